-- Plans as versioned data, and their runs.

CREATE TABLE plan_version (
    event      text NOT NULL,
    version    integer NOT NULL,
    yaml       text NOT NULL,
    saved_at   timestamptz NOT NULL,
    saved_by   text NOT NULL,
    note       text NOT NULL,
    PRIMARY KEY (event, version)
);

CREATE TABLE activation (
    id           uuid PRIMARY KEY,
    event        text NOT NULL,
    drill        boolean NOT NULL,
    state        text NOT NULL CHECK (state IN ('proposed', 'active', 'closed', 'rejected')),
    level        text NOT NULL,             -- watch, IV, III, II, I: the level in force, or proposed first
    title        text NOT NULL,
    plan_version integer NOT NULL,
    opened_at    timestamptz NOT NULL,
    opened_by    text NOT NULL,
    started_at   timestamptz,
    closed_at    timestamptz,
    revision     bigint NOT NULL DEFAULT 1,
    FOREIGN KEY (event, plan_version) REFERENCES plan_version (event, version)
);
-- One run of an event at a time, drills apart.
CREATE UNIQUE INDEX activation_one ON activation (event, drill) WHERE state IN ('proposed', 'active');

CREATE TABLE activation_area (
    activation_id uuid NOT NULL REFERENCES activation (id),
    area          text NOT NULL,
    level         text NOT NULL,
    since         timestamptz NOT NULL,
    released_at   timestamptz,
    PRIMARY KEY (activation_id, area)
);

-- What is to be decided: begin, another level or other areas, end.
CREATE TABLE activation_change (
    id            uuid PRIMARY KEY,
    activation_id uuid NOT NULL REFERENCES activation (id),
    kind          text NOT NULL CHECK (kind IN ('start', 'change', 'stand_down')),
    level         text NOT NULL,
    areas         jsonb NOT NULL,           -- area id -> level wanted
    reason        text NOT NULL,
    message_id    uuid REFERENCES alert_message (id),
    proposed_at   timestamptz NOT NULL,
    proposed_by   text NOT NULL,
    needed        integer NOT NULL,
    state         text NOT NULL CHECK (state IN ('open', 'applied', 'rejected', 'replaced')),
    decided_at    timestamptz
);
CREATE UNIQUE INDEX activation_change_open ON activation_change (activation_id) WHERE state = 'open';

CREATE TABLE activation_confirmation (
    change_id    uuid NOT NULL REFERENCES activation_change (id),
    account      text NOT NULL,
    at           timestamptz NOT NULL,
    override     boolean NOT NULL DEFAULT false,
    reason       text NOT NULL DEFAULT '',
    reviewed_by  text,
    reviewed_at  timestamptz,
    PRIMARY KEY (change_id, account)
);

-- Frozen when the activation starts or reaches new areas: later edits of resources and contacts do not reach it.
CREATE TABLE activation_resource (
    activation_id uuid NOT NULL REFERENCES activation (id),
    resource_id   text NOT NULL,
    version       integer NOT NULL,
    category      text NOT NULL,
    name          text NOT NULL,
    area          text NOT NULL,
    streets       text[] NOT NULL,
    unit          text NOT NULL,
    contact       text NOT NULL,
    telephone     text NOT NULL,
    longitude     double precision NOT NULL,
    latitude      double precision NOT NULL,
    released_at   timestamptz,
    PRIMARY KEY (activation_id, resource_id)
);

CREATE TABLE activation_unit (
    activation_id uuid NOT NULL REFERENCES activation (id),
    unit          text NOT NULL,
    name_zh       text NOT NULL,
    name_en       text NOT NULL,
    PRIMARY KEY (activation_id, unit)
);

CREATE TABLE activation_task (
    id            uuid PRIMARY KEY,
    activation_id uuid NOT NULL REFERENCES activation (id),
    unit          text NOT NULL,
    category      text NOT NULL,
    action        text NOT NULL,
    text_zh       text NOT NULL,
    text_en       text NOT NULL,
    role          text NOT NULL,
    evidence      text NOT NULL,
    level         text NOT NULL,            -- the level it was last asked at
    round         integer NOT NULL,         -- asked for the n-th time
    resources     integer NOT NULL,
    state         text NOT NULL CHECK (state IN ('sent', 'received', 'doing', 'done', 'released')),
    sent_at       timestamptz NOT NULL,
    receive_by    timestamptz NOT NULL,
    due_at        timestamptz NOT NULL,
    received_at   timestamptz,
    received_by   text,
    doing_at      timestamptz,
    doing_by      text,
    done_at       timestamptz,
    done_by       text,
    note          text NOT NULL DEFAULT '',
    escalated     integer NOT NULL DEFAULT 0,
    UNIQUE (activation_id, unit, category, action)
);
CREATE INDEX activation_task_unit ON activation_task (unit, state);
CREATE INDEX activation_task_unanswered ON activation_task (receive_by) WHERE state = 'sent';

-- Everything that happened, in order; what a person writes of a shift stands beside it.
CREATE TABLE activation_log (
    seq           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    activation_id uuid NOT NULL REFERENCES activation (id),
    at            timestamptz NOT NULL,
    author        text NOT NULL,
    kind          text NOT NULL,
    text_zh       text NOT NULL,
    text_en       text NOT NULL,
    task_id       uuid
);
CREATE INDEX activation_log_of ON activation_log (activation_id, seq);

-- Who hears of drills instead of the units.
CREATE TABLE drill_recipient (
    unit    text PRIMARY KEY,
    account text NOT NULL
);

-- Switches of the emergency office.
CREATE TABLE emergency_setting (
    key        text PRIMARY KEY,
    value      text NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL
);

CREATE TABLE typhoon_track (
    id         text PRIMARY KEY,
    name       text NOT NULL,
    body       jsonb NOT NULL,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL
);
