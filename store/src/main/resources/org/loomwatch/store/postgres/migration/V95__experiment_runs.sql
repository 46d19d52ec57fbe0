-- Runs of experiments with warning models: what was asked, what came of it. Model files lie in the data directory as before.
CREATE TABLE experiment_run
(
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    theme text NOT NULL,
    name text NOT NULL,
    experiment jsonb NOT NULL,
    key text NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'interrupted')),
    origin text NOT NULL CHECK (origin IN ('server', 'command')),
    model text REFERENCES model (id),
    data_hash text,
    files jsonb NOT NULL DEFAULT '{}',
    repeats bigint REFERENCES experiment_run (id),
    same_bytes boolean,
    started_by text NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz,
    error text,
    report jsonb,
    CHECK (state <> 'done' OR (model IS NOT NULL AND report IS NOT NULL))
);

CREATE INDEX experiment_run_same ON experiment_run (theme, key, data_hash);
CREATE INDEX experiment_run_model ON experiment_run (theme, model);
