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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, '53d7589c6811778960af42a2595248b0', 1772397012, 12, 29, 0, '53d7589c6811778960af42a2595248b0+1924d541+AQGKfk8u1N9NNiJM9PvrCQ4RhXLi1ZGj/6cu4ZpcYk7F', '\x2a49fbe5c012acf5a181caeb7c8a9f7d1697aa23c5c5cf5cd13c41dd847a0f29', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('ep6upoza6sc1qy6ffel4', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('bz7loico7hp0myfvmiyu', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO slug (slug, page) VALUES ('storm', 'ep6upoza6sc1qy6ffel4');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'ep6upoza6sc1qy6ffel4');
INSERT INTO slug (slug, page) VALUES ('election', 'bz7loico7hp0myfvmiyu');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('ep6upoza6sc1qy6ffel4', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('bz7loico7hp0myfvmiyu', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'ep6upoza6sc1qy6ffel4', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'ep6upoza6sc1qy6ffel4', 2, 1, 'publish', '38bvftskzs', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'ep6upoza6sc1qy6ffel4', 3, 1, 'publish', '3basr8g6ab', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'ep6upoza6sc1qy6ffel4', 4, 1, 'edit', '38bvftskzs', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'ep6upoza6sc1qy6ffel4', 5, 1, 'amend', '38bvftskzs', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'ep6upoza6sc1qy6ffel4', 6, 1, 'correct', '38bvftskzs', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'ep6upoza6sc1qy6ffel4', 7, 1, 'flag', '38bvftskzs', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'ep6upoza6sc1qy6ffel4', 8, 1, 'withdraw', '3basr8g6ab', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'ep6upoza6sc1qy6ffel4', 9, 1, 'erase', '3basr8g6ab', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'ep6upoza6sc1qy6ffel4', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'ep6upoza6sc1qy6ffel4', 11, 1, 'publish', '7i6b41rtu7', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'ep6upoza6sc1qy6ffel4', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 1, 'lang', '\x8edd8db0b44c27ad3fece931df560b4b13bddda61750c043d053858b01caa756', '\x7fb20b2dd8640daf88da4a4717aa3e15ebdd42b5b46a545c9d499533c98e97a4', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 1, 'title', '\xbfc2664d648db46ec10b4a61d63d683a6746998f7279f4e4af99182d6d92208e', '\xc3347269fb999083f1567b8456847cbbe12556ad22fa7ac38e1f9ad1cecd26eb', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 1, 'zone', '\x5812e71e49a64b672dec7b1b683e48da252c9b057a4622633e2b66b4a7bf42ae', '\x6b035401c81f91696dfba71f740252e36c9adbe26bdc745719bff66ce14b5b5f', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 2, 'body', '\x67b84b4ba67ff580929696e1a6bf374882cf039ba9a8d972a18c1bdbfcd70d1c', '\x096f7806ddef48069f25de79bda8f14aad2ffce2391cc42a41e18a11cfd5b272', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 2, 'headline', '\x48e39cf7df3db13bd01cb63c99e44ce8ccbe11be11b0830dbd21a8cebcfd3020', '\xcf4a0f949d9a396210d0ac2a4e827aea0c62df27f7b70da00c32abf943b78a11', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 3, 'body', '\x074c51e5af289b32cbe45e0ac8550e5ea92dc9af4fde5aea96a2166fa1ad1f49', '\xd7208ba19c7286021db6c4b18fa1acd4951593334303bbc53fde6f6ac1dc81f2', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 3, 'headline', '\xd1a6ad2a3d4cdd6d9feebb15369405213ea2c29f70d87a866c2c888ae3b291e5', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 4, 'headline', '\x35871e696880671e8cad4a609be47bc1b8ee2f3d99c62b37b03d4ada3c2d294a', '\xaeb97d6a7bb84852df94000212b56efe67a4ca34947a8d8cd3ca502fad62163d', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 5, 'headline', '\x95a77bf3be7ef05676d311ba6e3ec4c8c8ff5b209caeae2b2c729fffbc1637bd', '\xfdaa7e03545e2be9a6e3d2c9d057d9be687f1472864ad0aa86214d46521f11cf', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 6, 'headline', '\x798cc36232dd332812eff1a420d4bb446dbf599b97206a90fa862ff0a7ef8700', '\xa6f01b10f4891f3250f9684e3cbdf0518790e4a476741edd0483c6f120bc2be0', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 6, 'note', '\xfd94ad0fb8342447251b01acc522fce86f7e6a5097c720ee20b8fd0ef44094de', '\x245cacc0f300ed94a09fec035533d1a56ac16a441d1fceb27b9f59515aedd0b1', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 7, 'flags', '\x571b0f730c7c1b0bd99acdef1464a85a0de47c918c96481a2e3c0d9290a06e2e', '\xc4374cee736bb7abc1fce1a8e1d09ed8b2f3234674062c09f7cebbcc5710fcbf', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 8, 'note', '\xcecea31655fbcdbfe0361eba8b9e8b5cc4ebb73dd1601491e32c2c214906bc3a', '\x0493b64424f9c39a9fcf9b14c800123b79ad0a0ecc8cb1606b1a3ab88f890a7e', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 10, 'slug', '\xf0ae8d7d411022e7e55d1e9d41d406970fd3f242570309c64615e02f7f483884', '\xbac2756482ab82535e34e8a51824ad86bded2dc3a5257f2359ba84345d86f92a', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 11, 'body', '\xe03fe3d6ea4b3e88358d2584540d5d842a1bfc38accb4fa198706eede9228545', '\x4d81f5d7fa1fa18fbd337a2ccb9063d67a6353980c4179649493e6d87a2947ba', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 11, 'headline', '\xaf2b2663807ea89a47c87ca6b93e54a30205b95d3a13091b6f70d04b6eca336b', '\x677c32c03190e9f67142c82bb41c61ecc588f8eee3ffd502932462511d207c61', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('ep6upoza6sc1qy6ffel4', 12, 'note', '\xe618b1c66d01fffbb51d205430a219ae1dcbbbaceac21cfb04b7925f3ca304eb', '\xc7e61f667750bb3772bf9fe8cf27a9e3d6f9f2d1f3eb1919c5d0205bb1ce16b7', '\x5468652073746f726d206973206f7665722e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'ep6upoza6sc1qy6ffel4', 1, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720386564643864623062343463323761643366656365393331646635363062346231336264646461363137353063303433643035333835386230316361613735360a6669656c64207469746c6520626663323636346436343864623436656331306234613631643633643638336136373436393938663732373966346534616639393138326436643932323038650a6669656c64207a6f6e6520353831326537316534396136346236373264656337623162363833653438646132353263396230353761343632323633336532623636623461376266343261650a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'ep6upoza6sc1qy6ffel4', 2, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a73657120320a7072657620306538663136313239656664353631346331623761343231376264343061343234623563313637316463333630323938316563353537323532393139383334330a6f70207075626c6973680a706f737420333862766674736b7a730a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920363762383462346261363766663538303932393639366531613662663337343838326366303339626139613864393732613138633162646266636437306431630a6669656c6420686561646c696e6520343865333963663764663364623133626430316362363363393965343463653863636265313162653131623038333064626432316138636562636664333032300a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'ep6upoza6sc1qy6ffel4', 3, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a73657120330a7072657620383033376337336534356438343731323030316236343037366666613461363630646164656662653863386338633962366636623861353065343963303030610a6f70207075626c6973680a706f737420336261737238673661620a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920303734633531653561663238396233326362653435653061633835353065356561393264633961663466646535616561393661323136366661316164316634390a6669656c6420686561646c696e6520643161366164326133643463646436643966656562623135333639343035323133656132633239663730643837613836366332633838386165336232393165350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'ep6upoza6sc1qy6ffel4', 4, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a73657120340a7072657620373162366532376331336433386464303630373233623236353561313761396132353135316230363436326634383762613536323031656661383837633966610a6f7020656469740a706f737420333862766674736b7a730a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520333538373165363936383830363731653863616434613630396265343762633162386565326633643939633632623337623033643461646133633264323934610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'ep6upoza6sc1qy6ffel4', 5, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a73657120350a7072657620616665386166346665353465636161663030656138663238313862313265383939336632353735653165363334353266353632643365343164633336646631310a6f7020616d656e640a706f737420333862766674736b7a730a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520393561373762663362653765663035363736643331316261366533656334633863386666356232303963616561653262326337323966666662633136333762640a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'ep6upoza6sc1qy6ffel4', 6, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a73657120360a7072657620653161393165666538306636323766613337653362623761646365313833386434366532323236373332626666313863373565636132356134376337633834380a6f7020636f72726563740a706f737420333862766674736b7a730a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520373938636333363233326464333332383132656666316134323064346262343436646266353939623937323036613930666138363266663061376566383730300a6669656c64206e6f746520666439346164306662383334323434373235316230316163633532326663653836663765366135303937633732306565323062386664306566343430393464650a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'ep6upoza6sc1qy6ffel4', 7, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a73657120370a7072657620613138653732376565393033626261306166643534396337646330623761356664333637613166656538376561336663613430636362653332663430333963620a6f7020666c61670a706f737420333862766674736b7a730a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320353731623066373330633763316230626439396163646566313436346138356130646534376339313863393634383161326533633064393239306130366532650a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'ep6upoza6sc1qy6ffel4', 8, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a73657120380a7072657620333364626166336463313662653536396663623362376536306133613431616165383731343932353637346639303235393266316230626633653230303135370a6f702077697468647261770a706f737420336261737238673661620a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520636563656133313635356662636462666530333631656261386239653862356363346562623733646431363031343931653332633263323134393036626333610a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'ep6upoza6sc1qy6ffel4', 9, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a73657120390a7072657620616462333338326239663132616663393131613165396365656166656663653838393837653332623833366635666364353262626165363334306435373932640a6f702065726173650a706f737420336261737238673661620a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'ep6upoza6sc1qy6ffel4', 10, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a7365712031300a7072657620656131336530346161323136613737393862353633653834303466643137643530623935353331396536303561336130653935356332613837316635373431320a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720663061653864376434313130323265376535356431653964343164343036393730666433663234323537303330396336343631356530326637663438333838340a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'ep6upoza6sc1qy6ffel4', 11, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a7365712031310a7072657620393039643436613638633337386366383934326232313634383931346639643531626131623136313830343132356464366435613564646139336462343834350a6f70207075626c6973680a706f737420376936623431727475370a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920653033666533643665613462336538383335386432353834353430643564383432613162666333386163636234666131393837303665656465393232383534350a6669656c6420686561646c696e6520616632623236363338303765613839613437633837636136623933653534613330323035623935643361313330393162366637306430346236656361333336620a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'ep6upoza6sc1qy6ffel4', 12, '\x73746f7070726573732d656e7472792f76310a706167652065703675706f7a61367363317179366666656c340a7365712031320a7072657620613433613130323230366331333235336464363938323866306436653665366465656238383761633731383464346662333430343065393836373733383364650a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520653631386231633636643031666666626235316432303534333061323139616531646362626261636561633231636662303462373932356633636133303465620a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\x72ea3b2a26f7daf784081cd58d6ca41801b02ad04aad151a3cb26d54e4094830');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xa93c81768bb375d5ec19a878f9a3245bcb144b5080609b567744eabbea6094f2');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\xa100b04cf019d8ffafb12f7bd1ab8b60297b5d0c57cf75b5df6125ede8673051');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\x91b366421cc3f5237e67976aa325cbffb6174a96ecafe14e979bd4cf6c96fb96');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\xe0bdfd9ae09a523e9bbe59655071663af5503367b3b81f1725c20515d4d242f3');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x3b98212b2cf9a88f62f7970b0d4e406d912f65d3af9ac32f2738bf61fa64bf80');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x81a691a2dfb75a9b6f1da3c9f810df107693384737ca71c0bc78fa7ec23fb6c3');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x87f68429963da924bb2ba1341c274bc3e3ea2eccc5744f9012478848ef07ede3');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x0124350c237040ab6d02c4969229cb065b3a1521ae9b027f6f37fc2689a35b0b');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\xe69a404666874e129e2178cdfaf3a5b330ad50a37a6db65f6639f2f283ca8fa1');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\x81ec344b72728a1bc6345bb3db915759c0846205090967f7c4346e124f50596e');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x7cc8a996005a46b18e3ad41e7897615cf9c9a306caeecd36edf34542101e6abc');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x6b82b493a41c1846cfc9cc2f4cc4aba1773cd2c487274e9806ab26ef358a68e1');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x1e928614abe9e679796bfb2ecd3b177643e2078dcb996cc6af586f57ab0a7afd');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\xa16198b06f84041793151014f6ce961087eec7e9d4302022d5ad34dbc9d3c135');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\x4e4ccb5d0668de27ce0b0e6acf618569ea31e0f37ae8aa7f66d210494a1004f5');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\xc188d302ca55f45b241c54f540b551a400cb42c6390812404cd693a058db5ea2');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x985f1ac294256ae185deb3c23f7b68383693ea20147424b3c8b88da76834bbf6');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\xa42dd89dc499c849c69b3cab9836a9894e23145c737063246432d92e16f6f6d4');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x2c4eb3acac2e15aac2d415bfdfbad66ba6d7b73cbfcdf97e1686841c1054c32a');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\xe1c2aadd090020a535928345eedb1e236cf881147bb007d866ffdaae269f6682');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x4ad8c58a6fc1a9393f6e6d1c4d16321b8c55f0b5aff0fcd502d9f66c5b45ae4a');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\x6fbc3c630e9293a9b737ec81fe1192874b9c4edcb65abaa59d7742a9578c6062', '\xd320c3de1f80c2a1558c58518a5195ddf7be7f46267447ce5dfa35afeb7ea846', 'ep6upoza6sc1qy6ffel4', 11, 11, 1772397132345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('bz7loico7hp0myfvmiyu', '0gmyiybzhk', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('ep6upoza6sc1qy6ffel4', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'ovrcseka35i5y03keor1', 'ovrcseka35i5y03keor1', '', 0, 'unverified', 'ovrcseka35i5y03keor1', 'Please look', 1772397192345, '', 0, NULL);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('ep6upoza6sc1qy6ffel4', '7i6b41rtu7', '\xfc7877d0981e7c3b53d2c818e54bed4f0ae0f88ca082765ac33b4166b0b5aae2', '\x26ac9b0777e6cf85a7f0a85686abc54c3daed0bfc19257d17bf87bf35803d7e4', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name) VALUES ('l2x9st437xyz6fkx47he', 'desk', '', '\x30af30d04ad5ceab9a4f138a14b0c35d9a3ac265f7463e2a54c8c1a6f1f97903', 1772397132345, NULL, NULL, 0, '', 'test');
INSERT INTO media (id, type, sha256, width, height, created, bytes) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73');
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('ovrcseka35i5y03keor1', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('s1fnosxss2khrzqmooqp', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('ovrcseka35i5y03keor1', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('s1fnosxss2khrzqmooqp', 'ep6upoza6sc1qy6ffel4', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('s1fnosxss2khrzqmooqp', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('s1fnosxss2khrzqmooqp', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('pzutar91vvqfggf22pal', '\xc2ee8bccfb23f843db1b64491c521716c6c0cf1c8dfd19d2852fc3d4752e9f40', 'setup', '', 'administrator', '', 'ovrcseka35i5y03keor1', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('to2jefx54q03hz5f0p7m', '\xbc68d07e4358d7852f47734390fcb645df828dc9e7a3c710c3b61d5abe0fa9cb', 'invite', 'bo@example.org', 'contributor', 'ep6upoza6sc1qy6ffel4', 's1fnosxss2khrzqmooqp', 'ovrcseka35i5y03keor1', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('ua610fxk5jv2h92u4fod', '\xb1981e0986a7ae89a16e8684c21efbbad734ad670b7fdeb38bb71751d0d7a26d', 'invite', 'cy@example.org', 'editor', '', '', 'ovrcseka35i5y03keor1', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('rvh899kgcbisa8bjzuo3', '\x0ad771df079627d997f85d23118a59d094ff3ebf68ba6e7de12ad700cb52966a', 's1fnosxss2khrzqmooqp', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 's1fnosxss2khrzqmooqp', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 's1fnosxss2khrzqmooqp', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'ovrcseka35i5y03keor1', '', '', 'Ada One', '', 'join', '', '', 0, 'ovrcseka35i5y03keor1', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'ovrcseka35i5y03keor1', '', '', 'Ada One', '', 'invite', 'ep6upoza6sc1qy6ffel4', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 's1fnosxss2khrzqmooqp', '', '', 'Bo Two', '', 'join', 'ep6upoza6sc1qy6ffel4', '', 0, 's1fnosxss2khrzqmooqp', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'ovrcseka35i5y03keor1', '', '', 'Ada One', '', 'factor', '', '', 0, 's1fnosxss2khrzqmooqp', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 's1fnosxss2khrzqmooqp', 'rvh899kgcbisa8bjzuo3', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 's1fnosxss2khrzqmooqp', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'ovrcseka35i5y03keor1', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 'ep6upoza6sc1qy6ffel4', '', 0, '', 'The archive', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('ep6upoza6sc1qy6ffel4', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'ovrcseka35i5y03keor1', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('ep6upoza6sc1qy6ffel4', 1, 'Ada is on until 6 PM.', 'ovrcseka35i5y03keor1', 1772397192345);
INSERT INTO hook (id, name, url, page, events, turn, at, paused, fails, failing, rest, created) VALUES ('v4gudo652533x5abhdhp', 'The archive', '\xb55dcc15fe62f8dedf5b855e81c0dff672a23854112bed37dcbebb16ac3baa4c8083c9e0d1b5da4788b5dc807a5340221c01216725ba9c652c6ba860475874f8858d247017', 'ep6upoza6sc1qy6ffel4', 'publish withdraw', 1, 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_6mi5xf11ybrfmv7gu9ov0hqt', 'v4gudo652533x5abhdhp', 'test', -1, 'ep6upoza6sc1qy6ffel4', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('ep6upoza6sc1qy6ffel4', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'ep6upoza6sc1qy6ffel4', '38bvftskzs', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('ep6upoharbour ep6upocloses ep6upoat ep6upoeight ep6upo ep6upowords ep6upoabout ep6upoit ep6uposaid ep6uposeven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'ep6upoza6sc1qy6ffel4', '7i6b41rtu7', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('ep6upofirst ep6upogusts ep6upo ep6upowords ep6upoabout', ' ')));
