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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, '8976140ab847376bf394853f33652d6e', 1772397012, 14, 36, 0, '8976140ab847376bf394853f33652d6e+557d80d5+AfT6NiZWjFbfMS6NGSqmoTaw68KY2jpEwaoMlG2SalK4', '\xd601d678c7a7dabf814c4c93db7b62a1b9638d913ff0c5e1ac02ea21459e54ba', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('lsnkxdf19ddckijf8uvk', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('ats23yk5ndfki4u23b8r', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO page (id, slug, head, created) VALUES ('pwqie6plmvt1sr5ny148', 'daily-2026-03-02', NULL, 1772397192345);
INSERT INTO slug (slug, page) VALUES ('storm', 'lsnkxdf19ddckijf8uvk');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'lsnkxdf19ddckijf8uvk');
INSERT INTO slug (slug, page) VALUES ('election', 'ats23yk5ndfki4u23b8r');
INSERT INTO slug (slug, page) VALUES ('daily-2026-03-02', 'pwqie6plmvt1sr5ny148');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('lsnkxdf19ddckijf8uvk', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('ats23yk5ndfki4u23b8r', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('pwqie6plmvt1sr5ny148', 'daily-2026-03-02', 'live', 'The day, March 2', 2, 1772397180000);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'lsnkxdf19ddckijf8uvk', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'lsnkxdf19ddckijf8uvk', 2, 1, 'publish', '6jvcuazybk', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'lsnkxdf19ddckijf8uvk', 3, 1, 'publish', '69r8ooibt8', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'lsnkxdf19ddckijf8uvk', 4, 1, 'edit', '6jvcuazybk', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'lsnkxdf19ddckijf8uvk', 5, 1, 'amend', '6jvcuazybk', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'lsnkxdf19ddckijf8uvk', 6, 1, 'correct', '6jvcuazybk', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'lsnkxdf19ddckijf8uvk', 7, 1, 'flag', '6jvcuazybk', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'lsnkxdf19ddckijf8uvk', 8, 1, 'withdraw', '69r8ooibt8', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'lsnkxdf19ddckijf8uvk', 9, 1, 'erase', '69r8ooibt8', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'lsnkxdf19ddckijf8uvk', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'lsnkxdf19ddckijf8uvk', 11, 1, 'publish', '9mukzgqooe', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'lsnkxdf19ddckijf8uvk', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (12, 'pwqie6plmvt1sr5ny148', 1, 1, 'open', '', 0, 1772397192345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (13, 'pwqie6plmvt1sr5ny148', 2, 1, 'publish', '59ahzj3icr', 1, 1772397192345, 1772397180000, 2, 1024, 4, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 1, 'lang', '\xa567e0b85b50b61673c43a54ab72324af5e346ff334cd8e4f2549aa1da25bdff', '\x19b41750e95e695aea0fa2938ed6a74099964588c6ab05cc0f357d7cdcce67aa', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 1, 'title', '\x20ab3ace8c9f8f6d17d1eb28dd7e48fdefe81ab0599c1338057c052cd5758f05', '\x2d7928fc8820fe65fd3664cddd4953e531068a1222400a27f1d7d34f318ee51f', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 1, 'zone', '\x0764f8e06e0d4ee6b277e6bcbe4d7112d58ed53d5c7036a83d8968c7779c5619', '\x48ae1c52d12f2c19a5ea8710138912ce8b9eba5e8aca1f551782fe29b6e27a8c', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 2, 'body', '\x1aff3cb02c9b7a3d3b1289ed0b1481b63654ca1285b4d684d9a20b648f74d434', '\x8fdcfb140a3f4aa41f1978cabacf5c6c50a1d8dcac5535fdf91755e30bbedc7f', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 2, 'headline', '\xeb3698e2b4366ccb37a4dca4f75d6453054b2da6a78a777b424abee83f3da86a', '\xcf706ef199a1cd8b9a5ef02b8734bb6244c143d5c7897c7953944692679f7160', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 3, 'body', '\x4fd3c7f2f6b8e0c2fbf05ebd54b90d97240fb5bf818164119eeb75e7de24f222', '\xf95989dcaa139ca8164ebcfab6ebd7915e2a1b66d96a448815874d16fdaeaa7d', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 3, 'headline', '\xde9b7ced4ea21cd353b2e77d31923892266be1f36f1b9142f5732e58f7c31e6f', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 4, 'headline', '\xce6f2281955da699bdf0421ebd45d064c07a4f81c04c4d8de78e49da12f3ef1e', '\xa419b356c48ab34fd4af8186434082e01338a2a8f7135011c70d689a1b113af2', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 5, 'headline', '\xe59b74aff1691a646006ae9cb14915f92d578f33cf6f3b437fa37018fe28a336', '\x1ced639562b2455957942bb3e8a818aea14d29da48d3596ebbace0efd9c2295b', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 6, 'headline', '\xd7e28a27dd7a153bf0bb843290ef727026d304882fbb982d791c972d32dd1b23', '\x2e78ef2a5bd73033a9cd021790427915360471287ee05b748ca2a6b139df42f7', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 6, 'note', '\x8b95c1debe05fb54fa43f96d1b330ccee460175b37f2c0d7aaa3e01b34fa3581', '\xd42f9ec856e56658f0299bd6a94c94bce2ca7581e5bc5fe0d2fc34b6d6566e32', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 7, 'flags', '\x39dc7697b983386433273bfacf72466fcf2bd32e9c6ad9f624896cd943223788', '\x2c60941e45cbf87d56d0af772b45cdd726837711b162f0cead8d974cce632924', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 8, 'note', '\xaf76856553bb0ab09dac21c480f5231cdccd90b57810d72d5b1311c85cc60802', '\x529aa64965ef05f927808e3af949352de516033bbf841eb775d48d8e81806356', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 10, 'slug', '\x0cf79263518c18f30455efe81976a0f3c1ae0343f3ba9e0e32e4befb7265701b', '\xed7d8d7ed412b0f669ec01a0eb87468f05131a66cae399992ff2c726d63039c7', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 11, 'body', '\x2d38394f33bd3f11c0af87f370825e6f474ef5d4061d2981fdf59ff2eed6602c', '\x1d512b21326f29cd2afbf680bad40989ed3fe46dd39bce499f508f57478d30d6', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 11, 'headline', '\x7597d9be8f365f42e9e04d132c0fb8e4975e425a07bab8df4e175b25cce7a481', '\x881bdf1b73deb52f56989a7a8aaaed5008b05404b6662497388fc3b8c5def22b', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('lsnkxdf19ddckijf8uvk', 12, 'note', '\x916986b0fa7910b3ad0187aa833fa47d35ccccf668cc285a70774843cb487a9e', '\x8e3e8fc52277ff2c4490cb605705e1c8eb4843d23ca87d9606c3d289725b4325', '\x5468652073746f726d206973206f7665722e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pwqie6plmvt1sr5ny148', 1, 'lang', '\x32270e2e141fb7f5b2b8ae1c6be5587fec28f5bbee7bed54dc5c9fef1a91782d', '\x5b6fae02bf1274b44da45f396b6664339171f0d1075f76fe9aa0e0d149e39fad', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pwqie6plmvt1sr5ny148', 1, 'title', '\xc7baa0554189bc83fb78b06530a6d2e5b3c154d3d9642802546fde7f605c7826', '\x0f8c1ad53fb6460da61e67364dc8db50d274cf87eb4447aeda071a579fcffcfe', '\x546865206461792c204d617263682032');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pwqie6plmvt1sr5ny148', 1, 'zone', '\x55a4eb90ee0ed62604c87ff2eec8bd18b711e7659c2567e1c861fd73f0a5a152', '\x2501b12d4c564dbdb4ee4eefd30e21664fe0a849df5dddfa7987df224b61e0d7', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pwqie6plmvt1sr5ny148', 2, 'body', '\x5574fe093c0a82f97b586ffed5d0862f4e8aee2d6c1fc6cd859f2eda50a6c6d4', '\xb42572887472d497ea11ba5644ff9d917a72678662ea7a1b7618e3f05121a0f0', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420427269646765206f70656e2e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pwqie6plmvt1sr5ny148', 2, 'headline', '\xe4fa968b04988aab5c2d212c0577d4af98614863c6c6c36b3ee7694d656aec34', '\xac32ff47a194970539a9f472576ef9f3dec20921df5204dd1b373065ac551e9f', '\x427269646765206f70656e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'lsnkxdf19ddckijf8uvk', 1, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720613536376530623835623530623631363733633433613534616237323332346166356533343666663333346364386534663235343961613164613235626466660a6669656c64207469746c6520323061623361636538633966386636643137643165623238646437653438666465666538316162303539396331333338303537633035326364353735386630350a6669656c64207a6f6e6520303736346638653036653064346565366232373765366263626534643731313264353865643533643563373033366138336438393638633737373963353631390a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'lsnkxdf19ddckijf8uvk', 2, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a73657120320a7072657620633235666636646363633337653866626562353663663063353739343133353564306461636161346566366534636363316232633361343565616261356663370a6f70207075626c6973680a706f737420366a766375617a79626b0a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920316166663363623032633962376133643362313238396564306231343831623633363534636131323835623464363834643961323062363438663734643433340a6669656c6420686561646c696e6520656233363938653262343336366363623337613464636134663735643634353330353462326461366137386137373762343234616265653833663364613836610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'lsnkxdf19ddckijf8uvk', 3, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a73657120330a7072657620643139376438323263303932303538383030663039326130333336323236373734663365303564353533626337316235366261353165303961386236613732330a6f70207075626c6973680a706f737420363972386f6f696274380a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920346664336337663266366238653063326662663035656264353462393064393732343066623562663831383136343131396565623735653764653234663232320a6669656c6420686561646c696e6520646539623763656434656132316364333533623265373764333139323338393232363662653166333666316239313432663537333265353866376333316536660a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'lsnkxdf19ddckijf8uvk', 4, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a73657120340a7072657620356336363137303364366337316565393864633836323033626537633233626362646264313565626231653831356430353765616463623664663465396237330a6f7020656469740a706f737420366a766375617a79626b0a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520636536663232383139353564613639396264663034323165626434356430363463303761346638316330346334643864653738653439646131326633656631650a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'lsnkxdf19ddckijf8uvk', 5, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a73657120350a7072657620323363636566643536666665376566326163386635356633313562636131343933656638366335343835343532346362306338316333383439626630626261350a6f7020616d656e640a706f737420366a766375617a79626b0a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520653539623734616666313639316136343630303661653963623134393135663932643537386633336366366633623433376661333730313866653238613333360a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'lsnkxdf19ddckijf8uvk', 6, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a73657120360a7072657620646534653530333132616135316661376562353433646462653262303432376434313761336466613837376238356463346233346331303230656463303364340a6f7020636f72726563740a706f737420366a766375617a79626b0a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520643765323861323764643761313533626630626238343332393065663732373032366433303438383266626239383264373931633937326433326464316232330a6669656c64206e6f746520386239356331646562653035666235346661343366393664316233333063636565343630313735623337663263306437616161336530316233346661333538310a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'lsnkxdf19ddckijf8uvk', 7, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a73657120370a7072657620363563326566396439643064323638643138626462373262346435643838636134623538643337313463313162333866666139373565636135316137323761660a6f7020666c61670a706f737420366a766375617a79626b0a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320333964633736393762393833333836343333323733626661636637323436366663663262643332653963366164396636323438393663643934333232333738380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'lsnkxdf19ddckijf8uvk', 8, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a73657120380a7072657620613661666239623030643038393130333330616235626132353832663832663663343366613262666438373634393364626466363735366338333637366233360a6f702077697468647261770a706f737420363972386f6f696274380a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520616637363835363535336262306162303964616332316334383066353233316364636364393062353738313064373264356231333131633835636336303830320a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'lsnkxdf19ddckijf8uvk', 9, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a73657120390a7072657620636235623631653364613263653936636632643032633035613865356536646363633764383066313631353032653133363462366231393166353337616134390a6f702065726173650a706f737420363972386f6f696274380a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'lsnkxdf19ddckijf8uvk', 10, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a7365712031300a7072657620333330313635613437376431346334613337396461653730333636616563373966363230326363653533666130346539353337643138306632643332356438630a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720306366373932363335313863313866333034353565666538313937366130663363316165303334336633626139653065333265346265666237323635373031620a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'lsnkxdf19ddckijf8uvk', 11, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a7365712031310a7072657620663533656465633463343863363865623232626230346432643565313965356430616339616466646237623836316164663830366366643165316235386263320a6f70207075626c6973680a706f737420396d756b7a67716f6f650a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920326433383339346633336264336631316330616638376633373038323565366634373465663564343036316432393831666466353966663265656436363032630a6669656c6420686561646c696e6520373539376439626538663336356634326539653034643133326330666238653439373565343235613037626162386466346531373562323563636537613438310a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'lsnkxdf19ddckijf8uvk', 12, '\x73746f7070726573732d656e7472792f76310a70616765206c736e6b78646631396464636b696a663875766b0a7365712031320a7072657620393137353033306538373836363961313233376364623962643834646364666565303437323935663762613834643565323962356630306338343236306466330a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520393136393836623066613739313062336164303138376161383333666134376433356363636366363638636332383561373037373438343363623438376139650a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (12, 'pwqie6plmvt1sr5ny148', 1, '\x73746f7070726573732d656e7472792f76310a7061676520707771696536706c6d7674317372356e793134380a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720333232373065326531343166623766356232623861653163366265353538376665633238663562626565376265643534646335633966656631613931373832640a6669656c64207469746c6520633762616130353534313839626338336662373862303635333061366432653562336331353464336439363432383032353436666465376636303563373832360a6669656c64207a6f6e6520353561346562393065653065643632363034633837666632656563386264313862373131653736353963323536376531633836316664373366306135613135320a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (13, 'pwqie6plmvt1sr5ny148', 2, '\x73746f7070726573732d656e7472792f76310a7061676520707771696536706c6d7674317372356e793134380a73657120320a7072657620353262356463336633373361386538663661306332383836653363316565333139346536633233366438383761616366363763303734656433316435396664360a6f70207075626c6973680a706f737420353961687a6a336963720a72657620310a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d7020323032362d30332d30315432303a33333a30305a0a6669656c6420626f647920353537346665303933633061383266393762353836666665643564303836326634653861656532643663316663366364383539663265646135306136633664340a6669656c6420686561646c696e6520653466613936386230343938386161623563326432313263303537376434616639383631343836336336633663333662336565373639346436353661656333340a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\xbe78053ed4a1ce88501b6610871581d80ee4794f273908382033a7c2729fca40');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\x4fe479d5529eba2b20efbe783eccab7131ee4d11d7b860a67ccc6b5606235210');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x4ef8df2fc790e52d22a724e222ad45d492e0db264b658801421b4dd542f41155');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\x7c5aa936e41934daa796910ae2b2b8a5f201c7bbac3aa742f59d4f9a9a80b669');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x93f11fa7cefed4c227f4b64a3b68304e22e41461ecb959d7ad91dc454e956961');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x0b7f689cd8b5d76a15c24f5227bf8f47026a88c2e87e2929228f4d13d7413401');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\xa69959e7ddaf480203608b34236e07dbca84289210b2bc8114b9cb8464753a24');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x32c3c46eaf07fc0de613edda21d4e7171adaa960bc38b3b431407155dbb57ccd');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x8825473740aa6e53bb2825ef0c746744c12ff92fd36e2f9b4c466f8f6e19706d');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\xf431c2152a41c7ef5f0c85a1df191ec07129f8022a43941b33811cc90beeb128');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\x35aeff2ae1ee246eceea98e3d93b8ac363770566f7ee756ac6ec7311e630cce8');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\xf69fca06dfe371c7d0a16883d30f14861425a6db6da8541af29e4fd602a8644a');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x8ffd6c6654b374a2928675993d7a874af203ae1f00b16a9423e18d371b84c0ec');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\xbb999a2828812f44820b9095f9f335ca8965112c3c3eea5100ff9d5f2d0e09fe');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x580c3246f4d509f63352899543538a404d616839b588322f9a99fd6de4e37674');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\x66f82076d3962939d21a4216b033d9cf1624cf18b29551e0cedc87bd527628b8');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x0e4ee68e1ddf5e7917dac964e4ebe3005b071196e531ed866da2374acc48b20d');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\xaf69acfb0fc68764bf13d0987112397c79f9e30379f03b296e1de11b66221423');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\xc4f3dfbd2135e23a9a6696b77661bd4f86daa835f18db4c22cdaa8749977a6a9');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x78f7d42ed8ed6513941b704570912b1fa29e34b14665d12e9003fc8134a7948c');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x9dad6f0c15eb8650d4b94fdb39ea1aaedaee80a5db48e78386ba7e2e305dda23');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\xc24a35be4197f6cf7889ee489ad4e9f4692ebfab307c1509ba46f9a317237063');
INSERT INTO tree_hash (pos, hash) VALUES (22, '\x94d3b82725e67dfead9c13ddc79571f1c85a0914317aed40061d9625fe202317');
INSERT INTO tree_hash (pos, hash) VALUES (23, '\x4f4d74c93b6b32b1fc12a24de9113e6eec1403bc459fd07023e9a8dfa4087e1b');
INSERT INTO tree_hash (pos, hash) VALUES (24, '\xe92ecfd50c136b4b423208fa07a75f1dd85580f71975c29bf5357d682da94230');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\xed034e67948323bcb8c3646487cad2beb1ea13cc55b756f71397fa9ebd4030c9', '\xbf1edcc5c628774755dd6365b2fc6bc967ae65fa96c05f89cb2faea9a2eda08d', 'lsnkxdf19ddckijf8uvk', 11, 11, 1772397132345);
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('server', '\xfd1b5b5f8c2b4e2d9de56217d142c4f2cb980a82a5e19de4422ace35058b7c9d', '\x1c575758e3e17fb8e5a7f5a18dbf9f5461c7d0f1ae5b10d2e5044bba3ecc287a', 'pwqie6plmvt1sr5ny148', 1, 1, 1772397192345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('ats23yk5ndfki4u23b8r', '6b6kro2d4f', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('lsnkxdf19ddckijf8uvk', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'gidjxdyf8mtr990qz3q6', 'gidjxdyf8mtr990qz3q6', '', 0, 'unverified', 'gidjxdyf8mtr990qz3q6', 'Please look', 1772397192345, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('ats23yk5ndfki4u23b8r', '0bbbbbbbbb', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420446f6f7273206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22446f6f7273206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397192345, 1772397192345, 1, 2, 'gidjxdyf8mtr990qz3q6', 'gidjxdyf8mtr990qz3q6', '', 0, '', '', '', NULL, '', 0, 1772400780000, 'b0s25nmwiay7tlqnhllh', 0, 1);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('lsnkxdf19ddckijf8uvk', '9mukzgqooe', '\xf27da492820cadc3fcb32c0442bf79e5131bb7e31e515a84558a1ce7fea7f379', '\x5e140d0157b712f67fa8dd0a6782bb93e80e5deb441ded05494c6c6ba97a8466', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name) VALUES ('lkpaa384dj1bw5x7wtrz', 'desk', '', '\x11cae1dadbc8e7c80cc23787e56bacfb273ecf7c2935c1830f00ec6f7e650ec6', 1772397132345, NULL, NULL, 0, '', 'test');
INSERT INTO media (id, type, sha256, width, height, created, bytes, account, focus_x, focus_y) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73', '', 250, 800);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('gidjxdyf8mtr990qz3q6', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('yacbfno6vx3tkz5ow7c5', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('gidjxdyf8mtr990qz3q6', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('yacbfno6vx3tkz5ow7c5', 'lsnkxdf19ddckijf8uvk', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('yacbfno6vx3tkz5ow7c5', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('yacbfno6vx3tkz5ow7c5', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('vzk5u1ig1uvoge1e78d1', '\xf01a2dcff9622f6f8efc60909d44dbde6f8a57ecbfe9c10e460d6da19e026d7b', 'setup', '', 'administrator', '', 'gidjxdyf8mtr990qz3q6', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('vjat7mtywk729gwryspu', '\xc01a3241a9da80522e91512666384d5d5bc78f8015ea5af0af6bdd8505257e8d', 'invite', 'bo@example.org', 'contributor', 'lsnkxdf19ddckijf8uvk', 'yacbfno6vx3tkz5ow7c5', 'gidjxdyf8mtr990qz3q6', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('rz7o34pz1fh1pmgcxwg4', '\x820bb4aee326f51b9afecde4c244f38849026007b18fd57ad0c5c7e834497ff2', 'invite', 'cy@example.org', 'editor', '', '', 'gidjxdyf8mtr990qz3q6', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('qvyvg7hpur6dtv6j2xrz', '\x5f4397606003f3bc837c47b04906858416bc28ce47c84c00a062e5608796ab88', 'yacbfno6vx3tkz5ow7c5', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'yacbfno6vx3tkz5ow7c5', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'yacbfno6vx3tkz5ow7c5', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'gidjxdyf8mtr990qz3q6', '', '', 'Ada One', '', 'join', '', '', 0, 'gidjxdyf8mtr990qz3q6', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'gidjxdyf8mtr990qz3q6', '', '', 'Ada One', '', 'invite', 'lsnkxdf19ddckijf8uvk', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'yacbfno6vx3tkz5ow7c5', '', '', 'Bo Two', '', 'join', 'lsnkxdf19ddckijf8uvk', '', 0, 'yacbfno6vx3tkz5ow7c5', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'gidjxdyf8mtr990qz3q6', '', '', 'Ada One', '', 'factor', '', '', 0, 'yacbfno6vx3tkz5ow7c5', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'yacbfno6vx3tkz5ow7c5', 'qvyvg7hpur6dtv6j2xrz', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'yacbfno6vx3tkz5ow7c5', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'gidjxdyf8mtr990qz3q6', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 'lsnkxdf19ddckijf8uvk', '', 0, '', 'The archive', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (11, 1772397192345, '', '', '', 'test', '', 'series', '', '', 0, '', 'daily', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (12, 1772397192345, '', '', '', 'test', '', 'open', 'pwqie6plmvt1sr5ny148', '', 1, '', '', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('lsnkxdf19ddckijf8uvk', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'gidjxdyf8mtr990qz3q6', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('lsnkxdf19ddckijf8uvk', 1, 'Ada is on until 6 PM.', 'gidjxdyf8mtr990qz3q6', 1772397192345);
INSERT INTO hook (id, name, url, page, events, turn, at, paused, fails, failing, rest, created) VALUES ('qo9x9lj3s9ek33h5ujj7', 'The archive', '\xc3e4010044061a3904769766d35e2c6421a79b9850a31ac2bfddd1264c0aa6967af40c80b485a8cf4915601fef46dbfb123975700d4a40c9d01584f3cb47ed606287d1fe56', 'lsnkxdf19ddckijf8uvk', 'publish withdraw', 1, 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_iz9o6nzn8uf3j3ckeevsgeq1', 'qo9x9lj3s9ek33h5ujj7', 'test', -1, 'lsnkxdf19ddckijf8uvk', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('lsnkxdf19ddckijf8uvk', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO schedule (id, page, at, state, reason, detail, account, created) VALUES ('b0s25nmwiay7tlqnhllh', 'ats23yk5ndfki4u23b8r', 1772400780000, 'waiting', '', '', 'gidjxdyf8mtr990qz3q6', 1772397192345);
INSERT INTO breaking (page, post, seq, since) VALUES ('pwqie6plmvt1sr5ny148', '59ahzj3icr', 2, 1772397192345);
INSERT INTO quiet (page, until) VALUES ('lsnkxdf19ddckijf8uvk', 1772397192345);
INSERT INTO series (slug, title, standfirst, lang, zone, clock, at, ends, day, trouble, stopped, created) VALUES ('daily', 'The day, {date}', '', 'en', 'Europe/Paris', '', 360, 'post', '2026-03-02', '', NULL, 1772397192345);
INSERT INTO series_page (series, day, page, ended) VALUES ('daily', '2026-03-02', 'pwqie6plmvt1sr5ny148', 0);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'lsnkxdf19ddckijf8uvk', '6jvcuazybk', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('lsnkxdharbour lsnkxdcloses lsnkxdat lsnkxdeight lsnkxd lsnkxdwords lsnkxdabout lsnkxdit lsnkxdsaid lsnkxdseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'lsnkxdf19ddckijf8uvk', '9mukzgqooe', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('lsnkxdfirst lsnkxdgusts lsnkxd lsnkxdwords lsnkxdabout', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (13, 'pwqie6plmvt1sr5ny148', '59ahzj3icr', '202603012033.0000000002.99998975', ' bridge open  words about bridge open ', array_to_tsvector(string_to_array('pwqie6bridge pwqie6open pwqie6 pwqie6words pwqie6about', ' ')));
