-- Monthly briefings as they were made, each for one recipient, with the grants they were made under; and who wants one when.
CREATE TABLE briefing (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    month      date NOT NULL,
    made_at    timestamptz NOT NULL,
    scheduled  boolean NOT NULL,
    grants     jsonb NOT NULL,
    document   jsonb NOT NULL
);
CREATE INDEX briefing_of ON briefing (account_id, made_at DESC, id);

CREATE TABLE briefing_schedule (
    account_id uuid PRIMARY KEY REFERENCES account (id),
    day        integer NOT NULL CHECK (day BETWEEN 1 AND 28),
    next_at    timestamptz NOT NULL
);
CREATE INDEX briefing_schedule_next ON briefing_schedule (next_at);

-- What a month brought.
CREATE INDEX ticket_opened ON ticket (opened_at);
