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
-- What seals texts, of a page; and whether there is any.
CREATE INDEX entry_seals ON entry (page, seq) WHERE op IN ('withdraw', 'restore', 'withhold', 'release', 'erase');

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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, 'a78cd089da9ba168e793256451a00212', 1772397012, 14, 38, 0, 'a78cd089da9ba168e793256451a00212+b2134023+AfuBLO0SSz/HMTTpuopd4IAEXLXbVoq4aTuj1DPx6s80', '\x4a3ab140d95a936bf7a40423e0d413baeb3dc072259106e5eebc7830bbc1b331', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('b6e38tryzi2bul61xoc5', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('p09s98t1o0liqeg4e3zb', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO page (id, slug, head, created) VALUES ('niwt0j5f7b6bfuojy5r8', 'daily-2026-03-02', NULL, 1772397192345);
INSERT INTO slug (slug, page) VALUES ('storm', 'b6e38tryzi2bul61xoc5');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'b6e38tryzi2bul61xoc5');
INSERT INTO slug (slug, page) VALUES ('election', 'p09s98t1o0liqeg4e3zb');
INSERT INTO slug (slug, page) VALUES ('daily-2026-03-02', 'niwt0j5f7b6bfuojy5r8');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('b6e38tryzi2bul61xoc5', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('p09s98t1o0liqeg4e3zb', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('niwt0j5f7b6bfuojy5r8', 'daily-2026-03-02', 'live', 'The day, March 2', 2, 1772397180000);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'b6e38tryzi2bul61xoc5', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'b6e38tryzi2bul61xoc5', 2, 1, 'publish', '2heabm82gw', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'b6e38tryzi2bul61xoc5', 3, 1, 'publish', '8wpatw7ldy', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'b6e38tryzi2bul61xoc5', 4, 1, 'edit', '2heabm82gw', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'b6e38tryzi2bul61xoc5', 5, 1, 'amend', '2heabm82gw', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'b6e38tryzi2bul61xoc5', 6, 1, 'correct', '2heabm82gw', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'b6e38tryzi2bul61xoc5', 7, 1, 'flag', '2heabm82gw', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'b6e38tryzi2bul61xoc5', 8, 1, 'withdraw', '8wpatw7ldy', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'b6e38tryzi2bul61xoc5', 9, 1, 'erase', '8wpatw7ldy', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'b6e38tryzi2bul61xoc5', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'b6e38tryzi2bul61xoc5', 11, 1, 'publish', '3cxdyg8ivq', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'b6e38tryzi2bul61xoc5', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (12, 'niwt0j5f7b6bfuojy5r8', 1, 1, 'open', '', 0, 1772397192345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (13, 'niwt0j5f7b6bfuojy5r8', 2, 1, 'publish', '123q9jge27', 1, 1772397192345, 1772397180000, 2, 1024, 4, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 1, 'lang', '\x4a0e9ce690c8c079d266743f402632322598c75172b9a75c6c57083b75bfbec1', '\xa427d8783aed8e1328e11ec792940ac3af9a4aeb53f3c11035a8112f2d15d7c7', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 1, 'title', '\xc9e05850f7237735be289bd05b935fafcb82c69babffab45e25debc21e779355', '\x10f5d6b7cc179fba12d5cdd7db1ac1f0e304ab6318780e81bfc01ea0a0cce391', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 1, 'zone', '\x2a3bffe8c36a63a8d1f4c6638e9c4f9d8c92b7bd108ccdcc3e3f02b4d72d2e8a', '\x7b994aa3a91de76b63b4135ce0ff594b7b93f19216df6867f0d7ebe191fd44e9', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 2, 'body', '\xc2290595f2eeb4a7a03e6d7a9e422738c2d17dad3d2a71c29157c3e4a7eb6644', '\xcf01dbf88cc3001ad7cb33323bc2846d6fd48c87da4f8c021d3e8a42928470b0', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 2, 'headline', '\x61cb73d726e36d43fc0f741135046ac5fbfcb4e6448f9d7eb1699303146a0b85', '\xb723be74d92fd705f3bc18adaede0c2fab14520f414a49f5b107c0fe97992a0c', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 3, 'body', '\x8e840ede1924a2b412e2a9b05881e5194cf135e9d4c5cd4905f5dec81868b54a', '\x5c139993be41a060d2b3635d1993fddea0c7af1e817c43b54cdd2531cddb6a64', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 3, 'headline', '\xb321fc047f4cc32fca61771c710d9b4b688da79d5ae6bcef6907821d55575565', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 4, 'headline', '\x930b3a3d1c67108e5a08dbcec1ba4987d1560aab3a9beeb875da4c78731eee12', '\x0b46b473daaf5a860b1267f424e74f9a5f009fc46d27a9a711d4504fa95f8497', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 5, 'headline', '\xa02af08398ffa346a59c40d269e967c0bd05d41a640d0293017806df21378af5', '\x68c6d3679e94444e76cbaa503f4d24d0d63e153f748ed0652e483f53597c963e', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 6, 'headline', '\x84bc592a0f580c7317183f64812a7e68e872acdbe2fed254fc222be411a7204a', '\x4c101456846063cc0ba6f51baff3ddedcf8b137b84cc71239eba69d7fdd7fdb7', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 6, 'note', '\x3b7c0b73b39170c5f8d177062e8d6421186de078e4048d258831ae70d04e67ce', '\xf08ddb888afdea06c8788340424057ec274fbb3c612d0a695f521aa0353e7724', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 7, 'flags', '\xa61ebc83f2aa72465a315fef9356d958bee466bea574dec19c64de307c7e963a', '\xfd5f57c50cf4ec2c7e150ec635321dbc4bc289e7face3238a43a14b9ef66797e', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 8, 'note', '\xc1f0680baad29b331cc41167d0b4db8348f06168fbf562964395ca19dcd2ce28', '\x0d44923e3fecb3261a597de40f4cdcfd3089bf5c466b2fbc50556f212a856a67', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 10, 'slug', '\xdebc8930ab30e05604cf23dd20f9808d5d76470f05860fd257629b14c96eb178', '\x5a179794dab5e5045402c8e40db9d52d344429186a5568b049ad796f0405d841', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 11, 'body', '\x9f0804558cc045b9a04cbf90f8069ac8781847eb9cd7aa3479735afbdbd76414', '\x8b9abbc27a72d0d67a2e8c8074bcc7f4aa5c842a66ca63550fca682f50ae2a41', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 11, 'headline', '\xfd01c98eab6bcf29a1da4c2dc90f2a1f14bc09de098db97d2c5988d0bbeac4e0', '\x9446c9cfcbc96d3fb4c4882a363b22d5a83321642b57c5b9ec3feba4e7422569', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('b6e38tryzi2bul61xoc5', 12, 'note', '\x905cb315f61dc7577d51b25ef869dd4b6f0f346550830dc0e6bdbfc4af0a6694', '\x7ae82081225a8ba75d2f0747bc10b7f7ac75c627adbbe2080604234d0d7b360c', '\x5468652073746f726d206973206f7665722e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('niwt0j5f7b6bfuojy5r8', 1, 'lang', '\x7eb772b8d5bd2ad502b64356e654ba2056dfa2a9fa625916660f278c9448f5a9', '\x5cfe0107d06acb6069fcbd91901e0dc1a73c2c44ad2cdd019dab6c8fcc917252', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('niwt0j5f7b6bfuojy5r8', 1, 'title', '\x5e94ee52f9661336401aaa37ed4d8b4251c32639e9c886046a6e11eec2e8bdb4', '\x03b2308dfb5f5e3dcc42148ba058b1e6af88927a9c0a3dc9b3e23ed625bca9c2', '\x546865206461792c204d617263682032');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('niwt0j5f7b6bfuojy5r8', 1, 'zone', '\x6c215ac7838a289c6a7a7ad8074d494e94cfe0a27c3da51280d52ca207fda160', '\xa85d3d24ccad1310bb454258d456c54970eda27e6fe5164877a6fa72400311bd', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('niwt0j5f7b6bfuojy5r8', 2, 'body', '\xeec690f735051227b67ccc506b00293ea9f6a22630d9d92678cef938d4992616', '\x78578a4e049a0e88d5d1d6a6416d14f0f07c039e0cf829c5d7cbd5f0aeafb4e7', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420427269646765206f70656e2e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('niwt0j5f7b6bfuojy5r8', 2, 'headline', '\xda599ecdb7df0f7a1671bb21c34ef50a38d5ca2fb416fe9c6c6cca5d99eb3a5e', '\xdbd7a979f17892f79a4b1eef8d0f3cd46c84fb1cf5fb6def93c42e0e5f00ea5a', '\x427269646765206f70656e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'b6e38tryzi2bul61xoc5', 1, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720346130653963653639306338633037396432363637343366343032363332333232353938633735313732623961373563366335373038336237356266626563310a6669656c64207469746c6520633965303538353066373233373733356265323839626430356239333566616663623832633639626162666661623435653235646562633231653737393335350a6669656c64207a6f6e6520326133626666653863333661363361386431663463363633386539633466396438633932623762643130386363646363336533663032623464373264326538610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'b6e38tryzi2bul61xoc5', 2, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a73657120320a7072657620383733313835323232393234363235623937313834356236373437333864383737343431306238363835316165376439636461346435323264363934346163370a6f70207075626c6973680a706f73742032686561626d383267770a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920633232393035393566326565623461376130336536643761396534323237333863326431376461643364326137316332393135376333653461376562363634340a6669656c6420686561646c696e6520363163623733643732366533366434336663306637343131333530343661633566626663623465363434386639643765623136393933303331343661306238350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'b6e38tryzi2bul61xoc5', 3, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a73657120330a7072657620633339363862653438643430356531383534353536643365316664343234383164653365646462303137663963333534363863303037303762653139353262310a6f70207075626c6973680a706f737420387770617477376c64790a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920386538343065646531393234613262343132653261396230353838316535313934636631333565396434633563643439303566356465633831383638623534610a6669656c6420686561646c696e6520623332316663303437663463633332666361363137373163373130643962346236383864613739643561653662636566363930373832316435353537353536350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'b6e38tryzi2bul61xoc5', 4, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a73657120340a7072657620336639623763383865396338633738346439356338613830613839623034663861333036623430316265383464636561343939316531313639343432613838640a6f7020656469740a706f73742032686561626d383267770a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520393330623361336431633637313038653561303864626365633162613439383764313536306161623361396265656238373564613463373837333165656531320a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'b6e38tryzi2bul61xoc5', 5, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a73657120350a7072657620373332363034343563366236323065663931616132363930633735343539383262343631613566623866363265656436363236396462643533393332323332300a6f7020616d656e640a706f73742032686561626d383267770a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520613032616630383339386666613334366135396334306432363965393637633062643035643431613634306430323933303137383036646632313337386166350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'b6e38tryzi2bul61xoc5', 6, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a73657120360a7072657620363762363939323737656537353862363236633439613432643863393264636361353764303637346430396238323731626264343335336433343032663562650a6f7020636f72726563740a706f73742032686561626d383267770a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520383462633539326130663538306337333137313833663634383132613765363865383732616364626532666564323534666332323262653431316137323034610a6669656c64206e6f746520336237633062373362333931373063356638643137373036326538643634323131383664653037386534303438643235383833316165373064303465363763650a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'b6e38tryzi2bul61xoc5', 7, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a73657120370a7072657620343766303962643063646262343266366663326339326333313062333935643563636364393730343534303631663331373838363765313730336131353336390a6f7020666c61670a706f73742032686561626d383267770a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320613631656263383366326161373234363561333135666566393335366439353862656534363662656135373464656331396336346465333037633765393633610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'b6e38tryzi2bul61xoc5', 8, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a73657120380a7072657620326666373962373566313164616435653962343335613763383262393039613633663961376638303438643263616631323934376664653733643033643864630a6f702077697468647261770a706f737420387770617477376c64790a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520633166303638306261616432396233333163633431313637643062346462383334386630363136386662663536323936343339356361313964636432636532380a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'b6e38tryzi2bul61xoc5', 9, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a73657120390a7072657620333534363239316463343961646665363131316564383839653536313635373166313839386332616339663530656431313239653365623332636233643236390a6f702065726173650a706f737420387770617477376c64790a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'b6e38tryzi2bul61xoc5', 10, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a7365712031300a7072657620643366313034643136656530396136646163613666346231613431376261363965643637666638653361336337383234363662313763396161366338613265650a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720646562633839333061623330653035363034636632336464323066393830386435643736343730663035383630666432353736323962313463393665623137380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'b6e38tryzi2bul61xoc5', 11, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a7365712031310a7072657620643137363633643330643465396264393863353737333131356338663635643734353231613531393939626166366536303632613432313931313632303737310a6f70207075626c6973680a706f737420336378647967386976710a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920396630383034353538636330343562396130346362663930663830363961633837383138343765623963643761613334373937333561666264626437363431340a6669656c6420686561646c696e6520666430316339386561623662636632396131646134633264633930663261316631346263303964653039386462393764326335393838643062626561633465300a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'b6e38tryzi2bul61xoc5', 12, '\x73746f7070726573732d656e7472792f76310a706167652062366533387472797a693262756c3631786f63350a7365712031320a7072657620373632343338363236343131363034323039343066393664343561633363323636656335396264633164663564663639333730663432666361623865633764300a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520393035636233313566363164633735373764353162323565663836396464346236663066333436353530383330646330653662646266633461663061363639340a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (12, 'niwt0j5f7b6bfuojy5r8', 1, '\x73746f7070726573732d656e7472792f76310a70616765206e697774306a35663762366266756f6a793572380a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720376562373732623864356264326164353032623634333536653635346261323035366466613261396661363235393136363630663237386339343438663561390a6669656c64207469746c6520356539346565353266393636313333363430316161613337656434643862343235316333323633396539633838363034366136653131656563326538626462340a6669656c64207a6f6e6520366332313561633738333861323839633661376137616438303734643439346539346366653061323763336461353132383064353263613230376664613136300a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (13, 'niwt0j5f7b6bfuojy5r8', 2, '\x73746f7070726573732d656e7472792f76310a70616765206e697774306a35663762366266756f6a793572380a73657120320a7072657620336161663536326565636232396166653166666537633165363039666566336531613162613633396638623566303033633762333830303332353130383032350a6f70207075626c6973680a706f73742031323371396a676532370a72657620310a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d7020323032362d30332d30315432303a33333a30305a0a6669656c6420626f647920656563363930663733353035313232376236376363633530366230303239336561396636613232363330643964393236373863656639333864343939323631360a6669656c6420686561646c696e6520646135393965636462376466306637613136373162623231633334656635306133386435636132666234313666653963366336636361356439396562336135650a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\xef476613b2747551f5321a1e3ac4d450eaf60a4b60a80811a5d60b9dcb6078e5');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xaeb14dd831c9aec3faeb0478c96b004cb23c78f7afd4d1a64e0d88a55e8874aa');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x6588d835c465e77dfc3f23fc4491b466da8ed1afc1fc5b57be9b962a1b0e7086');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\xbb4b0f00b5532889d8872fe1870167c5903b3941775ebe91adf621e47d3ab1a5');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x2bbb87a7bfc64b84f30a18b51a7774e860de424694d0979a42760ed84b036079');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x78ef9e3ee65e85d08c352304a3189658dfa5e8e474b3198389c644151c953628');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x719f7a89094371f6953f42a7ae718a69759b6e99867aeba48cd8806519b1d592');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\xd184282d7b4a8239730b92b23fbbd9edc5e963b7c2e9d3e41f97f7774a3ac893');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x682f31da013d91d721dc554915ed1991f999208365c026a3a5dbe9b1462ff59f');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x78bad0a2a46c373830a6f2c33000ae9d5581ae9786e4440e3f72e5e37d13ccc3');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\xb35370a872b93cd598dba44729a959ee255e8b5aed0280d258b64a3a3f29e18a');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x5c6f6a42073a8403b5e7063bdf6a89bb489270c945b1aff2e9ded5cbeafc6bd8');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x8f1d80dc0ce45c626d21b8acdec4f75ceeaf855b634a021cecf102d94df90c75');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x264408b9072dbb88acce6b1a805b14e1241ba9da72ea90ef82729b2d7da69057');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\xead90f71f7920217cff7bb8c3470bd95773fbf9218ded2041c8437bdbd7714e0');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\x4b20138aa66dfc5d42e915e56300157c9fa5f795eddb3ad2c4eff0813ef26cf0');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\xd7cb4f74213bdb0550f753bb284409e0193549f7f666eef7bb0e84dc08e56d3d');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x03a13a1d71286eb8c7ca7af1c1acbe229c6661b7b7a994bdd3473ff0bd3112fc');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\xc9827eb818388b998b18ff9c13e12044b43323259d650a95f8fab98cf9b10a55');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x7a46d250c057ad35f8a46973f2664c031148a47b865b27cb1fefdf270476d633');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x1b415d79a38d70c934769a4ec0e865ee530726da5b82fe77482058b9ecfd904b');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x73bf273b783b055d1cf1e003deaf5a4728792585e0c3a43ce4600cded02737ee');
INSERT INTO tree_hash (pos, hash) VALUES (22, '\xae6d91fdf69145b31d7c48016c35285b504c3e15fb9c7f73975eb8880ae7dcef');
INSERT INTO tree_hash (pos, hash) VALUES (23, '\x89aaa0953003025be8209c2ba8be9b02b5962376cba614f081b54dcb9b3918ce');
INSERT INTO tree_hash (pos, hash) VALUES (24, '\x43b0d5bcb0c9cfe30c6fcaca4c37a5fab7ca730626a89ee388c36299bf885105');
INSERT INTO idempotency (scope, key, request, page, first, last, created, made) VALUES ('cli', '\x9d8838493182b7d33fc639ee974fdbac63e583a4a10ec81b238f0ed99cb0013e', '\xf2e5003e7262ac4356ebf1a4987ca9cf967d04ea05bcfa1cde328aadcc09702c', 'b6e38tryzi2bul61xoc5', 11, 11, 1772397132345, '');
INSERT INTO idempotency (scope, key, request, page, first, last, created, made) VALUES ('server', '\x1bfd9ae812bc3c8276f4710d69782737fd6dea6814743a1a6b881c46c27e6a79', '\xb05afa6a50ad34dc5c883a2eacb65d5a7c68ac8f58f6aeeb91ad0e0cbcf61e95', 'niwt0j5f7b6bfuojy5r8', 1, 1, 1772397192345, '');
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('p09s98t1o0liqeg4e3zb', '8tozkbvprf', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('b6e38tryzi2bul61xoc5', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'veq27n32l90z33qrd9nd', 'veq27n32l90z33qrd9nd', '', 0, 'unverified', 'veq27n32l90z33qrd9nd', 'Please look', 1772397192345, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('p09s98t1o0liqeg4e3zb', '0bbbbbbbbb', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420446f6f7273206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22446f6f7273206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397192345, 1772397192345, 1, 2, 'veq27n32l90z33qrd9nd', 'veq27n32l90z33qrd9nd', '', 0, '', '', '', NULL, '', 0, 1772400780000, 'm2h9j6gg8fl8zymo4c36', 0, 1);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('b6e38tryzi2bul61xoc5', '3cxdyg8ivq', '\x3a0042195590ef16b8b27e155c5c9d3a79c2475071f2b3e6971df5d063700bbe', '\x08a3432920266ed2cd3b474f91aa233a5ea1956c3703ca0aa7b9a673dacce3b1', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name, scope) VALUES ('rn10su7f9wwx7ax1dgm4', 'desk', '', '\xa69ded9afb767b4681357f2edfeaf7c295b495c33485f190a2135f352866ce1f', 1772397132345, NULL, NULL, 0, '', 'test', '');
INSERT INTO media (id, type, sha256, width, height, created, bytes, account, focus_x, focus_y) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73', '', 250, 800);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('veq27n32l90z33qrd9nd', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('yaqsvnup24jhvwdd1lay', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('veq27n32l90z33qrd9nd', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('yaqsvnup24jhvwdd1lay', 'b6e38tryzi2bul61xoc5', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('yaqsvnup24jhvwdd1lay', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('yaqsvnup24jhvwdd1lay', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('pmqgono7lguyoi5gcbt7', '\x1b06bf38f9b40755ca68b89c5c55ff734af1ca3daa064deaca19ee077adfc312', 'setup', '', 'administrator', '', 'veq27n32l90z33qrd9nd', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('w97ekkpgwzn0ve54of9m', '\xb48bdf7507ba93f765ed2154cbdf0586db528b65d0589194ad7ac826d85889e0', 'invite', 'bo@example.org', 'contributor', 'b6e38tryzi2bul61xoc5', 'yaqsvnup24jhvwdd1lay', 'veq27n32l90z33qrd9nd', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('n3wqh0aq0kgkzm5jcufj', '\x7a96aa41a4e43867ebde2aeb73dc51aebfa6e17517b6b16549e6de8362c871c9', 'invite', 'cy@example.org', 'editor', '', '', 'veq27n32l90z33qrd9nd', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('gerre69bgg8xbp4gq29i', '\x7b30d134a386496a0aab5a94bf71e65d56e2bde2faee4c1ecf7022db08e74de8', 'yaqsvnup24jhvwdd1lay', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'yaqsvnup24jhvwdd1lay', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'yaqsvnup24jhvwdd1lay', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'veq27n32l90z33qrd9nd', '', '', 'Ada One', '', 'join', '', '', 0, 'veq27n32l90z33qrd9nd', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'veq27n32l90z33qrd9nd', '', '', 'Ada One', '', 'invite', 'b6e38tryzi2bul61xoc5', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'yaqsvnup24jhvwdd1lay', '', '', 'Bo Two', '', 'join', 'b6e38tryzi2bul61xoc5', '', 0, 'yaqsvnup24jhvwdd1lay', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'veq27n32l90z33qrd9nd', '', '', 'Ada One', '', 'factor', '', '', 0, 'yaqsvnup24jhvwdd1lay', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'yaqsvnup24jhvwdd1lay', 'gerre69bgg8xbp4gq29i', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'yaqsvnup24jhvwdd1lay', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'veq27n32l90z33qrd9nd', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 'b6e38tryzi2bul61xoc5', '', 0, '', 'The archive', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (11, 1772397192345, '', '', '', 'test', '', 'series', '', '', 0, '', 'daily', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (12, 1772397192345, '', '', '', 'test', '', 'open', 'niwt0j5f7b6bfuojy5r8', '', 1, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (13, 1772397192345, '', '', '', 'test', '', 'watch', 'b6e38tryzi2bul61xoc5', '', 0, '', 'Emil Karst', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('b6e38tryzi2bul61xoc5', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'veq27n32l90z33qrd9nd', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('b6e38tryzi2bul61xoc5', 1, 'Ada is on until 6 PM.', 'veq27n32l90z33qrd9nd', 1772397192345);
INSERT INTO hook (id, name, url, page, events, secret, at, paused, fails, failing, rest, created) VALUES ('oukzst49l8s5jqb9sa8k', 'The archive', '\x8edb0b359911f8e566974e948975786735683799c1328431c43bef7756b4834e96a3483dd833e34d3712c716c4328c627d1d54a75eac9b1e2e067aefa56d848c9675795aea', 'b6e38tryzi2bul61xoc5', 'publish withdraw', '\x53b4fc3012db620350310e23d647e10307454a79e4a98f442a34f3c0610d14b306ca000fd9f7116602f7ed5a34cb7d3adf10c0f6c83efc598a8c9ad4', 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_xevf1bpqpr6dyoza6d8aacyt', 'oukzst49l8s5jqb9sa8k', 'test', -1, 'b6e38tryzi2bul61xoc5', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('b6e38tryzi2bul61xoc5', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO schedule (id, page, at, state, reason, detail, account, watched, created) VALUES ('m2h9j6gg8fl8zymo4c36', 'p09s98t1o0liqeg4e3zb', 1772400780000, 'waiting', '', '', 'veq27n32l90z33qrd9nd', '', 1772397192345);
INSERT INTO breaking (page, post, seq, since) VALUES ('niwt0j5f7b6bfuojy5r8', '123q9jge27', 2, 1772397192345);
INSERT INTO quiet (page, until) VALUES ('b6e38tryzi2bul61xoc5', 1772397192345);
INSERT INTO series (slug, title, standfirst, lang, zone, clock, at, ends, day, trouble, stopped, created) VALUES ('daily', 'The day, {date}', '', 'en', 'Europe/Paris', '', 360, 'post', '2026-03-02', '', NULL, 1772397192345);
INSERT INTO series_page (series, day, page, ended) VALUES ('daily', '2026-03-02', 'niwt0j5f7b6bfuojy5r8', 0);
INSERT INTO watchword (id, page, word, reason, until, account, created) VALUES ('rnain96l4t0o1r75j85t', 'b6e38tryzi2bul61xoc5', 'Emil Karst', 'Injunction', NULL, '', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'b6e38tryzi2bul61xoc5', '2heabm82gw', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('b6e38tharbour b6e38tcloses b6e38tat b6e38teight b6e38t b6e38twords b6e38tabout b6e38tit b6e38tsaid b6e38tseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'b6e38tryzi2bul61xoc5', '3cxdyg8ivq', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('b6e38tfirst b6e38tgusts b6e38t b6e38twords b6e38tabout', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (13, 'niwt0j5f7b6bfuojy5r8', '123q9jge27', '202603012033.0000000002.99998975', ' bridge open  words about bridge open ', array_to_tsvector(string_to_array('niwt0jbridge niwt0jopen niwt0j niwt0jwords niwt0jabout', ' ')));
