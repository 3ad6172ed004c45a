-- A database at this version of the schema, made by go test -run TestFreeze -freeze.
CREATE TABLE schema_version (one bigint PRIMARY KEY CHECK (one = 1), version bigint NOT NULL);
INSERT INTO schema_version VALUES (1, 5);
-- Times are milliseconds since 1970, UTC. Texts of editors are blobs, apart from
-- those that lists are made of (titles, slugs, names).

CREATE TABLE site (
    one        bigint PRIMARY KEY CHECK (one = 1),
    id         text COLLATE "C" NOT NULL,
    epoch      bigint NOT NULL,           -- Unix second
    next       bigint NOT NULL,           -- index of the next entry
    changes    bigint NOT NULL,           -- commands so far, of any kind
    scrub      bigint NOT NULL,           -- 1: something was erased and may still lie in the files
    public_key text COLLATE "C" NOT NULL,
    secret     bytea  NOT NULL,           -- of the keyed hashes
    settings   bytea  NOT NULL,
    created    bigint NOT NULL
);

-- What the log does not say of a page. head is a draft page's own texts, gone once it is opened.
CREATE TABLE page (
    id      text COLLATE "C" PRIMARY KEY,
    slug    text COLLATE "C" NOT NULL,              -- the one that it was opened with
    head    bytea,
    created bigint NOT NULL
);

-- Every slug that a page has or had. None is ever given to another page.
CREATE TABLE slug (
    slug text COLLATE "C" PRIMARY KEY,
    page text COLLATE "C" NOT NULL REFERENCES page (id)
);

-- Derived from the log (of a draft page: from page and slug), in the same transaction.
CREATE TABLE page_head (
    id         text COLLATE "C" PRIMARY KEY REFERENCES page (id),
    slug       text COLLATE "C" NOT NULL UNIQUE,
    state      text COLLATE "C" NOT NULL,
    title      text COLLATE "C" NOT NULL,
    seq        bigint NOT NULL,
    last_stamp bigint
);

CREATE TABLE entry (
    idx      bigint PRIMARY KEY,
    page     text COLLATE "C" NOT NULL,
    seq      bigint NOT NULL,
    v        bigint NOT NULL,
    op       text COLLATE "C" NOT NULL,
    post     text COLLATE "C" NOT NULL,
    rev      bigint NOT NULL,
    time     bigint NOT NULL,
    stamp    bigint,
    batch    bigint NOT NULL,
    position bigint NOT NULL,
    flags    bigint NOT NULL,             -- 1 key, 2 pinned, 4 breaking
    reason   text COLLATE "C" NOT NULL,
    targets  text COLLATE "C" NOT NULL              -- JSON, or nothing
);
CREATE UNIQUE INDEX entry_seq ON entry (page, seq);
CREATE INDEX entry_post ON entry (page, post, seq);

-- An erased field keeps its commitment; salt and value are null.
CREATE TABLE field (
    page       text COLLATE "C" NOT NULL,
    seq        bigint NOT NULL,
    name       text COLLATE "C" NOT NULL,
    commitment bytea  NOT NULL,
    salt       bytea,
    value      bytea,
    PRIMARY KEY (page, seq, name)
);

CREATE TABLE leaf (
    idx  bigint PRIMARY KEY,
    page text COLLATE "C" NOT NULL,
    seq  bigint NOT NULL,
    text bytea  NOT NULL
);
CREATE UNIQUE INDEX leaf_seq ON leaf (page, seq);

-- The hashes of the site's tree, numbered as golang.org/x/mod/sumdb/tlog does.
CREATE TABLE tree_hash (
    pos  bigint PRIMARY KEY,
    hash bytea  NOT NULL
);

