-- Times are milliseconds since 1970, UTC. Texts of editors are blobs, apart from
-- those that lists are made of (titles, slugs, names).

CREATE TABLE site (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    id         TEXT    NOT NULL,
    epoch      INTEGER NOT NULL,           -- Unix second
    next       INTEGER NOT NULL,           -- index of the next entry
    changes    INTEGER NOT NULL,           -- commands so far, of any kind
    scrub      INTEGER NOT NULL,           -- 1: something was erased and may still lie in the files
    public_key TEXT    NOT NULL,
    secret     BLOB    NOT NULL,           -- of the keyed hashes
    settings   BLOB    NOT NULL,
    created    INTEGER NOT NULL
) STRICT;

-- What the log does not say of a page. head is a draft page's own texts, gone once it is opened.
CREATE TABLE page (
    id      TEXT    PRIMARY KEY,
    slug    TEXT    NOT NULL,              -- the one that it was opened with
    head    BLOB,
    created INTEGER NOT NULL
) STRICT;

-- Every slug that a page has or had. None is ever given to another page.
CREATE TABLE slug (
    slug TEXT PRIMARY KEY,
    page TEXT NOT NULL REFERENCES page (id)
) STRICT;

-- Derived from the log (of a draft page: from page and slug), in the same transaction.
CREATE TABLE page_head (
    id         TEXT    PRIMARY KEY REFERENCES page (id),
    slug       TEXT    NOT NULL UNIQUE,
    state      TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    seq        INTEGER NOT NULL,
    last_stamp INTEGER
) STRICT;

CREATE TABLE entry (
    idx      INTEGER PRIMARY KEY,
    page     TEXT    NOT NULL,
    seq      INTEGER NOT NULL,
    v        INTEGER NOT NULL,
    op       TEXT    NOT NULL,
    post     TEXT    NOT NULL,
    rev      INTEGER NOT NULL,
    time     INTEGER NOT NULL,
    stamp    INTEGER,
    batch    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    flags    INTEGER NOT NULL,             -- 1 key, 2 pinned, 4 breaking
    reason   TEXT    NOT NULL,
    targets  TEXT    NOT NULL              -- JSON, or nothing
) STRICT;
CREATE UNIQUE INDEX entry_seq ON entry (page, seq);
CREATE INDEX entry_post ON entry (page, post, seq);

-- An erased field keeps its commitment; salt and value are null.
CREATE TABLE field (
    page       TEXT    NOT NULL,
    seq        INTEGER NOT NULL,
    name       TEXT    NOT NULL,
    commitment BLOB    NOT NULL,
    salt       BLOB,
    value      BLOB,
    PRIMARY KEY (page, seq, name)
) STRICT;

CREATE TABLE leaf (
    idx  INTEGER PRIMARY KEY,
    page TEXT    NOT NULL,
    seq  INTEGER NOT NULL,
    text BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX leaf_seq ON leaf (page, seq);

-- The hashes of the site's tree, numbered as golang.org/x/mod/sumdb/tlog does.
CREATE TABLE tree_hash (
    pos  INTEGER PRIMARY KEY,
    hash BLOB    NOT NULL
) STRICT;

-- Commands that came with a key. No text: key and request are keyed hashes.
CREATE TABLE idempotency (
    scope   TEXT    NOT NULL,
    key     BLOB    NOT NULL,
    request BLOB,                          -- null once a value of its entries was erased
    page    TEXT    NOT NULL,
    first   INTEGER NOT NULL,              -- seqs of the entries; 0: none
    last    INTEGER NOT NULL,
    created INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT;
CREATE INDEX idempotency_created ON idempotency (created);

CREATE TABLE draft (
    page     TEXT    NOT NULL REFERENCES page (id),
    id       TEXT    NOT NULL,
    stamp    INTEGER,
    batch    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    data     BLOB    NOT NULL,
    source   TEXT    NOT NULL,
    created  INTEGER NOT NULL,
    updated  INTEGER NOT NULL,
    PRIMARY KEY (page, id)
) STRICT;

-- What an import remembers of a post. The hashes are keyed, and emptied when the post is erased.
CREATE TABLE import_item (
    page     TEXT    NOT NULL REFERENCES page (id),
    post     TEXT    NOT NULL,
    source   BLOB    NOT NULL,
    headline BLOB    NOT NULL,
    rev      INTEGER NOT NULL,
    stamp    INTEGER,
    place    INTEGER NOT NULL,
    PRIMARY KEY (page, post)
) STRICT;

CREATE TABLE token (
    id        TEXT    PRIMARY KEY,
    name      TEXT    NOT NULL,
    page      TEXT    NOT NULL,
    hash      BLOB    NOT NULL UNIQUE,     -- SHA-256 of the secret
    created   INTEGER NOT NULL,
    expires   INTEGER,
    last_used INTEGER,
    revoked   INTEGER NOT NULL
) STRICT;

CREATE TABLE media (
    id      TEXT    PRIMARY KEY,
    type    TEXT    NOT NULL,
    sha256  TEXT    NOT NULL,
    width   INTEGER NOT NULL,
    height  INTEGER NOT NULL,
    created INTEGER NOT NULL,
    bytes   BLOB    NOT NULL
) STRICT;
