-- Files that people asked for: one job each. What it shows is decided anew when it runs, by the grants of then.
CREATE TABLE export_job (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL REFERENCES account (id),
    source      text NOT NULL,          -- id of a table, or 'sql'
    statement   text NOT NULL,          -- the SQL of its owner; empty for a table
    format      text NOT NULL CHECK (format IN ('parquet', 'csv', 'xlsx')),
    filters     jsonb NOT NULL,
    rights      text NOT NULL,          -- print of the rights it was asked under
    state       text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled', 'expired')),
    attempts    integer NOT NULL DEFAULT 0,
    created_at  timestamptz NOT NULL,
    started_at  timestamptz,
    finished_at timestamptz,
    error_zh    text,
    error_en    text,
    rows        bigint,
    bytes       bigint,
    sha256      text,
    manifest    jsonb
);
CREATE INDEX export_job_account ON export_job (account_id, created_at DESC);
CREATE INDEX export_job_waiting ON export_job (created_at) WHERE state IN ('queued', 'running');

-- Every statement that somebody asked by SQL, the refused ones too.
CREATE TABLE sql_run (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL REFERENCES account (id),
    statement   text NOT NULL,
    state       text NOT NULL CHECK (state IN ('running', 'done', 'failed', 'cancelled', 'refused')),
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    rows        bigint,
    error       text
);
CREATE INDEX sql_run_account ON sql_run (account_id, started_at DESC);
