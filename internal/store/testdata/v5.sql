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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, '3ce3d7755d8133a3b01564dc239f4a5c', 1772397012, 12, 29, 0, '3ce3d7755d8133a3b01564dc239f4a5c+1c3536d2+AfwwxNulb7rlXuMljYBtmebfrWiYsbCvUWiqZGBermfE', '\xc657c2f7a1f082f41213cdd2ae6e34c01ed61a99af3d4b06ca840045ca62205e', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('qvdvxeyq4jlyxttaki49', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('buozlfgzohoxodgsvxho', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO slug (slug, page) VALUES ('storm', 'qvdvxeyq4jlyxttaki49');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'qvdvxeyq4jlyxttaki49');
INSERT INTO slug (slug, page) VALUES ('election', 'buozlfgzohoxodgsvxho');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('qvdvxeyq4jlyxttaki49', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('buozlfgzohoxodgsvxho', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'qvdvxeyq4jlyxttaki49', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'qvdvxeyq4jlyxttaki49', 2, 1, 'publish', '2rbxs07454', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'qvdvxeyq4jlyxttaki49', 3, 1, 'publish', '5ipb2qkqex', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'qvdvxeyq4jlyxttaki49', 4, 1, 'edit', '2rbxs07454', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'qvdvxeyq4jlyxttaki49', 5, 1, 'amend', '2rbxs07454', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'qvdvxeyq4jlyxttaki49', 6, 1, 'correct', '2rbxs07454', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'qvdvxeyq4jlyxttaki49', 7, 1, 'flag', '2rbxs07454', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'qvdvxeyq4jlyxttaki49', 8, 1, 'withdraw', '5ipb2qkqex', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'qvdvxeyq4jlyxttaki49', 9, 1, 'erase', '5ipb2qkqex', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'qvdvxeyq4jlyxttaki49', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'qvdvxeyq4jlyxttaki49', 11, 1, 'publish', '0bz6djpntu', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'qvdvxeyq4jlyxttaki49', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 1, 'lang', '\x0a9a45e24e25cb45031f807de33e447354d28f94d198af232d8c58ba733de44a', '\xfd198feb8c57b3726ca2832bb9a8b69f233ee6b56b079b7c355efebf7139c880', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 1, 'title', '\x68ea023450c400a3c625c5e440c8cfabe2da1c987d728e3483d68586f61d872e', '\xec522851a11ca6493fca0349197bfb975ccb92e3bf9ce4228ffea3f315424c18', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 1, 'zone', '\xd91772a29274b4dd3357a08a5d6cc64f3d5c9d9016b8d17bac1e2fc49aa1033d', '\x66593359fdc0a4959876e1f35df9ab9b150fd884f36367f9812a60a8c9f8339d', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 2, 'body', '\xb5ad1b3f328b4bd85afde2073820e5e329d487cf828f4fd949c0118d789cb1b8', '\x1dd138c9fecc2b8f7edc6437d9ce4fc0fb95ce3b4d07c20deba5bbd06105ebc5', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 2, 'headline', '\xac05713c92e3a73b8fc0516ef0027dbcbc4be26113ca4bc68a7316c873e39834', '\x69030a0609b4ad59000e87e279ba1b45c2e5c10d017138a5d4f23062add124b5', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 3, 'body', '\x9ffbed0e766ed3c45f716ff671b573927dd9d669b9693822ed50e43cbc5ce22a', '\xaa16127cb8cd195689b4e95e4311e41ba0ad8fae3e4cb8ef86b1474c0b1b6085', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 3, 'headline', '\x6efeb6eff3bdf7ef62144cb5f2e24f632ad84492defe0bf871c0ad926223c51f', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 4, 'headline', '\xebbc45f0c3c820974db88349c88078727b920381a51494f3406c233cf82d87d6', '\x20e8ccb418470fec313e81999ccf9db1c2365f2c2eb85edc29b5962130e0c31f', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 5, 'headline', '\x63c4d6fc8e6202b04dded0c1d2f32c34d7a59dd3c2fc52dfd3b9d61b2f408982', '\x8fc82adf7661f0a5f69ae537b7c8868970f521d25011532323c2d5cedbb5cb97', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 6, 'headline', '\xb60720906142a16fedc5b906d2f91e1626dd6400bcfbf10610370d5efb8abad3', '\xcc1727e0619177c110b6a18076400442707c6611b05cf1f4d55ba9fa2e94afe0', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 6, 'note', '\x1a1529ad9baad5b84f571a614ff123c0d824c1564db5fe4aab119ad1b1ed8f70', '\xcb07e9e633b2c6fc970350f12f57b271493fab9853ed7c7c0b7c14b233cfc051', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 7, 'flags', '\x90b7bfad131c5eaded93544a3773a4fd0348879a63c9d6221bd9330a98d75bb4', '\xc9def71ce2adabdb7e7c314d91b9dff46978b790c8d3387becfca75c533a7c7f', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 8, 'note', '\x2d9f62af84326a0be3743276c7aee842022cdfea1839d8eb44ae67080fc6ee42', '\xe25360739175f073edb690a6649228b6c79f939f261c5e43a8980e160c55771d', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 10, 'slug', '\x4dd9be9fa6d3bde3449e2766eebcefb88bba343af3df48a6e9afe7a7c6a7cfa5', '\x5a82f0e5d5027ba62dd6b53a53656f199bde72e08f407e721fdcb07a90e8a933', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 11, 'body', '\xd5e845868a806c459834f594788980d3a8f169b4646455c811ca1e343dd08a0e', '\x9eaec6a9d25ac472fec3cde3a8c2dd25e1e969167541db27c1d8b2ab6a0b493b', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 11, 'headline', '\xf22a04dcbf2ef5c1e95efc46851ab3b9a813eebfa63f0191bc9d9bec20550f6d', '\xdada13c80d35de2095676e353db0fe06ef17283769979bd3354bfc8d32c5e99b', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('qvdvxeyq4jlyxttaki49', 12, 'note', '\xf4b61616f5aeb31bd38614da4f272f1dda6e60dd9d41b2c7ccae248c4eea2284', '\x452b20661a5c3268afb801d325412270a68672a098b5fdea62cf62d5b6d22528', '\x5468652073746f726d206973206f7665722e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'qvdvxeyq4jlyxttaki49', 1, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720306139613435653234653235636234353033316638303764653333653434373335346432386639346431393861663233326438633538626137333364653434610a6669656c64207469746c6520363865613032333435306334303061336336323563356534343063386366616265326461316339383764373238653334383364363835383666363164383732650a6669656c64207a6f6e6520643931373732613239323734623464643333353761303861356436636336346633643563396439303136623864313762616331653266633439616131303333640a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'qvdvxeyq4jlyxttaki49', 2, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a73657120320a7072657620623937653963383231346435376463353733336131663633626562633266363761353637383766383132623663643435363339623333616261643065633963370a6f70207075626c6973680a706f737420327262787330373435340a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920623561643162336633323862346264383561666465323037333832306535653332396434383763663832386634666439343963303131386437383963623162380a6669656c6420686561646c696e6520616330353731336339326533613733623866633035313665663030323764626362633462653236313133636134626336386137333136633837336533393833340a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'qvdvxeyq4jlyxttaki49', 3, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a73657120330a7072657620323137303031366462356238353538636138643166333236333633656238333634666230303165306638303934326466333733646466626265623861393237300a6f70207075626c6973680a706f7374203569706232716b7165780a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920396666626564306537363665643363343566373136666636373162353733393237646439643636396239363933383232656435306534336362633563653232610a6669656c6420686561646c696e6520366566656236656666336264663765663632313434636235663265323466363332616438343439326465666530626638373163306164393236323233633531660a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'qvdvxeyq4jlyxttaki49', 4, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a73657120340a7072657620336562613033643136366164643462656366633162656437613662343630653062613865313665636562663831613166646363326331646339626562306465360a6f7020656469740a706f737420327262787330373435340a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520656262633435663063336338323039373464623838333439633838303738373237623932303338316135313439346633343036633233336366383264383764360a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'qvdvxeyq4jlyxttaki49', 5, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a73657120350a7072657620656438653331646238373033303436616663323136353037613434393864303066376266373264346633303535343833333661633334633837636236383264610a6f7020616d656e640a706f737420327262787330373435340a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520363363346436666338653632303262303464646564306331643266333263333464376135396464336332666335326466643362396436316232663430383938320a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'qvdvxeyq4jlyxttaki49', 6, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a73657120360a7072657620343961656637623133363965323130356435343931373639393330343866356537656162356436663732366532316563633835333434656230383062346661630a6f7020636f72726563740a706f737420327262787330373435340a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520623630373230393036313432613136666564633562393036643266393165313632366464363430306263666266313036313033373064356566623861626164330a6669656c64206e6f746520316131353239616439626161643562383466353731613631346666313233633064383234633135363464623566653461616231313961643162316564386637300a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'qvdvxeyq4jlyxttaki49', 7, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a73657120370a7072657620313761343866356230376639353064656433396466323637643664333865343639633164383365336566326264356366303237616261383137646431336665630a6f7020666c61670a706f737420327262787330373435340a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320393062376266616431333163356561646564393335343461333737336134666430333438383739613633633964363232316264393333306139386437356262340a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'qvdvxeyq4jlyxttaki49', 8, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a73657120380a7072657620376663623935653331373264326432313634356439616262303030303763373936306436656264376232303931376638363963383265356333303332323461370a6f702077697468647261770a706f7374203569706232716b7165780a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520326439663632616638343332366130626533373433323736633761656538343230323263646665613138333964386562343461653637303830666336656534320a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'qvdvxeyq4jlyxttaki49', 9, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a73657120390a7072657620356631306464386261646638376133623433656332313034663534643039633538353434343631656139343530393136336665393937363333616664373438350a6f702065726173650a706f7374203569706232716b7165780a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'qvdvxeyq4jlyxttaki49', 10, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a7365712031300a7072657620663336383661353932366135343030346539386662393965333533343364303761386562663534393863623335343635306531633631366532393165656664350a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720346464396265396661366433626465333434396532373636656562636566623838626261333433616633646634386136653961666537613763366137636661350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'qvdvxeyq4jlyxttaki49', 11, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a7365712031310a7072657620646534316137626331363361336661333465353137303732393739636562663738623436333630386163366235326633343364313234363662636334656639300a6f70207075626c6973680a706f73742030627a36646a706e74750a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920643565383435383638613830366334353938333466353934373838393830643361386631363962343634363435356338313163613165333433646430386130650a6669656c6420686561646c696e6520663232613034646362663265663563316539356566633436383531616233623961383133656562666136336630313931626339643962656332303535306636640a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'qvdvxeyq4jlyxttaki49', 12, '\x73746f7070726573732d656e7472792f76310a70616765207176647678657971346a6c79787474616b6934390a7365712031320a7072657620303565343366636538613534666538373339663234656361633931343765343230313930643162386534666631633631363236303963333539363166613332610a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520663462363136313666356165623331626433383631346461346632373266316464613665363064643964343162326337636361653234386334656561323238340a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\xc3d2d60d7f56a3a9737415644becce6929b5e0ddf493b09945fc3f7a0eda5bc8');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\x721473faaeac3c3900663cd1d56fba76c7d723483759e21f0ec574693fb0bdf5');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x628451537df5633d38fa5d6d328e1d1e6131eff2f28ecc7b99acf9229390f842');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\xc3b8d4bd20f1dbf41ba9380e714a41c5c800ca5879becf67474edcd6225c67e2');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x5611f865e845251981fbf4d7730c0e0f745035ceaad3b545d3c50a10c85d9eaf');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\xf21d80b8d6db1ff323bc6421de7186c7b1c2b450998c4e020e3899ca854fb87e');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x309528373e6eed134a5cec59d75cdf0ad774b52848f8fc6158cec2d9c85c34fd');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x9ac7819c913b4f0ee964895fee79a6a282b147b084dcda78655743f854fab734');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\xf8ae6d83b8787331e470ad1cd1d6188074b337a3c1b842d9ed4bd138a2d46db6');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x8a4dddbb2f4591d2010cac0e8cc73c0ddbacde713afe4a9bdbf37e4a5011e669');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\xf0e950c61edfb67c795770ee53182af1c460cb71527013e3a7e14ab1a9f4c19b');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x95e9ec9a1c289abe24b7336f01d9ce17208eed6db33a92a98bd06a4314b50bac');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x53d739c8aeb157323463a18870e46383a03748302bd774b6b403823d301ff695');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x44b44424e494a7401574d657976436a5a9438a84b8e04b21d8d5c96076333e45');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x19e9317b7c85afd1d61685021846e80505dbeb216cf5981085c85db34bf49a3e');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\xbec5eb123229d1b5975de77d73a28b00af56df141180cb211d690c1842b03849');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\xce18ccf2cb9383dbea60b63e417540c26db20ca0501b75f60521d4efed8e6aa7');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x1b5e376839563c83fb500158e8ace3365393c160a17e64dea76a8229f1910eb8');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\xe1bba044939d636915bbbeb647ba3fdf25b7b733f77f0139243004a2800ea7ee');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x59d7628983ff2d8b3a738da09234cca83fed1b04509838ce16ad62ca4acb1f16');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x3b10fb5c0c69557a642d21f1319ad7a28e6f0fb95ae42c57c8696ef88e6c5772');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x0ec643cf879e4c1c99ca694a04b4f675aa7cdae5fd5f22fd4dd919be74428182');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\x8da8a224c124187c166336e7269ba3a777f19d8fbaae3af4dc0afd3d7f5bb323', '\xcdfdc9711853957e170f7409fd03ae8650c71a931836e6fb81c1938a3b33de05', 'qvdvxeyq4jlyxttaki49', 11, 11, 1772397132345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('buozlfgzohoxodgsvxho', '2wayscpjtk', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('qvdvxeyq4jlyxttaki49', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'qv3w5tx8qegayxyo6gkp', 'qv3w5tx8qegayxyo6gkp', '', 0, 'unverified', 'qv3w5tx8qegayxyo6gkp', 'Please look', 1772397192345, '', 0, NULL);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('qvdvxeyq4jlyxttaki49', '0bz6djpntu', '\x52089785d1dfc572bf2cac06aacb3ee91b6dce60f4ab07b27bd9c7eab2c4296a', '\x1193ae0f9627928f63ab86952b72d1841d6e05271f4e30c923fb4badc0125367', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name) VALUES ('o3chq7r8mfrgypbu1zmm', 'desk', '', '\xce710bee6e98bed7061f7b0d180c0a1cfb8140340b9e81a04a1c61e0af30586f', 1772397132345, NULL, NULL, 0, '', 'test');
INSERT INTO media (id, type, sha256, width, height, created, bytes) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73');
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('qv3w5tx8qegayxyo6gkp', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('om2yas5op2kqm3tyzt3y', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('qv3w5tx8qegayxyo6gkp', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('om2yas5op2kqm3tyzt3y', 'qvdvxeyq4jlyxttaki49', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('om2yas5op2kqm3tyzt3y', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('om2yas5op2kqm3tyzt3y', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('emmuxk0gov3vv8uis36b', '\xd251e44d5c21c627f65fc02a67315aff4a7863718f2d9f0bc59230897caa23c4', 'setup', '', 'administrator', '', 'qv3w5tx8qegayxyo6gkp', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('diez837v00601a1zvak6', '\xb3ff7cae12f372e67520adfce5c99bce83b685f908314ed83d3af43b0faa85ac', 'invite', 'bo@example.org', 'contributor', 'qvdvxeyq4jlyxttaki49', 'om2yas5op2kqm3tyzt3y', 'qv3w5tx8qegayxyo6gkp', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('hq62iniu5r5gf47glp7c', '\x4d8361b8c58f00ca8be31cbdd19d8a2bada0ea4f3a53d7d5720fb1b0b18e6bb7', 'invite', 'cy@example.org', 'editor', '', '', 'qv3w5tx8qegayxyo6gkp', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('evn9rg1db833mwa96l0u', '\x540a4c64389c12b7e0103cd3c33d8a4ca617f9c61d30958eda26fd88cbd9f6ba', 'om2yas5op2kqm3tyzt3y', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'om2yas5op2kqm3tyzt3y', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'om2yas5op2kqm3tyzt3y', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'qv3w5tx8qegayxyo6gkp', '', '', 'Ada One', '', 'join', '', '', 0, 'qv3w5tx8qegayxyo6gkp', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'qv3w5tx8qegayxyo6gkp', '', '', 'Ada One', '', 'invite', 'qvdvxeyq4jlyxttaki49', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'om2yas5op2kqm3tyzt3y', '', '', 'Bo Two', '', 'join', 'qvdvxeyq4jlyxttaki49', '', 0, 'om2yas5op2kqm3tyzt3y', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'qv3w5tx8qegayxyo6gkp', '', '', 'Ada One', '', 'factor', '', '', 0, 'om2yas5op2kqm3tyzt3y', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'om2yas5op2kqm3tyzt3y', 'evn9rg1db833mwa96l0u', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'om2yas5op2kqm3tyzt3y', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'qv3w5tx8qegayxyo6gkp', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 'qvdvxeyq4jlyxttaki49', '', 0, '', 'The archive', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('qvdvxeyq4jlyxttaki49', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'qv3w5tx8qegayxyo6gkp', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('qvdvxeyq4jlyxttaki49', 1, 'Ada is on until 6 PM.', 'qv3w5tx8qegayxyo6gkp', 1772397192345);
INSERT INTO hook (id, name, url, page, events, turn, at, paused, fails, failing, rest, created) VALUES ('j7fgbp35c1frammdsesg', 'The archive', '\x91b15ef9c6bf30c64b452fdc7ffd554b5d72dd311438d1467c7de67ab0939fd891925b408119ac8da2d0188559cdaca54ef3a415ef9c001e94badcc819ee229c701c4c283e', 'qvdvxeyq4jlyxttaki49', 'publish withdraw', 1, 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_uql7jda9omnmjvupwk07kt9a', 'j7fgbp35c1frammdsesg', 'test', -1, 'qvdvxeyq4jlyxttaki49', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('qvdvxeyq4jlyxttaki49', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'qvdvxeyq4jlyxttaki49', '2rbxs07454', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('qvdvxeharbour qvdvxecloses qvdvxeat qvdvxeeight qvdvxe qvdvxewords qvdvxeabout qvdvxeit qvdvxesaid qvdvxeseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'qvdvxeyq4jlyxttaki49', '0bz6djpntu', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('qvdvxefirst qvdvxegusts qvdvxe qvdvxewords qvdvxeabout', ' ')));
