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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, '23216de7bf23168e1b67b833f242a88b', 1772397012, 14, 38, 0, '23216de7bf23168e1b67b833f242a88b+188dc816+Aa1HC1D6WirIPIT6ekBZ78CGjQ094Df3xujkvD3U/AJq', '\xe7610ca938e9b4a7d5993df43203ba7c1d27ac53d8489870fe348f29322d395f', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('hr7klefb73mcg563oalt', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('h0xykt71hrq4qwbvlmqu', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO page (id, slug, head, created) VALUES ('wxuy92zh6qial1b3ijbx', 'daily-2026-03-02', NULL, 1772397192345);
INSERT INTO slug (slug, page) VALUES ('storm', 'hr7klefb73mcg563oalt');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'hr7klefb73mcg563oalt');
INSERT INTO slug (slug, page) VALUES ('election', 'h0xykt71hrq4qwbvlmqu');
INSERT INTO slug (slug, page) VALUES ('daily-2026-03-02', 'wxuy92zh6qial1b3ijbx');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('hr7klefb73mcg563oalt', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('h0xykt71hrq4qwbvlmqu', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('wxuy92zh6qial1b3ijbx', 'daily-2026-03-02', 'live', 'The day, March 2', 2, 1772397180000);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'hr7klefb73mcg563oalt', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'hr7klefb73mcg563oalt', 2, 1, 'publish', '1w340a7vct', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'hr7klefb73mcg563oalt', 3, 1, 'publish', '3434jhuo0i', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'hr7klefb73mcg563oalt', 4, 1, 'edit', '1w340a7vct', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'hr7klefb73mcg563oalt', 5, 1, 'amend', '1w340a7vct', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'hr7klefb73mcg563oalt', 6, 1, 'correct', '1w340a7vct', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'hr7klefb73mcg563oalt', 7, 1, 'flag', '1w340a7vct', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'hr7klefb73mcg563oalt', 8, 1, 'withdraw', '3434jhuo0i', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'hr7klefb73mcg563oalt', 9, 1, 'erase', '3434jhuo0i', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'hr7klefb73mcg563oalt', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'hr7klefb73mcg563oalt', 11, 1, 'publish', '7u4pzobwof', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'hr7klefb73mcg563oalt', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (12, 'wxuy92zh6qial1b3ijbx', 1, 1, 'open', '', 0, 1772397192345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (13, 'wxuy92zh6qial1b3ijbx', 2, 1, 'publish', '3fbtlzyo03', 1, 1772397192345, 1772397180000, 2, 1024, 4, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 1, 'lang', '\x348505a1e461ca835ec4c0c682dc6bd26db10defed4ece7757a651c855a122b1', '\x6721cf0aae28259e15fce48cc0f756d1adaf4817ae1cdc58bd257a825b377b78', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 1, 'title', '\x6874f457a8902909b4c43a0f7b04fc42a09068fa7ff89953d5384b661060ca16', '\x73c3fda100e8ce23dbb059ee6c5e7ca25ba8bbc814f1992918c3c5bd9d0c6fe3', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 1, 'zone', '\xbc338ad7a1a830194b5e93d1ea2e6e0f3cceb8664d2fb8f011bd548669339572', '\xf2944d84f6e40e9b8f0317425f136faf02fb3108ec96f7b9cdfa7b84f627ab70', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 2, 'body', '\xbfa706cab0f4b26168f1854e279dcd79c2e5528eefa49af7fb7f94477e58b044', '\xa9751f467af4b7a02eb95fcb34b79af535622c64560731eb682e09beb5de8b70', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 2, 'headline', '\x2da533b77306a6f12f6993b1c938fe439659769a2b922e583c32d29c3e57804b', '\xee02daea9cae2f345a6be85a340e378dee402d3b56964b93a643abdd3086e1b9', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 3, 'body', '\x3306bf423b698e55cec3d9eecaca8496d7775a3d440d9abe72b16d11ac804489', '\x7c8499b5e1f23d1e7ddf7470f7f05cb72e8712edbf85f522ea5f6bf6a5f39902', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 3, 'headline', '\xfdec95ab13512e0f1f0258352085f0f3dbb2b56c4222b85110c4c2cd3f899a36', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 4, 'headline', '\x766bdbbfb6264e7c9e8f3a47aabc65516c77bfdd565a039c651c855743061667', '\x0b2f56d9b10d6487c81070bd9f2daee51040c4eb3d7e223a214c2411d91cf932', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 5, 'headline', '\xe98a2597233b6ac4322dc28a96b9114fad296fb95c4c3cd7d37788af700e0b48', '\x9bb4c31caaec6037854c66a220d2428099d28d437fbe2af30a4f060d58b7fed9', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 6, 'headline', '\xc0bd08de25fc3e0d5da99ba2f599c3a109dfd8d33366ca05cb796a51972fdb56', '\x9bcfa2deefeb0f39bff5665519e185d1b46982545811e29efc07d1ceda76fce7', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 6, 'note', '\x6db2edb3cc823d3bfec603b24b76d2c23fb7aafbadf14b1ce61788d3c46870a1', '\x235a6ee352f2010523f1d192786935506cb2bebb875cb9d9666d9bdeee8e3de3', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 7, 'flags', '\x376a2302bf03b3f3e3ae5e7c77a7b83dba1d239a718479f461cd445691345fea', '\x8b757576dabb3fcad3bde5cb6ed61194819e12cb88d6ebec815907c64be7c980', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 8, 'note', '\x9f7b0864f08d0109e638a300942b084ffe0a1ed8ca300f767139146be5671878', '\xe2e64a2db9dc81d94abbe24f6673e8a07a45eb320f645e2795a4f644b2b9e36a', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 10, 'slug', '\x825e4d999c525d40ff78b37fa28a1c26325fa7740876dabb9281f33369283cd9', '\x45bc1a3575674e72bec37187903d69aa43b203c78684a719530a0c84a93b2f2d', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 11, 'body', '\x19a30c0ee38d8b780c5fa601d64778bd8cdce13a151acd1e6aaa70083ae01e83', '\x70ba27b0a5d167016f6020f2308d86091316e37ab1cd2cf7cf6130055dd4fdf5', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 11, 'headline', '\x3d00b2128c1eab55be4279450ccb1e7e7fb5c50a4d536db96279e4902e36b3af', '\xded3ac6ddb8789fe0d43e9dc73998264db54c1b706024aaf7de54c54c28a6877', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('hr7klefb73mcg563oalt', 12, 'note', '\x5157f4998da41b0f526e44cb41d18d10b1ca8ca8eca22bfad8db2bbed85c2412', '\xad88eca393993c5beaccae751707ddd43ef1cd6d71ca246328e9bdb01bb05f74', '\x5468652073746f726d206973206f7665722e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('wxuy92zh6qial1b3ijbx', 1, 'lang', '\xc8ecffb16f25bd007688b17d5d9b797b4be602d68833f9ccb0a860f9f09769c1', '\x3b26b8c8aab43aea02c6926cb06daf38f8bb95e18d3de33282a91b32020e243c', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('wxuy92zh6qial1b3ijbx', 1, 'title', '\xf5dc41b853a3dfa9eada15369f6db13e89e7c82e54153d52ec92513373ad12e7', '\xbd773de305d418b71b1f52d1f79dbcbbf59564e4bacfd42392760f3ad0e056e1', '\x546865206461792c204d617263682032');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('wxuy92zh6qial1b3ijbx', 1, 'zone', '\x15d3f3c631c4feca8b0affb63acb14234a072726b738ff64d31ae4a959bd72ff', '\xfa3549307576e5fe91e6fef723a942585e5bc6d6756b6a0bfb45f4de9e970530', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('wxuy92zh6qial1b3ijbx', 2, 'body', '\xb9b9a061d288cebc23fac6dd1254ec4b51273f076f7f89577e1727bbe39fc034', '\x4514667d6aa2c33ccb80737f03977074a5ddea22bf0309ea136810e1bf1b003c', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420427269646765206f70656e2e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('wxuy92zh6qial1b3ijbx', 2, 'headline', '\x0a52a08e1ff0a4e8097e94785d5590db3e7137873821d93b50ac619e2d2d8447', '\xf519c3405624e49e19eb46313a7bc1ec73661699d0b51cd6f311df7a91b988e2', '\x427269646765206f70656e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'hr7klefb73mcg563oalt', 1, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720333438353035613165343631636138333565633463306336383264633662643236646231306465666564346563653737353761363531633835356131323262310a6669656c64207469746c6520363837346634353761383930323930396234633433613066376230346663343261303930363866613766663839393533643533383462363631303630636131360a6669656c64207a6f6e6520626333333861643761316138333031393462356539336431656132653665306633636365623836363464326662386630313162643534383636393333393537320a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'hr7klefb73mcg563oalt', 2, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a73657120320a7072657620643634356331353333646262633138353233343832316665616230366632666339653231663862343134643930643862343633323232653136376433366231620a6f70207075626c6973680a706f737420317733343061377663740a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920626661373036636162306634623236313638663138353465323739646364373963326535353238656566613439616637666237663934343737653538623034340a6669656c6420686561646c696e6520326461353333623737333036613666313266363939336231633933386665343339363539373639613262393232653538336333326432396333653537383034620a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'hr7klefb73mcg563oalt', 3, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a73657120330a7072657620336236636135356131663664356336306439333165663531383132366337393835353065663835653131333765393137653435376562633433303935393431360a6f70207075626c6973680a706f737420333433346a68756f30690a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920333330366266343233623639386535356365633364396565636163613834393664373737356133643434306439616265373262313664313161633830343438390a6669656c6420686561646c696e6520666465633935616231333531326530663166303235383335323038356630663364626232623536633432323262383531313063346332636433663839396133360a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'hr7klefb73mcg563oalt', 4, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a73657120340a7072657620383833396135646330356262373035363666383565303133303336633835653965373261666635386565663333353239303336383733343238653861303162330a6f7020656469740a706f737420317733343061377663740a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520373636626462626662363236346537633965386633613437616162633635353136633737626664643536356130333963363531633835353734333036313636370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'hr7klefb73mcg563oalt', 5, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a73657120350a7072657620653839343139363135663563666536636633323335346632643732376663646166333566346162356365363634313564303266323061626666333338666166340a6f7020616d656e640a706f737420317733343061377663740a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520653938613235393732333362366163343332326463323861393662393131346661643239366662393563346333636437643337373838616637303065306234380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'hr7klefb73mcg563oalt', 6, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a73657120360a7072657620613130636336303165306164623232343238353833353435373238346339316431343030313536326437666232626366353536313563646433336162643832350a6f7020636f72726563740a706f737420317733343061377663740a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520633062643038646532356663336530643564613939626132663539396333613130396466643864333333363663613035636237393661353139373266646235360a6669656c64206e6f746520366462326564623363633832336433626665633630336232346237366432633233666237616166626164663134623163653631373838643363343638373061310a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'hr7klefb73mcg563oalt', 7, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a73657120370a7072657620383762323565383836376431316439636238613264303466373461346636323165663539633635666462656637356633353737376635653033663061333461650a6f7020666c61670a706f737420317733343061377663740a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320333736613233303262663033623366336533616535653763373761376238336462613164323339613731383437396634363163643434353639313334356665610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'hr7klefb73mcg563oalt', 8, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a73657120380a7072657620333862626665353064373130383961663936346535383565363362303665666635643962393937313865366639316663373439643539383464393439623065380a6f702077697468647261770a706f737420333433346a68756f30690a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520396637623038363466303864303130396536333861333030393432623038346666653061316564386361333030663736373133393134366265353637313837380a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'hr7klefb73mcg563oalt', 9, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a73657120390a7072657620636435636134303734303061656134316631626530363564346338343539623431326133353737656364376164303938316234383732303636386539613963370a6f702065726173650a706f737420333433346a68756f30690a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'hr7klefb73mcg563oalt', 10, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a7365712031300a7072657620313263633362373162653131376330613639623765613062303234316233663537346563363839313434623230353866353765333036396164386465383861360a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720383235653464393939633532356434306666373862333766613238613163323633323566613737343038373664616262393238316633333336393238336364390a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'hr7klefb73mcg563oalt', 11, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a7365712031310a7072657620656238626366346363316663626232666265633631636164363339383162336630613531666235663861643035653966663730343338633439613231383037350a6f70207075626c6973680a706f737420377534707a6f62776f660a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920313961333063306565333864386237383063356661363031643634373738626438636463653133613135316163643165366161613730303833616530316538330a6669656c6420686561646c696e6520336430306232313238633165616235356265343237393435306363623165376537666235633530613464353336646239363237396534393032653336623361660a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'hr7klefb73mcg563oalt', 12, '\x73746f7070726573732d656e7472792f76310a70616765206872376b6c65666237336d63673536336f616c740a7365712031320a7072657620663865663331303566303133366265393366323262383461346532323233313038386564636537396337383061353462386233386461376665613037303264380a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520353135376634393938646134316230663532366534346362343164313864313062316361386361386563613232626661643864623262626564383563323431320a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (12, 'wxuy92zh6qial1b3ijbx', 1, '\x73746f7070726573732d656e7472792f76310a70616765207778757939327a68367169616c316233696a62780a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720633865636666623136663235626430303736383862313764356439623739376234626536303264363838333366396363623061383630663966303937363963310a6669656c64207469746c6520663564633431623835336133646661396561646131353336396636646231336538396537633832653534313533643532656339323531333337336164313265370a6669656c64207a6f6e6520313564336633633633316334666563613862306166666236336163623134323334613037323732366237333866663634643331616534613935396264373266660a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (13, 'wxuy92zh6qial1b3ijbx', 2, '\x73746f7070726573732d656e7472792f76310a70616765207778757939327a68367169616c316233696a62780a73657120320a7072657620363438383833383730373036383564656438323637623263663131303235393962343363386339656561626238323338663738343538353436666134653761320a6f70207075626c6973680a706f737420336662746c7a796f30330a72657620310a74696d6520323032362d30332d30315432303a33333a31322e3334355a0a7374616d7020323032362d30332d30315432303a33333a30305a0a6669656c6420626f647920623962396130363164323838636562633233666163366464313235346563346235313237336630373666376638393537376531373237626265333966633033340a6669656c6420686561646c696e6520306135326130386531666630613465383039376539343738356435353930646233653731333738373338323164393362353061633631396532643264383434370a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\xe3577ed48f805dd6a79e0a6a2ecca1fead9af6e36e57d69d5c0d5afab6ccc789');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xdcbfa8427940a423c7aab07dbd204eeb065cedbd3156bcabc6ea460357b6d901');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x478123df062a220f99fbb444ef6a775c23dfe0ce36ce8064efe5a32512161b79');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\x562120de4518cf2c4f4e9bd0e221041d1d78d118e87883b1da0947335ec95036');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x2ab03248c7af033c8da5ac8c155546649b13af9fe1b610977e37312fc593fd50');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x76867b7c999b0a8d21f9f7e1b20b1e8a6599ac7d65fdd1ef3eb4f1294063c196');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x4e6c5a428669bceff62ca2dea1a3937900ebe5c39e164f5d922e756b259fbc96');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\xd705c303f68b6b097a7acd311b2feabbc6c5b6b12b6da758d61bfcc433dca9b7');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\xe2db287165d12d8349f04b6834727fc1e311b28d88094e95b92f83fa4147037c');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x32ae2b83942ab0fa44b7c046ab7298d20b236a88b422776b5df821025ac96641');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\xb1bc65793a3456afce111aa80908151770cee444cb1e8afce620c5676081788c');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x43972218a75edc9312187a76ed951ff24144401b418e35c9beeae0f3d027e912');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x819f2a041471031047f8f40cdecb5c2a6e663ea89241709b403a5408c5bb0f67');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x1315fe3e460bcaf1d026a5af6cb37927df0237ff7dc4bd6c893480b8eaa121f4');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\xec93024975bc55a624ed9f5429acc090ee6b888f266766f714bd9be0632980d7');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\x86f3fa8701362660d3f60285b1e1f6358cdd0a0af9957172ca23bdfe6d207657');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x67589f87cf9a3aa6881578541d7f466750ac7b016125b3ff50445b2c72c700c9');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\xd159a53d15a5f5c6cc14f90c02ac3da154ff28ae25c0dd2321ed8ad5bd6a9db0');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\xfbb81dc124183dbf77c08000844c4f453ef878af0a878f8d1dc09e765e3dc937');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x337d43e6eb4182bc365832faf4697250d4aaee6dbb9a1ca5ae679f84c2b1d290');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\xd405b39830a87ec39b8b5129613dfc325fc9508585c424bd2905393811c1aac8');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\xdce12f7eee46cecb688b4b66516254848c45580fe6bcb598e220e47376080ec7');
INSERT INTO tree_hash (pos, hash) VALUES (22, '\xe6d1a7b379889b53f823f5399ff6927b5361dc184101099cc6234f067f59eaf5');
INSERT INTO tree_hash (pos, hash) VALUES (23, '\xbaf6b27a086efe68df0f72b71e7ee4d05194e687f0acec72a098393b93ff8c8c');
INSERT INTO tree_hash (pos, hash) VALUES (24, '\x021c39c588c1c4fa4b23ac09a84420a0a3db80dae8878bebf8951485c7382e06');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\x8a114a6d85a37e1a50bfd9abdd18c0acb0fd1138c9ae23ba69a3aaf3c89fb517', '\xcd28f9fdaa58f3cbaf3f2dc14077b5e40ca4ebdf68586ee859b27ea868a1f71b', 'hr7klefb73mcg563oalt', 11, 11, 1772397132345);
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('server', '\x40cf18aa1434ad5c4c1e57e1e62d214a1feb3f44e095b96acaa9e204c2a61023', '\x4b77246aeaf0f75b186353a0445177fe9db3d2e0267d60ee891339b06efed19a', 'wxuy92zh6qial1b3ijbx', 1, 1, 1772397192345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('h0xykt71hrq4qwbvlmqu', '5e7m81z0ub', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('hr7klefb73mcg563oalt', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'a9fmagvdkzxtwjigj8oj', 'a9fmagvdkzxtwjigj8oj', '', 0, 'unverified', 'a9fmagvdkzxtwjigj8oj', 'Please look', 1772397192345, '', 0, NULL, '', 0, 0);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled, schedule, place, schedule_rev) VALUES ('h0xykt71hrq4qwbvlmqu', '0bbbbbbbbb', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420446f6f7273206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22446f6f7273206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397192345, 1772397192345, 1, 2, 'a9fmagvdkzxtwjigj8oj', 'a9fmagvdkzxtwjigj8oj', '', 0, '', '', '', NULL, '', 0, 1772400780000, 'wupwg9vuz7wpzkqqoceq', 0, 1);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('hr7klefb73mcg563oalt', '7u4pzobwof', '\x8a124b89af76d75b4ea04d80592fb5c5a7169a2fcccf9ff6498d02fa66b4ca47', '\x014b1fe979d42d013fe8c53b33ffe5d123930e88df4f3dd481c4bd258e231985', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name, scope) VALUES ('cudxfnfle6e585gue6it', 'desk', '', '\x412783895a6815e500ec445101ffdbaa2253897f9326bd4a81674b344434c5d3', 1772397132345, NULL, NULL, 0, '', 'test', '');
INSERT INTO media (id, type, sha256, width, height, created, bytes, account, focus_x, focus_y) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73', '', 250, 800);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('a9fmagvdkzxtwjigj8oj', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('l9l0rqjcz7z2bw42geqr', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('a9fmagvdkzxtwjigj8oj', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('l9l0rqjcz7z2bw42geqr', 'hr7klefb73mcg563oalt', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('l9l0rqjcz7z2bw42geqr', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('l9l0rqjcz7z2bw42geqr', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('ld39d4g08h6dxpyblrgx', '\xdf8d078bf740b25e38f3f786b13a01fcc78ce374db0757530e3c90c9b0d1227f', 'setup', '', 'administrator', '', 'a9fmagvdkzxtwjigj8oj', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('ag6hhqooq37au89h6lb8', '\x15aeb20b14af38c4fadbeacf29dee33a5da778340f8e56e9b63b4b1a76d3f58a', 'invite', 'bo@example.org', 'contributor', 'hr7klefb73mcg563oalt', 'l9l0rqjcz7z2bw42geqr', 'a9fmagvdkzxtwjigj8oj', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('e3o9gpsvzqrke4rr8oi3', '\x31c3dd48bfafe570b069f301b936b08ec65df6be9345016356ac548070191de5', 'invite', 'cy@example.org', 'editor', '', '', 'a9fmagvdkzxtwjigj8oj', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('rt4u9c86ourxvb8du9ah', '\x421a08fdb12912924e234fa7e23df5a09782a203b93415688c220518043e9c9a', 'l9l0rqjcz7z2bw42geqr', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'l9l0rqjcz7z2bw42geqr', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'l9l0rqjcz7z2bw42geqr', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'a9fmagvdkzxtwjigj8oj', '', '', 'Ada One', '', 'join', '', '', 0, 'a9fmagvdkzxtwjigj8oj', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'a9fmagvdkzxtwjigj8oj', '', '', 'Ada One', '', 'invite', 'hr7klefb73mcg563oalt', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'l9l0rqjcz7z2bw42geqr', '', '', 'Bo Two', '', 'join', 'hr7klefb73mcg563oalt', '', 0, 'l9l0rqjcz7z2bw42geqr', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'a9fmagvdkzxtwjigj8oj', '', '', 'Ada One', '', 'factor', '', '', 0, 'l9l0rqjcz7z2bw42geqr', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'l9l0rqjcz7z2bw42geqr', 'rt4u9c86ourxvb8du9ah', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'l9l0rqjcz7z2bw42geqr', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'a9fmagvdkzxtwjigj8oj', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 'hr7klefb73mcg563oalt', '', 0, '', 'The archive', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (11, 1772397192345, '', '', '', 'test', '', 'series', '', '', 0, '', 'daily', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (12, 1772397192345, '', '', '', 'test', '', 'open', 'wxuy92zh6qial1b3ijbx', '', 1, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (13, 1772397192345, '', '', '', 'test', '', 'watch', 'hr7klefb73mcg563oalt', '', 0, '', 'Emil Karst', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('hr7klefb73mcg563oalt', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'a9fmagvdkzxtwjigj8oj', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('hr7klefb73mcg563oalt', 1, 'Ada is on until 6 PM.', 'a9fmagvdkzxtwjigj8oj', 1772397192345);
INSERT INTO hook (id, name, url, page, events, turn, at, paused, fails, failing, rest, created) VALUES ('yi7re56jhd63udj9qk27', 'The archive', '\x931f9ab0256f654b4e2c57a8e0536d10b571e060d56bea36067bbdb22b63f838b09896d003359c403cf0be5af6da0ad6515a2002bfc2133c2b205e43003280c3798e19d443', 'hr7klefb73mcg563oalt', 'publish withdraw', 1, 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_eh3yayjr9kyxrgrwwvn19j8d', 'yi7re56jhd63udj9qk27', 'test', -1, 'hr7klefb73mcg563oalt', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('hr7klefb73mcg563oalt', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO schedule (id, page, at, state, reason, detail, account, watched, created) VALUES ('wupwg9vuz7wpzkqqoceq', 'h0xykt71hrq4qwbvlmqu', 1772400780000, 'waiting', '', '', 'a9fmagvdkzxtwjigj8oj', '', 1772397192345);
INSERT INTO breaking (page, post, seq, since) VALUES ('wxuy92zh6qial1b3ijbx', '3fbtlzyo03', 2, 1772397192345);
INSERT INTO quiet (page, until) VALUES ('hr7klefb73mcg563oalt', 1772397192345);
INSERT INTO series (slug, title, standfirst, lang, zone, clock, at, ends, day, trouble, stopped, created) VALUES ('daily', 'The day, {date}', '', 'en', 'Europe/Paris', '', 360, 'post', '2026-03-02', '', NULL, 1772397192345);
INSERT INTO series_page (series, day, page, ended) VALUES ('daily', '2026-03-02', 'wxuy92zh6qial1b3ijbx', 0);
INSERT INTO watchword (id, page, word, reason, until, account, created) VALUES ('tkszsvucsc5eq85rfw87', 'hr7klefb73mcg563oalt', 'Emil Karst', 'Injunction', NULL, '', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'hr7klefb73mcg563oalt', '1w340a7vct', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('hr7kleharbour hr7klecloses hr7kleat hr7kleeight hr7kle hr7klewords hr7kleabout hr7kleit hr7klesaid hr7kleseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'hr7klefb73mcg563oalt', '7u4pzobwof', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('hr7klefirst hr7klegusts hr7kle hr7klewords hr7kleabout', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (13, 'wxuy92zh6qial1b3ijbx', '3fbtlzyo03', '202603012033.0000000002.99998975', ' bridge open  words about bridge open ', array_to_tsvector(string_to_array('wxuy92bridge wxuy92open wxuy92 wxuy92words wxuy92about', ' ')));
