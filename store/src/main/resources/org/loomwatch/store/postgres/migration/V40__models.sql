-- Trained warning models and who put them to work. Their files lie in the data directory under models/<id>.

CREATE TABLE model
(
    id text PRIMARY KEY,
    theme text NOT NULL,
    state text NOT NULL CHECK (state IN ('champion', 'challenger', 'retired')),
    trained_at timestamptz NOT NULL,
    trained_by text NOT NULL,
    card jsonb NOT NULL,
    files jsonb NOT NULL
);

CREATE UNIQUE INDEX model_champion ON model (theme) WHERE state = 'champion';

-- Promotions, rollbacks: two different people and a reason.
CREATE TABLE model_event
(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    theme text NOT NULL,
    model text NOT NULL REFERENCES model (id),
    replaced text REFERENCES model (id),
    action text NOT NULL CHECK (action IN ('installed', 'promoted', 'rolled_back')),
    proposed_by text NOT NULL,
    confirmed_by text NOT NULL,
    reason text NOT NULL,
    happened_at timestamptz NOT NULL DEFAULT now(),
    CHECK (action = 'installed' OR proposed_by <> confirmed_by),
    CHECK (action = 'installed' OR length(trim(reason)) > 0)
);
