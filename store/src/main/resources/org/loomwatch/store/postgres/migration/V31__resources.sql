-- What plans link to: points, lines and areas in 14 categories.

CREATE TABLE resource (
    id            text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$'),
    category      text NOT NULL,
    name          text NOT NULL CHECK (name <> ''),
    area          text NOT NULL,
    unit          text NOT NULL,
    contact       text NOT NULL,
    telephone     text NOT NULL,
    attributes    jsonb NOT NULL,
    frame         text NOT NULL CHECK (frame IN ('wgs84', 'cgcs2000', 'gcj02')),
    delivered     jsonb NOT NULL,  -- geometry as delivered, in its own frame
    geometry      jsonb NOT NULL,  -- the same in WGS 84
    longitude     double precision NOT NULL,
    latitude      double precision NOT NULL,
    version       integer NOT NULL,
    changed_at    timestamptz NOT NULL,
    changed_by    text NOT NULL,
    removed       boolean NOT NULL DEFAULT false
);
CREATE INDEX resource_unit ON resource (unit);

CREATE TABLE resource_version (
    id         text NOT NULL REFERENCES resource (id),
    version    integer NOT NULL,
    body       jsonb NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL,
    PRIMARY KEY (id, version)
);

-- Readers keep resources and their spatial index in memory, by this number.
CREATE TABLE resource_revision (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    revision  bigint NOT NULL
);
INSERT INTO resource_revision (revision) VALUES (1);
