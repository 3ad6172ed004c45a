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
-- comes after it is yet to be told. Secret and address are sealed under the key in
-- the data folder: an address may hold a secret of the receiver's.
CREATE TABLE hook (
    id      text COLLATE "C" PRIMARY KEY,
    name    text COLLATE "C" NOT NULL,
    url     bytea NOT NULL,              -- sealed
    page    text COLLATE "C" NOT NULL,              -- '' for all
    events  text COLLATE "C" NOT NULL,              -- ops, parted by spaces
    secret  bytea NOT NULL,               -- sealed
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
    watched text COLLATE "C" NOT NULL,              -- words of the watch list that are to go out all the same: JSON
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

-- A token may be one that only reads: scope 'read'.

ALTER TABLE token ADD COLUMN scope TEXT NOT NULL DEFAULT '';

-- What a command made besides entries, so that the same key again finds it: the id
-- of a schedule, the slug of a series.

ALTER TABLE idempotency ADD COLUMN made text COLLATE "C" NOT NULL DEFAULT '';
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, '832ca2b87b55bed158cec94365e1a84b', 1772397012, 14, 38, 0, '832ca2b87b55bed158cec94365e1a84b+c2598441+AWPs5yVVLchsbC6xkxV1GxiRK3CdA9pZrYBA5kXKQcTP', '\x0ddb3eda9424bb261028ed14218f21cfe8127921eef1226917f9898c5728e89b', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('m3a6vtj2mns6rjcx6a6f', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('y6fkh270yrzmkcc0pnzd', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO page (id, slug, head, created) VALUES ('z6ly90wkvy0o98pur7ol', 'daily-2026-03-02', NULL, 1772397192345);
INSERT INTO slug (slug, page) VALUES ('storm', 'm3a6vtj2mns6rjcx6a6f');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'm3a6vtj2mns6rjcx6a6f');
INSERT INTO slug (slug, page) VALUES ('election', 'y6fkh270yrzmkcc0pnzd');
INSERT INTO slug (slug, page) VALUES ('daily-2026-03-02', 'z6ly90wkvy0o98pur7ol');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('m3a6vtj2mns6rjcx6a6f', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('y6fkh270yrzmkcc0pnzd', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('z6ly90wkvy0o98pur7ol', 'daily-2026-03-02', 'live', 'The day, March 2', 2, 1772397180000);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'm3a6vtj2mns6rjcx6a6f', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'm3a6vtj2mns6rjcx6a6f', 2, 1, 'publish', '64i52ed4dr', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'm3a6vtj2mns6rjcx6a6f', 3, 1, 'publish', '4c5esyod8i', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'm3a6vtj2mns6rjcx6a6f', 4, 1, 'edit', '64i52ed4dr', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'm3a6vtj2mns6rjcx6a6f', 5, 1, 'amend', '64i52ed4dr', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'm3a6vtj2mns6rjcx6a6f', 6, 1, 'correct', '64i52ed4dr', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'm3a6vtj2mns6rjcx6a6f', 7, 1, 'flag', '64i52ed4dr', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'm3a6vtj2mns6rjcx6a6f', 8, 1, 'withdraw', '4c5esyod8i', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'm3a6vtj2mns6rjcx6a6f', 9, 1, 'erase', '4c5esyod8i', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'm3a6vtj2mns6rjcx6a6f', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'm3a6vtj2mns6rjcx6a6f', 11, 1, 'publish', '1u3a28eodq', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'm3a6vtj2mns6rjcx6a6f', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (12, 'z6ly90wkvy0o98pur7ol', 1, 1, 'open', '', 0, 1772397192345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (13, 'z6ly90wkvy0o98pur7ol', 2, 1, 'publish', '2piyeuv266', 1, 1772397192345, 1772397180000, 2, 1024, 4, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 1, 'lang', '\xe0d87b979d9df52d2762657136f2a42a575f77e39a61ccb32008e0dc1beb4452', '\x9a1ce1234c5562baee2e0b2476c66168f462ad2aee5d03cb298acc111e4edd27', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 1, 'title', '\xbfee9e92128df0d14cd104d2d72fa4b490fb57917ae2b1e143dd3bb4fb3ceee2', '\x77dbc1bd0af2556a04dfed1a2bf9bfb8f51fc6e66bbd105436a071432981b743', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 1, 'zone', '\xcd870c8071305f82273f4bd24bfb62e6dc06ded12afca32dded6c31d9c4c59d5', '\xff477ac64c7673ecc857ef99ccd509302f2380f2b813b7466406676c4bc93f33', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 2, 'body', '\xfeb8e5809ec8c1857464c228347cdb8206fe548b5b75b8f506b9852a248ce627', '\xdcb949d994b31fbbbfba27bf5f011163f145edcb662ed3c9a8a3a48d148d5c4f', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 2, 'headline', '\x947c2b4bfca4304c8798e48c7b624b2bcc38ed74715e75942fad13e6d0f6fa48', '\xb9ed47e536809be170b4cc746a503ece3e1ebd577dbfc1b9770bac1accac6d47', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 3, 'body', '\x84af15e79c34a8b72854682ed40a311cb8e7a056cea5b3251c2beb6119f0bc4f', '\x0dc18026cc458c16a7aa18be051f36f5d054991327eb457c37c08d3eab29075f', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 3, 'headline', '\xb71cc9934984340d06f184e90b52550f83f7e8b306650a2233f4932ce310eefa', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 4, 'headline', '\x4110a79fd78be80dd3fce46f9058074c5b5533df3edb1290594e976fbec9d507', '\xcb68ce91bebcd2b1bcf2a3b0eb435f533e0caa933cd6319a4e361e7c9dc44807', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 5, 'headline', '\x67f9caaf2e9042991b595be7f6ad71b516da4d5c2bc19de72ad211cc70f730ba', '\x668a6c46b6a5da2de62a022de08b3e7a6c705093cf5b8f62f0e875e942aa7ad0', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 6, 'headline', '\xc5de6671bc5019298af31102c55d03277f14fd983a651b7585103a751565cc08', '\xfa4aef593823bbc9bc4c445d476ba30357f6af5b23ec8d3081e81ddf665af3e8', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 6, 'note', '\xdb083c8ad6cdcb8e4c1b4453085edd7fe3c01aa253328a03b9908615d78ada7a', '\x01454710c461dca4356f19c1a9a589bb014cbd5ab0f786bc73001f6608a6f1cb', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 7, 'flags', '\x7e7e4b272dc3539e00ffc1786cd8d44189aa36db71b47dd292de5af924c21747', '\xd19cb22f34c0911c8fd926e7483b5acaea3101b641b6bd9be32b74f3875668f9', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 8, 'note', '\x515f448f82347b73ca5d346f319afaeb4ff8203442948b1fd685cbed8eab229e', '\xc1865a81c26933266f8fed836b72767d6cd1fe3aab41ef93992108310845cd74', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 10, 'slug', '\xd0aa3492ea16555a516d7e54abe4a29b1af9701a4448798772f31b447f6b04d3', '\x596c0e6d9b2f61fbecb9660ae26132fe46e72c8af2eb8ff4faf1587e23226a31', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 11, 'body', '\x867dc5acaf38ca0144c25de5b46dbcdd0202a1f5a425a1f0cc058705c99c01af', '\xdf40fb09aa827e495a4e1ace7a4a99de3bf7e0bb1c3a288c92825fa394067ca2', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 11, 'headline', '\x09e14653bea33946b309f53f685522181468c29ee23f54819471b5e7fd667e0f', '\xac2248201ff547163cb1e8ce7061c5ef53fef0f13afecd34499e8875f0f901cf', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('m3a6vtj2mns6rjcx6a6f', 12, 'note', '\x7591e72f43adde014810fae848056737e42787fed58b1b6d37cf2f7c9cfbad5d', '\xa452c74faaabdd81e6d17e2c637264ba160a61836b9ae8cf139c53e5f6a9d1cb', '\x5468652073746f726d206973206f7665722e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('z6ly90wkvy0o98pur7ol', 1, 'lang', '\x1a2f44de3af348d1adb47dcfc84c8a492d9ca72eb0aa9f1a9f5b43c070a4694a', '\xb707e96786e241ae077ac5aeb57d6d29e5d3fc4547d26fa946e52a383b8bdabf', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('z6ly90wkvy0o98pur7ol', 1, 'title', '\x20851a02e6d65e93d9d340e355156c575c8daa9adcce85bd52b54f215ac15095', '\x997a8a6ded36cfde581b2508c092aae72dbf36df06bd62e5e04da0b505a7278c', '\x546865206461792c204d617263682032');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('z6ly90wkvy0o98pur7ol', 1, 'zone', '\x6f0578b9c641a0eede1da818197a60602beab13d1cd73cba378596766427f027', '\xea71768fcd7aa094f418a21b824adb29fd537f875a02807fcfa0a55509c6537c', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('z6ly90wkvy0o98pur7ol', 2, 'body', '\xc3565fc77b18bf05f84968b97f82bfe2e8c0b133a4baf2bb56df59989807c319', '\xd52ea08c4ec9e4694e2e35cabb564934be06824077cfe66cdb407ae9e30009d5', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420427269646765206f70656e2e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('z6ly90wkvy0o98pur7ol', 2, 'headline', '\x0c12338e3a19a4dc52d731585dd0984812941c49b8c3591fb76e7ebcb7208a6c', '\xd964df063c58bdc6c1467a9afa03046b97bb9a60786f32c816c6ba55e4bc5ea7', '\x427269646765206f70656e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'm3a6vtj2mns6rjcx6a6f', 1, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720653064383762393739643964663532643237363236353731333666326134326135373566373765333961363163636233323030386530646331626562343435320a6669656c64207469746c6520626665653965393231323864663064313463643130346432643732666134623439306662353739313761653262316531343364643362623466623363656565320a6669656c64207a6f6e6520636438373063383037313330356638323237336634626432346266623632653664633036646564313261666361333264646564366333316439633463353964350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'm3a6vtj2mns6rjcx6a6f', 2, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a73657120320a7072657620656132666334366138356266346233646335353930653033613333396531373137643530326362383130383733663761613435633263316239633036316536330a6f70207075626c6973680a706f737420363469353265643464720a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920666562386535383039656338633138353734363463323238333437636462383230366665353438623562373562386635303662393835326132343863653632370a6669656c6420686561646c696e6520393437633262346266636134333034633837393865343863376236323462326263633338656437343731356537353934326661643133653664306636666134380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'm3a6vtj2mns6rjcx6a6f', 3, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a73657120330a7072657620353230303639303535653431353264393233653764383962643364356638346661396164616465386337363761303038626435316139666436326563356162660a6f70207075626c6973680a706f7374203463356573796f6438690a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920383461663135653739633334613862373238353436383265643430613331316362386537613035366365613562333235316332626562363131396630626334660a6669656c6420686561646c696e6520623731636339393334393834333430643036663138346539306235323535306638336637653862333036363530613232333366343933326365333130656566610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'm3a6vtj2mns6rjcx6a6f', 4, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a73657120340a7072657620346635333563356433333135623731646635633530623566306430396636653662663332366131396564646634393564313834353164383034633535383336320a6f7020656469740a706f737420363469353265643464720a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520343131306137396664373862653830646433666365343666393035383037346335623535333364663365646231323930353934653937366662656339643530370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'm3a6vtj2mns6rjcx6a6f', 5, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a73657120350a7072657620333666316561373239323130396438633464353132623733323939633538346666323930346436626635626365366361643333363662633363396264633733390a6f7020616d656e640a706f737420363469353265643464720a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520363766396361616632653930343239393162353935626537663661643731623531366461346435633262633139646537326164323131636337306637333062610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'm3a6vtj2mns6rjcx6a6f', 6, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a73657120360a7072657620373732346339393436366536323539336562343562303064326636303937653362326536623331303032316462353361633837343934636335343663323763390a6f7020636f72726563740a706f737420363469353265643464720a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520633564653636373162633530313932393861663331313032633535643033323737663134666439383361363531623735383531303361373531353635636330380a6669656c64206e6f746520646230383363386164366364636238653463316234343533303835656464376665336330316161323533333238613033623939303836313564373861646137610a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'm3a6vtj2mns6rjcx6a6f', 7, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a73657120370a7072657620653764333636636664356139363530343739306237646136353537316534363839343237353365383363343135386362353033666666366466333263663163330a6f7020666c61670a706f737420363469353265643464720a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320376537653462323732646333353339653030666663313738366364386434343138396161333664623731623437646432393264653561663932346332313734370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'm3a6vtj2mns6rjcx6a6f', 8, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a73657120380a7072657620333563383663323665326362316337303862613835326465346137386536356337346532633330323838386430303039663936346638636363643436653733370a6f702077697468647261770a706f7374203463356573796f6438690a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520353135663434386638323334376237336361356433343666333139616661656234666638323033343432393438623166643638356362656438656162323239650a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'm3a6vtj2mns6rjcx6a6f', 9, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a73657120390a7072657620336239353434623265373439633462306263616665646265303766343232303764653765663561373939613334316432386566383536613363376434636437320a6f702065726173650a706f7374203463356573796f6438690a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'm3a6vtj2mns6rjcx6a6f', 10, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a7365712031300a7072657620393064306235613630383666376239656433663630373139656162626438396139333131366566346533663631383035613666316262373530653438313461320a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720643061613334393265613136353535613531366437653534616265346132396231616639373031613434343837393837373266333162343437663662303464330a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'm3a6vtj2mns6rjcx6a6f', 11, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a7365712031310a7072657620386134636364376337303239323136383166376664373461633534383739383566656466376635306231366462333263663833666338313638363161313766650a6f70207075626c6973680a706f737420317533613238656f64710a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920383637646335616361663338636130313434633235646535623436646263646430323032613166356134323561316630636330353837303563393963303161660a6669656c6420686561646c696e6520303965313436353362656133333934366233303966353366363835353232313831343638633239656532336635343831393437316235653766643636376530660a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'm3a6vtj2mns6rjcx6a6f', 12, '\x73746f7070726573732d656e7472792f76310a70616765206d33613676746a326d6e7336726a6378366136660a7365712031320a7072657620616534346539653638396561633238383630316430393761313031666638313362633538393962346461303732356161343330663462643531613738376532350a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520373539316537326634336164646530313438313066616538343830353637333765343237383766656435386231623664333763663266376339636662616435640a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (12, 'z6ly90wkvy0o98pur7ol', 1, '\x73746f7070726573732d656e7472792f76310a70616765207a366c793930776b7679306f3938707572376f6c0a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720316132663434646533616633343864316164623437646366633834633861343932643963613732656230616139663161396635623433633037306134363934610a6669656c64207469746c6520323038353161303265366436356539336439643334306533353531353663353735633864616139616463636538356264353262353466323135616331353039350a6669656c64207a6f6e6520366630353738623963363431613065656465316461383138313937613630363032626561623133643163643733636261333738353936373636343237663032370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (13, 'z6ly90wkvy0o98pur7ol', 2, '\x73746f7070726573732d656e7472792f76310a70616765207a366c793930776b7679306f3938707572376f6c0a73657120320a7072657620306263613662303665323335363731336562376664633838623964653633633665396637343264636636316539343861376461653633313239616330656539610a6f70207075626c6973680a706f737420327069796575763236360a72657620310a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d7020323032362d30332d30315432303a33333a30305a0a6669656c6420626f647920633335363566633737623138626630356638343936386239376638326266653265386330623133336134626166326262353664663539393839383037633331390a6669656c6420686561646c696e6520306331323333386533613139613464633532643733313538356464303938343831323934316334396238633335393166623736653765626362373230386136630a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\xc849b2e67be8a37130814739ad31a441694671a273df76d5534756cda1985170');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\x3e70778b17b045f6b93ba412e6bec2c24a7d27d4f67dad1c86a98857aaf34fde');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x499caf96b39382c6fb9c3290fefdee12e444bc22d496953f3bf1cdedd002611e');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\x6fa0979cc677c7dc8b25a61f83e0d1d526d1a883c04432b10800a57d02d4b136');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\xa6d853b836b8d660e000772583e290b84e8bdc3edce42caafacbba7f8a4053a9');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x73cc02fa4a65c9f434ed94d9fd579193384167877ba7cb3b4a5f2fc50b122896');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\xb9d18afb68090891abcf959d96af0df51bb8fb5e0061c7a2972d3b49b556e72b');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\xc9feeddccb66688e1eacc0fe7407edeb48c82cc06993017d687c5a6671c6ee20');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x33280b2dbc05ad4abf7edfd60c1f47cfe3a9a79bb39bd00958280e1e2e75996d');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x669d1d28fe534af59fcc4ea6e7d12d26e7565ce9c9e716fe09c9b5e9a37c95d0');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\xe9f5e3c2c01838aeee7b5702396c5b25f6994acf910053c4f2be152af4a3f37f');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x7d080c3da4e2f5db3087f6682e963aab9431741b6b92a55d91acb1a00d7c6549');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x6de3ebca98b5a4d5eb6cd6c2e3a8a10708f50ca04c1f5376c4dd08b186b44984');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\xc863c51d6cd01664a5eccb982d47ff2f06251b39ff29e260050ca2029a9956c9');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\xf616234c59b3ee7ccf833641ea936fc3de3788858b9da962c66c7459a67c03f2');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\x8856122f4861b59eefe70ecd62442b26d583adf94c86756cc7641daafdd84b1a');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x23a6561cc25e7122b406560ecbd69a9a394940c6f5c79d1a96855eb37a4337a4');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x05f0a2e6a95d568b8917612d8fdb67ac8d771f8ecf8f1d756b31546fb6fdc6b6');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\x6ad17d507264d76ae2046a8eaaa0446b163afde95b1567fcc72a0e186072d528');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\xad932c3a47897c951cc48d79a0f604657b754b037c9bd5966b1cd6a80011c087');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\xc8e4c18ab8f69aaa952794bcfc9a2df28d61003b70bcff5b60ee519701823902');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x59dd6e4d2dba90c950343053270831c947c142bd0521572dcbdec33d59a8c552');
INSERT INTO tree_hash (pos, hash) VALUES (22, '\x7004925c5044753d73f10fdba8ecaa0fcb2ff9510df8786561a4e49167c2c82b');
INSERT INTO tree_hash (pos, hash) VALUES (23, '\x0c82de7c4cba02ce7e3630fe95f676ef99ca0e3a8eaf57cc9df1571d56645db4');
INSERT INTO tree_hash (pos, hash) VALUES (24, '\x855d72eeec4a07783bcf92423738997388394b562993c69577263d6848ab17f3');
INSERT INTO idempotency (scope, key, request, page, first, last, created, made) VALUES ('cli', '\x095142e4875d077e2ab0c25c39b27e3c6ac77daf3b6f74d67208786f256cc00d', '\x7f723175df4b47371fd04e876053d9469e72b4f8d39e79042412edb374f77cf2', 'm3a6vtj2mns6rjcx6a6f', 11, 11, 1772397132345, '');
INSERT INTO idempotency (scope, key, request, page, first, last, created, made) VALUES ('server', '\xdab5e2940b26fa2abb67e5bf0207d2039313ff1a348db5692d9311243cf0246a', '\x84a5c2836e8d5f7fcaa30ab8d7723ffd615fed3d7f7e2ee253fdff73b192b546', 'z6ly90wkvy0o98pur7ol', 1, 1, 1772397192345, '');
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('y6fkh270yrzmkcc0pnzd', '1ydsn4nkx1', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('m3a6vtj2mns6rjcx6a6f', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'n46ihozh5dwxr6fiopvq', 'n46ihozh5dwxr6fiopvq', '', 0, 'unverified', 'n46ihozh5dwxr6fiopvq', 'Please look', 1772397192345, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('y6fkh270yrzmkcc0pnzd', '0bbbbbbbbb', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420446f6f7273206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22446f6f7273206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397192345, 1772397192345, 1, 2, 'n46ihozh5dwxr6fiopvq', 'n46ihozh5dwxr6fiopvq', '', 0, '', '', '', NULL, '', 0, 1772400780000, 'wgdkbv6gg4coalhtq2g1', 0, 1);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('m3a6vtj2mns6rjcx6a6f', '1u3a28eodq', '\xc67321a604c3413e46f82dc602124a7fdb71741ab5978ba83f77b0959fc57e6a', '\xa1341f8935665d9d2c2083b7aac4c2a5dbf731598cc6057fefc710b795b6a90e', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name, scope) VALUES ('fel0215mzk4t2j1elqs5', 'desk', '', '\x8e8032b897d648649662fedce6bb44dcc66ecbeef256d6c4d8049bc5feead671', 1772397132345, NULL, NULL, 0, '', 'test', '');
INSERT INTO media (id, type, sha256, width, height, created, bytes, account, focus_x, focus_y) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73', '', 250, 800);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('n46ihozh5dwxr6fiopvq', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('y5ufzjxgjg5myn6t5be3', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('n46ihozh5dwxr6fiopvq', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('y5ufzjxgjg5myn6t5be3', 'm3a6vtj2mns6rjcx6a6f', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('y5ufzjxgjg5myn6t5be3', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('y5ufzjxgjg5myn6t5be3', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('ooowz98u97ojbx4t79vc', '\x53a1a0b31624fb8be20d2c966cb6d26af2f7cd1ca9ff0cae04a67d135cee0f3f', 'setup', '', 'administrator', '', 'n46ihozh5dwxr6fiopvq', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('vnq2hrsivxxdi9fv0fb8', '\x58496203c055b937dc47852d03ecab8ce2085a639823f1765f743c5160416a64', 'invite', 'bo@example.org', 'contributor', 'm3a6vtj2mns6rjcx6a6f', 'y5ufzjxgjg5myn6t5be3', 'n46ihozh5dwxr6fiopvq', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('vpdzx61rl7tc5i1ar9kk', '\x843f2b4841f6a700c058915bbc0988225f11052e1a018f6cb18dcd73e199b494', 'invite', 'cy@example.org', 'editor', '', '', 'n46ihozh5dwxr6fiopvq', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('pkikkub74obtf2l461j7', '\x07627c189554392a5e238705f7622b47415d71ddf7732fed4d4e07d58383ccea', 'y5ufzjxgjg5myn6t5be3', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'y5ufzjxgjg5myn6t5be3', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'y5ufzjxgjg5myn6t5be3', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'n46ihozh5dwxr6fiopvq', '', '', 'Ada One', '', 'join', '', '', 0, 'n46ihozh5dwxr6fiopvq', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'n46ihozh5dwxr6fiopvq', '', '', 'Ada One', '', 'invite', 'm3a6vtj2mns6rjcx6a6f', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'y5ufzjxgjg5myn6t5be3', '', '', 'Bo Two', '', 'join', 'm3a6vtj2mns6rjcx6a6f', '', 0, 'y5ufzjxgjg5myn6t5be3', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'n46ihozh5dwxr6fiopvq', '', '', 'Ada One', '', 'factor', '', '', 0, 'y5ufzjxgjg5myn6t5be3', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'y5ufzjxgjg5myn6t5be3', 'pkikkub74obtf2l461j7', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'y5ufzjxgjg5myn6t5be3', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'n46ihozh5dwxr6fiopvq', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 'm3a6vtj2mns6rjcx6a6f', '', 0, '', 'The archive', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (11, 1772397192345, '', '', '', 'test', '', 'series', '', '', 0, '', 'daily', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (12, 1772397192345, '', '', '', 'test', '', 'open', 'z6ly90wkvy0o98pur7ol', '', 1, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (13, 1772397192345, '', '', '', 'test', '', 'watch', 'm3a6vtj2mns6rjcx6a6f', '', 0, '', 'Emil Karst', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('m3a6vtj2mns6rjcx6a6f', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'n46ihozh5dwxr6fiopvq', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('m3a6vtj2mns6rjcx6a6f', 1, 'Ada is on until 6 PM.', 'n46ihozh5dwxr6fiopvq', 1772397192345);
INSERT INTO hook (id, name, url, page, events, secret, at, paused, fails, failing, rest, created) VALUES ('nab9dgoqcmjx1yekj66o', 'The archive', '\xe00e04219833afc11343387f26d43a8b8261ecd9c3098d99c19431f49556e9d553cfb99e4152d078f83011486d435e0eca7ac53799f25e62624a13fcd148a3833cbf76a79e', 'm3a6vtj2mns6rjcx6a6f', 'publish withdraw', '\xeccfc8e6ac44d2b795095b615087b065382326cadc43abeaa0837f22bbd90f5c07c2799ebd6e6976ba1b0a428435259035a47e5fb00b6fc8ca975994', 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_ifo6xprkfisq5yf1jvodvkz9', 'nab9dgoqcmjx1yekj66o', 'test', -1, 'm3a6vtj2mns6rjcx6a6f', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('m3a6vtj2mns6rjcx6a6f', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO schedule (id, page, at, state, reason, detail, account, watched, created) VALUES ('wgdkbv6gg4coalhtq2g1', 'y6fkh270yrzmkcc0pnzd', 1772400780000, 'waiting', '', '', 'n46ihozh5dwxr6fiopvq', '', 1772397192345);
INSERT INTO breaking (page, post, seq, since) VALUES ('z6ly90wkvy0o98pur7ol', '2piyeuv266', 2, 1772397192345);
INSERT INTO quiet (page, until) VALUES ('m3a6vtj2mns6rjcx6a6f', 1772397192345);
INSERT INTO series (slug, title, standfirst, lang, zone, clock, at, ends, day, trouble, stopped, created) VALUES ('daily', 'The day, {date}', '', 'en', 'Europe/Paris', '', 360, 'post', '2026-03-02', '', NULL, 1772397192345);
INSERT INTO series_page (series, day, page, ended) VALUES ('daily', '2026-03-02', 'z6ly90wkvy0o98pur7ol', 0);
INSERT INTO watchword (id, page, word, reason, until, account, created) VALUES ('mzn5efkkgk5hcm8alp0v', 'm3a6vtj2mns6rjcx6a6f', 'Emil Karst', 'Injunction', NULL, '', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'm3a6vtj2mns6rjcx6a6f', '64i52ed4dr', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('m3a6vtharbour m3a6vtcloses m3a6vtat m3a6vteight m3a6vt m3a6vtwords m3a6vtabout m3a6vtit m3a6vtsaid m3a6vtseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'm3a6vtj2mns6rjcx6a6f', '1u3a28eodq', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('m3a6vtfirst m3a6vtgusts m3a6vt m3a6vtwords m3a6vtabout', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (13, 'z6ly90wkvy0o98pur7ol', '2piyeuv266', '202603012033.0000000002.99998975', ' bridge open  words about bridge open ', array_to_tsvector(string_to_array('z6ly90bridge z6ly90open z6ly90 z6ly90words z6ly90about', ' ')));
