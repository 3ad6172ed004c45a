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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, 'a7e249690efbc5c0412def4b277cd059', 1772397012, 14, 37, 0, 'a7e249690efbc5c0412def4b277cd059+3706ebeb+Acl/HewsinI/XRfZUQIyw8SQLfor1KikuB2LOyQ6/Vmq', '\x05d0a6dd56afcc042f11b3effa163dbd9d97361954b3ad66991fa2c554aa04a8', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('mx6bh8dul0imqutn8tyf', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('qu1ykj992k2z45lod3v1', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO page (id, slug, head, created) VALUES ('har5zsxbkedqg1xa4ns6', 'daily-2026-03-02', NULL, 1772397192345);
INSERT INTO slug (slug, page) VALUES ('storm', 'mx6bh8dul0imqutn8tyf');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'mx6bh8dul0imqutn8tyf');
INSERT INTO slug (slug, page) VALUES ('election', 'qu1ykj992k2z45lod3v1');
INSERT INTO slug (slug, page) VALUES ('daily-2026-03-02', 'har5zsxbkedqg1xa4ns6');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('mx6bh8dul0imqutn8tyf', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('qu1ykj992k2z45lod3v1', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('har5zsxbkedqg1xa4ns6', 'daily-2026-03-02', 'live', 'The day, March 2', 2, 1772397180000);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'mx6bh8dul0imqutn8tyf', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'mx6bh8dul0imqutn8tyf', 2, 1, 'publish', '3zu6dj4n90', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'mx6bh8dul0imqutn8tyf', 3, 1, 'publish', '9ohrr732ua', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'mx6bh8dul0imqutn8tyf', 4, 1, 'edit', '3zu6dj4n90', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'mx6bh8dul0imqutn8tyf', 5, 1, 'amend', '3zu6dj4n90', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'mx6bh8dul0imqutn8tyf', 6, 1, 'correct', '3zu6dj4n90', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'mx6bh8dul0imqutn8tyf', 7, 1, 'flag', '3zu6dj4n90', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'mx6bh8dul0imqutn8tyf', 8, 1, 'withdraw', '9ohrr732ua', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'mx6bh8dul0imqutn8tyf', 9, 1, 'erase', '9ohrr732ua', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'mx6bh8dul0imqutn8tyf', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'mx6bh8dul0imqutn8tyf', 11, 1, 'publish', '6vqfp90c4g', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'mx6bh8dul0imqutn8tyf', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (12, 'har5zsxbkedqg1xa4ns6', 1, 1, 'open', '', 0, 1772397192345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (13, 'har5zsxbkedqg1xa4ns6', 2, 1, 'publish', '1wmj4e68we', 1, 1772397192345, 1772397180000, 2, 1024, 4, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 1, 'lang', '\x7a5c6ee64711e1d16d2b0ca7f4d5730cef51aeb553f9d42d930a312f3082fdca', '\x53e9df718ca1ba020f33cb7cc039aaf9322c38e71fc02b88e8b3e61f0c9e6ffd', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 1, 'title', '\x65ee9c894aa8aae777c335187f7cc90e9d7527fdb48ce5d8208bdaba6464d47f', '\x0cc607939b478752d11ebc58962dd72afea060483d6e288f5500fa7e0c134a46', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 1, 'zone', '\x63e08ecbe9d0a003fbfa9979ead21a0adeaf7c641e7b5bde9eeee408c6814a8c', '\x0bd910ff3f30b1796606adcb991537cf6668992f9b9ef5fc4518a3484353fb62', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 2, 'body', '\xd2eac5562f6ce9c71d87a14a28d3fcbce56f8926e6128c27454472250f1ea736', '\x2b9d071cd836a42cadb0c13f18ed4b864412a29da8dddd52222e600b755da3cc', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 2, 'headline', '\xdf505a8536b1f60bfa18f667b783252963e8c602b0fe88bc17d78afe5da69b3a', '\x902634d20b7911bc4c8f2af77e625779fba6dfc89ae74524f5993fec32af57e0', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 3, 'body', '\x1cd18c209ed105d07b004cd98b2728a0444789b5a87d24321b37037f86a9158d', '\x39c8e92860480474339df3ec5562f8542485b8943508b0997280f2529d868666', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 3, 'headline', '\x404196c12c741ba1a78d17ff1c5d806074f16ef5d13c4394c8f33a3448ffaff5', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 4, 'headline', '\x9ebc2be42202c2d0ae9efda40c37180be6b0bc565245171a778bc70a1a557fd8', '\xc27c79a3eaad2b58813471b7c4634ef11da9935bd4b949ea399a2a389b3b9d97', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 5, 'headline', '\x10171b876f95d0ba0578f27e00ddc5ca524f226b7a178fe7cba05854021dc408', '\x2fde88419218e60fc88e48d01e093c0d95a89b9363c93b9e8839814662bcf404', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 6, 'headline', '\x22c4ca7c237dd51dd0acdbb7edc1aaebef32704d01f3b08c96ca3fa3bbc9b8ac', '\xfb458969bd92bd922866e54fc9caecf0697e6d1e93cdfd682ddf07e3ed5d9733', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 6, 'note', '\x3f1258a796ce7a0fbe743b34c6eac9792df07bb0ba3ff5c5cd544d67b813ddae', '\x7caf93462292b25248981efa57cb29d15a643d1dee926c5081c557fe5866748e', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 7, 'flags', '\x29217fd397b39e9bc145116aa5e1e9e049f219060b1750c25eeda022619cccd1', '\x591ab5317e94431037eadc744d8ec685923f4b75873aaab86df3c5066a0b14dc', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 8, 'note', '\xcd829477d7da95092e2bc8f011dfbe9b5067f6bdc0eaaf77472b8c0035a8eb55', '\xe4a6191dd36af6c9c897507f8c554e6c61e096a5f7e2696c315f1a0436ecf747', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 10, 'slug', '\x23d6f39025b0c79b5271c832cc6a5e2dd35600a639f1d05af975058f7cc183d1', '\xa7c449b9a59bb7e80774c79438b4e7450e547e5ea96d34a989a715759c051caa', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 11, 'body', '\xc329a88cdccadffc9e0a3591153b80a9eff59943ceba5c7f6236c92210f65e0f', '\xe341291b4bec185eaf1287514984bd84bdf3d468ff2a0a485633b5b531a458b6', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 11, 'headline', '\xe5794d62e8da5cd45d6ca40b000911d326bed34682a0cd4befebd5f3aa9aa519', '\xe367e689a3857b2a9b589ad7c6e5872a5c69060b489986fbd1973ef4462ac241', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mx6bh8dul0imqutn8tyf', 12, 'note', '\x2ece5fbfc2f1cfcbb20f68180495dae3c5903bbc54b6b6965bc44046bc3ad439', '\x92e6f2037ce3488a20bcb20752eaa26389a66e9536656d4c71c38f9a7615a698', '\x5468652073746f726d206973206f7665722e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('har5zsxbkedqg1xa4ns6', 1, 'lang', '\x9ac5d655bf639140c388d12c7bc7137a5a48490520244176ffdc20e0de89292d', '\xb5b125f03f8936c7967b0ff4cf50cafbb756d7747a20fb315597ffcb46a785ca', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('har5zsxbkedqg1xa4ns6', 1, 'title', '\xa3fde8961991367002a229e9c89e71aa28ed0ecc8b1b02ac1219b049a587846b', '\xfae69e965892b18369d3e49cdbfa9f4fde8d8fb856f09f6ae1d5b06374dedfa9', '\x546865206461792c204d617263682032');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('har5zsxbkedqg1xa4ns6', 1, 'zone', '\xe0fc93be3d2730a55db506e1e216ffccc7612b77349c5b39472603ea87a43218', '\x9f46bb49facc8225261fd142c1da37e6c88124aab54287256343560858ab159d', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('har5zsxbkedqg1xa4ns6', 2, 'body', '\x28771362670d1e4b03dc1d55a05960ffb151acbdf8596bb66922aa10e3b48c57', '\x602cd83ad648cb8ef6a4cf64a0b4eb17716a9a8871baca716b594c96f4d849a2', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420427269646765206f70656e2e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('har5zsxbkedqg1xa4ns6', 2, 'headline', '\xa3e32ef7cc103df80b0baa15dc987dc92b6bc607350b02a090a3cea956980aaf', '\x419150713c42c31710bbacf11f4959cbe62d5379fe50d569b1617ccb545fd9f1', '\x427269646765206f70656e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'mx6bh8dul0imqutn8tyf', 1, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720376135633665653634373131653164313664326230636137663464353733306365663531616562353533663964343264393330613331326633303832666463610a6669656c64207469746c6520363565653963383934616138616165373737633333353138376637636339306539643735323766646234386365356438323038626461626136343634643437660a6669656c64207a6f6e6520363365303865636265396430613030336662666139393739656164323161306164656166376336343165376235626465396565656534303863363831346138630a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'mx6bh8dul0imqutn8tyf', 2, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a73657120320a7072657620316232366630353035623862616530383164336432303637643030333431636462656265616535393162383939623733653761396363626166666366303564610a6f70207075626c6973680a706f737420337a7536646a346e39300a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920643265616335353632663663653963373164383761313461323864336663626365353666383932366536313238633237343534343732323530663165613733360a6669656c6420686561646c696e6520646635303561383533366231663630626661313866363637623738333235323936336538633630326230666538386263313764373861666535646136396233610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'mx6bh8dul0imqutn8tyf', 3, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a73657120330a7072657620653739373833356633366138393434353565316431343538343561653134323337666636313238643466313535333036383761653763323061303765623965320a6f70207075626c6973680a706f737420396f68727237333275610a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920316364313863323039656431303564303762303034636439386232373238613034343437383962356138376432343332316233373033376638366139313538640a6669656c6420686561646c696e6520343034313936633132633734316261316137386431376666316335643830363037346631366566356431336334333934633866333361333434386666616666350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'mx6bh8dul0imqutn8tyf', 4, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a73657120340a7072657620316633613033303337393062303464643230666463633062373565326266653438313963306462663662643838633239633534656339303638323061333938320a6f7020656469740a706f737420337a7536646a346e39300a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520396562633262653432323032633264306165396566646134306333373138306265366230626335363532343531373161373738626337306131613535376664380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'mx6bh8dul0imqutn8tyf', 5, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a73657120350a7072657620366639613830646665323333313337366134646436393738363739643237363632656538343963646166663538363362616661386635346436333237383666610a6f7020616d656e640a706f737420337a7536646a346e39300a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520313031373162383736663935643062613035373866323765303064646335636135323466323236623761313738666537636261303538353430323164633430380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'mx6bh8dul0imqutn8tyf', 6, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a73657120360a7072657620666265316132356265666262343439313762343063323836383061636334346233366132303663303566613363383639343762613063376139306638373537320a6f7020636f72726563740a706f737420337a7536646a346e39300a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520323263346361376332333764643531646430616364626237656463316161656265663332373034643031663362303863393663613366613362626339623861630a6669656c64206e6f746520336631323538613739366365376130666265373433623334633665616339373932646630376262306261336666356335636435343464363762383133646461650a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'mx6bh8dul0imqutn8tyf', 7, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a73657120370a7072657620393232333732366663313738376539353239383761626563386664326630393764613636393335626534393863383063343039343363356565396432336538380a6f7020666c61670a706f737420337a7536646a346e39300a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320323932313766643339376233396539626331343531313661613565316539653034396632313930363062313735306332356565646130323236313963636364310a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'mx6bh8dul0imqutn8tyf', 8, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a73657120380a7072657620313762313637663538343239393161623561326534646463653366373365393034626564353063613462623061316361313636333038633631366330323433620a6f702077697468647261770a706f737420396f68727237333275610a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520636438323934373764376461393530393265326263386630313164666265396235303637663662646330656161663737343732623863303033356138656235350a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'mx6bh8dul0imqutn8tyf', 9, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a73657120390a7072657620643431636164316361303031373961643664633632616366343965616334336564383364613932393231636539306262633065396439373132393233623139330a6f702065726173650a706f737420396f68727237333275610a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'mx6bh8dul0imqutn8tyf', 10, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a7365712031300a7072657620626632613233626335393335383962356235383632323131366565353662633165306464653461383561663236653464373038643433326431343339613636610a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720323364366633393032356230633739623532373163383332636336613565326464333536303061363339663164303561663937353035386637636331383364310a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'mx6bh8dul0imqutn8tyf', 11, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a7365712031310a7072657620323835646562316432396166626637613533393737343462336261643834383832323766643730396431363339353931373066393437303133616638646334320a6f70207075626c6973680a706f737420367671667039306334670a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920633332396138386364636361646666633965306133353931313533623830613965666635393934336365626135633766363233366339323231306636356530660a6669656c6420686561646c696e6520653537393464363265386461356364343564366361343062303030393131643332366265643334363832613063643462656665626435663361613961613531390a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'mx6bh8dul0imqutn8tyf', 12, '\x73746f7070726573732d656e7472792f76310a70616765206d783662683864756c30696d7175746e387479660a7365712031320a7072657620626466303433623735376465623665393439376464633431316239323863303864663635313065316436396439343862353463316131326131666665663830630a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520326563653566626663326631636663626232306636383138303439356461653363353930336262633534623662363936356263343430343662633361643433390a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (12, 'har5zsxbkedqg1xa4ns6', 1, '\x73746f7070726573732d656e7472792f76310a7061676520686172357a7378626b65647167317861346e73360a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720396163356436353562663633393134306333383864313263376263373133376135613438343930353230323434313736666664633230653064653839323932640a6669656c64207469746c6520613366646538393631393931333637303032613232396539633839653731616132386564306563633862316230326163313231396230343961353837383436620a6669656c64207a6f6e6520653066633933626533643237333061353564623530366531653231366666636363373631326237373334396335623339343732363033656138376134333231380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (13, 'har5zsxbkedqg1xa4ns6', 2, '\x73746f7070726573732d656e7472792f76310a7061676520686172357a7378626b65647167317861346e73360a73657120320a7072657620623163323062626537313336356636343133386164336231383665313566633439393035366136353163306263343933663332623239313736636539303237390a6f70207075626c6973680a706f73742031776d6a3465363877650a72657620310a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d7020323032362d30332d30315432303a33333a30305a0a6669656c6420626f647920323837373133363236373064316534623033646331643535613035393630666662313531616362646638353936626236363932326161313065336234386335370a6669656c6420686561646c696e6520613365333265663763633130336466383062306261613135646339383764633932623662633630373335306230326130393061336365613935363938306161660a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\x9b9ecc4d1de4bd8de603fc5111a146bf274878fbee5cba9a5ccfad054e7405ff');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xf15baaf8ffd7c91d74b3e561e26328a2d2b331d2ac248bae2f7f1364f33bb246');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\xb04293ddb3c8e70c8ee793adf12621e84d2aa6fb8dd8eec21ea72330a04d942d');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\x01cc4dc6732dc375c154ec6bcd9f9c34e461174042bc8eeed8e4f24d6b8ad9c0');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\xa5712d22e32c12bedace068abf9e111d97e744adc97b2c3ade896cf218176bc7');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x40f3a7247f2d8853d13e6c9b5790e5cd8175569eca3fccf34f088f93319647c6');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x57038c5c77d4934f8b19c51010ea249b1aa209fb4eebdb52d34752258fc85045');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x5d7d7f80a03913ac60713d2cf1f1e34f94ce36944eda6bfe22ae0abdbdd847a7');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x6f4c4ff0be0ee5c7b66a5f38e3f02b60364d8dba58ac8ad05f5e5d04c20f0047');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x654b02e51fbd802eedf787e0c053ee1d756a052862323d6330cd3bccafdc96f2');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\xb5be8adf7ab26754a24d962b5c8b75bd5eb0879182555a46d0be575772a794dd');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x1227fc6c410a8656a9f0f1f72d05b46f683e8b70c53acfaedfc11daf5061b3d6');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x8f01638745a18ccce539368e992d252e3e64dcc3741d75d7a8ae6336f1dd8812');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x8b374fa75104c61beb68e458e368950f9219c007e62fafd46bf006f83e60c6a1');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x83eae7561a9b5bf7d3e0385c61d2fbc26be447cf6f33b526e37f944d46f45ee8');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\x7d539f97e422dec888a356517cd4cdae3ae2aa329bfd4af8429340376fca07c7');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x6f59e83937b8e888a0a9e3bf25983c62c19ab73fe7199d41d3875db76bfbfc9a');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\xa6635aee4f3a35d34e32a374abb78a5bdf8aaf68257f8d98cc414c404f4410ce');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\x01f4ca846d699cceafa82114d6320899d82ef3d62b9d54553abd5f74bc532a53');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x5f7f0db1a6a145b7f3214b4451cac1beae914db10f2e83c2c126ceb1656dacb6');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x0996816fc717735782061c100819c828430ef8252bf185a4828f648d96c5b6e4');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x6f8a3865023644b89f34ba73de2436b6b614f4d97448b272b57236a80ed1fe3e');
INSERT INTO tree_hash (pos, hash) VALUES (22, '\xa2fa499e01ff3288b1e9ced63de7220b03a8c48865a6cbbc91d98a28461e3272');
INSERT INTO tree_hash (pos, hash) VALUES (23, '\xbde7fccabaa5c6ac0102992bc8b7e24a3bbf77e00b842da62fcbbd1e809d5c97');
INSERT INTO tree_hash (pos, hash) VALUES (24, '\x3764b88c1c824997534a708ccb53b713b5b08793f75c825417bb49551e77b184');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\x3c9bdf93dac4814f496f47937104eef1916a6d6642799c529a6f1ab1cac5c117', '\x686d1ea72d2a7512c23442fc176939d37d63529608de3e93eb52b659d07de916', 'mx6bh8dul0imqutn8tyf', 11, 11, 1772397132345);
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('server', '\xef68c0f3375a466d99916cd0c2a8d29b643881589c054c1302801bd8a9da72c3', '\xdb22bd1b44a030bc7263ac89f874c08375f16c1d6c4af87af3ed7c3eeeb85350', 'har5zsxbkedqg1xa4ns6', 1, 1, 1772397192345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('qu1ykj992k2z45lod3v1', '7jl08m5bsn', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('mx6bh8dul0imqutn8tyf', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'ldafx6v81dih40cgc94d', 'ldafx6v81dih40cgc94d', '', 0, 'unverified', 'ldafx6v81dih40cgc94d', 'Please look', 1772397192345, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('qu1ykj992k2z45lod3v1', '0bbbbbbbbb', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420446f6f7273206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22446f6f7273206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397192345, 1772397192345, 1, 2, 'ldafx6v81dih40cgc94d', 'ldafx6v81dih40cgc94d', '', 0, '', '', '', NULL, '', 0, 1772400780000, 'q91uy9fmvhqwd34sv9t3', 0, 1);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('mx6bh8dul0imqutn8tyf', '6vqfp90c4g', '\x3fcc756a5ee852e42269154c312816b7a931039ae56a3d4c4217d89d89f06c91', '\x7540f31ced224b56a0c5d0e4e48835446dd3854feae84c121c210e2caf693330', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name) VALUES ('kjudszinxy9y8dbx97m9', 'desk', '', '\xf489032cd3cdc365d56adae7938223b508ffb673ef03ba868aae5cb21a68aa0a', 1772397132345, NULL, NULL, 0, '', 'test');
INSERT INTO media (id, type, sha256, width, height, created, bytes, account, focus_x, focus_y) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73', '', 250, 800);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('ldafx6v81dih40cgc94d', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('d40ogpoyscyxryhcykzm', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('ldafx6v81dih40cgc94d', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('d40ogpoyscyxryhcykzm', 'mx6bh8dul0imqutn8tyf', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('d40ogpoyscyxryhcykzm', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('d40ogpoyscyxryhcykzm', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('rmw6yy2wbqenl7wr2be8', '\x9a1861565062d5d49ca273efd234f2252479254ef5e8e547a0624b678938182f', 'setup', '', 'administrator', '', 'ldafx6v81dih40cgc94d', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('jr6zkt3iwzqyh7tztam1', '\x30ca96aef3d0bec1c444182f99cfb36ebfa7ad55734a5096e5f3800279ad86fb', 'invite', 'bo@example.org', 'contributor', 'mx6bh8dul0imqutn8tyf', 'd40ogpoyscyxryhcykzm', 'ldafx6v81dih40cgc94d', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('snn5rbdrll4v3uvghnv2', '\xe88fe237fe7db12224ce4f029df66f6ce99dc733f032e58a09300783abaa4eda', 'invite', 'cy@example.org', 'editor', '', '', 'ldafx6v81dih40cgc94d', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('gnt8hnwumm5vgsd5skx8', '\x05f25d76cfb55932c20fb5a759576e0ea2365ddbc2389ea6682804016f5e3f18', 'd40ogpoyscyxryhcykzm', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'd40ogpoyscyxryhcykzm', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'd40ogpoyscyxryhcykzm', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'ldafx6v81dih40cgc94d', '', '', 'Ada One', '', 'join', '', '', 0, 'ldafx6v81dih40cgc94d', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'ldafx6v81dih40cgc94d', '', '', 'Ada One', '', 'invite', 'mx6bh8dul0imqutn8tyf', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'd40ogpoyscyxryhcykzm', '', '', 'Bo Two', '', 'join', 'mx6bh8dul0imqutn8tyf', '', 0, 'd40ogpoyscyxryhcykzm', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'ldafx6v81dih40cgc94d', '', '', 'Ada One', '', 'factor', '', '', 0, 'd40ogpoyscyxryhcykzm', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'd40ogpoyscyxryhcykzm', 'gnt8hnwumm5vgsd5skx8', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'd40ogpoyscyxryhcykzm', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'ldafx6v81dih40cgc94d', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 'mx6bh8dul0imqutn8tyf', '', 0, '', 'The archive', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (11, 1772397192345, '', '', '', 'test', '', 'series', '', '', 0, '', 'daily', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (12, 1772397192345, '', '', '', 'test', '', 'open', 'har5zsxbkedqg1xa4ns6', '', 1, '', '', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('mx6bh8dul0imqutn8tyf', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'ldafx6v81dih40cgc94d', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('mx6bh8dul0imqutn8tyf', 1, 'Ada is on until 6 PM.', 'ldafx6v81dih40cgc94d', 1772397192345);
INSERT INTO hook (id, name, url, page, events, turn, at, paused, fails, failing, rest, created) VALUES ('ud2xxar952yc4j17kbdu', 'The archive', '\x20166223d1acefa90859cdc1eae5cadd3ce6c2206ca440ea5bf28db4e29055aa4f98dfa1dbd5f4984d314634ea836bcc79aedd8abda78b276bf762f7582e35343d6729c052', 'mx6bh8dul0imqutn8tyf', 'publish withdraw', 1, 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_1zsallrjvvvajlxeqvq4d6h3', 'ud2xxar952yc4j17kbdu', 'test', -1, 'mx6bh8dul0imqutn8tyf', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('mx6bh8dul0imqutn8tyf', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO schedule (id, page, at, state, reason, detail, account, created) VALUES ('q91uy9fmvhqwd34sv9t3', 'qu1ykj992k2z45lod3v1', 1772400780000, 'waiting', '', '', 'ldafx6v81dih40cgc94d', 1772397192345);
INSERT INTO breaking (page, post, seq, since) VALUES ('har5zsxbkedqg1xa4ns6', '1wmj4e68we', 2, 1772397192345);
INSERT INTO quiet (page, until) VALUES ('mx6bh8dul0imqutn8tyf', 1772397192345);
INSERT INTO series (slug, title, standfirst, lang, zone, clock, at, ends, day, trouble, stopped, created) VALUES ('daily', 'The day, {date}', '', 'en', 'Europe/Paris', '', 360, 'post', '2026-03-02', '', NULL, 1772397192345);
INSERT INTO series_page (series, day, page, ended) VALUES ('daily', '2026-03-02', 'har5zsxbkedqg1xa4ns6', 0);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'mx6bh8dul0imqutn8tyf', '3zu6dj4n90', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('mx6bh8harbour mx6bh8closes mx6bh8at mx6bh8eight mx6bh8 mx6bh8words mx6bh8about mx6bh8it mx6bh8said mx6bh8seven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'mx6bh8dul0imqutn8tyf', '6vqfp90c4g', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('mx6bh8first mx6bh8gusts mx6bh8 mx6bh8words mx6bh8about', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (13, 'har5zsxbkedqg1xa4ns6', '1wmj4e68we', '202603012033.0000000002.99998975', ' bridge open  words about bridge open ', array_to_tsvector(string_to_array('har5zsbridge har5zsopen har5zs har5zswords har5zsabout', ' ')));
