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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, '52a48735e4c6cfd264aeae3281af35ff', 1772397012, 14, 38, 0, '52a48735e4c6cfd264aeae3281af35ff+ca721834+AVY6bH2JrbRslvd210ng1m9UJv4hCOqKKR8LxLsnGtro', '\x5a1cbb726f1e52a85d57b68472939faaf5a3e1e7b5d7bee4e6d23782bb42a758', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('t7pjg1iwuk5td4kkfwxi', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('bil6qb21z5j57ox57u4p', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO page (id, slug, head, created) VALUES ('c4u1653k5x6ou3pg1izx', 'daily-2026-03-02', NULL, 1772397192345);
INSERT INTO slug (slug, page) VALUES ('storm', 't7pjg1iwuk5td4kkfwxi');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 't7pjg1iwuk5td4kkfwxi');
INSERT INTO slug (slug, page) VALUES ('election', 'bil6qb21z5j57ox57u4p');
INSERT INTO slug (slug, page) VALUES ('daily-2026-03-02', 'c4u1653k5x6ou3pg1izx');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('t7pjg1iwuk5td4kkfwxi', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('bil6qb21z5j57ox57u4p', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('c4u1653k5x6ou3pg1izx', 'daily-2026-03-02', 'live', 'The day, March 2', 2, 1772397180000);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 't7pjg1iwuk5td4kkfwxi', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 't7pjg1iwuk5td4kkfwxi', 2, 1, 'publish', '8c10quofyi', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 't7pjg1iwuk5td4kkfwxi', 3, 1, 'publish', '1bo6b50360', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 't7pjg1iwuk5td4kkfwxi', 4, 1, 'edit', '8c10quofyi', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 't7pjg1iwuk5td4kkfwxi', 5, 1, 'amend', '8c10quofyi', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 't7pjg1iwuk5td4kkfwxi', 6, 1, 'correct', '8c10quofyi', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 't7pjg1iwuk5td4kkfwxi', 7, 1, 'flag', '8c10quofyi', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 't7pjg1iwuk5td4kkfwxi', 8, 1, 'withdraw', '1bo6b50360', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 't7pjg1iwuk5td4kkfwxi', 9, 1, 'erase', '1bo6b50360', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 't7pjg1iwuk5td4kkfwxi', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 't7pjg1iwuk5td4kkfwxi', 11, 1, 'publish', '9by88zf6o9', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 't7pjg1iwuk5td4kkfwxi', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (12, 'c4u1653k5x6ou3pg1izx', 1, 1, 'open', '', 0, 1772397192345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (13, 'c4u1653k5x6ou3pg1izx', 2, 1, 'publish', '0p65pdwy72', 1, 1772397192345, 1772397180000, 2, 1024, 4, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 1, 'lang', '\xc4cd61e49cf88adda42d4810a8609fc3fe6ba2b400485a02ce1b03046646d846', '\x98ffd4d0c4ced67f37e4178c2d6f1ab062d30c5d6ad526c04d952819f0df062e', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 1, 'title', '\x80fd2b49bfa622894924e5b73d5722b2a0509b05cfd352b98c19493542a328b9', '\x37021ad8d84eba3453de924ce88c74fb78e9ac47d6eb4b8c1a6f4eb279763903', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 1, 'zone', '\xc4cf8e99964e8910afa2a38717f877ca39fdd888c1fbe8421ccc27a82b4952f4', '\x4b1c0167fabf2ae5496c65482f6f6d5ec06449af6aa40a5f8d2ef93d5a05587c', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 2, 'body', '\xb95efa8f7a58c0ef33961a4def888c26854620eb20b36c8327c734725cf456d5', '\xed7018cf74eb912e0b7d0c916b97d8ba2651b9daf2024ed9ba256018713573ae', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 2, 'headline', '\xbc39918705618ce5ed69fcf52ccaa968ac4662c4ba9fa11cfc01e5f3d8e24176', '\x2b9f3026432474aab700876da095c8f17279127e6e9ccef0e97cd0566f46f6fb', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 3, 'body', '\x38e79d0c42d9b94a1cb01ce47cbcf295f51b67ce3bcb86c9f20c055c0723c13d', '\xf221b09f0aa8466e201f8ee62239b0b4a06df04dd72c1e92f613675c52616fd9', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 3, 'headline', '\x656e07afd9d7a3119fae6d8d1237d95b8339c14df4642915c34570aeeb741def', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 4, 'headline', '\x30cb21b53d750cc2688acb1fba6693363dc2c61da7c70132037e246392fd150b', '\x0169cc2110e2d0b34cda4a1e1665324bba7e436bb1df3003be0feb134dd432d7', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 5, 'headline', '\x3d15c2be0dfa06ca72f4c1f081ca236f1f7f615f123d9e32f6544e9fc0f007ee', '\x9284aa2d967fcaeb86898db831fcdba124e623003e1b0011cc5eae836ffbdd76', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 6, 'headline', '\x2eb828f5485f2c85d30cb5ca2ecd458b522ed02977c17f05de306daca7cd26ea', '\x7622da36a9eaa0b4d7228bc93b38b7ff07480602b91902c850e0df1bed5fd3d4', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 6, 'note', '\x5b96c59851c9e10c246db7b0b9d4f0050206dc545fd5dd5566e2b16ddae1ddd3', '\xdc07cd322e8f75e62defc05780a7a46576b5adbefe6820a1cf4d0e52bead8908', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 7, 'flags', '\x424a41f82522268bb10360339b955e30793b2d40cb2f8895640c066fa20cb530', '\x02e102f48385a2ba8ca868d4a8206862ee488f6faaf44c164295c06eb958b039', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 8, 'note', '\xb95e5c07a53e7c83ee4c3c823cabc08d0c24e642068db47ee0c8a34a5bfc8ed1', '\x696bd738b70ca5fa6d5ebd7b3eab6b2e02fee8b4109e8a8e8c3d21aa19a1e950', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 10, 'slug', '\x5f88376d9e70b0d3b7f5eac80f82d2377a9b801b8665cc85476042be70389c21', '\x37cd99b1912dc871e85126bf80003248216ec6a6f9b0edcc9cd6feb0475b1c9d', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 11, 'body', '\xf2812ab3909da99acff3ce37c664acb7d3fc024a954a0173cdb4149363027c67', '\x89c6b943d10955b40a2c77e7885e7fb3cead363bcb81ff95644a1a024fc0e8c7', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 11, 'headline', '\xfd84c483aeff10f75f717b0b4f646953f347974856d9d98d03f6f81265832aaf', '\x9c90d7c0a479b6d9c2f642c79bb9a3295acfed7cf3e359d5010ef3b5d7966705', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('t7pjg1iwuk5td4kkfwxi', 12, 'note', '\xe71e139ca206b9c3a7b0a3531908d12ffaaaaf400536e74bd81eb72fd05515eb', '\xd398bbda65ce19152b2e2fbced039d3759f8e93b0d0dc17886b412b366343f08', '\x5468652073746f726d206973206f7665722e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('c4u1653k5x6ou3pg1izx', 1, 'lang', '\x2b474cd29261b7950b6cfefb85755b1ade1e895bd4c53e7a2323c9cdee2f11f6', '\xec73e3ec944d177e263e629bbd74ca50b921efd8d05878bc920641df06728d65', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('c4u1653k5x6ou3pg1izx', 1, 'title', '\x0643b6ec4f7579aaeb650f028605df45ec16430f69d87b8cd87494d762411a39', '\xea6e1b8c9de1d442ced6b48582276dbebc62e463cdc104d94eb2060cfbd755dc', '\x546865206461792c204d617263682032');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('c4u1653k5x6ou3pg1izx', 1, 'zone', '\x16970c78cce02a16ce30936490f237167b0d1e6e7ad38334afd9fa36d1f0fdf4', '\xf8f73d5b72db3f9b6a77d47e5748fdb56b1526ec0fc8d8e333e84eb5473fd67d', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('c4u1653k5x6ou3pg1izx', 2, 'body', '\x8a8cc17dcae7dc273c1609e1e815e78a3e68b544f70bcf31ea3d8f57f967b0f4', '\xa51d4d023d0ff9024fa7230dda83ef0a1c8f7d5b0ed1492ebb144f8b29f08bbd', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420427269646765206f70656e2e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('c4u1653k5x6ou3pg1izx', 2, 'headline', '\xe706f216d26de68c0fd0d959267b7f542d3e33ca9b7125c0e9a052e74cca2be5', '\x06b5a108f13c9ccbe5ece0e980eb91c322e1c2b88e60ab4602f42c8bce650d81', '\x427269646765206f70656e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 't7pjg1iwuk5td4kkfwxi', 1, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720633463643631653439636638386164646134326434383130613836303966633366653662613262343030343835613032636531623033303436363436643834360a6669656c64207469746c6520383066643262343962666136323238393439323465356237336435373232623261303530396230356366643335326239386331393439333534326133323862390a6669656c64207a6f6e6520633463663865393939363465383931306166613261333837313766383737636133396664643838386331666265383432316363633237613832623439353266340a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 't7pjg1iwuk5td4kkfwxi', 2, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a73657120320a7072657620633339376639303731393831363761363762356236333139393738666534633135366136633966323762343035343732663636383432663863623532303665630a6f70207075626c6973680a706f7374203863313071756f6679690a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920623935656661386637613538633065663333393631613464656638383863323638353436323065623230623336633833323763373334373235636634353664350a6669656c6420686561646c696e6520626333393931383730353631386365356564363966636635326363616139363861633436363263346261396661313163666330316535663364386532343137360a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 't7pjg1iwuk5td4kkfwxi', 3, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a73657120330a7072657620376461356232623865373039663036646137393465663863353865313162316235396262666633373734646630313864373833333134393731383063306539660a6f70207075626c6973680a706f73742031626f366235303336300a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920333865373964306334326439623934613163623031636534376362636632393566353162363763653362636238366339663230633035356330373233633133640a6669656c6420686561646c696e6520363536653037616664396437613331313966616536643864313233376439356238333339633134646634363432393135633334353730616565623734316465660a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 't7pjg1iwuk5td4kkfwxi', 4, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a73657120340a7072657620363061353063323837366333363132336661643230343363333466666538626263323761353032336536313436393633663465376133306435363165633133300a6f7020656469740a706f7374203863313071756f6679690a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520333063623231623533643735306363323638386163623166626136363933333633646332633631646137633730313332303337653234363339326664313530620a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 't7pjg1iwuk5td4kkfwxi', 5, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a73657120350a7072657620353563633466643065356138303861316361333037366236363330663034376265626661323833633631643238623930656133393939353632313866356332610a6f7020616d656e640a706f7374203863313071756f6679690a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520336431356332626530646661303663613732663463316630383163613233366631663766363135663132336439653332663635343465396663306630303765650a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 't7pjg1iwuk5td4kkfwxi', 6, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a73657120360a7072657620373065323761636262383839613963313235313963623138333734643939633537326364636231383766356434343234343662663939366532343961623061660a6f7020636f72726563740a706f7374203863313071756f6679690a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520326562383238663534383566326338356433306362356361326563643435386235323265643032393737633137663035646533303664616361376364323665610a6669656c64206e6f746520356239366335393835316339653130633234366462376230623964346630303530323036646335343566643564643535363665326231366464616531646464330a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 't7pjg1iwuk5td4kkfwxi', 7, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a73657120370a7072657620333236653835383039626435333533316634666337643565383232356636643130383139396163323664653034316433316239303832333361356134376133320a6f7020666c61670a706f7374203863313071756f6679690a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320343234613431663832353232323638626231303336303333396239353565333037393362326434306362326638383935363430633036366661323063623533300a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 't7pjg1iwuk5td4kkfwxi', 8, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a73657120380a7072657620366565343763356236666437313238366434346361383366343735366336323932336636343933646138663166613830313730366436316537363562313061300a6f702077697468647261770a706f73742031626f366235303336300a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520623935653563303761353365376338336565346333633832336361626330386430633234653634323036386462343765653063386133346135626663386564310a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 't7pjg1iwuk5td4kkfwxi', 9, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a73657120390a7072657620353063396135373534656264346131333839653032316338613165393865633465373930386330363162376162653130333039303161663763346431343135330a6f702065726173650a706f73742031626f366235303336300a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 't7pjg1iwuk5td4kkfwxi', 10, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a7365712031300a7072657620303736383136306335346361663131383633323139313538306265336566383233373735313230663536623264393530336137616663613038306665663062390a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720356638383337366439653730623064336237663565616338306638326432333737613962383031623836363563633835343736303432626537303338396332310a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 't7pjg1iwuk5td4kkfwxi', 11, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a7365712031310a7072657620613864383162663839386131356336316135366233393539613937316261636436656261306565656166303066366133316231353139663931356538386465660a6f70207075626c6973680a706f73742039627938387a66366f390a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920663238313261623339303964613939616366663363653337633636346163623764336663303234613935346130313733636462343134393336333032376336370a6669656c6420686561646c696e6520666438346334383361656666313066373566373137623062346636343639353366333437393734383536643964393864303366366638313236353833326161660a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 't7pjg1iwuk5td4kkfwxi', 12, '\x73746f7070726573732d656e7472792f76310a70616765207437706a67316977756b357464346b6b667778690a7365712031320a7072657620643035643366343234653163643935343132393837613238643165376365656136353638323834366536386233666634623530636465663835613539326136640a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520653731653133396361323036623963336137623061333533313930386431326666616161616634303035333665373462643831656237326664303535313565620a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (12, 'c4u1653k5x6ou3pg1izx', 1, '\x73746f7070726573732d656e7472792f76310a7061676520633475313635336b3578366f7533706731697a780a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720326234373463643239323631623739353062366366656662383537353562316164653165383935626434633533653761323332336339636465653266313166360a6669656c64207469746c6520303634336236656334663735373961616562363530663032383630356466343565633136343330663639643837623863643837343934643736323431316133390a6669656c64207a6f6e6520313639373063373863636530326131366365333039333634393066323337313637623064316536653761643338333334616664396661333664316630666466340a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (13, 'c4u1653k5x6ou3pg1izx', 2, '\x73746f7070726573732d656e7472792f76310a7061676520633475313635336b3578366f7533706731697a780a73657120320a7072657620356437353132613065346135386635663166303465336536656331326366333164313361363963366462303064343534656664366435356565643764396438630a6f70207075626c6973680a706f737420307036357064777937320a72657620310a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d7020323032362d30332d30315432303a33333a30305a0a6669656c6420626f647920386138636331376463616537646332373363313630396531653831356537386133653638623534346637306263663331656133643866353766393637623066340a6669656c6420686561646c696e6520653730366632313664323664653638633066643064393539323637623766353432643365333363613962373132356330653961303532653734636361326265350a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\x231d433488ad2d80ef7eb0f3553e00f7c4d380a7c8662698ee7109be50293bdd');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xbf78bf888904ba1c75bfd8f011b3816300a7ddbc6add55bf0835378988e51cb7');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\xf1c28d325cb614060b2cb5c958fcc1dade8d790d2061652aeea7be26da05a2ee');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\x95e4ed58f2f28679880d6ddfc8a4d1cb98d36a7dfa59bbe27fcca20a2693635c');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x4ea551a78a525a332db76c8640c45dd56944854aab3b3222c374b55bffaa9061');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\xab0e53f985380479e92838c49ed9b837be9da12f8b57c57ef9c8106cb6535886');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x7a2a89ceb96d26485a28bcbd6749251d810f1a4c712eedda8e3147b8b4595976');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x145e4a5e03c95f017ce3bf705187394fcd1647742981b851e8144c8898568c08');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x8a97845b04a9a77a04862534a1b277a5d457a51f079fcdd6e60a6d5302f83623');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\xa4565bd097ff099d6beb90f7c573e86ecdf4f0b20efd17142eea6dfc2aefdf4e');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\x907a65a0f25721968a861a530246fb4ea86d8e31c70befd214603986945b8515');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x455cbc719c0ddd15e04cd70dcbf4fe9343446241854ca23f998ba2a37563bd6b');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x32eb1691635df43f7bc26817129c77c9566594fa94733456fad6f3960b36b1a1');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x5e4fe8327fa38fae8e705eaac395fa79bd9cc4bbcee8f4e8a562abff0243e297');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x8b94bb0184242e2f03ae0b8fd80f68b746ad6cb12b88260cb22c8bc1cb0cb58d');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\xef226f1fe4dc21a3b3595c12242b721bbc2af776eab624dfddead9ad675d1a1c');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x4e8f50fd2eee1d91b187fc63e9a53d7c43e3005be4a9db05093d8c09ed537b83');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x02668c1c7caa439ba24ae4b985c8754018d0162276ba87200bd2a4bcefad68fe');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\x4bb9290827bdc4c133dfc5666f3962255dadf8c5f3bb84f0e95f043a982b3022');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\xf43d9949fffda2841fa2ab8fa25bb3ec6cd4801ba670d5f29efc6eb34115423b');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x80cde2ce5df8eb10cf375075dcbce6e138e67da5ba1a973f360d09a4099fb0f3');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x6760cb62c295178efcb60dbb770b9099bed31bcb87b61330a1204da16984f975');
INSERT INTO tree_hash (pos, hash) VALUES (22, '\x84f28ffbf9f8e6a7449c363bafeffea640f8b1adbcbbc8d1ca437d45534a8f66');
INSERT INTO tree_hash (pos, hash) VALUES (23, '\x27dc2bda3f4b3136128781d95900f90730395e0ae6e24d2be08d2aad35c16b74');
INSERT INTO tree_hash (pos, hash) VALUES (24, '\x2aa69920143c81faec2cea8a2d0e3a2cbc5f7f98101bfa379c594ae07c7fb87a');
INSERT INTO idempotency (scope, key, request, page, first, last, created, made) VALUES ('cli', '\x01edee3358aa44dd1f5c6cfe4b4a53610d030b1ae91eba61a9bc50ac99047292', '\x77f10c08d9165d39a8e69f91c6ceaa600422cbad57e087dcdcb0bb5cf45c5db9', 't7pjg1iwuk5td4kkfwxi', 11, 11, 1772397132345, '');
INSERT INTO idempotency (scope, key, request, page, first, last, created, made) VALUES ('server', '\xc7b04b838c4084574654ae9c12273a2b618bf92ac8a7fad49f26be8f97bdec7d', '\x33c512d59a1d9e110433bd953d03ce0fa2f9bde416f7d8f18ac4a79da8ac4bae', 'c4u1653k5x6ou3pg1izx', 1, 1, 1772397192345, '');
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('bil6qb21z5j57ox57u4p', '9asxfdr3le', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('t7pjg1iwuk5td4kkfwxi', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'dnsre2hmgyvxpsg1h2vp', 'dnsre2hmgyvxpsg1h2vp', '', 0, 'unverified', 'dnsre2hmgyvxpsg1h2vp', 'Please look', 1772397192345, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('bil6qb21z5j57ox57u4p', '0bbbbbbbbb', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420446f6f7273206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22446f6f7273206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397192345, 1772397192345, 1, 2, 'dnsre2hmgyvxpsg1h2vp', 'dnsre2hmgyvxpsg1h2vp', '', 0, '', '', '', NULL, '', 0, 1772400780000, 'gdmhs4il6sgb0agszc2x', 0, 1);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('t7pjg1iwuk5td4kkfwxi', '9by88zf6o9', '\x5b2fef2bcece7bb9866a932ca952beafe45ef8cac778d242494ec4137e52e2bb', '\x43c43f4f144070a9b7817071230686c3c45ac68e045af85fbbc3843b684a3de1', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name, scope) VALUES ('atatza3oooaza7832q13', 'desk', '', '\x8a3e305839abc3229a4eb0aa8dce91539b5865b9b4a9e3634098b7e8d858e0d6', 1772397132345, NULL, NULL, 0, '', 'test', '');
INSERT INTO media (id, type, sha256, width, height, created, bytes, account, focus_x, focus_y) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73', '', 250, 800);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('dnsre2hmgyvxpsg1h2vp', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('z0rwdx1d5qawyfxbxjh7', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('dnsre2hmgyvxpsg1h2vp', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('z0rwdx1d5qawyfxbxjh7', 't7pjg1iwuk5td4kkfwxi', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('z0rwdx1d5qawyfxbxjh7', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('z0rwdx1d5qawyfxbxjh7', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('okwu9crn6xnn8pk8dvs1', '\x31c27b054c4bab6ba0722f42a2dd346181b5afd387cabb67bbf0d88e2ea761d2', 'setup', '', 'administrator', '', 'dnsre2hmgyvxpsg1h2vp', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('grdh6ve7oc3crws4o37p', '\x65dac373d74a4e5f3a9ac19c0794c8414f6b1dda33390a943648162ca22e7e37', 'invite', 'bo@example.org', 'contributor', 't7pjg1iwuk5td4kkfwxi', 'z0rwdx1d5qawyfxbxjh7', 'dnsre2hmgyvxpsg1h2vp', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('csg7arp98mzddtb6o8dz', '\x64fc8e3e32112b09066a0db189cd1e9524bce4c917c05a482a7f9f36b7f7ab5f', 'invite', 'cy@example.org', 'editor', '', '', 'dnsre2hmgyvxpsg1h2vp', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('ulo90ica23m81h23r2ks', '\xca6eeda51c08caeda29f73aa1158beed83927c99f0c601e864ad1ca4329429d4', 'z0rwdx1d5qawyfxbxjh7', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'z0rwdx1d5qawyfxbxjh7', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'z0rwdx1d5qawyfxbxjh7', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'dnsre2hmgyvxpsg1h2vp', '', '', 'Ada One', '', 'join', '', '', 0, 'dnsre2hmgyvxpsg1h2vp', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'dnsre2hmgyvxpsg1h2vp', '', '', 'Ada One', '', 'invite', 't7pjg1iwuk5td4kkfwxi', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'z0rwdx1d5qawyfxbxjh7', '', '', 'Bo Two', '', 'join', 't7pjg1iwuk5td4kkfwxi', '', 0, 'z0rwdx1d5qawyfxbxjh7', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'dnsre2hmgyvxpsg1h2vp', '', '', 'Ada One', '', 'factor', '', '', 0, 'z0rwdx1d5qawyfxbxjh7', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'z0rwdx1d5qawyfxbxjh7', 'ulo90ica23m81h23r2ks', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'z0rwdx1d5qawyfxbxjh7', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'dnsre2hmgyvxpsg1h2vp', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 't7pjg1iwuk5td4kkfwxi', '', 0, '', 'The archive', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (11, 1772397192345, '', '', '', 'test', '', 'series', '', '', 0, '', 'daily', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (12, 1772397192345, '', '', '', 'test', '', 'open', 'c4u1653k5x6ou3pg1izx', '', 1, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (13, 1772397192345, '', '', '', 'test', '', 'watch', 't7pjg1iwuk5td4kkfwxi', '', 0, '', 'Emil Karst', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('t7pjg1iwuk5td4kkfwxi', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'dnsre2hmgyvxpsg1h2vp', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('t7pjg1iwuk5td4kkfwxi', 1, 'Ada is on until 6 PM.', 'dnsre2hmgyvxpsg1h2vp', 1772397192345);
INSERT INTO hook (id, name, url, page, events, turn, at, paused, fails, failing, rest, created) VALUES ('jj3mjis9f2yhdj9dz5xp', 'The archive', '\x975d77d1d67ecd11711fa8f2a68a85ffa34792ca80cbf4311ce47dbd9bcf75fa0a79a340cbfcf5ba6135307dfea758e146eb3c4d9e22a9d704579b5254658f308b2fde547f', 't7pjg1iwuk5td4kkfwxi', 'publish withdraw', 1, 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_uohx43wulahb3ezqeett7642', 'jj3mjis9f2yhdj9dz5xp', 'test', -1, 't7pjg1iwuk5td4kkfwxi', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('t7pjg1iwuk5td4kkfwxi', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO schedule (id, page, at, state, reason, detail, account, watched, created) VALUES ('gdmhs4il6sgb0agszc2x', 'bil6qb21z5j57ox57u4p', 1772400780000, 'waiting', '', '', 'dnsre2hmgyvxpsg1h2vp', '', 1772397192345);
INSERT INTO breaking (page, post, seq, since) VALUES ('c4u1653k5x6ou3pg1izx', '0p65pdwy72', 2, 1772397192345);
INSERT INTO quiet (page, until) VALUES ('t7pjg1iwuk5td4kkfwxi', 1772397192345);
INSERT INTO series (slug, title, standfirst, lang, zone, clock, at, ends, day, trouble, stopped, created) VALUES ('daily', 'The day, {date}', '', 'en', 'Europe/Paris', '', 360, 'post', '2026-03-02', '', NULL, 1772397192345);
INSERT INTO series_page (series, day, page, ended) VALUES ('daily', '2026-03-02', 'c4u1653k5x6ou3pg1izx', 0);
INSERT INTO watchword (id, page, word, reason, until, account, created) VALUES ('veub8svofoxii8rcvblb', 't7pjg1iwuk5td4kkfwxi', 'Emil Karst', 'Injunction', NULL, '', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 't7pjg1iwuk5td4kkfwxi', '8c10quofyi', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('t7pjg1harbour t7pjg1closes t7pjg1at t7pjg1eight t7pjg1 t7pjg1words t7pjg1about t7pjg1it t7pjg1said t7pjg1seven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 't7pjg1iwuk5td4kkfwxi', '9by88zf6o9', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('t7pjg1first t7pjg1gusts t7pjg1 t7pjg1words t7pjg1about', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (13, 'c4u1653k5x6ou3pg1izx', '0p65pdwy72', '202603012033.0000000002.99998975', ' bridge open  words about bridge open ', array_to_tsvector(string_to_array('c4u165bridge c4u165open c4u165 c4u165words c4u165about', ' ')));
