-- Charts that people keep. query names measure, dimension, filters and months as JSON; the data are asked for anew each time,
-- with the rights of whoever opens it. The revision makes the ETag.
CREATE TABLE chart_view (
    id          uuid PRIMARY KEY,
    name        text NOT NULL CHECK (name <> '' AND length(name) <= 120),
    note        text NOT NULL DEFAULT '' CHECK (length(note) <= 4000),
    query       jsonb NOT NULL,
    measure     text NOT NULL,
    area        text,
    shared      boolean NOT NULL DEFAULT false,
    owner       text NOT NULL,
    revision    integer NOT NULL DEFAULT 1,
    created_at  timestamptz NOT NULL,
    changed_at  timestamptz NOT NULL,
    deleted_at  timestamptz
);
CREATE INDEX chart_view_live ON chart_view (changed_at DESC, id) WHERE deleted_at IS NULL;
