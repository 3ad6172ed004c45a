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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, 'e1ca2eeb639e42fc131affcf22292795', 1772397012, 12, 30, 0, 'e1ca2eeb639e42fc131affcf22292795+11e4a6bf+AR9dbiDGti7uNb16JCoCn98JyF7JuesMunqE4DezDeCt', '\xe3ed333766b05eb5a739cab0aa74392322f4f1b5c8cdf9d3dee81bdbb6a20aed', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('pbukh2llr01dufzqyo6t', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('k0kkkau1kofl4ox2b0pm', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO slug (slug, page) VALUES ('storm', 'pbukh2llr01dufzqyo6t');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'pbukh2llr01dufzqyo6t');
INSERT INTO slug (slug, page) VALUES ('election', 'k0kkkau1kofl4ox2b0pm');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('pbukh2llr01dufzqyo6t', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('k0kkkau1kofl4ox2b0pm', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'pbukh2llr01dufzqyo6t', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'pbukh2llr01dufzqyo6t', 2, 1, 'publish', '2buza5y0vw', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'pbukh2llr01dufzqyo6t', 3, 1, 'publish', '4njidu88xr', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'pbukh2llr01dufzqyo6t', 4, 1, 'edit', '2buza5y0vw', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'pbukh2llr01dufzqyo6t', 5, 1, 'amend', '2buza5y0vw', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'pbukh2llr01dufzqyo6t', 6, 1, 'correct', '2buza5y0vw', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'pbukh2llr01dufzqyo6t', 7, 1, 'flag', '2buza5y0vw', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'pbukh2llr01dufzqyo6t', 8, 1, 'withdraw', '4njidu88xr', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'pbukh2llr01dufzqyo6t', 9, 1, 'erase', '4njidu88xr', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'pbukh2llr01dufzqyo6t', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'pbukh2llr01dufzqyo6t', 11, 1, 'publish', '7rokeze35w', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'pbukh2llr01dufzqyo6t', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 1, 'lang', '\xcc2510e4ba7bd289527200339453beca8e0f39793e302945285f65b0411b60fb', '\x39df09978dd9808aeeb79ac10b810f56dd366d42ec2c7fa0f54ef7ce1cd90655', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 1, 'title', '\xa0e3ae7e8c7a429c9de1d3d940a983a76cbbe0ab276e3c83c4d3532aabc96a7d', '\xe05008104a79773989a103db044e6e67e1c2cc91a661b9bd1de12c887ab9897f', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 1, 'zone', '\x898f338be33d4c2b40f8c8fae8b35e80501deb2698f31b186e49054322d31b79', '\x533cb566f21c5a9d33dd1f326d94467164d9b68eabcb886717cbb973fca58b0b', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 2, 'body', '\x72e945c38cd6d36be637cda86944951b35fec926ffff6325d452d3d9f077dc48', '\xbae7d1757a2ad3ffde84978a13e84d7d84828ea6b6a07d0ebc16ec7fd1308bfd', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 2, 'headline', '\x703fa386e0665463dadcc11d0b771ab3a8b7b41887dc56507bb4b8d64a9184b7', '\x2bf58436babbc6d8de0ee6c56ed4c750f10a62cad7fe6c3f69199b9a5135e37d', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 3, 'body', '\x25afdb522fabe42c708c6a85e083fbdbf766c2b9f455ce0b32e7763632a0cac6', '\x09933c61fbc1904ab3b35af696c2f75c6dd5661c6647f343428222dc66f4564e', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 3, 'headline', '\x59331be6d59b9d931e0ea900e59fd349d94eb6e5b51a8a1e1131ef3e77abac39', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 4, 'headline', '\x4e837c2745589399b2107f9a4dd54f69cb6b4c2d0e003495986a1cc72791c787', '\xb4afd70a99c536ece017ddc4d976eb7115bc2650266d2f2c403a60169ea9b620', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 5, 'headline', '\x4ed2e49c8ec68ec5c182f7522a50e5314706155e7c99bea92660754da1310e0a', '\x18b2b833d33a52c85daf146a1fbf357469f0c09f3e342a01dcf00745e8c8dc77', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 6, 'headline', '\xa6ccfdc06c96c8c61d9ff836d6b635ef7ebe8ae76a4e81ec2bbe9cd35fe5aa3b', '\x07f9dc7f4decaedeb09163eded257e8cd7757dedfde25a8d243ac016283ce147', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 6, 'note', '\x2612edc5ea5e8be8aeb92888667cae1856270be6842f12a5175da67995c126ac', '\x04a8e1b6d6980516eae950e33cfc1a3ba6d6fec12ae34c5c89f2f2305b96a540', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 7, 'flags', '\x6916d08f8a17a06ed236f42b724af401ac1a8a5c52e322b57c66754925d0c240', '\x429d72e61c5edc633ac89c88a4086d7cff9c8843ff49dbf19aeb0859caf12391', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 8, 'note', '\x55d8ad36e50943ab6501703cee42d88552c0cb8cb9909eb6e7267d9d3befc33a', '\x8ec1b7bc5165e502728eac943bf989c9325841e02496529ce088b0744eda79aa', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 10, 'slug', '\x4b6e24a840488d1f338eb68bc5f49d498ba16a979b05f4ecb9bbeb994d3c55bd', '\xc30be346d0813922e54126e98f0b1ccff7d5f8c895ee3f94f3319d2d893eaf52', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 11, 'body', '\x8a73f63b7d94aed199b8a97ff853498a00054d6567db2cf22d9a8be3749f9f31', '\xf5615b245adfa6c272f0317d21fb8c1f3ef18faad45d06f4d9628a0d5d7fa7d5', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 11, 'headline', '\x5da40a79938a268e689ee69ecf04e36cc5ec32fa055e19068602bdf75d56b57f', '\x3963d0ff83212be2f0a7fc778dde307910244529b064f866d80324aa7e5a6220', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('pbukh2llr01dufzqyo6t', 12, 'note', '\x7b28ba2be61e868caa16c1da510abe04ea355ca7b89f81485979de09f0a1e774', '\xa27b57803d5a4ab34fc39f65257991a5c357724a7b7a5ad77eb46f21a4725a76', '\x5468652073746f726d206973206f7665722e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'pbukh2llr01dufzqyo6t', 1, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720636332353130653462613762643238393532373230303333393435336265636138653066333937393365333032393435323835663635623034313162363066620a6669656c64207469746c6520613065336165376538633761343239633964653164336439343061393833613736636262653061623237366533633833633464333533326161626339366137640a6669656c64207a6f6e6520383938663333386265333364346332623430663863386661653862333565383035303164656232363938663331623138366534393035343332326433316237390a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'pbukh2llr01dufzqyo6t', 2, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a73657120320a7072657620333563643763363231366162343061333937353166383932366333616163616662663233643535346534636430373539613966366563326466383334323136620a6f70207075626c6973680a706f7374203262757a6135793076770a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920373265393435633338636436643336626536333763646138363934343935316233356665633932366666666636333235643435326433643966303737646334380a6669656c6420686561646c696e6520373033666133383665303636353436336461646363313164306237373161623361386237623431383837646335363530376262346238643634613931383462370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'pbukh2llr01dufzqyo6t', 3, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a73657120330a7072657620313733396565613830643861366532306561653839313135326439363233383365383538616366326161666134616135386338396164313464623666356131330a6f70207075626c6973680a706f737420346e6a696475383878720a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920323561666462353232666162653432633730386336613835653038336662646266373636633262396634353563653062333265373736333633326130636163360a6669656c6420686561646c696e6520353933333162653664353962396439333165306561393030653539666433343964393465623665356235316138613165313133316566336537376162616333390a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'pbukh2llr01dufzqyo6t', 4, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a73657120340a7072657620393934316637623439623933623064316365623364613930356437373533303839383666383233633731333262373732366135323861633266363032316531330a6f7020656469740a706f7374203262757a6135793076770a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520346538333763323734353538393339396232313037663961346464353466363963623662346332643065303033343935393836613163633732373931633738370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'pbukh2llr01dufzqyo6t', 5, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a73657120350a7072657620633762636566653739393339616262653262363534313031373931643565623235613531346265666334356135643333656366363262393736356637306433390a6f7020616d656e640a706f7374203262757a6135793076770a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520346564326534396338656336386563356331383266373532326135306535333134373036313535653763393962656139323636303735346461313331306530610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'pbukh2llr01dufzqyo6t', 6, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a73657120360a7072657620616433623036653338386133663933303265663737386438633163636436633130666236633339613762626261326338333739636135353031616637313738640a6f7020636f72726563740a706f7374203262757a6135793076770a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520613663636664633036633936633863363164396666383336643662363335656637656265386165373661346538316563326262653963643335666535616133620a6669656c64206e6f746520323631326564633565613565386265386165623932383838363637636165313835363237306265363834326631326135313735646136373939356331323661630a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'pbukh2llr01dufzqyo6t', 7, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a73657120370a7072657620363566346631393839623638656530313362316637393566336666343931653431633137323732626363346530616234396464323738626536363764353066320a6f7020666c61670a706f7374203262757a6135793076770a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320363931366430386638613137613036656432333666343262373234616634303161633161386135633532653332326235376336363735343932356430633234300a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'pbukh2llr01dufzqyo6t', 8, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a73657120380a7072657620313966393936353162363632333632353439303361656436313633323532366133393730646535346565643732613238646134396665373738626635316131330a6f702077697468647261770a706f737420346e6a696475383878720a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520353564386164333665353039343361623635303137303363656534326438383535326330636238636239393039656236653732363764396433626566633333610a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'pbukh2llr01dufzqyo6t', 9, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a73657120390a7072657620313833323230303964643961653130393638373661306439326366623732663166623731313136333861353039363934663162393333323366306262353562620a6f702065726173650a706f737420346e6a696475383878720a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'pbukh2llr01dufzqyo6t', 10, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a7365712031300a7072657620353062303466636262373832616365643734306530323165376262373036303231623431646462366237353637643630306161636565343735663030323762310a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720346236653234613834303438386431663333386562363862633566343964343938626131366139373962303566346563623962626562393934643363353562640a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'pbukh2llr01dufzqyo6t', 11, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a7365712031310a7072657620626465633534643763316366373262383039396637653338383730616566343238396365613164373863376266613833626535373363653761396339666562320a6f70207075626c6973680a706f73742037726f6b657a653335770a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920386137336636336237643934616564313939623861393766663835333439386130303035346436353637646232636632326439613862653337343966396633310a6669656c6420686561646c696e6520356461343061373939333861323638653638396565363965636630346533366363356563333266613035356531393036383630326264663735643536623537660a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'pbukh2llr01dufzqyo6t', 12, '\x73746f7070726573732d656e7472792f76310a70616765207062756b68326c6c7230316475667a71796f36740a7365712031320a7072657620626264616436336365383136323537353038303934656236343639396661396161623561356630306534383832396165343861383534353630636138376136380a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520376232386261326265363165383638636161313663316461353130616265303465613335356361376238396638313438353937396465303966306131653737340a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\xfba2e7e20ec0caf3e375ffc7362a15130b4b5980405bd460a8c9a9420eb0a95b');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\x198db549cc6773233ef2999d36a61b663513a420097d9f13507f665045a8d751');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\xf043d6936babb35466b88a30ed1528f66746827f37778d531c6757ce98b6364d');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\x22e0e0cf033839937ab35763adc1798ec52332440a57d4a9fd09417dbbbfbc7b');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x83c649d938297f8084e0460208449e4ba65bfaa8e045a012f09465de810e85a5');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x53f99373cde7c15b2662a22d69d7a74f172e904a0b49432748a09a378561f364');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\xbc8e12759c83ba89bbdd8d1bd26abd0552d241ef032da4ca75f018c12c6fcf83');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x21000a26a108ca2fe03ebf836cf40945cc653ce5bf772689072ec62b389b60d9');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\xa62592f026cb015fd8179c49805d3b655f53fa38f46308affcc77e4f4f9181a6');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\xc688015b10320901c9e51d81cda24987d6d62000ba647620b620816360f45144');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\x8b2c8b8405251cddcfcbbaca5399ab363c49d353a650cc48e4dba09991a5f3fe');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x5fdd0fc277aae7d26d977079fe6b4f4ad278e5fc268579c5780f98e2c8a6c063');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x32b3b440ed254c7fc17b9ae8bc1ceea0243e2f4f56bef45ebc4200831384a374');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x8c0c160dac6ce8a5deb8689f976bac7bbfc233c40c2cfe30af0df3374fd0af16');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\xf36603d94aec51a98b63425bb64ee3b3d25a4a6fc4a5f05466b024ce7c3aa730');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\xe2c702e8c22baaf03027d61d2c7a0f113f4454b5ddd41c5582f0d3c584a38e8b');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x7450808a3ead541939162fa5356da593b4e4cbc2148036a9250f7c8b241dd714');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\xcbca0c261d8da73c9806359ef5fdb58b43cd7440b85a346acca7d6c2c6c40d8f');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\x811547b0fde869e7257bfdd5d02d345c4cd5dbeffd6e8975e539e34d322ba429');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x723ba3f1c7e006d93395bec8875470bd1d116130cd85c228929e5a5ea6bfa440');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x1c0ac6a297b1bb4a9b0998cdb57bbdd8c7eff1a283e9bdece80e76fe10e9d2d0');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\xd9a1311fc3ba1fdc06b2bee86c204ca0604ac26c2e981edb2f6c025e824abfa5');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\x0b963c11b26556a78b0609852996df830f33ca1cffba60a21103920703501ff3', '\x8519512f86da654e94d12d193464236ea8332f8d2b48391f2c46230ead080ae0', 'pbukh2llr01dufzqyo6t', 11, 11, 1772397132345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('k0kkkau1kofl4ox2b0pm', '6zll24hdek', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('pbukh2llr01dufzqyo6t', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'gyq59ed8kf6nmicumo78', 'gyq59ed8kf6nmicumo78', '', 0, 'unverified', 'gyq59ed8kf6nmicumo78', 'Please look', 1772397192345, '', 0, NULL);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('pbukh2llr01dufzqyo6t', '7rokeze35w', '\x5f6c69a4fc4c0f426ed21632b5e7ef85138c823a7686529e504237964af6d86d', '\x8265f648573da2e328c93d0c62bdef95c5035c16de3a6fcb919ce2bfd2596a0c', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name) VALUES ('l2z22ck5u9yz8z8i50qp', 'desk', '', '\x4e6ddf299c656ce68103d3fc2b79c7927fb801bba32c5cdafd9923e17c56cf3f', 1772397132345, NULL, NULL, 0, '', 'test');
INSERT INTO media (id, type, sha256, width, height, created, bytes, account, focus_x, focus_y) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73', '', 250, 800);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('gyq59ed8kf6nmicumo78', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('jv2j53wnmn42evacqvfi', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('gyq59ed8kf6nmicumo78', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('jv2j53wnmn42evacqvfi', 'pbukh2llr01dufzqyo6t', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('jv2j53wnmn42evacqvfi', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('jv2j53wnmn42evacqvfi', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('hqbz57epcoqttnfggdzl', '\xf540c34b868c72a2d2145c05d3cd4c8f0b8e92a7afccd42ddcd16901e423c209', 'setup', '', 'administrator', '', 'gyq59ed8kf6nmicumo78', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('z269kxybgbo0jtw4fbze', '\xd1ad30886a24403d1ca056f45528078a22ea5092219df2b2bc8b5eb8baa7f780', 'invite', 'bo@example.org', 'contributor', 'pbukh2llr01dufzqyo6t', 'jv2j53wnmn42evacqvfi', 'gyq59ed8kf6nmicumo78', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('tdbgno9t042dwcvycd73', '\x7e77ec3e91e286358059b8d5ad9f15348fc7922fc58e5381774c29e39f18f76f', 'invite', 'cy@example.org', 'editor', '', '', 'gyq59ed8kf6nmicumo78', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('f76wea3gnxou7qgno9b1', '\x2da0b7c6918ae0dea54660390d4ca918a079fd635c4197749227672349e4b222', 'jv2j53wnmn42evacqvfi', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'jv2j53wnmn42evacqvfi', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'jv2j53wnmn42evacqvfi', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'gyq59ed8kf6nmicumo78', '', '', 'Ada One', '', 'join', '', '', 0, 'gyq59ed8kf6nmicumo78', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'gyq59ed8kf6nmicumo78', '', '', 'Ada One', '', 'invite', 'pbukh2llr01dufzqyo6t', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'jv2j53wnmn42evacqvfi', '', '', 'Bo Two', '', 'join', 'pbukh2llr01dufzqyo6t', '', 0, 'jv2j53wnmn42evacqvfi', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'gyq59ed8kf6nmicumo78', '', '', 'Ada One', '', 'factor', '', '', 0, 'jv2j53wnmn42evacqvfi', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'jv2j53wnmn42evacqvfi', 'f76wea3gnxou7qgno9b1', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'jv2j53wnmn42evacqvfi', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'gyq59ed8kf6nmicumo78', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (10, 1772397192345, '', '', '', 'test', '', 'hook', 'pbukh2llr01dufzqyo6t', '', 0, '', 'The archive', '');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('pbukh2llr01dufzqyo6t', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'gyq59ed8kf6nmicumo78', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('pbukh2llr01dufzqyo6t', 1, 'Ada is on until 6 PM.', 'gyq59ed8kf6nmicumo78', 1772397192345);
INSERT INTO hook (id, name, url, page, events, turn, at, paused, fails, failing, rest, created) VALUES ('h00dthgy1t8bpiorafwq', 'The archive', '\xf02d2c8e7d9835d40c92d7444642be731272900d8b6ebe4011840d980bd97c3e72c9a3c437000b62be07e4d7c2570d1ddf11aabce2232f1522af9e4f6ca3a557dd48f61e96', 'pbukh2llr01dufzqyo6t', 'publish withdraw', 1, 11, '', 0, NULL, 0, 1772397192345);
INSERT INTO delivery (id, hook, event, idx, page, post, seq, made, due, lease, tries, state, tried, status, took, error) VALUES ('msg_z2xhfm8wx5xfesmv2k5ktl0h', 'h00dthgy1t8bpiorafwq', 'test', -1, 'pbukh2llr01dufzqyo6t', '', 0, 1772397192345, 1772397192345, 0, 0, 'waiting', NULL, 0, 0, '');
INSERT INTO reader_minute (page, minute, server, at, streams, polls, total) VALUES ('pbukh2llr01dufzqyo6t', 1772397180000, 'a', 1772397192345, 3, 1, 4);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'pbukh2llr01dufzqyo6t', '2buza5y0vw', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('pbukh2harbour pbukh2closes pbukh2at pbukh2eight pbukh2 pbukh2words pbukh2about pbukh2it pbukh2said pbukh2seven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'pbukh2llr01dufzqyo6t', '7rokeze35w', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('pbukh2first pbukh2gusts pbukh2 pbukh2words pbukh2about', ' ')));
