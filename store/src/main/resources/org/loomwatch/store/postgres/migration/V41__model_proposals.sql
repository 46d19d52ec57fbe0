-- How features and score were spread in the months a model was calibrated by: what drift is measured against.
ALTER TABLE model ADD COLUMN spreads jsonb NOT NULL DEFAULT '{}';

-- Wishes to put a model to work or to take the present one back. Whoever confirms is somebody else.
CREATE TABLE model_proposal
(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    theme text NOT NULL,
    action text NOT NULL CHECK (action IN ('promote', 'rollback')),
    model text NOT NULL REFERENCES model (id),
    reason text NOT NULL CHECK (length(trim(reason)) > 0),
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL DEFAULT now(),
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'confirmed', 'refused')),
    decided_by text,
    decided_at timestamptz,
    CHECK ((state = 'pending') = (decided_by IS NULL)),
    CHECK (state <> 'confirmed' OR decided_by <> proposed_by)
);

CREATE UNIQUE INDEX model_proposal_one_pending ON model_proposal (theme) WHERE state = 'pending';
