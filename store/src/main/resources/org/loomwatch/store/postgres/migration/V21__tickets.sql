-- Warnings handed to units, and everything that happened to them.

CREATE SEQUENCE ticket_number;

CREATE TABLE ticket (
    id             uuid PRIMARY KEY,
    number         text NOT NULL UNIQUE,
    theme          text NOT NULL,
    uscc           text NOT NULL,
    enterprise     text NOT NULL,
    area           text NOT NULL,
    industry       text NOT NULL,
    size           text NOT NULL,
    lon            double precision,
    lat            double precision,
    grade          text NOT NULL CHECK (grade IN ('red', 'orange', 'yellow', 'blue', 'none')),
    warned_month   date NOT NULL,
    state          text NOT NULL CHECK (state IN ('new', 'dispatched', 'accepted', 'in_progress', 'resolved', 'verified',
                                                  'closed', 'voided')),
    unit           text NOT NULL REFERENCES unit (id),
    suggested_unit text NOT NULL,
    route          text NOT NULL,
    first_unit     text,          -- the first that accepted it, and who did: they answer for it
    first_officer  text,
    officer        text,
    opened_at      timestamptz NOT NULL,
    dispatched_at  timestamptz,
    accept_due_at  timestamptz,
    accepted_at    timestamptz,
    resolve_due_at timestamptz,
    resolved_at    timestamptz,
    resolved_by    text,
    verified_at    timestamptz,
    verified_by    text,
    closed_at      timestamptz,
    due_at         timestamptz NOT NULL, -- by when the next step is to be done
    returns        integer NOT NULL DEFAULT 0,
    rejections     integer NOT NULL DEFAULT 0,
    extensions     integer NOT NULL DEFAULT 0,
    reopenings     integer NOT NULL DEFAULT 0,
    reminded_for   timestamptz,   -- the due_at that was last reminded of
    escalated_for  timestamptz,   -- the due_at that was last escalated
    version        bigint NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX ticket_one_live ON ticket (uscc, theme) WHERE state NOT IN ('closed', 'voided');
CREATE INDEX ticket_queue ON ticket (unit, due_at, id) WHERE state NOT IN ('closed', 'voided');
CREATE INDEX ticket_due ON ticket (due_at, id) WHERE state NOT IN ('closed', 'voided');
CREATE INDEX ticket_closed ON ticket (unit, closed_at DESC, id) WHERE state IN ('closed', 'voided');
CREATE INDEX ticket_ended ON ticket (closed_at DESC, id) WHERE state IN ('closed', 'voided');
CREATE INDEX ticket_enterprise ON ticket (uscc, opened_at DESC);
CREATE INDEX ticket_accept_month ON ticket (accept_due_at);
CREATE INDEX ticket_resolve_month ON ticket (resolve_due_at);

-- The warnings that a ticket answers. The key makes dispatching the same month twice change nothing.
CREATE TABLE ticket_warning (
    theme       text NOT NULL,
    uscc        text NOT NULL,
    month       date NOT NULL,
    ticket_id   uuid NOT NULL REFERENCES ticket (id),
    grade       text NOT NULL,
    probability double precision NOT NULL,
    rank        integer NOT NULL,
    queue       text NOT NULL,
    model       text NOT NULL,
    reasons     text NOT NULL,
    joined_at   timestamptz NOT NULL,
    PRIMARY KEY (theme, uscc, month)
);
CREATE INDEX ticket_warning_ticket ON ticket_warning (ticket_id);

-- One row a step, in order; never changed.
CREATE TABLE ticket_event (
    ticket_id  uuid NOT NULL REFERENCES ticket (id),
    seq        integer NOT NULL,
    at         timestamptz NOT NULL,
    actor      text NOT NULL,
    action     text NOT NULL,
    from_state text NOT NULL,
    to_state   text NOT NULL,
    unit       text NOT NULL,
    grade      text NOT NULL,
    reason     text NOT NULL,
    approver   text NOT NULL,
    PRIMARY KEY (ticket_id, seq)
);
CREATE INDEX ticket_event_action ON ticket_event (action, at);

-- Wishes that need somebody else's approval.
CREATE TABLE ticket_request (
    id           uuid PRIMARY KEY,
    ticket_id    uuid NOT NULL REFERENCES ticket (id),
    action       text NOT NULL,
    reason       text NOT NULL CHECK (reason <> ''),
    unit         text NOT NULL,   -- where to transfer to; empty otherwise
    hours        integer NOT NULL, -- working hours to extend by; 0 otherwise
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    state        text NOT NULL CHECK (state IN ('pending', 'approved', 'refused')),
    decided_by   text,
    decided_at   timestamptz,
    CHECK (decided_by <> requested_by)
);
CREATE UNIQUE INDEX ticket_request_one_pending ON ticket_request (ticket_id) WHERE state = 'pending';
CREATE INDEX ticket_request_ticket ON ticket_request (ticket_id);

CREATE TABLE ticket_visit (
    id         uuid PRIMARY KEY,
    ticket_id  uuid NOT NULL REFERENCES ticket (id),
    visited_on date NOT NULL,
    officer    text NOT NULL,
    met        text NOT NULL,
    notes      text NOT NULL CHECK (notes <> ''),
    noted_at   timestamptz NOT NULL
);
CREATE INDEX ticket_visit_ticket ON ticket_visit (ticket_id);

-- Photos as re-encoded by us: nothing of the original file but its pixels.
CREATE TABLE ticket_photo (
    id        uuid PRIMARY KEY,
    ticket_id uuid NOT NULL REFERENCES ticket (id),
    width     integer NOT NULL,
    height    integer NOT NULL,
    sha256    text NOT NULL,
    content   bytea NOT NULL,
    added_by  text NOT NULL,
    added_at  timestamptz NOT NULL,
    UNIQUE (ticket_id, sha256)
);

-- What was found, signed: the seal is a keyed hash over the content, which names visits and photos.
CREATE TABLE ticket_result (
    ticket_id uuid NOT NULL REFERENCES ticket (id),
    signed_at timestamptz NOT NULL,
    signed_by text NOT NULL,
    verdict   text NOT NULL,
    reason    text NOT NULL,
    found_on  date NOT NULL,
    summary   text NOT NULL,
    content   text NOT NULL,
    seal      text NOT NULL,
    PRIMARY KEY (ticket_id, signed_at)
);

-- Keys of requests that were carried out, so that a repetition is recognised.
CREATE TABLE request_key (
    account     text NOT NULL,
    key         text NOT NULL,
    fingerprint text NOT NULL,
    ticket_id   uuid NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (account, key)
);
