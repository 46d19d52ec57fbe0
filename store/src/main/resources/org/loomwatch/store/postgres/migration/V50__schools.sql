-- What-if plans of school places. steps is the list of changes as JSON; the revision makes the ETag.
CREATE TABLE school_scenario (
    id          uuid PRIMARY KEY,
    name        text NOT NULL CHECK (name <> '' AND length(name) <= 120),
    note        text NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
    steps       jsonb NOT NULL,
    areas       text[] NOT NULL,
    shared      boolean NOT NULL DEFAULT false,
    owner       text NOT NULL,
    revision    integer NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL,
    changed_by  text NOT NULL,
    deleted_at  timestamptz
);
CREATE INDEX school_scenario_live ON school_scenario (changed_at DESC, id) WHERE deleted_at IS NULL;
