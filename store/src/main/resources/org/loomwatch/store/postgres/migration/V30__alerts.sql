-- Warning signals from outside, as they came and as they stand.

CREATE TABLE alert_message (
    id           uuid PRIMARY KEY,
    sender       text NOT NULL,
    identifier   text NOT NULL,
    sent         timestamptz NOT NULL,
    format       text NOT NULL,
    status       text NOT NULL,
    msg_type     text NOT NULL,
    source       text NOT NULL,      -- post, folder, feed, telephone
    received_at  timestamptz NOT NULL,
    received_by  text NOT NULL,
    sender_name  text NOT NULL,
    headline     text NOT NULL,
    description  text NOT NULL,
    says         boolean NOT NULL,   -- has an info block
    expires_at   timestamptz,        -- when the last of its statements ends
    signature    text NOT NULL,
    problems     jsonb NOT NULL,     -- what people must see: unknown places, unknown event or level
    state        text NOT NULL,      -- live, superseded, cancelled, expired, recorded
    state_since  timestamptz NOT NULL,
    state_by     uuid REFERENCES alert_message (id),
    raw          bytea NOT NULL,
    raw_hash     text NOT NULL,
    UNIQUE (sender, identifier, sent)
);
CREATE INDEX alert_message_received ON alert_message (received_at DESC, id);
CREATE INDEX alert_message_live ON alert_message (state) WHERE state = 'live';

-- What a message refers to, whether or not that has arrived.
CREATE TABLE alert_reference (
    message_id uuid NOT NULL REFERENCES alert_message (id),
    sender     text NOT NULL,
    identifier text NOT NULL,
    sent       timestamptz NOT NULL,
    PRIMARY KEY (message_id, sender, identifier, sent)
);
CREATE INDEX alert_reference_target ON alert_reference (sender, identifier, sent);

-- What a message says of one area: the level issued, never one of our own.
CREATE TABLE alert_signal (
    message_id   uuid NOT NULL REFERENCES alert_message (id),
    area         text NOT NULL,
    event        text NOT NULL,      -- typhoon, rainstorm
    level        text NOT NULL,      -- white, blue, yellow, orange, red
    effective_at timestamptz NOT NULL,
    expires_at   timestamptz,
    PRIMARY KEY (message_id, area, event)
);

-- What could not be taken: not valid, or the key of an earlier message with another body. Nothing is dropped silently.
CREATE TABLE alert_quarantine (
    id          uuid PRIMARY KEY,
    received_at timestamptz NOT NULL,
    received_by text NOT NULL,
    source      text NOT NULL,
    reason      text NOT NULL,
    verdict     jsonb NOT NULL,
    raw         bytea NOT NULL
);
CREATE INDEX alert_quarantine_received ON alert_quarantine (received_at DESC);

-- Whom alerts are expected from, and how long silence is normal.
CREATE TABLE alert_source (
    id              text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
    name_zh         text NOT NULL,
    name_en         text NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('post', 'folder', 'feed')),
    address         text NOT NULL,
    silence_minutes integer NOT NULL CHECK (silence_minutes > 0),
    last_heard_at   timestamptz NOT NULL,
    last_error      text NOT NULL DEFAULT '',
    silent_since    timestamptz
);

-- Codes of places that senders use, besides our own area ids.
CREATE TABLE alert_geocode (
    code text PRIMARY KEY,
    area text NOT NULL
);
