-- Who may write, and who did. No secret is kept as it stands: passwords as PHC
-- strings, the key of a second factor sealed under the password, all else as
-- SHA-256 of at least 80 random bits.

CREATE TABLE account (
    id        TEXT    PRIMARY KEY,
    name      TEXT    NOT NULL,
    email     TEXT    NOT NULL,            -- as it was given
    email_key TEXT    NOT NULL UNIQUE,     -- as it is compared: folded
    byline    TEXT    NOT NULL,
    lang      TEXT    NOT NULL,
    password  TEXT    NOT NULL,            -- PHC string, or nothing
    totp      BLOB,                        -- sealed; null: none
    totp_step INTEGER NOT NULL,            -- of the last code that was used
    disabled  INTEGER NOT NULL,
    created   INTEGER NOT NULL,
    seen      INTEGER
) STRICT;

-- page is '' for the whole site.
CREATE TABLE account_role (
    account TEXT NOT NULL REFERENCES account (id),
    page    TEXT NOT NULL,
    role    TEXT NOT NULL,
    PRIMARY KEY (account, page)
) STRICT;

-- Recovery codes that were not used.
CREATE TABLE recovery (
    account TEXT NOT NULL REFERENCES account (id),
    hash    BLOB NOT NULL,
    PRIMARY KEY (account, hash)
) STRICT;

CREATE TABLE invite (
    id         TEXT    PRIMARY KEY,
    hash       BLOB    NOT NULL UNIQUE,    -- SHA-256 of the link's secret
    kind       TEXT    NOT NULL,           -- invite, setup, back
    email      TEXT    NOT NULL,
    role       TEXT    NOT NULL,
    page       TEXT    NOT NULL,
    account    TEXT    NOT NULL,           -- of kind back, or whom it made
    by_account TEXT    NOT NULL,           -- who made it
    by_name    TEXT    NOT NULL,
    created    INTEGER NOT NULL,
    expires    INTEGER NOT NULL,
    used       INTEGER,
    revoked    INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    id      TEXT    PRIMARY KEY,
    hash    BLOB    NOT NULL UNIQUE,       -- SHA-256 of the cookie's secret
    account TEXT    NOT NULL REFERENCES account (id),
    device  TEXT    NOT NULL,
    address TEXT    NOT NULL,
    created INTEGER NOT NULL,
    used    INTEGER NOT NULL,
    expires INTEGER NOT NULL,
    step_up INTEGER NOT NULL
) STRICT;
CREATE INDEX session_account ON session (account);

CREATE TABLE passkey (
    id      BLOB    PRIMARY KEY,
    account TEXT    NOT NULL REFERENCES account (id),
    name    TEXT    NOT NULL,
    data    BLOB    NOT NULL,              -- the credential, with its public key only
    created INTEGER NOT NULL,
    used    INTEGER
) STRICT;
CREATE INDEX passkey_account ON passkey (account);

CREATE TABLE identity (
    issuer  TEXT    NOT NULL,
    subject TEXT    NOT NULL,
    account TEXT    NOT NULL REFERENCES account (id),
    created INTEGER NOT NULL,
    PRIMARY KEY (issuer, subject)
) STRICT;
CREATE INDEX identity_account ON identity (account);

-- The audit log. Rows are only added, numbered without a gap. Names are copies:
-- they stay when an account or a token is gone.
CREATE TABLE act (
    n       INTEGER PRIMARY KEY,
    time    INTEGER NOT NULL,
    account TEXT    NOT NULL,
    session TEXT    NOT NULL,
    token   TEXT    NOT NULL,
    name    TEXT    NOT NULL,
    address TEXT    NOT NULL,
    act     TEXT    NOT NULL,
    page    TEXT    NOT NULL,
    post    TEXT    NOT NULL,
    seq     INTEGER NOT NULL,
    whom    TEXT    NOT NULL,
    about   TEXT    NOT NULL,
    detail  TEXT    NOT NULL
) STRICT;
CREATE INDEX act_page ON act (page, n);
CREATE INDEX act_account ON act (account, n);
CREATE INDEX act_whom ON act (whom, n) WHERE whom <> '';