-- Commands that came with a key. No text: key and request are keyed hashes.
CREATE TABLE idempotency (
    scope   text COLLATE "C" NOT NULL,
    key     bytea  NOT NULL,
    request bytea,                          -- null once a value of its entries was erased
    page    text COLLATE "C" NOT NULL,
    first   bigint NOT NULL,              -- seqs of the entries; 0: none
    last    bigint NOT NULL,
    created bigint NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_created ON idempotency (created);

CREATE TABLE draft (
    page     text COLLATE "C" NOT NULL REFERENCES page (id),
    id       text COLLATE "C" NOT NULL,
    stamp    bigint,
    batch    bigint NOT NULL,
    position bigint NOT NULL,
    data     bytea  NOT NULL,
    source   text COLLATE "C" NOT NULL,
    created  bigint NOT NULL,
    updated  bigint NOT NULL,
    PRIMARY KEY (page, id)
);

-- What an import remembers of a post. The hashes are keyed, and emptied when the post is erased.
CREATE TABLE import_item (
    page     text COLLATE "C" NOT NULL REFERENCES page (id),
    post     text COLLATE "C" NOT NULL,
    source   bytea  NOT NULL,
    headline bytea  NOT NULL,
    rev      bigint NOT NULL,
    stamp    bigint,
    place    bigint NOT NULL,
    PRIMARY KEY (page, post)
);

CREATE TABLE token (
    id        text COLLATE "C" PRIMARY KEY,
    name      text COLLATE "C" NOT NULL,
    page      text COLLATE "C" NOT NULL,
    hash      bytea  NOT NULL UNIQUE,     -- SHA-256 of the secret
    created   bigint NOT NULL,
    expires   bigint,
    last_used bigint,
    revoked   bigint NOT NULL
);

CREATE TABLE media (
    id      text COLLATE "C" PRIMARY KEY,
    type    text COLLATE "C" NOT NULL,
    sha256  text COLLATE "C" NOT NULL,
    width   bigint NOT NULL,
    height  bigint NOT NULL,
    created bigint NOT NULL,
    bytes   bytea  NOT NULL
);
-- What readers search, of posts that they can see. Derived from the log in the
-- same transaction. Made anew where site.search is not the program's version of it.
ALTER TABLE site ADD COLUMN search bigint NOT NULL DEFAULT 0;

-- The lexemes are the words, each once and without its place: a tsvector holds few
-- places. What must stand together is looked for in words. Each lexeme begins with
-- the key of its page, so that looking in one page costs the same however many
-- others there are.
CREATE TABLE search_post (
    idx     bigint PRIMARY KEY,                     -- of the entry that published the post
    page    text COLLATE "C" NOT NULL,
    post    text COLLATE "C" NOT NULL,
    place   text COLLATE "C" NOT NULL,              -- sorts as the posts of a page do
    words   text COLLATE "C" NOT NULL,              -- folded, with a space before each and after the last
    lexemes tsvector NOT NULL
);
CREATE UNIQUE INDEX search_post_post ON search_post (page, post);
-- Commands put what they add on a list; it is kept short, so that no command has
-- much to put in order.
CREATE INDEX search_post_lexemes ON search_post USING gin (lexemes) WITH (gin_pending_list_limit = 256);
-- Who may write, and who did. No secret is kept as it stands: passwords as PHC
-- strings, the key of a second factor sealed under the password, all else as
-- SHA-256 of at least 80 random bits.

CREATE TABLE account (
    id        text COLLATE "C" PRIMARY KEY,
    name      text COLLATE "C" NOT NULL,
    email     text COLLATE "C" NOT NULL,                   -- as it was given
    email_key text COLLATE "C" NOT NULL UNIQUE,            -- as it is compared: folded
    byline    text COLLATE "C" NOT NULL,
    lang      text COLLATE "C" NOT NULL,
    password  text COLLATE "C" NOT NULL,                   -- PHC string, or nothing
    totp      bytea,                                       -- sealed; null: none
    totp_step bigint NOT NULL,                             -- of the last code that was used
    disabled  bigint NOT NULL,
    created   bigint NOT NULL,
    seen      bigint
);

-- page is '' for the whole site.
CREATE TABLE account_role (
    account text COLLATE "C" NOT NULL REFERENCES account (id),
    page    text COLLATE "C" NOT NULL,
    role    text COLLATE "C" NOT NULL,
    PRIMARY KEY (account, page)
);

-- Recovery codes that were not used.
CREATE TABLE recovery (
    account text COLLATE "C" NOT NULL REFERENCES account (id),
    hash    bytea NOT NULL,
    PRIMARY KEY (account, hash)
);

CREATE TABLE invite (
    id         text COLLATE "C" PRIMARY KEY,
    hash       bytea NOT NULL UNIQUE,                      -- SHA-256 of the link's secret
    kind       text COLLATE "C" NOT NULL,                  -- invite, setup, back
    email      text COLLATE "C" NOT NULL,
    role       text COLLATE "C" NOT NULL,
    page       text COLLATE "C" NOT NULL,
    account    text COLLATE "C" NOT NULL,                  -- of kind back, or whom it made
    by_account text COLLATE "C" NOT NULL,                  -- who made it
    by_name    text COLLATE "C" NOT NULL,
    created    bigint NOT NULL,
    expires    bigint NOT NULL,
    used       bigint,
    revoked    bigint NOT NULL
);

CREATE TABLE session (
    id      text COLLATE "C" PRIMARY KEY,
    hash    bytea NOT NULL UNIQUE,                         -- SHA-256 of the cookie's secret
    account text COLLATE "C" NOT NULL REFERENCES account (id),
    device  text COLLATE "C" NOT NULL,
    address text COLLATE "C" NOT NULL,
    created bigint NOT NULL,
    used    bigint NOT NULL,
    expires bigint NOT NULL,
    step_up bigint NOT NULL
);
CREATE INDEX session_account ON session (account);

CREATE TABLE passkey (
    id      bytea PRIMARY KEY,
    account text COLLATE "C" NOT NULL REFERENCES account (id),
    name    text COLLATE "C" NOT NULL,
    data    bytea NOT NULL,                                -- the credential, with its public key only
    created bigint NOT NULL,
    used    bigint
);
CREATE INDEX passkey_account ON passkey (account);

CREATE TABLE identity (
    issuer  text COLLATE "C" NOT NULL,
    subject text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL REFERENCES account (id),
    created bigint NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX identity_account ON identity (account);

-- The audit log. Rows are only added, numbered without a gap. Names are copies:
-- they stay when an account or a token is gone.
CREATE TABLE act (
    n       bigint PRIMARY KEY,
    time    bigint NOT NULL,
    account text COLLATE "C" NOT NULL,
    session text COLLATE "C" NOT NULL,
    token   text COLLATE "C" NOT NULL,
    name    text COLLATE "C" NOT NULL,
    address text COLLATE "C" NOT NULL,
    act     text COLLATE "C" NOT NULL,
    page    text COLLATE "C" NOT NULL,
    post    text COLLATE "C" NOT NULL,
    seq     bigint NOT NULL,
    whom    text COLLATE "C" NOT NULL,
    about   text COLLATE "C" NOT NULL,
    detail  text COLLATE "C" NOT NULL
);
CREATE INDEX act_page ON act (page, n);
CREATE INDEX act_account ON act (account, n);
CREATE INDEX act_whom ON act (whom, n) WHERE whom <> '';
-- The desk's work: whose a draft is and how far it is, its former texts, the
-- notes of a page, and who is there.

ALTER TABLE draft ADD COLUMN rev       bigint NOT NULL DEFAULT 1;
ALTER TABLE draft ADD COLUMN turn      bigint NOT NULL DEFAULT 1;   -- counts all that was changed; rev counts texts
ALTER TABLE draft ADD COLUMN author    text COLLATE "C" NOT NULL DEFAULT '';  -- account that began it
ALTER TABLE draft ADD COLUMN hand      text COLLATE "C" NOT NULL DEFAULT '';  -- account that saved it last
ALTER TABLE draft ADD COLUMN client    text COLLATE "C" NOT NULL DEFAULT '';  -- the browser's window that did
ALTER TABLE draft ADD COLUMN base      bigint NOT NULL DEFAULT 0;   -- rev that this window went out from
ALTER TABLE draft ADD COLUMN status    text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN assignee  text COLLATE "C" NOT NULL DEFAULT '';  -- account
ALTER TABLE draft ADD COLUMN note      text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN submitted bigint;
ALTER TABLE draft ADD COLUMN edits     text COLLATE "C" NOT NULL DEFAULT '';  -- published post that it is to change
ALTER TABLE draft ADD COLUMN post_rev  bigint NOT NULL DEFAULT 0;   -- revision of it that it was made from
ALTER TABLE draft ADD COLUMN scheduled bigint;

-- Former texts of drafts, of those too that were thrown away. Kept a while only.
CREATE TABLE draft_rev (
    page  text COLLATE "C" NOT NULL,
    id    text COLLATE "C" NOT NULL,
    rev   bigint NOT NULL,
    data  bytea NOT NULL,
    hand  text COLLATE "C" NOT NULL,
    edits text COLLATE "C" NOT NULL,
    saved bigint NOT NULL,                -- when it was written
    kept  bigint NOT NULL,                -- when it gave way
    PRIMARY KEY (page, id, rev)
);
CREATE INDEX draft_rev_kept ON draft_rev (kept);

-- What the desk notes of a page. Never in the log.
CREATE TABLE page_note (
    page    text COLLATE "C" PRIMARY KEY REFERENCES page (id),
    rev     bigint NOT NULL,
    text    text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,              -- that wrote it last
    updated bigint NOT NULL
);

-- Who has a page open, and what on it. A row lapses soon after it was last said.
CREATE TABLE presence (
    session text COLLATE "C" NOT NULL,
    page    text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,
    draft   text COLLATE "C" NOT NULL,
    post    text COLLATE "C" NOT NULL,
    seen    bigint NOT NULL,
    PRIMARY KEY (session, page)
);
-- The desk: what runs by the clock, what it watches for, whom it tells.

-- Tokens: the account that made one ends it when it may not make any more; '' is
-- the command line, and whoever made one before this was noted.

ALTER TABLE token ADD COLUMN by_account TEXT NOT NULL DEFAULT '';
ALTER TABLE token ADD COLUMN by_name    TEXT NOT NULL DEFAULT '';
CREATE INDEX token_maker ON token (by_account) WHERE by_account <> '' AND revoked = 0;

-- Webhooks. at is the index of the last entry that was looked at for a hook; what
-- comes after it is yet to be told. No secret is kept: it is made of the key in
-- the data folder, the hook's id and turn; the address is sealed under that key,
-- since it may hold a secret of the receiver's.
CREATE TABLE hook (
    id      text COLLATE "C" PRIMARY KEY,
    name    text COLLATE "C" NOT NULL,
    url     bytea NOT NULL,              -- sealed
    page    text COLLATE "C" NOT NULL,              -- '' for all
    events  text COLLATE "C" NOT NULL,              -- ops, parted by spaces
    turn    bigint NOT NULL,              -- which of its secrets holds
    at      bigint NOT NULL,
    paused  text COLLATE "C" NOT NULL,              -- '', or why
    fails   bigint NOT NULL,              -- tries in a row that were not taken
    failing bigint,                       -- since when
    rest    bigint NOT NULL,              -- until when it is left alone
    created bigint NOT NULL
);

-- What a hook is to be told, or was. due is null when that is over.
CREATE TABLE delivery (
    id     text COLLATE "C" PRIMARY KEY,            -- the receiver's webhook-id
    hook   text COLLATE "C" NOT NULL REFERENCES hook (id),
    event  text COLLATE "C" NOT NULL,               -- an op, or test
    idx    bigint NOT NULL,               -- of the entry; -1 for a test
    page   text COLLATE "C" NOT NULL,
    post   text COLLATE "C" NOT NULL,
    seq    bigint NOT NULL,
    made   bigint NOT NULL,
    due    bigint,
    lease  bigint NOT NULL,               -- until when the server has it that sends it
    tries  bigint NOT NULL,
    state  text COLLATE "C" NOT NULL,               -- waiting, delivered, dropped
    tried  bigint,
    status bigint NOT NULL,               -- of the last try; 0: no answer
    took   bigint NOT NULL,               -- ms
    error  text COLLATE "C" NOT NULL
);
CREATE INDEX delivery_hook ON delivery (hook, made);
CREATE INDEX delivery_due ON delivery (due) WHERE due IS NOT NULL;

-- How many read a page, by minute and server. total is the sum of the samples
-- taken within the minute; streams and polls are the last.
CREATE TABLE reader_minute (
    page    text COLLATE "C" NOT NULL,
    minute  bigint NOT NULL,              -- ms, of its beginning
    server  text COLLATE "C" NOT NULL,
    at      bigint NOT NULL,              -- of the last sample
    streams bigint NOT NULL,
    polls   bigint NOT NULL,
    total   bigint NOT NULL,
    PRIMARY KEY (page, minute, server)
);
CREATE INDEX reader_minute_minute ON reader_minute (minute);

-- The audit log is looked through by what was done, too.

CREATE INDEX act_word ON act (act, n);

-- Pictures: who brought one, the point of it that a crop keeps, in thousandths
-- from the left and from the top, and in which order they are listed.

ALTER TABLE media ADD COLUMN account text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN focus_x bigint NOT NULL DEFAULT 500;
ALTER TABLE media ADD COLUMN focus_y bigint NOT NULL DEFAULT 500;
CREATE INDEX media_created ON media (created, id);
CREATE INDEX field_picture ON field (page, seq) WHERE name = 'cover' OR name LIKE 'media:%';

-- What goes out at a set time: a draft, or several as one update. A draft says
-- itself of which schedule it is, at what place, and with which text it was put there.
CREATE TABLE schedule (
    id      text COLLATE "C" PRIMARY KEY,
    page    text COLLATE "C" NOT NULL REFERENCES page (id),
    at      bigint NOT NULL,
    state   text COLLATE "C" NOT NULL,              -- waiting, missed, failed
    reason  text COLLATE "C" NOT NULL,              -- why not: a word
    detail  text COLLATE "C" NOT NULL,              -- likewise, in words, where the word does not say it all
    account text COLLATE "C" NOT NULL,              -- who set it
    created bigint NOT NULL
);
CREATE INDEX schedule_at ON schedule (at);
ALTER TABLE draft ADD COLUMN schedule     text COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN place        bigint NOT NULL DEFAULT 0;
ALTER TABLE draft ADD COLUMN schedule_rev bigint NOT NULL DEFAULT 0;
CREATE INDEX draft_schedule ON draft (schedule) WHERE schedule <> '';
UPDATE draft SET scheduled = NULL;           -- nothing ran by it until now

-- Posts that bear the mark of breaking news. Derived from the log, in the same
-- transaction. After an upgrade also some that bore it once: those are found out
-- when their time comes.
CREATE TABLE breaking (
    page  text COLLATE "C" NOT NULL,
    post  text COLLATE "C" NOT NULL,
    seq   bigint NOT NULL,              -- of the entry that gave it the mark
    since bigint NOT NULL,
    PRIMARY KEY (page, post)
);
INSERT INTO breaking (page, post, seq, since)
    SELECT page, post, max(seq), max(time) FROM entry WHERE op = 'publish' AND flags >= 4 OR op = 'flag' GROUP BY page, post;

-- Until when nobody is asked whether a silent page goes on.
CREATE TABLE quiet (
    page  text COLLATE "C" PRIMARY KEY REFERENCES page (id),
    until bigint NOT NULL
);

-- Pages that start anew each day, and the days' pages.
CREATE TABLE series (
    slug       text COLLATE "C" PRIMARY KEY,
    title      text COLLATE "C" NOT NULL,           -- {date} stands for the day
    standfirst text COLLATE "C" NOT NULL,
    lang       text COLLATE "C" NOT NULL,
    zone       text COLLATE "C" NOT NULL,
    clock      text COLLATE "C" NOT NULL,
    at         bigint NOT NULL,         -- minutes after midnight in the zone
    ends       text COLLATE "C" NOT NULL,           -- when a day's page ends: begin, post, stay
    day        text COLLATE "C" NOT NULL,           -- the last that was begun, or that was not to be
    trouble    text COLLATE "C" NOT NULL,           -- why the last one could not be begun
    stopped    bigint,
    created    bigint NOT NULL
);
CREATE TABLE series_page (
    series text COLLATE "C" NOT NULL REFERENCES series (slug),
    day    text COLLATE "C" NOT NULL,
    page   text COLLATE "C" NOT NULL REFERENCES page (id),
    ended  bigint NOT NULL,             -- 1: it was ended because its day was over
    PRIMARY KEY (series, day)
);

-- Which page is a translation of which, and up to which entry of the original its
-- corrections are in it.
CREATE TABLE translation (
    page     text COLLATE "C" PRIMARY KEY REFERENCES page (id),
    original text COLLATE "C" NOT NULL REFERENCES page (id),
    seen     bigint NOT NULL              -- seq
);
CREATE INDEX translation_original ON translation (original);

-- Words that nothing is published with before someone has been asked.
CREATE TABLE watchword (
    id      text COLLATE "C" PRIMARY KEY,
    page    text COLLATE "C" NOT NULL,   -- '' for all
    word    text COLLATE "C" NOT NULL,
    reason  text COLLATE "C" NOT NULL,
    until   bigint,                      -- when it lapses
    account text COLLATE "C" NOT NULL,   -- who put it in
    created bigint NOT NULL
);
CREATE INDEX watchword_page ON watchword (page, created);
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, '925d49dfd415aae580beb360e7b5eb6b', 1772397012, 14, 38, 0, '925d49dfd415aae580beb360e7b5eb6b+81f7e38c+AfQSFRmB3Lz0S7pBPlHcxzv+bfsdSLM5g6FyYzNAYQYv', '\x771487b3bc248f1982304cf7eae2aae78bcb17ae3ccd266c69ba7e2fc24ff3ca', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('s9tz9rsjio1tlcwulstr', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('g4m6hm3yfo8sljmt8d1q', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO page (id, slug, head, created) VALUES ('os1s22zsy6mdyczu3he0', 'daily-2026-03-02', NULL, 1772397192345);
INSERT INTO slug (slug, page) VALUES ('storm', 's9tz9rsjio1tlcwulstr');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 's9tz9rsjio1tlcwulstr');
INSERT INTO slug (slug, page) VALUES ('election', 'g4m6hm3yfo8sljmt8d1q');
INSERT INTO slug (slug, page) VALUES ('daily-2026-03-02', 'os1s22zsy6mdyczu3he0');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('s9tz9rsjio1tlcwulstr', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('g4m6hm3yfo8sljmt8d1q', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('os1s22zsy6mdyczu3he0', 'daily-2026-03-02', 'live', 'The day, March 2', 2, 1772397180000);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 's9tz9rsjio1tlcwulstr', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 's9tz9rsjio1tlcwulstr', 2, 1, 'publish', '9e5a3nafbr', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 's9tz9rsjio1tlcwulstr', 3, 1, 'publish', '24jmt79mc1', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 's9tz9rsjio1tlcwulstr', 4, 1, 'edit', '9e5a3nafbr', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 's9tz9rsjio1tlcwulstr', 5, 1, 'amend', '9e5a3nafbr', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 's9tz9rsjio1tlcwulstr', 6, 1, 'correct', '9e5a3nafbr', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 's9tz9rsjio1tlcwulstr', 7, 1, 'flag', '9e5a3nafbr', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 's9tz9rsjio1tlcwulstr', 8, 1, 'withdraw', '24jmt79mc1', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 's9tz9rsjio1tlcwulstr', 9, 1, 'erase', '24jmt79mc1', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 's9tz9rsjio1tlcwulstr', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 's9tz9rsjio1tlcwulstr', 11, 1, 'publish', '35g379ofmp', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 's9tz9rsjio1tlcwulstr', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (12, 'os1s22zsy6mdyczu3he0', 1, 1, 'open', '', 0, 1772397192345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (13, 'os1s22zsy6mdyczu3he0', 2, 1, 'publish', '77f1twfdm5', 1, 1772397192345, 1772397180000, 2, 1024, 4, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 1, 'lang', '\x3b82d1eb64b29ff330d0b8c5c522e91a6e62f93c9fe05fa4570e0fcb2e7f7f18', '\x9fe10ed75c40a9317cb0be48f6df4ba42580dcc0f35b004a4af20f8c5aec9ed2', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 1, 'title', '\x57245492b84c40b917c40cbac3e7095832b12cb2d89ee3d73996561dfc40e120', '\x1ead7b51fe7a77110776ad535e130d2594ea7182291cbb8053a24d8f0ab00e70', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 1, 'zone', '\x0c16fc33a3ff9c735fa5bfc3d506e10598c50ca106f16bee50b7cf8b8f8eda9d', '\x481bcab0199c59c0254d441e6f4a9434ff65454abb7bc9a3a84d50b8360de6a1', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 2, 'body', '\xf77dc547bb2ff5ff39069b6e88a0cf2109fa7828d8208f1216a2b26959bbcdcc', '\x1a26d6483126bd98d0052093303ddde40d184b657a0117bb71c518b25fe04cf2', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 2, 'headline', '\xc89ee27988a004013f83a79c6bcf591a2d09d4b2d39f436726cc3f91feb8cf8f', '\xb37b598f52d4725132dc0dcfca1255876c40b82c37da8dff5d64b10866dca7f1', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 3, 'body', '\x1025ded7d5b8b5ac0f4bf3703a563cbd6c49a9335acad012f8acffcaa3f03b8e', '\x12ee691abe68e5b472b129750b093140966629ef8ef38a183765823c9ed88ec6', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 3, 'headline', '\x4cee72edfa030ebb02aa582f467ba80f69e57b489c901272c3ad89211374a6f7', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 4, 'headline', '\x442e81aed258b72245e8b8347d9d79121f7d33d8aa3511859c72fd9c53bb5011', '\x2a3cdb11df305195f83400bb9e6806b1957e71ad202d983f2ebb13c381a62e55', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 5, 'headline', '\x454cb24e434e4ac33e4f5bc9792108a12a12b21d55a845694a6aa63e3fd49b37', '\x710e6b6143e9db595ca429ba93c2eb8d208ab54dc513d18902f17da64c0c89d6', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 6, 'headline', '\xdf6fdef88557512116bba69400dbe32ae5f2552fe58307ac888467e7b5c1e05d', '\x44eaabbb99f3389c403e666bc60a655b46d4797b53cdc929778f08d2b4e3b886', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 6, 'note', '\x5a0729a6b6185fc22ac3a233fbdaa754b727df2e6bd79a0a9c8822757118e536', '\x7ed6a6597eaaa2ab248b6253e3b33f92e401e9802c354b1e75057f253f8046c5', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 7, 'flags', '\x8978bbf14a1725d56db2c38565e568c00c594ab0756822fd6d3e6247c7a98531', '\xf1c827188d6244461c3acc9168fa96124acde75ce88f2cf7c45212b4c66e4408', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 8, 'note', '\x564596402f3620f379d14ba17fa6a4dc02e2fb876c379077ca68c46145c324a2', '\xfd61cfe76346c8ebc643f02339a17bddfa599b279cb39243be32e6e478f5dd67', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 10, 'slug', '\xb7b88390e1472680c5003fc5931686c626b03a9fa5007b8f1e80800535561c79', '\x1974a6cbe2e142d0df83b2fd4bafd3fee695f37adb9f22194a06c8abc5a86ee5', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 11, 'body', '\xa17ae406153f098292c9715a78f2ac88a18cea462a1aa6599bc03b5d0d3c3380', '\x274eb44f5b7f562dd4740b5c44530ade2b723ed30962fd60dac38ce650ec9db4', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 11, 'headline', '\x51d64c2f50a3846f9895cd28e13d2f8fe59bc40034479dac8e66156473f8cb03', '\x2f564c03c24099b94f50b5965175a1a5a829b2d118bf92a9928dc662a65d1b33', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('s9tz9rsjio1tlcwulstr', 12, 'note', '\x50423fa84589aa06342da575c1a3916826e6717232c44a85f5bac5bd88116b81', '\x71501bc1c9cf2024ec19f4531d47c7da95aa49a1612c50e2b981fb7c37113fbd', '\x5468652073746f726d206973206f7665722e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('os1s22zsy6mdyczu3he0', 1, 'lang', '\x2860db9109f26cdf1958ba67c5ab2d231ca84ef54af5bffe912b47a0070aac98', '\xf95718a73bcff7aa2bd4f09efc60a2b3ab019310c9f3245891674fb1e78990ab', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('os1s22zsy6mdyczu3he0', 1, 'title', '\x63eeb35e5690c727a149439f7a4e1741eac593208d7ef209a70c4b98e11c8f74', '\x35927294e3890d5b789c919ea833e39ef3b72e18987e83fccf1ea18dc2447dca', '\x546865206461792c204d617263682032');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('os1s22zsy6mdyczu3he0', 1, 'zone', '\x03623ddb63e9478e61dc9ba5d8cf4f22be54c241ae6915ff4fe2ebed7d3421e9', '\x630d7986d7994b6f4fcdcab1c97b379176254c6a9523f3d29a54d28ca87b3a8f', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('os1s22zsy6mdyczu3he0', 2, 'body', '\x92481973602d45a5bf3db5c9864887b37bcc6d89f49655123b27506c317c6c84', '\x6ec99cb20436029aff4be3a83fb706d69f0fd0278716f97ae2dd76403eb3f97e', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420427269646765206f70656e2e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('os1s22zsy6mdyczu3he0', 2, 'headline', '\x47d8149b2c064da52122ee8adc629bdcf0c86b11d5b2b3b8dd6f773e365d8a25', '\x4018f932b3bb4c86e3215403d9dbb403bc255f56ce2263b824f5011a4b1248ab', '\x427269646765206f70656e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 's9tz9rsjio1tlcwulstr', 1, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720336238326431656236346232396666333330643062386335633532326539316136653632663933633966653035666134353730653066636232653766376631380a6669656c64207469746c6520353732343534393262383463343062393137633430636261633365373039353833326231326362326438396565336437333939363536316466633430653132300a6669656c64207a6f6e6520306331366663333361336666396337333566613562666333643530366531303539386335306361313036663136626565353062376366386238663865646139640a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 's9tz9rsjio1tlcwulstr', 2, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a73657120320a7072657620303034323930333233313534343961616265386132303663363032316565353931663436356530636135653364353734336234386530643139643466303136330a6f70207075626c6973680a706f73742039653561336e616662720a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920663737646335343762623266663566663339303639623665383861306366323130396661373832386438323038663132313661326232363935396262636463630a6669656c6420686561646c696e6520633839656532373938386130303430313366383361373963366263663539316132643039643462326433396634333637323663633366393166656238636638660a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 's9tz9rsjio1tlcwulstr', 3, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a73657120330a7072657620393436343039646337393338373334396437386538386536376539636162393930363534313335363831343331626339386533346633653434346263356230310a6f70207075626c6973680a706f73742032346a6d7437396d63310a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920313032356465643764356238623561633066346266333730336135363363626436633439613933333561636164303132663861636666636161336630336238650a6669656c6420686561646c696e6520346365653732656466613033306562623032616135383266343637626138306636396535376234383963393031323732633361643839323131333734613666370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 's9tz9rsjio1tlcwulstr', 4, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a73657120340a7072657620373539366539326136616264633237316134626564303030663137303364383938643461396430313363653830613965363632363834636665363961323862340a6f7020656469740a706f73742039653561336e616662720a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520343432653831616564323538623732323435653862383334376439643739313231663764333364386161333531313835396337326664396335336262353031310a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 's9tz9rsjio1tlcwulstr', 5, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a73657120350a7072657620343631316363363336656136343361393133623662646632623264313337666338353134363061313030383530343138326634326261346262363332656164620a6f7020616d656e640a706f73742039653561336e616662720a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520343534636232346534333465346163333365346635626339373932313038613132613132623231643535613834353639346136616136336533666434396233370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 's9tz9rsjio1tlcwulstr', 6, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a73657120360a7072657620303364653537323831353036396434363166316461363538623438356161303832393535623464623339346637623862396461333631383931663563356363630a6f7020636f72726563740a706f73742039653561336e616662720a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520646636666465663838353537353132313136626261363934303064626533326165356632353532666535383330376163383838343637653762356331653035640a6669656c64206e6f746520356130373239613662363138356663323261633361323333666264616137353462373237646632653662643739613061396338383232373537313138653533360a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 's9tz9rsjio1tlcwulstr', 7, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a73657120370a7072657620653565383037666465653536316261336236653938353263616333363963613638373939323038383639633935366434623632306534636333333138396232380a6f7020666c61670a706f73742039653561336e616662720a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320383937386262663134613137323564353664623263333835363565353638633030633539346162303735363832326664366433653632343763376139383533310a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 's9tz9rsjio1tlcwulstr', 8, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a73657120380a7072657620613935636531313930663033663833316162373936666564663533303662636235393537383662323637643632333830393965373262346466626664656466620a6f702077697468647261770a706f73742032346a6d7437396d63310a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520353634353936343032663336323066333739643134626131376661366134646330326532666238373663333739303737636136386334363134356333323461320a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 's9tz9rsjio1tlcwulstr', 9, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a73657120390a7072657620623463666135643232613138623935303461336432353637613665653432343938363634656135316332303036323862633539316263356432306630343434350a6f702065726173650a706f73742032346a6d7437396d63310a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 's9tz9rsjio1tlcwulstr', 10, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a7365712031300a7072657620326661323464353934633761326131376538613631356164366436316535663632633966626432386238346539653032343938646136613234666166376666310a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720623762383833393065313437323638306335303033666335393331363836633632366230336139666135303037623866316538303830303533353536316337390a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 's9tz9rsjio1tlcwulstr', 11, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a7365712031310a7072657620333439356636643535313336396466363732653863373034653437616232393764373838646461653563363036313333636638373436356338643163666237320a6f70207075626c6973680a706f7374203335673337396f666d700a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920613137616534303631353366303938323932633937313561373866326163383861313863656134363261316161363539396263303362356430643363333338300a6669656c6420686561646c696e6520353164363463326635306133383436663938393563643238653133643266386665353962633430303334343739646163386536363135363437336638636230330a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 's9tz9rsjio1tlcwulstr', 12, '\x73746f7070726573732d656e7472792f76310a70616765207339747a3972736a696f31746c6377756c7374720a7365712031320a7072657620613832343135393338653962313230633737303032326537393766656236653139393564333230343862646432616433343132663432343734666131396161650a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520353034323366613834353839616130363334326461353735633161333931363832366536373137323332633434613835663562616335626438383131366238310a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (12, 'os1s22zsy6mdyczu3he0', 1, '\x73746f7070726573732d656e7472792f76310a70616765206f73317332327a7379366d6479637a75336865300a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720323836306462393130396632366364663139353862613637633561623264323331636138346566353461663562666665393132623437613030373061616339380a6669656c64207469746c6520363365656233356535363930633732376131343934333966376134653137343165616335393332303864376566323039613730633462393865313163386637340a6669656c64207a6f6e6520303336323364646236336539343738653631646339626135643863663466323262653534633234316165363931356666346665326562656437643334323165390a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (13, 'os1s22zsy6mdyczu3he0', 2, '\x73746f7070726573732d656e7472792f76310a70616765206f73317332327a7379366d6479637a75336865300a73657120320a7072657620633330363338613335316330643037363339623231646232613731363936356662316631326330663763343532326238646162373737336439336361656639380a6f70207075626c6973680a706f73742037376631747766646d350a72657620310a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d7020323032362d30332d30315432303a33333a30305a0a6669656c6420626f647920393234383139373336303264343561356266336462356339383634383837623337626363366438396634393635353132336232373530366333313763366338340a6669656c6420686561646c696e6520343764383134396232633036346461353231323265653861646336323962646366306338366231316435623262336238646436663737336533363564386132350a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\xe82aad2c20b497c03d4eeeb8641d6ae562eb2b2d27d9b790cbb3f8acac477a79');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xd6227b09633ef9c43c11ab718490b8dd5b405014ead799270f4bbdae7c276ad1');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\xaed21aa75bdd3b11c33a18d0737b58d8125f80761de271dd31ef7a80f072890d');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\xd0d8e470da6bbab1162b43e7f7c9f357cd098e6d24e3d5e10a3aa6c01ea8c660');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\xfbfef6cef54284af9c7aada2e69688b24cb2b500d72fbe0144aed71d2b52e836');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\xb28109913e51f86e06024ddad19756fa87fd05eda9037f8950e4efbf8bdffdfe');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x3a2b9b626da5982de4e7e551a422028a0396f74c7ec5ea040995a7afbccc6710');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\xf887f62fccfe0ce9791b0639da58834810a75480c32f5684d6ff00911a712ace');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x0e1f9d2348a7874e98ecfed2cd885058c09c9fc7db33774285e39e6d3b2d52c5');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x0e9677f6c0176e2f5152f0cf9a81cb91c49a9ce14652cd58a93a9be391adbace');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\xbc93048ef1519c55b8a13cc4f60ca00b41c27c64c2e792ba854233e38c47247b');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\xa969fe7107fe519ab237b7bc5a8aa07942c1d629536ba1473e2b9b1ac31e3af2');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x31a580b2af2401102aebb97b36e3a180dedf02240ac3e7c3450e34daff39a913');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x87e3f24c0b4275ae94f7c4f2b602ad9b388d16b7067574adb28443de7df10cb0');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x67fd266b47c4fab4c7157bd5a775644e21a34914f16f8eecfe0c74a20692b7f1');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\x385c4285d062ce9693f75a45b4e523ae8d2c6b950c6b4d41327e574a41cf7562');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\xa5e05b0c847625e8b0f69094413a39ff16b58171961e13cf972b93891c48e795');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x394381c5b7862f4448651d400b9fe413b635e9198d4133171a83e088b380a876');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\x4f6984a51b709d95d8973edaeb67dca4a44f0def7341221a48c6b95aec5ffb86');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\xa239a4dcacbb2efebf79e085ef3cc69b1a4bd5071621d07ce8a0b346bdf9e2fc');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\xdd33c6c06f742ee74d631913bae2af0c25e6bcdee459e597dcbfc86d08f22554');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\xf33ce78141a41ad047a3a8342e5d57e2135b080c541bf9f18aef2076adfb730c');
INSERT INTO tree_hash (pos, hash) VALUES (22, '\x379646d136ce13817f81338105ed79e80002c2c9e6d3dde0a44c364227de3522');
INSERT INTO tree_hash (pos, hash) VALUES (23, '\x8cb7dbbbeb321cf86076dc63c16b19910b730a220049255dc804a702135f9faf');
INSERT INTO tree_hash (pos, hash) VALUES (24, '\x522ebeb70c1baf97350567b4d4f778dc1d66a71d7f82697ae59a0a64950e892c');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\xe0dee1ddee97ec383efbbf5bc6b5bd34ff4d128c991efef1fc69a99a947507fb', '\x321ac2b591b0c60ba60af0a043e298724e837a5b2270b7ecd926d360b3637cf2', 's9tz9rsjio1tlcwulstr', 11, 11, 1772397132345);
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('server', '\x28967468ec6a1f20fec0a41720e838aeb99b72b8529d1f77499e40150b1d2afa', '\xefd58ff22f1a8d6a4f8e8e3c8e80439d294692ce644aea95a07131c4bb8480d2', 'os1s22zsy6mdyczu3he0', 1, 1, 1772397192345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('g4m6hm3yfo8sljmt8d1q', '6ulz6mw105', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('s9tz9rsjio1tlcwulstr', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'ayif5cpj4brmtnd2mkni', 'ayif5cpj4brmtnd2mkni', '', 0, 'unverified', 'ayif5cpj4brmtnd2mkni', 'Please look', 1772397192345, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('g4m6hm3yfo8sljmt8d1q', '0bbbbbbbbb', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420446f6f7273206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22446f6f7273206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397192345, 1772397192345, 1, 2, 'ayif5cpj4brmtnd2mkni', 'ayif5cpj4brmtnd2mkni', '', 0, '', '', '', NULL, '', 0, 1772400780000, 'lnbed0ebpxn4b81ds1ix', 0, 1);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('s9tz9rsjio1tlcwulstr', '35g379ofmp', '\x03b86b0cb5e634716c8b3946eb8ce39398415fe2eee3aa951b7b2d152408519c', '\x3d567d31d53e60a95372dddc6d886a4396a3f7fbecc0e866086351c4a70f05e2', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name) VALUES ('tm8w2al4wry2vti86tqx', 'desk', '', '\xa1d63ffb7fe5c6866e7c6e53a3ff42e83dbf161b918eed564f188f2f7b7e24c6', 1772397132345, NULL, NULL, 0, '', 'test');
INSERT INTO media (id, type, sha256, width, height, created, bytes, account, focus_x, focus_y) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73', '', 250, 800);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('ayif5cpj4brmtnd2mkni', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('ggpn3k1td5bzy2qqymln', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('ayif5cpj4brmtnd2mkni', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('ggpn3k1td5bzy2qqymln', 's9tz9rsjio1tlcwulstr', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('ggpn3k1td5bzy2qqymln', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('ggpn3k1td5bzy2qqymln', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('n70idtuglthjoxpv3zs4', '\x882114f087f0ace168c3c0e3f74b40b0508e7b4cf6e6c0dec32c8b111dbc32a6', 'setup', '', 'administrator', '', 'ayif5cpj4brmtnd2mkni', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('cmt62zoy3oanwt0d0co5', '\xc1b8838879ab12b422b96e8c5482062df58a69a6074cd8d52da586d525b1dd82', 'invite', 'bo@example.org', 'contributor', 's9tz9rsjio1tlcwulstr', 'ggpn3k1td5bzy2qqymln', 'ayif5cpj4brmtnd2mkni', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('vg94eo60y23m3dooj2v1', '\x9df2fb4bdaeb619c62e095daa548aa81e35d69f5f43364294c190cf6381f5fc8', 'invite', 'cy@example.org', 'editor', '', '', 'ayif5cpj4brmtnd2mkni', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('alqeotjmf5h19e9oyhiv', '\x0c7af508777ec8a81c785af6d0cab2f1942f79b5f695860a0e8c950357452064', 'ggpn3k1td5bzy2qqymln', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'ggpn3k1td5bzy2qqymln', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'ggpn3k1td5bzy2qqymln', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'ayif5cpj4brmtnd2mkni', '', '', 'Ada One', '', 'join', '', '', 0, 'ayif5cpj4brmtnd2mkni', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'ayif5cpj4brmtnd2mkni', '', '', 'Ada One', '', 'invite', 's9tz9rsjio1tlcwulstr', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'ggpn3k1td5bzy2qqymln', '', '', 'Bo Two', '', 'join', 's9tz9rsjio1tlcwulstr', '', 0, 'ggpn3k1td5bzy2qqymln', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'ayif5cpj4brmtnd2mkni', '', '', 'Ada One', '', 'factor', '', '', 0, 'ggpn3k1td5bzy2qqymln', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'ggpn3k1td5bzy2qqymln', 'alqeotjmf5h19e9oyhiv', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'ggpn3k1td5bzy2qqymln', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'ayif5cpj4brmtnd2mkni', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 's9tz9rsjio1tlcwulstr', '', 0, '', 'The archive', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (11, 1772397192345, '', '', '', 'test', '', 'series', '', '', 0, '', 'daily', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (12, 1772397192345, '', '', '', 'test', '', 'open', 'os1s22zsy6mdyczu3he0', '', 1, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (13, 1772397192345, '', '', '', 'test', '', 'watch', 's9tz9rsjio1tlcwulstr', '', 0, '', 'Emil Karst', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('s9tz9rsjio1tlcwulstr', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'ayif5cpj4brmtnd2mkni', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('s9tz9rsjio1tlcwulstr', 1, 'Ada is on until 6 PM.', 'ayif5cpj4brmtnd2mkni', 1772397192345);
INSERT INTO hook (id, name, url, page, events, turn, at, paused, fails, failing, rest, created) VALUES ('qwk89bl2183tik47sova', 'The archive', '\x6d7eefad8fb1bd70d07e3be1c3c4a12bad1bfda5bf94d2798851d7617b39b478ec7c187169c97dd8848f8088ac5b355968e31f07d3a26a73102f77bdba83c30a7b7c0317d3', 's9tz9rsjio1tlcwulstr', 'publish withdraw', 1, 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_m8cou0dczkj7ttr8q0fuwmmn', 'qwk89bl2183tik47sova', 'test', -1, 's9tz9rsjio1tlcwulstr', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('s9tz9rsjio1tlcwulstr', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO schedule (id, page, at, state, reason, detail, account, created) VALUES ('lnbed0ebpxn4b81ds1ix', 'g4m6hm3yfo8sljmt8d1q', 1772400780000, 'waiting', '', '', 'ayif5cpj4brmtnd2mkni', 1772397192345);
INSERT INTO breaking (page, post, seq, since) VALUES ('os1s22zsy6mdyczu3he0', '77f1twfdm5', 2, 1772397192345);
INSERT INTO quiet (page, until) VALUES ('s9tz9rsjio1tlcwulstr', 1772397192345);
INSERT INTO series (slug, title, standfirst, lang, zone, clock, at, ends, day, trouble, stopped, created) VALUES ('daily', 'The day, {date}', '', 'en', 'Europe/Paris', '', 360, 'post', '2026-03-02', '', NULL, 1772397192345);
INSERT INTO series_page (series, day, page, ended) VALUES ('daily', '2026-03-02', 'os1s22zsy6mdyczu3he0', 0);
INSERT INTO watchword (id, page, word, reason, until, account, created) VALUES ('pxs4vh9zehex0updjgha', 's9tz9rsjio1tlcwulstr', 'Emil Karst', 'Injunction', NULL, '', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 's9tz9rsjio1tlcwulstr', '9e5a3nafbr', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('s9tz9rharbour s9tz9rcloses s9tz9rat s9tz9reight s9tz9r s9tz9rwords s9tz9rabout s9tz9rit s9tz9rsaid s9tz9rseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 's9tz9rsjio1tlcwulstr', '35g379ofmp', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('s9tz9rfirst s9tz9rgusts s9tz9r s9tz9rwords s9tz9rabout', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (13, 'os1s22zsy6mdyczu3he0', '77f1twfdm5', '202603012033.0000000002.99998975', ' bridge open  words about bridge open ', array_to_tsvector(string_to_array('os1s22bridge os1s22open os1s22 os1s22words os1s22about', ' ')));
