-- Who may see and do what.

CREATE TABLE unit (
    id         text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9_-]{0,63}$'),
    name_zh    text NOT NULL CHECK (name_zh <> ''),
    name_en    text NOT NULL CHECK (name_en <> ''),
    area       text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE account (
    id                   uuid PRIMARY KEY,
    login                text NOT NULL CHECK (login ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
    display_name         text NOT NULL CHECK (display_name <> ''),
    unit_id              text REFERENCES unit (id),
    password_hash        text,
    must_change_password boolean NOT NULL DEFAULT false,
    oidc_subject         text UNIQUE,
    disabled_at          timestamptz,
    created_at           timestamptz NOT NULL DEFAULT now(),
    UNIQUE (login)
);

CREATE TABLE account_grant (
    id         uuid PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES account (id),
    role       text NOT NULL,
    area       text NOT NULL CHECK (area <> ''),
    fields     jsonb NOT NULL DEFAULT '{}',
    expires_at timestamptz,
    granted_by text NOT NULL,
    reason     text NOT NULL,
    granted_at timestamptz NOT NULL DEFAULT now(),
    revoked_at timestamptz,
    revoked_by text
);
CREATE INDEX account_grant_live ON account_grant (account_id) WHERE revoked_at IS NULL;

-- Only hashes of secrets are kept: a copy of the database opens no session.
CREATE TABLE session (
    id           uuid PRIMARY KEY,
    token_hash   bytea NOT NULL UNIQUE,
    account_id   uuid NOT NULL REFERENCES account (id),
    created_at   timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    address      text NOT NULL,
    user_agent   text NOT NULL,
    ended_at     timestamptz
);
CREATE INDEX session_live ON session (account_id) WHERE ended_at IS NULL;

CREATE TABLE service_token (
    id          uuid PRIMARY KEY,
    name        text NOT NULL,
    token_hash  bytea NOT NULL UNIQUE,
    account_id  uuid NOT NULL REFERENCES account (id),
    permissions text[] NOT NULL,
    created_at  timestamptz NOT NULL,
    created_by  text NOT NULL,
    expires_at  timestamptz NOT NULL,
    revoked_at  timestamptz
);

-- Emergency access that a person opens for themselves; every use is seen by the security administrator and the auditor.
CREATE TABLE break_glass (
    id          uuid PRIMARY KEY,
    account_id  uuid NOT NULL REFERENCES account (id),
    area        text NOT NULL,
    reason      text NOT NULL CHECK (length(reason) >= 10),
    opened_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    closed_at   timestamptz,
    reviewed_by text,
    reviewed_at timestamptz
);
CREATE INDEX break_glass_live ON break_glass (account_id) WHERE closed_at IS NULL;

-- Failed logins by account name and by address, whether or not the account exists.
CREATE TABLE login_throttle (
    key        text PRIMARY KEY,
    failures   integer NOT NULL,
    blocked_until timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE setup_link (
    token_hash bytea PRIMARY KEY,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);

-- Rights of accounts change rarely and are read on every request: readers cache them by this number.
CREATE TABLE access_revision (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    revision  bigint NOT NULL
);
INSERT INTO access_revision (revision) VALUES (1);
