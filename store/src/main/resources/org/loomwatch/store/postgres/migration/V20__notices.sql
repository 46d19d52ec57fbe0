-- What people and other systems are told: written in the transaction of the change it tells of, delivered afterwards.
CREATE TABLE notice (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key        text NOT NULL UNIQUE CHECK (key <> ''),
    topic      text NOT NULL CHECK (topic <> ''),
    audience_kind text NOT NULL CHECK (audience_kind IN ('unit', 'account', 'role')),
    audience   text NOT NULL CHECK (audience <> ''),
    title_zh   text NOT NULL,
    title_en   text NOT NULL,
    body_zh    text NOT NULL,
    body_en    text NOT NULL,
    link       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX notice_audience ON notice (audience_kind, audience, id);

-- One row for each way on which one notice goes out. The key is what the receiver sees: the same in every attempt.
CREATE TABLE notice_delivery (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    notice_id  bigint NOT NULL REFERENCES notice (id),
    channel    text NOT NULL CHECK (channel IN ('page', 'webhook', 'email')),
    target     text NOT NULL,
    key        text NOT NULL UNIQUE,
    state      text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'dead')),
    attempts   integer NOT NULL DEFAULT 0,
    due_at     timestamptz NOT NULL DEFAULT now(),
    error      text NOT NULL DEFAULT '',
    finished_at timestamptz
);
CREATE INDEX notice_delivery_due ON notice_delivery (channel, due_at, id) WHERE state = 'waiting';
CREATE INDEX notice_delivery_dead ON notice_delivery (id) WHERE state = 'dead';

-- Other systems that want to hear of some topics.
CREATE TABLE webhook (
    id         text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
    url        text NOT NULL,
    secret     text NOT NULL,
    topics     text[] NOT NULL, -- beginnings of topics; an empty text stands for all
    enabled    boolean NOT NULL DEFAULT true,
    created_by text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

-- Where an account wants its e-mail.
CREATE TABLE notice_address (
    account_id uuid PRIMARY KEY REFERENCES account (id),
    email      text NOT NULL CHECK (email LIKE '%_@_%')
);

CREATE TABLE notice_read (
    account_id uuid PRIMARY KEY REFERENCES account (id),
    up_to      bigint NOT NULL
);

-- What visits found: labels for the next training. One row for each warning that a verified ticket answered.
CREATE TABLE ticket_verdict (
    ticket_id    uuid NOT NULL,
    uscc         text NOT NULL,
    theme        text NOT NULL,
    warned_month date NOT NULL,
    verdict      text NOT NULL CHECK (verdict IN ('confirmed', 'averted', 'false_alarm', 'duplicate', 'closed_down')),
    reason       text NOT NULL,
    found_on     date NOT NULL,
    known_on     date NOT NULL,
    decided_by   text NOT NULL,
    PRIMARY KEY (ticket_id, warned_month)
);
CREATE INDEX ticket_verdict_label ON ticket_verdict (theme, uscc, warned_month);
