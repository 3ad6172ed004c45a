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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, 'ab8c073f4c883f1c95b542255f459fa7', 1772397012, 14, 38, 0, 'ab8c073f4c883f1c95b542255f459fa7+c1d1cb15+AW195P01F6xMFPOAFacNh3fj6T7VeGHm8VepQvjFNWPh', '\xd9e4f8dd152409ee9088f9f3640517292481a7f727655941836d3c8595dbebec', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('yh41b37ohlqyleir666z', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('ayw1fg4f6mmgf8fgeree', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO page (id, slug, head, created) VALUES ('nv12nchw4789ot2kz30z', 'daily-2026-03-02', NULL, 1772397192345);
INSERT INTO slug (slug, page) VALUES ('storm', 'yh41b37ohlqyleir666z');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'yh41b37ohlqyleir666z');
INSERT INTO slug (slug, page) VALUES ('election', 'ayw1fg4f6mmgf8fgeree');
INSERT INTO slug (slug, page) VALUES ('daily-2026-03-02', 'nv12nchw4789ot2kz30z');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('yh41b37ohlqyleir666z', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('ayw1fg4f6mmgf8fgeree', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('nv12nchw4789ot2kz30z', 'daily-2026-03-02', 'live', 'The day, March 2', 2, 1772397180000);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'yh41b37ohlqyleir666z', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'yh41b37ohlqyleir666z', 2, 1, 'publish', '32s0uzhoo7', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'yh41b37ohlqyleir666z', 3, 1, 'publish', '7gwbf4nnga', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'yh41b37ohlqyleir666z', 4, 1, 'edit', '32s0uzhoo7', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'yh41b37ohlqyleir666z', 5, 1, 'amend', '32s0uzhoo7', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'yh41b37ohlqyleir666z', 6, 1, 'correct', '32s0uzhoo7', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'yh41b37ohlqyleir666z', 7, 1, 'flag', '32s0uzhoo7', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'yh41b37ohlqyleir666z', 8, 1, 'withdraw', '7gwbf4nnga', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'yh41b37ohlqyleir666z', 9, 1, 'erase', '7gwbf4nnga', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'yh41b37ohlqyleir666z', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'yh41b37ohlqyleir666z', 11, 1, 'publish', '8cztgeqaqz', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'yh41b37ohlqyleir666z', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (12, 'nv12nchw4789ot2kz30z', 1, 1, 'open', '', 0, 1772397192345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (13, 'nv12nchw4789ot2kz30z', 2, 1, 'publish', '9z95x8q3lf', 1, 1772397192345, 1772397180000, 2, 1024, 4, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 1, 'lang', '\x8ac1e2e693a2a8ece53e636987d9e32d898b76275937c07a7a7a853b1eb0dae9', '\xbaecd2ae9fd5f285152bcd2dde290d446252488897d281d66c4243de6f6e8dca', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 1, 'title', '\xfde211e53d0c7515bbb65640c1451fb85ff64f2fc78c19b62e391cad3f271827', '\x7c6b2dfc7d44a3a22a0060b3cf129b0083141fab7288a902b0b003e66463f2d9', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 1, 'zone', '\xe8655ef3724495d1b899a8c52a61706ad0eaf0fde12174b97f73a4f3d15a24d3', '\x791aa8926b0cd64d3c4dee75fc3778dd682951bed08939866e01f5c89c71efce', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 2, 'body', '\xe57ad3ca4e09fb8dd35d7da645d9a5674c6c58dbe93ff5d0408dc158cc2eaa0a', '\xf0fa6962abbaf8231a3b0e777172c5281665fdd12e932fce2901f1646bfb8f59', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 2, 'headline', '\x291ada0cd700fd11a7272506ddaefac5393142d297769568f5f4f8611cf33ced', '\x88299e7f9f3ef95a5f1b68c4e4594e4bf5da963be85d27970e950d58061456b9', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 3, 'body', '\x566836a4edbab39595785e2f6becce08bc8dbc8946bbd7eb1eeec62d27d1bc7f', '\xe833bfe6a2490e4d7315ae77e047f5b19e77eed4d713209c989d2bb78217b94b', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 3, 'headline', '\xbabba45dcb21ce92b64d7c8b6d0de386a854bc50b1fa2f80019fa60f08d4873f', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 4, 'headline', '\x9992509eaa1e2f60fcc922d83f38aabfb01e94594dffa06aa1d3acf7452c0665', '\x2c925258fa76c8e0c56fa7ad8d511a3d0c999bc13596617ae7a97ffe65869fb6', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 5, 'headline', '\x310f08651f600d6729fefdf272b0df4df8dbd78a026da7d5ec0267dfe03f9d9d', '\x2dfb092d080749c0443e484f9c6ecc8aa6573166a8d1b95b9aaa44511d3d0f7a', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 6, 'headline', '\x0ce779893566b6744b931d880a7ec28e25447759be693818d6fa507d1afb9aa2', '\x43a572bb5e3e448d45418f179b9b6251b7381997aa434af23d402ed3727b8ecf', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 6, 'note', '\x9121acdf306460f3e3e77576db1adc23f192319e6f7cd3633666ff1a4964ef52', '\xccc6d1ecdcbd0fb8ec28458877c0cbaed8bbd479396b1a74083883ccce9d936e', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 7, 'flags', '\xab2df0b537a5081da89ebd799cd1dec59789efea392076d9987ea556e9934be7', '\xad6a6d2ba8250d1aa3b57c50086bb0c0d8f9d1f0b23177e4333836b8a8c78323', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 8, 'note', '\x0d954f5c8b3bc6fb263233fd994419646901538e1f9ba8e3ef646879fd18ce48', '\x5055c7bc1f534c6ad9a800dd0c5140998c3a0965249e0c0d7d0c2d4872144151', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 10, 'slug', '\xee3efd922c563bffbe9090cb7bb718d697bce9875e4d15f2ace64494389c6b3a', '\xcb1cb1e48eecd1d609a0d4168b8d98d666673616df1ed44ea6f45cc89f69650a', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 11, 'body', '\x59111e2599cf11f082d26bc12e108a0262040d318954b22a22dd13c4db69ba1c', '\x10c8e6ff44a160412b0bb25d30245b1f43b0bb97b2f75e40af11bef051517615', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 11, 'headline', '\x469bb4194c31d756fb6859ead92c657bed2063d2407df2f06a0abd4d6c07fc45', '\xf5e2936fe7ddb5671f5bdf930103991a9c04a1ae49adb8e2abf17ffeca6c7979', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('yh41b37ohlqyleir666z', 12, 'note', '\xd63d80b482f62d6cbec48f9f0a31d54238612ccb26c8e8323c5de0f7f90d5afc', '\xf35380bc0e4668e0cd414b553abf78cf53a78a9163bf999d1b0735f663ee3f5b', '\x5468652073746f726d206973206f7665722e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('nv12nchw4789ot2kz30z', 1, 'lang', '\x552690446bd0a8e96f92a7bafcf01826825e05c7e3d6e235b7c7fc5458c44ca9', '\x0411222024040ef46e5c7773867ca50f3ce40f3c8de25ecd8d2c2f9e4181f435', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('nv12nchw4789ot2kz30z', 1, 'title', '\x7b0513ca43b9601f5df90599b108f23bb2cf1ee994e497df8fd1bf54d1275a5c', '\x3c3d2b5d1d2717100307d9f04976534db15a9a5e5f2e1a2c1be5cd8ef967f8fa', '\x546865206461792c204d617263682032');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('nv12nchw4789ot2kz30z', 1, 'zone', '\xe6ca5af567c168df97e18b33a7ec941c73c0eb32d2e204063b4ea8868403a230', '\xea60c1fa78cb14b2654a525fb80f8ca74361e136db672178773b4a5e39241013', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('nv12nchw4789ot2kz30z', 2, 'body', '\xabecf09ead373d83fc3af4f02e4dd5b130d1f21a0fcea6cb2addc732ca6caaf8', '\x62b30218898cd73f0fe2641ef49378bd72b916201d3d3c6b422356364bc2da0a', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420427269646765206f70656e2e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('nv12nchw4789ot2kz30z', 2, 'headline', '\x40c3f00f330b57761226b39c37d5885062ef4e38c89c3b38fe00a4943a18f0f7', '\xbf6fa30c28694e3d8ac4f994c4fd9ce2ffa5275c5c471f4fc3825e4b5fbd723e', '\x427269646765206f70656e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'yh41b37ohlqyleir666z', 1, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720386163316532653639336132613865636535336536333639383764396533326438393862373632373539333763303761376137613835336231656230646165390a6669656c64207469746c6520666465323131653533643063373531356262623635363430633134353166623835666636346632666337386331396236326533393163616433663237313832370a6669656c64207a6f6e6520653836353565663337323434393564316238393961386335326136313730366164306561663066646531323137346239376637336134663364313561323464330a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'yh41b37ohlqyleir666z', 2, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a73657120320a7072657620623763316237643166613563316436626530393839376230623435396139383733633161653530633036393931383439323363343133363131373931656566310a6f70207075626c6973680a706f73742033327330757a686f6f370a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920653537616433636134653039666238646433356437646136343564396135363734633663353864626539336666356430343038646331353863633265616130610a6669656c6420686561646c696e6520323931616461306364373030666431316137323732353036646461656661633533393331343264323937373639353638663566346638363131636633336365640a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'yh41b37ohlqyleir666z', 3, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a73657120330a7072657620353566353032343864656661623338396133656163613063383835626634663465363035653633313732643166626231383230623335313930376538613032370a6f70207075626c6973680a706f7374203767776266346e6e67610a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920353636383336613465646261623339353935373835653266366265636365303862633864626338393436626264376562316565656336326432376431626337660a6669656c6420686561646c696e6520626162626134356463623231636539326236346437633862366430646533383661383534626335306231666132663830303139666136306630386434383733660a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'yh41b37ohlqyleir666z', 4, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a73657120340a7072657620313265363463343737306662663039656465303066663735623736333630366535616661616137666536653363323964346636326539656631343034316330620a6f7020656469740a706f73742033327330757a686f6f370a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520393939323530396561613165326636306663633932326438336633386161626662303165393435393464666661303661613164336163663734353263303636350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'yh41b37ohlqyleir666z', 5, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a73657120350a7072657620653164353336343838613536643634656561613563303532323034393736616661656438633333333563623663653766313464613366333233383833383034300a6f7020616d656e640a706f73742033327330757a686f6f370a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520333130663038363531663630306436373239666566646632373262306466346466386462643738613032366461376435656330323637646665303366396439640a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'yh41b37ohlqyleir666z', 6, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a73657120360a7072657620666462306364303436346132333962373437343161643939303137383330663963636136643538313931623030366362323231646262383937333130366161340a6f7020636f72726563740a706f73742033327330757a686f6f370a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520306365373739383933353636623637343462393331643838306137656332386532353434373735396265363933383138643666613530376431616662396161320a6669656c64206e6f746520393132316163646633303634363066336533653737353736646231616463323366313932333139653666376364333633333636366666316134393634656635320a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'yh41b37ohlqyleir666z', 7, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a73657120370a7072657620303336653163346339356437363836663163623139313734663762313866313339613437333964343639353962313132373438623366613261356366353439300a6f7020666c61670a706f73742033327330757a686f6f370a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320616232646630623533376135303831646138396562643739396364316465633539373839656665613339323037366439393837656135353665393933346265370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'yh41b37ohlqyleir666z', 8, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a73657120380a7072657620376361346130636534633266306237643563653631663037626432663364646236633336313530663765643438626231323035646666313763313564383764310a6f702077697468647261770a706f7374203767776266346e6e67610a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520306439353466356338623362633666623236333233336664393934343139363436393031353338653166396261386533656636343638373966643138636534380a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'yh41b37ohlqyleir666z', 9, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a73657120390a7072657620353661313765616633343765353739323161373831356232353937653463626635393431636662663165616264363162653631663935643366313463313433320a6f702065726173650a706f7374203767776266346e6e67610a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'yh41b37ohlqyleir666z', 10, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a7365712031300a7072657620383730356634646132376163616165633364396331313134616335356130643731383136313736313732353430383532656366633061363439313364643033610a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720656533656664393232633536336266666265393039306362376262373138643639376263653938373565346431356632616365363434393433383963366233610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'yh41b37ohlqyleir666z', 11, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a7365712031310a7072657620373964643062376339633936633637356563636265393938636232623339613035303539613336633266666539303561303435623735653961343663643639660a6f70207075626c6973680a706f73742038637a7467657161717a0a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920353931313165323539396366313166303832643236626331326531303861303236323034306433313839353462323261323264643133633464623639626131630a6669656c6420686561646c696e6520343639626234313934633331643735366662363835396561643932633635376265643230363364323430376466326630366130616264346436633037666334350a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'yh41b37ohlqyleir666z', 12, '\x73746f7070726573732d656e7472792f76310a7061676520796834316233376f686c71796c6569723636367a0a7365712031320a7072657620303738623664663866376233663838386239373061356231346165633230653339656431306262366636626463363833383831373966363366396133636230660a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520643633643830623438326636326436636265633438663966306133316435343233383631326363623236633865383332336335646530663766393064356166630a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (12, 'nv12nchw4789ot2kz30z', 1, '\x73746f7070726573732d656e7472792f76310a70616765206e7631326e636877343738396f74326b7a33307a0a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720353532363930343436626430613865393666393261376261666366303138323638323565303563376533643665323335623763376663353435386334346361390a6669656c64207469746c6520376230353133636134336239363031663564663930353939623130386632336262326366316565393934653439376466386664316266353464313237356135630a6669656c64207a6f6e6520653663613561663536376331363864663937653138623333613765633934316337336330656233326432653230343036336234656138383638343033613233300a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (13, 'nv12nchw4789ot2kz30z', 2, '\x73746f7070726573732d656e7472792f76310a70616765206e7631326e636877343738396f74326b7a33307a0a73657120320a7072657620653739396362366236396637353531656137653064356430613863653338363637616362373764613639393632613236636230343430313031313263663339350a6f70207075626c6973680a706f737420397a3935783871336c660a72657620310a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d7020323032362d30332d30315432303a33333a30305a0a6669656c6420626f647920616265636630396561643337336438336663336166346630326534646435623133306431663231613066636561366362326164646337333263613663616166380a6669656c6420686561646c696e6520343063336630306633333062353737363132323662333963333764353838353036326566346533386338396333623338666530306134393433613138663066370a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\x8b36e142d57324c2ee57424be7b494b3665d36c5e58b233caeaadf3b1b86282c');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\x82511bd0102efbdbe9950e1ff086742aba4ebac93d4d4d84dccabc4cc7b19f49');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x0aa34d827cdc0bc326d31ab6426112812e91bf9ea7c905e63c764ef2cd411b9a');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\xddc2a45b6e3b100ed22c0ffab68b489b9084c6267e3301468494d56a6b470115');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x0b806c4357cac1b569ae1f9836ea7909f9481cbd7fd7ada14e57b0744c8ab630');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\xb616064133716e96a46530bbc59589471267fd97c288e22dae624888bcb15aa4');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\xeb7933bdc86ce81e5802b96fa8e5a4363c843c4a88d780311c258f65ad1310ab');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\xce0d20d608e616708f5787f46401ad2fee257f53a8d4d2e3ba236abe6f2141a7');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\xa34237ed229136d23680f2e3cdc9009e6e2eba79ab6294f31fe72c1d9ab992da');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\xde77db1c29d85ebb4d52b425bc2c6ec8bfefedcbd2b13082af51de4a34dd3b18');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\xcfc6bba309ddbc772fafeb1afc67dc07f37c71f463dba2ac3ec7fa212bce83ba');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x0d467d4dd168a5a1ee437767d9fbfe6263deb9b5771a58e7da630376530ad938');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\xc3e9318a49236e2356b32343119448ea5c29d0daf288e8cd526804b91ba83304');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x3a8cddd54c430271e631198338df86e37f0470b72ca0c2f76ac5671159abf9de');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x064dcd76c92ca96637c5f0309746ab583c1c0a2703fea353c6ea3ea2ddb0c14e');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\x1f5b2bcd5435fa3b366db2105dc4b8d4091e4c06441aa1762ee1a6f088c35c81');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\xa198338799767fe0af51c66f0d30c2bce76fd11cfd8dafc99e5464c0fb050263');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x6681062447d80dabeb375c485cd8aa4bdf7c1bd7ed5ff82b2e7ed080041d1861');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\xbe61ddf8bd251fb00d205a0b0bbac3049a715e01ea882410964a223a94a7ae59');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x2a207c38c962ecc9340d57c9b02d3270992c6646862f9e802c24a87e26c66802');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\xb1e6fe328ed9c518ad857dd63f94aac3fa22fb3aa6aa2a8679328a1a51f82e2f');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\xffd1501d57285a90a57c8ecda0ff8453ae505b92c1df40e1b8e55c5608c5008b');
INSERT INTO tree_hash (pos, hash) VALUES (22, '\x9a0a6b02eeedc3ee32eb971a3f9e8e785c5e9e1e6ccd5a11a13520681a8ff40a');
INSERT INTO tree_hash (pos, hash) VALUES (23, '\xdda6d47574d5463350d98f2026caefab5785ac1cd84361b9036a8c1aede5e2f9');
INSERT INTO tree_hash (pos, hash) VALUES (24, '\x7eea48dbf1743644f3a650a484c8c829efeec76b0aafd5a9454c255af859279c');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\x8da74ee919711879a5b432f40f6b3ef368cb9b4997b3f46a0c2ec912b8ebeee1', '\x60ee8908f49050bd686e083c11ad268ef31ab0df94b436294c4d33b2577d6fa7', 'yh41b37ohlqyleir666z', 11, 11, 1772397132345);
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('server', '\xb11e242ef4791ed27d0775d7be00b2b48c955039092d4b5e0431be84df073e92', '\x7c42f46c41b499186a69de6657b536af7b0c48ec43cba7eb65999d0101fef34b', 'nv12nchw4789ot2kz30z', 1, 1, 1772397192345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('ayw1fg4f6mmgf8fgeree', '1p99ll7uk9', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('yh41b37ohlqyleir666z', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'xruzj3cdqi14frxpxdmu', 'xruzj3cdqi14frxpxdmu', '', 0, 'unverified', 'xruzj3cdqi14frxpxdmu', 'Please look', 1772397192345, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('ayw1fg4f6mmgf8fgeree', '0bbbbbbbbb', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420446f6f7273206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22446f6f7273206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397192345, 1772397192345, 1, 2, 'xruzj3cdqi14frxpxdmu', 'xruzj3cdqi14frxpxdmu', '', 0, '', '', '', NULL, '', 0, 1772400780000, 'q6c8sg1jfc73j0chrwek', 0, 1);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('yh41b37ohlqyleir666z', '8cztgeqaqz', '\xecdb241465dbca1d27de31f43fb0955c98252029591017ffab9a43b2ff05dc4b', '\x4b23a82f848e4b1156c60cd0f4edcfe14341597b8c7d62cb2574198fe06983fc', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name) VALUES ('oz3betz0nxz7yl4q2cwl', 'desk', '', '\x867a0063cedbfee492a641225df39b9a4b261aee06e1139bd4c15aabb15f0f09', 1772397132345, NULL, NULL, 0, '', 'test');
INSERT INTO media (id, type, sha256, width, height, created, bytes, account, focus_x, focus_y) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73', '', 250, 800);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('xruzj3cdqi14frxpxdmu', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('vack1x0l94frsrb9bgbv', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('xruzj3cdqi14frxpxdmu', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('vack1x0l94frsrb9bgbv', 'yh41b37ohlqyleir666z', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('vack1x0l94frsrb9bgbv', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('vack1x0l94frsrb9bgbv', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('qux2nefmx0httm6a3v9e', '\xec49cdf4f156c1db11eddbf272f1eaecc03e634473f57a35b3ba572fd4e28b5c', 'setup', '', 'administrator', '', 'xruzj3cdqi14frxpxdmu', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('tn513m5ultnx7bhsz0b7', '\x8cd67617648d40f422cca04e498d95983e27e578072f6d669916f399474bd26b', 'invite', 'bo@example.org', 'contributor', 'yh41b37ohlqyleir666z', 'vack1x0l94frsrb9bgbv', 'xruzj3cdqi14frxpxdmu', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('jqk9vtmlouh3tfrxewiy', '\x563a717c65a05230282c0858177a174cf245d6d6fcfe6c325f0d0083a8187340', 'invite', 'cy@example.org', 'editor', '', '', 'xruzj3cdqi14frxpxdmu', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('fs1ksdr7vowctvy0a3l6', '\xf1f3fa1871b49fd43119ae7c5fde1fce119dee68cd372bc8adda21ba06a95fc8', 'vack1x0l94frsrb9bgbv', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'vack1x0l94frsrb9bgbv', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'vack1x0l94frsrb9bgbv', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'xruzj3cdqi14frxpxdmu', '', '', 'Ada One', '', 'join', '', '', 0, 'xruzj3cdqi14frxpxdmu', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'xruzj3cdqi14frxpxdmu', '', '', 'Ada One', '', 'invite', 'yh41b37ohlqyleir666z', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'vack1x0l94frsrb9bgbv', '', '', 'Bo Two', '', 'join', 'yh41b37ohlqyleir666z', '', 0, 'vack1x0l94frsrb9bgbv', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'xruzj3cdqi14frxpxdmu', '', '', 'Ada One', '', 'factor', '', '', 0, 'vack1x0l94frsrb9bgbv', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'vack1x0l94frsrb9bgbv', 'fs1ksdr7vowctvy0a3l6', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'vack1x0l94frsrb9bgbv', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'xruzj3cdqi14frxpxdmu', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 'yh41b37ohlqyleir666z', '', 0, '', 'The archive', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (11, 1772397192345, '', '', '', 'test', '', 'series', '', '', 0, '', 'daily', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (12, 1772397192345, '', '', '', 'test', '', 'open', 'nv12nchw4789ot2kz30z', '', 1, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (13, 1772397192345, '', '', '', 'test', '', 'watch', 'yh41b37ohlqyleir666z', '', 0, '', 'Emil Karst', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('yh41b37ohlqyleir666z', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'xruzj3cdqi14frxpxdmu', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('yh41b37ohlqyleir666z', 1, 'Ada is on until 6 PM.', 'xruzj3cdqi14frxpxdmu', 1772397192345);
INSERT INTO hook (id, name, url, page, events, turn, at, paused, fails, failing, rest, created) VALUES ('ffj6awesy9oa3yaw0ehp', 'The archive', '\x05f165dec3e2a08f3056a5e787451a2a86b96c3485bc17168e797f1ffee19b90c08cc7412a4f32d52f4b7cc790b82be877fdb06f693f2aa0c230b3a85ef1aec2ea2a75739b', 'yh41b37ohlqyleir666z', 'publish withdraw', 1, 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_man8sk7m669uvifitmev1dz7', 'ffj6awesy9oa3yaw0ehp', 'test', -1, 'yh41b37ohlqyleir666z', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('yh41b37ohlqyleir666z', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO schedule (id, page, at, state, reason, detail, account, watched, created) VALUES ('q6c8sg1jfc73j0chrwek', 'ayw1fg4f6mmgf8fgeree', 1772400780000, 'waiting', '', '', 'xruzj3cdqi14frxpxdmu', '', 1772397192345);
INSERT INTO breaking (page, post, seq, since) VALUES ('nv12nchw4789ot2kz30z', '9z95x8q3lf', 2, 1772397192345);
INSERT INTO quiet (page, until) VALUES ('yh41b37ohlqyleir666z', 1772397192345);
INSERT INTO series (slug, title, standfirst, lang, zone, clock, at, ends, day, trouble, stopped, created) VALUES ('daily', 'The day, {date}', '', 'en', 'Europe/Paris', '', 360, 'post', '2026-03-02', '', NULL, 1772397192345);
INSERT INTO series_page (series, day, page, ended) VALUES ('daily', '2026-03-02', 'nv12nchw4789ot2kz30z', 0);
INSERT INTO watchword (id, page, word, reason, until, account, created) VALUES ('ctkg0j50y4t0oj39zbuy', 'yh41b37ohlqyleir666z', 'Emil Karst', 'Injunction', NULL, '', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'yh41b37ohlqyleir666z', '32s0uzhoo7', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('yh41b3harbour yh41b3closes yh41b3at yh41b3eight yh41b3 yh41b3words yh41b3about yh41b3it yh41b3said yh41b3seven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'yh41b37ohlqyleir666z', '8cztgeqaqz', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('yh41b3first yh41b3gusts yh41b3 yh41b3words yh41b3about', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (13, 'nv12nchw4789ot2kz30z', '9z95x8q3lf', '202603012033.0000000002.99998975', ' bridge open  words about bridge open ', array_to_tsvector(string_to_array('nv12ncbridge nv12ncopen nv12nc nv12ncwords nv12ncabout', ' ')));
