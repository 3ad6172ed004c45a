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
CREATE INDEX entry_withheld ON entry (page) WHERE op = 'withhold'; -- whether there is any

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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, '25d87671a03557a1a26d8535f796511b', 1772397012, 14, 38, 0, '25d87671a03557a1a26d8535f796511b+a30b013f+ASeYLIRh9wNtCDAGmuS1yxg2viAUv4mo+Yu9g2LgSLgx', '\x87ee464538068d57f5d9d49758f2cef50763f84b90a63deb0de0b33d677ed8bf', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('woabjarltc15sa3m4118', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('ujngbzlujqj99m9uol8b', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO page (id, slug, head, created) VALUES ('emc6cfd7fxzhdapxgo0i', 'daily-2026-03-02', NULL, 1772397192345);
INSERT INTO slug (slug, page) VALUES ('storm', 'woabjarltc15sa3m4118');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'woabjarltc15sa3m4118');
INSERT INTO slug (slug, page) VALUES ('election', 'ujngbzlujqj99m9uol8b');
INSERT INTO slug (slug, page) VALUES ('daily-2026-03-02', 'emc6cfd7fxzhdapxgo0i');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('woabjarltc15sa3m4118', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('ujngbzlujqj99m9uol8b', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('emc6cfd7fxzhdapxgo0i', 'daily-2026-03-02', 'live', 'The day, March 2', 2, 1772397180000);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'woabjarltc15sa3m4118', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'woabjarltc15sa3m4118', 2, 1, 'publish', '5jh23dp9vs', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'woabjarltc15sa3m4118', 3, 1, 'publish', '8bt303o4mz', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'woabjarltc15sa3m4118', 4, 1, 'edit', '5jh23dp9vs', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'woabjarltc15sa3m4118', 5, 1, 'amend', '5jh23dp9vs', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'woabjarltc15sa3m4118', 6, 1, 'correct', '5jh23dp9vs', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'woabjarltc15sa3m4118', 7, 1, 'flag', '5jh23dp9vs', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'woabjarltc15sa3m4118', 8, 1, 'withdraw', '8bt303o4mz', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'woabjarltc15sa3m4118', 9, 1, 'erase', '8bt303o4mz', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'woabjarltc15sa3m4118', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'woabjarltc15sa3m4118', 11, 1, 'publish', '7f2b9t45bk', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'woabjarltc15sa3m4118', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (12, 'emc6cfd7fxzhdapxgo0i', 1, 1, 'open', '', 0, 1772397192345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (13, 'emc6cfd7fxzhdapxgo0i', 2, 1, 'publish', '214uca1e7g', 1, 1772397192345, 1772397180000, 2, 1024, 4, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 1, 'lang', '\xe70c3e34c42996ad5f8e7554f590a69e1808d3f108169b81e8bad68c40f9dce3', '\x480607debace2407302ace5cfb02753835325b316676f0e55f313e6da34de5fa', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 1, 'title', '\x1b7779c78556a058460f202590d7622012b5b05dfde4d7106f59603692cc3b24', '\x81361d5f9bb86143823306c99e128b2293503c1597beda77e6e18e2ff4569663', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 1, 'zone', '\x06788c6fcee6c9014ef43f3a93cd17dcf0dcb77de2bca74dfe8d5e47d5738790', '\xe92a3acb3536b3cfbda3bd34ef19d61d3407b621f694523a55e174d828f4c41b', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 2, 'body', '\xab16028c6fbfde1eed56bdb676e8f607157032484ab724b18949efc28a1c75d1', '\x6e1b7bdfa05a21f64747ea5194cc14eb2566e15a674248a3e921cc2e194bdf09', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 2, 'headline', '\x094b6462364e65dcb3bea60ab475e9f2d31e3f683a00dff908440f735b23d527', '\x44e704378228d0eac1ea389af8fd57a91bb4a56174325d42c1341668da037c9a', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 3, 'body', '\x6138f3f70ec6c515f3a29cfc32d65b980d18fd717eb6ec6e06e77b2d45bb910b', '\x212e38523ed35ddcc90c15afd86688129395f5574ec4e0e801aca082c6412783', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 3, 'headline', '\x1a4495a591223284b153563244c669338876140792492253781ff1466ba3b284', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 4, 'headline', '\x9b521d9c266a1697de8bea816379e2a18148c741cacc7fc3f613b2190670cbac', '\xd1c12423ea6687c939aa995cda72c49b16a0353c556e02b40eb8c026dab58699', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 5, 'headline', '\x791bd1bd8e7ece4303f21614b9c7a6e32e43810c2d14932f80feffd214421433', '\xb1515722e9662a8297aa997b13fa04b19f3d705c9a26d1e3b45093d2804a847a', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 6, 'headline', '\xe76bd3044fb45b20da9fdbaa05d989bf656ff101276fa0cd2af47ed224f1e28c', '\x9cf69788cc9138b3ee885f5e605cb6e5c70dc242a131d8c041071a774a13c8d1', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 6, 'note', '\x310f9a30e83c46b1bcf5fd19823e4d2c910fe0abf90fa835f13a295004f8a4c9', '\xc6f2ddf4b410c0fb80be8ddea00e8aa3388f90f99f8cb68b653da3e376ba5888', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 7, 'flags', '\x0dffef1be4229ddf0d99f70ccfac77ca0599ff0f93a44b2324f815b8a0aa0e7a', '\x834468b934b6c9970dec8390dbb00d43b84e8982350049a6748a2c363d61fcfc', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 8, 'note', '\x8ebdb582fd5f4eb04676021170a0665d551a2720cb912c74fb78de064c84709f', '\xaaf4294ce00b39f6bfe630027780fa7f5b328e693d3fc94f642d6ebd355ca6b5', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 10, 'slug', '\x0bb76bf4a357e6de29bff41cd90738d3e3c85fe685155cf85f4ee3f52a505164', '\x3af2238d151b40f7ea10e485b079bf46030cadc6f99fab8ec4f2b4059e857ae9', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 11, 'body', '\x64562ab336721e2094057efb0529cf378566e57544b8b59f4f10ff52e61fed23', '\x3a2030ac7bc02f3d7145936b39f7e60b53269d60774e61722c8c42dffbdc4a2a', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 11, 'headline', '\x2a2aea7acd402de9e1a83034114beb3e9c73c9c86385de6269ff37285e1f7402', '\x3a588991443637f734fda494bf87ac7d996456e5c9134f900d4473a97797481f', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('woabjarltc15sa3m4118', 12, 'note', '\x80283652e96404f5e646b9472d03b78c69c44769977fc0df785603c10e39d5cb', '\xbe0295dddf88de445145fe8a42d8ea3d4f5fdd0dc249649664907d6c2baf312e', '\x5468652073746f726d206973206f7665722e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('emc6cfd7fxzhdapxgo0i', 1, 'lang', '\x5fe3b190bff33c19c58f4f1a6a33359cd93f6e405c393bd3b861dfc9cd8337ce', '\x22bdd2fcebbfdc496d6ce76bde67c0e4fed437402f39376c7cfaa392eb1e1182', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('emc6cfd7fxzhdapxgo0i', 1, 'title', '\x4f03450f092daa1ea699bf8c423ec904f21cf4a5de6c7ab473aebdd0cedcb3f6', '\xaf4271436fc3085e2192ff8cb64ecee8a6aebecfce2a93f4ef6a69249f77d11e', '\x546865206461792c204d617263682032');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('emc6cfd7fxzhdapxgo0i', 1, 'zone', '\x08b7ffdfcc04bfd12e5668f96a7a8649d5ecc9ffabe83678e85b75576c9dd113', '\xd69043e96e9dbdb4f4582fa1a3de7b2176ce16d8cb272802ea8db437dfcb1583', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('emc6cfd7fxzhdapxgo0i', 2, 'body', '\x321efcb585da206218d498e72ee66af510e577827f832b3a3f6befaaa731b5fb', '\x1d131b3d0d7bfc94a6932760a3c3090528e1f1d48a64e0c4d8a00c0a29349c85', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420427269646765206f70656e2e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('emc6cfd7fxzhdapxgo0i', 2, 'headline', '\x783d8a13f1c0c0636db0394cea869f2b30605802d1d4c26639ac7f6d7c8d1041', '\xc002b82dd573023376cee7a393e2b3ac8290cec6f92e0839fa4413308358c3af', '\x427269646765206f70656e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'woabjarltc15sa3m4118', 1, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720653730633365333463343239393661643566386537353534663539306136396531383038643366313038313639623831653862616436386334306639646365330a6669656c64207469746c6520316237373739633738353536613035383436306632303235393064373632323031326235623035646664653464373130366635393630333639326363336232340a6669656c64207a6f6e6520303637383863366663656536633930313465663433663361393363643137646366306463623737646532626361373464666538643565343764353733383739300a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'woabjarltc15sa3m4118', 2, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a73657120320a7072657620383230313866333835343533306663333464373561313330623932363130333732656363316431616162366663333063616636626430626136346635383264380a6f70207075626c6973680a706f737420356a68323364703976730a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920616231363032386336666266646531656564353662646236373665386636303731353730333234383461623732346231383934396566633238613163373564310a6669656c6420686561646c696e6520303934623634363233363465363564636233626561363061623437356539663264333165336636383361303064666639303834343066373335623233643532370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'woabjarltc15sa3m4118', 3, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a73657120330a7072657620333365616162646362353064393366306436366137383335316461393961353236666338343236346638306461323836636366303734663636396564396636380a6f70207075626c6973680a706f7374203862743330336f346d7a0a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920363133386633663730656336633531356633613239636663333264363562393830643138666437313765623665633665303665373762326434356262393130620a6669656c6420686561646c696e6520316134343935613539313232333238346231353335363332343463363639333338383736313430373932343932323533373831666631343636626133623238340a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'woabjarltc15sa3m4118', 4, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a73657120340a7072657620626265353935646536313237353831366662323965653037653232333963386636643966356161636335376539326432613231363938313736316239373537340a6f7020656469740a706f737420356a68323364703976730a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520396235323164396332363661313639376465386265613831363337396532613138313438633734316361636337666333663631336232313930363730636261630a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'woabjarltc15sa3m4118', 5, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a73657120350a7072657620306631393664306534633938663834653164333761376635313635346432376533373763663762386538636364656231376666343238323766633136333632640a6f7020616d656e640a706f737420356a68323364703976730a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520373931626431626438653765636534333033663231363134623963376136653332653433383130633264313439333266383066656666643231343432313433330a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'woabjarltc15sa3m4118', 6, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a73657120360a7072657620353433626231326261386132323230323235613439626337386364323736316138383964386137333831366666373931376532333939386532396531346263620a6f7020636f72726563740a706f737420356a68323364703976730a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520653736626433303434666234356232306461396664626161303564393839626636353666663130313237366661306364326166343765643232346631653238630a6669656c64206e6f746520333130663961333065383363343662316263663566643139383233653464326339313066653061626639306661383335663133613239353030346638613463390a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'woabjarltc15sa3m4118', 7, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a73657120370a7072657620386236376337363263323638363734623864313065313238356566333434653863613732626361666630653431623635383839353734303038656564376337330a6f7020666c61670a706f737420356a68323364703976730a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320306466666566316265343232396464663064393966373063636661633737636130353939666630663933613434623233323466383135623861306161306537610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'woabjarltc15sa3m4118', 8, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a73657120380a7072657620336563353235366263643265353833646630343562313866626339326532343965666263353236633364643464656361303830646431633132653433373562370a6f702077697468647261770a706f7374203862743330336f346d7a0a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520386562646235383266643566346562303436373630323131373061303636356435353161323732306362393132633734666237386465303634633834373039660a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'woabjarltc15sa3m4118', 9, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a73657120390a7072657620373334666261663033353533343535313361653032666233356338366132616466626464343539643163386561633262353439356536646431656337653761350a6f702065726173650a706f7374203862743330336f346d7a0a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'woabjarltc15sa3m4118', 10, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a7365712031300a7072657620663563313934616133663761643432363463333332373236646538383063656136326261646663333138386566626132393266616438613932616363313266370a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720306262373662663461333537653664653239626666343163643930373338643365336338356665363835313535636638356634656533663532613530353136340a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'woabjarltc15sa3m4118', 11, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a7365712031310a7072657620623133653736663131653564643064396634383436613038376236643838636261323761323332613631313763316536653561643963313830666233393932660a6f70207075626c6973680a706f7374203766326239743435626b0a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920363435363261623333363732316532303934303537656662303532396366333738353636653537353434623862353966346631306666353265363166656432330a6669656c6420686561646c696e6520326132616561376163643430326465396531613833303334313134626562336539633733633963383633383564653632363966663337323835653166373430320a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'woabjarltc15sa3m4118', 12, '\x73746f7070726573732d656e7472792f76310a7061676520776f61626a61726c746331357361336d343131380a7365712031320a7072657620613034366535353534303034396461326666313431666533623338373765613931613862613862613839346162643338636532663365663232613530626465370a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520383032383336353265393634303466356536343662393437326430336237386336396334343736393937376663306466373835363033633130653339643563620a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (12, 'emc6cfd7fxzhdapxgo0i', 1, '\x73746f7070726573732d656e7472792f76310a7061676520656d63366366643766787a6864617078676f30690a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720356665336231393062666633336331396335386634663161366133333335396364393366366534303563333933626433623836316466633963643833333763650a6669656c64207469746c6520346630333435306630393264616131656136393962663863343233656339303466323163663461356465366337616234373361656264643063656463623366360a6669656c64207a6f6e6520303862376666646663633034626664313265353636386639366137613836343964356563633966666162653833363738653835623735353736633964643131330a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (13, 'emc6cfd7fxzhdapxgo0i', 2, '\x73746f7070726573732d656e7472792f76310a7061676520656d63366366643766787a6864617078676f30690a73657120320a7072657620343263326666376462323334326462313834303763323738323763653434376336646261343762653536653164653330363662393138346566356331373065650a6f70207075626c6973680a706f737420323134756361316537670a72657620310a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d7020323032362d30332d30315432303a33333a30305a0a6669656c6420626f647920333231656663623538356461323036323138643439386537326565363661663531306535373738323766383332623361336636626566616161373331623566620a6669656c6420686561646c696e6520373833643861313366316330633036333664623033393463656138363966326233303630353830326431643463323636333961633766366437633864313034310a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\x2b2bfefd3bb0477a6c271734d8d71cac58fb89b449b87ae94ba5c8d7d97ba4d0');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xc7b3ac103030f9d87b8c6027ac1fd3e42070c1c70ba1e80035685a15780c162c');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x632a1f8911342f0ef9eabb55c87d3c6236538aa23b8e47d50b7917437ad6e9dd');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\xe33abdb2b88851251e8f594acf9d2ce11655a412576f8ba1d069bd8279194e17');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x5848800fcd442fbc030113aa6b69552c5a05bf83e4a0046e0ba2d0440025c8c4');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\xd2bc11d37536141e677029454ae137a35f2399246f4aaa14a37e119cfcd6d81b');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\xa423fbe78d2b3331f99dc89f0c36e9c28fef6ebc05464d455065f685426d039d');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x86faea5fae62c257e47b4d194b7a7549763c94c389a51453575ca26ca223bb72');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x0f921ce355c59f47225e490484fffeb8191eb5842449994239ec37d16e8b22d1');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x4b7c072af60787417bf6f1882af71b2bbe035c28cbec3bfe8f73144042458048');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\xd10209a5fe08b671108fb3ed1096ecc6c6378d7c851856e64b006e83abe0d881');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x91ba252cdf9925a3de3d87279a952963ffe68501fd78d5c5fd6f72921e0a2af0');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x39b9dcfc234858db2eeba8649084837e5b66050c093ad50b69de3eab6a26c643');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\xb28e6499f1155f0aa321d902689e7f701588432206b45fac5c688e34c6c6ee27');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x251bd24bc9ab6b9f4d7fd705f009437405ac8b34b2dba550fe0f9aac3a221ad3');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\x43b2f8a2d05d46100abde653b45d8bffb67bcecd6347d92c5559d3108a9ba5d4');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x0a4d9e0caf2626419d4e165956ce8ce90477370da3e7f515116527ed19de68cd');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x979113065007cc17be42f89d7c230326209e7494002deaf359d29e55befff0e4');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\x6d082a9a6d734e0ab0d78264a50d4a6268b6db3bd0c847726c0f24da10560da2');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x31792023fcfa0c3c8a7f5be6b79b49ff36de3eb6da0c75ac45fe206647cd1f04');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\xd119765f2e184403284211aa67421dfd498a7c3874008ff336d4688913bf0798');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x7237c74b58f71ec600ab78a84b1afe57d307c3fa161ad603fd3bc099de968cde');
INSERT INTO tree_hash (pos, hash) VALUES (22, '\xfad7605fab923367299d19ec5931bcc9545c7c8c28f3a5997145166ee1342a71');
INSERT INTO tree_hash (pos, hash) VALUES (23, '\x39a15b3e1e7c7b196c5efacef39bdb559e29fa2349e5487d9f40d02e98d0395d');
INSERT INTO tree_hash (pos, hash) VALUES (24, '\xd1fec67292804bd2726686504a674fd907ceeffec22acfbbc3ebefc2ee6620e5');
INSERT INTO idempotency (scope, key, request, page, first, last, created, made) VALUES ('cli', '\x03d90d0819c3e7136ab4c223224c8667e73ca418d4317799a24c6299a50bc212', '\xfa9248895c8f03f203d0aee869ffce4474b3b27eb61c9080b00d14661bea93b5', 'woabjarltc15sa3m4118', 11, 11, 1772397132345, '');
INSERT INTO idempotency (scope, key, request, page, first, last, created, made) VALUES ('server', '\x607d38dcf361ce0798981563525bdb988559994f1fcf1378364e6e86f79581c8', '\x90926c88fe450eae9f8da7f2e5ccbd0258f00bf29359473f9cb9da3f516f4211', 'emc6cfd7fxzhdapxgo0i', 1, 1, 1772397192345, '');
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('ujngbzlujqj99m9uol8b', '9zjt1uqp1m', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('woabjarltc15sa3m4118', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'yoao68zxn8bkgrg1fr14', 'yoao68zxn8bkgrg1fr14', '', 0, 'unverified', 'yoao68zxn8bkgrg1fr14', 'Please look', 1772397192345, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('ujngbzlujqj99m9uol8b', '0bbbbbbbbb', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420446f6f7273206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22446f6f7273206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397192345, 1772397192345, 1, 2, 'yoao68zxn8bkgrg1fr14', 'yoao68zxn8bkgrg1fr14', '', 0, '', '', '', NULL, '', 0, 1772400780000, 'o8909i8enkxi815mu5dy', 0, 1);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('woabjarltc15sa3m4118', '7f2b9t45bk', '\x0a45941a0663fac834fb3a451ccc3cc9a21e589d08b9e18b74edb74b06779d07', '\xa0e5f6d7a3102fc64ec4640c1dce17d6283eb2ba06e807c79ad92572770d08e5', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name, scope) VALUES ('aj3orhugsdigdq0fbgax', 'desk', '', '\xbe5666f69fde0ca9d9ca63e8ab5b3369e7eb9a82f92ff338950678ed0dc1a8e9', 1772397132345, NULL, NULL, 0, '', 'test', '');
INSERT INTO media (id, type, sha256, width, height, created, bytes, account, focus_x, focus_y) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73', '', 250, 800);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('yoao68zxn8bkgrg1fr14', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('lrrzwlsafh2o2muem5cm', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('yoao68zxn8bkgrg1fr14', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('lrrzwlsafh2o2muem5cm', 'woabjarltc15sa3m4118', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('lrrzwlsafh2o2muem5cm', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('lrrzwlsafh2o2muem5cm', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('vvm9ml3g80sat4s00atj', '\x6d14b77b5ed84c7e76e7e82d7d37cdfda89b8e0214077035ef822f77925c396d', 'setup', '', 'administrator', '', 'yoao68zxn8bkgrg1fr14', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('aip1wq1hqqzvur2ovvgn', '\xf5a8d054dd41cec0306abe944b8a9ecf82fec1957cbcd7ff81f48fda1b73dcad', 'invite', 'bo@example.org', 'contributor', 'woabjarltc15sa3m4118', 'lrrzwlsafh2o2muem5cm', 'yoao68zxn8bkgrg1fr14', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('ljmqxngmy790m9cju4l1', '\xc99d84410a2979cb02f1f51d25eeee4cedecc618b12b0c22810dc57a78d07b53', 'invite', 'cy@example.org', 'editor', '', '', 'yoao68zxn8bkgrg1fr14', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('nls28k0yv5uhlxmv1ysc', '\x1f729ad52c4deacd435af7850193a0900887da73ff6b5431750518aebd517f50', 'lrrzwlsafh2o2muem5cm', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'lrrzwlsafh2o2muem5cm', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'lrrzwlsafh2o2muem5cm', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'yoao68zxn8bkgrg1fr14', '', '', 'Ada One', '', 'join', '', '', 0, 'yoao68zxn8bkgrg1fr14', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'yoao68zxn8bkgrg1fr14', '', '', 'Ada One', '', 'invite', 'woabjarltc15sa3m4118', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'lrrzwlsafh2o2muem5cm', '', '', 'Bo Two', '', 'join', 'woabjarltc15sa3m4118', '', 0, 'lrrzwlsafh2o2muem5cm', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'yoao68zxn8bkgrg1fr14', '', '', 'Ada One', '', 'factor', '', '', 0, 'lrrzwlsafh2o2muem5cm', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'lrrzwlsafh2o2muem5cm', 'nls28k0yv5uhlxmv1ysc', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'lrrzwlsafh2o2muem5cm', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'yoao68zxn8bkgrg1fr14', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 'woabjarltc15sa3m4118', '', 0, '', 'The archive', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (11, 1772397192345, '', '', '', 'test', '', 'series', '', '', 0, '', 'daily', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (12, 1772397192345, '', '', '', 'test', '', 'open', 'emc6cfd7fxzhdapxgo0i', '', 1, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (13, 1772397192345, '', '', '', 'test', '', 'watch', 'woabjarltc15sa3m4118', '', 0, '', 'Emil Karst', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('woabjarltc15sa3m4118', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'yoao68zxn8bkgrg1fr14', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('woabjarltc15sa3m4118', 1, 'Ada is on until 6 PM.', 'yoao68zxn8bkgrg1fr14', 1772397192345);
INSERT INTO hook (id, name, url, page, events, secret, at, paused, fails, failing, rest, created) VALUES ('osum8csoc4o2p0ov2htm', 'The archive', '\x1bf7b67354e8f710eefa3e6dce5a90165d61d9ec90d87b56156e9151d54fe5c165c44c6f113d2a0515c672af9dafdb70a7f542ca8ac8a52a33e825df2bc02c31725dc19963', 'woabjarltc15sa3m4118', 'publish withdraw', '\x7a4b2c453e0b17d9d3756beefc8fcea9808bbb5f80921051f6787e7eb91e0e6095cdfca3ac0f01badfd77f742314656e4d767b09cad0d0bb6692a2f9', 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_nuprj3mejnoqypxpgzmk49j5', 'osum8csoc4o2p0ov2htm', 'test', -1, 'woabjarltc15sa3m4118', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('woabjarltc15sa3m4118', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO schedule (id, page, at, state, reason, detail, account, watched, created) VALUES ('o8909i8enkxi815mu5dy', 'ujngbzlujqj99m9uol8b', 1772400780000, 'waiting', '', '', 'yoao68zxn8bkgrg1fr14', '', 1772397192345);
INSERT INTO breaking (page, post, seq, since) VALUES ('emc6cfd7fxzhdapxgo0i', '214uca1e7g', 2, 1772397192345);
INSERT INTO quiet (page, until) VALUES ('woabjarltc15sa3m4118', 1772397192345);
INSERT INTO series (slug, title, standfirst, lang, zone, clock, at, ends, day, trouble, stopped, created) VALUES ('daily', 'The day, {date}', '', 'en', 'Europe/Paris', '', 360, 'post', '2026-03-02', '', NULL, 1772397192345);
INSERT INTO series_page (series, day, page, ended) VALUES ('daily', '2026-03-02', 'emc6cfd7fxzhdapxgo0i', 0);
INSERT INTO watchword (id, page, word, reason, until, account, created) VALUES ('hurrjf91oetkjs7m5c0z', 'woabjarltc15sa3m4118', 'Emil Karst', 'Injunction', NULL, '', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'woabjarltc15sa3m4118', '5jh23dp9vs', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('woabjaharbour woabjacloses woabjaat woabjaeight woabja woabjawords woabjaabout woabjait woabjasaid woabjaseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'woabjarltc15sa3m4118', '7f2b9t45bk', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('woabjafirst woabjagusts woabja woabjawords woabjaabout', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (13, 'emc6cfd7fxzhdapxgo0i', '214uca1e7g', '202603012033.0000000002.99998975', ' bridge open  words about bridge open ', array_to_tsvector(string_to_array('emc6cfbridge emc6cfopen emc6cf emc6cfwords emc6cfabout', ' ')));
