-- Sign-ins begun at the identity provider and not yet back: each good once, in the browser that began it.
CREATE TABLE oidc_attempt (
    state_hash   bytea PRIMARY KEY,
    browser_hash bytea NOT NULL,
    nonce        text NOT NULL,
    verifier     text NOT NULL,
    back         text NOT NULL,
    expires_at   timestamptz NOT NULL
);
