-- A database at this version of the schema, made by go test -run TestFreeze -freeze.
CREATE TABLE schema_version (one bigint PRIMARY KEY CHECK (one = 1), version bigint NOT NULL);
INSERT INTO schema_version VALUES (1, 4);
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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, 'd479b7fd9f8ae39f727e94863fa44570', 1772397012, 12, 27, 0, 'd479b7fd9f8ae39f727e94863fa44570+3b31cb6c+AUvj++bVWamELtZM40ZhAPe2FMTryELioGdGc7tKM29b', '\xc6023d91fa87c30eb06464b296b8b4f0b48f11a5be1e83bd0ad11ae367024443', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('mfdsjgy3hfeu0rpoj0mt', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('gw8l9t1mzulnik54322u', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO slug (slug, page) VALUES ('storm', 'mfdsjgy3hfeu0rpoj0mt');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'mfdsjgy3hfeu0rpoj0mt');
INSERT INTO slug (slug, page) VALUES ('election', 'gw8l9t1mzulnik54322u');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('mfdsjgy3hfeu0rpoj0mt', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('gw8l9t1mzulnik54322u', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'mfdsjgy3hfeu0rpoj0mt', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'mfdsjgy3hfeu0rpoj0mt', 2, 1, 'publish', '651v7kkyre', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'mfdsjgy3hfeu0rpoj0mt', 3, 1, 'publish', '4wap0nb4ga', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'mfdsjgy3hfeu0rpoj0mt', 4, 1, 'edit', '651v7kkyre', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'mfdsjgy3hfeu0rpoj0mt', 5, 1, 'amend', '651v7kkyre', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'mfdsjgy3hfeu0rpoj0mt', 6, 1, 'correct', '651v7kkyre', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'mfdsjgy3hfeu0rpoj0mt', 7, 1, 'flag', '651v7kkyre', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'mfdsjgy3hfeu0rpoj0mt', 8, 1, 'withdraw', '4wap0nb4ga', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'mfdsjgy3hfeu0rpoj0mt', 9, 1, 'erase', '4wap0nb4ga', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'mfdsjgy3hfeu0rpoj0mt', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'mfdsjgy3hfeu0rpoj0mt', 11, 1, 'publish', '2n6oti778h', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'mfdsjgy3hfeu0rpoj0mt', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 1, 'lang', '\x223d16cd03e28e90b4818ee2766944bbd1245ffe90c51046b3ee4d0b9ef0be37', '\x09ef979d66f7b5e8a9a7017f94d8e9fdf32d4b796d10eb754d9a15783c87be7a', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 1, 'title', '\xac1af65da18dac043b2eca5975915d9cdc14bbbafbc240dc079e73741f21f85e', '\xd50e58533d31126cf13364d700271fe2755d16b9f775b74385fd79ed0f9f2115', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 1, 'zone', '\x928bb135226068094914b2d7188411938acb49765c0e87b03a18f83e0455da38', '\x83ee7c6f743b8d1609262470d5ef5775c8ba298a97284d8d4000fb72ce85d981', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 2, 'body', '\x95b2e8c444ffa3e5917a362af127bdfe63645e59a75aa36c4f735ed4288d227a', '\x0dd76915f051153f45d6cf1ae60a7dfed4c65f72acd7cf912134a9c01cf39cbd', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 2, 'headline', '\x2c023576e0f2388ef932913408b97e3659558d51d07d6247cbb8b21ec0da5fea', '\x724e4ff17701e22ba4bd14e8a8010b199ef791ceb015a0f5571b0f021e0f72e6', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 3, 'body', '\x83c5176e1cf05bc6b8a528ffeb49d1ee809bd510e7f8776314870dc0d2b4a595', '\xd37397d83c49e2c4cdc4e5857c3bd4fdd2ef9aa2db2537428807e52d82ff9259', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 3, 'headline', '\x7d94f9a560322e1d4a928295a0ebb98b1aa76d2d9ae5044f3b938759ea9ec28e', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 4, 'headline', '\x26791ddadc029b386dca6c5c51c61157fb53b78d5cc6f74af9fe82389d951125', '\xd029b3d8a3a9ad3f25e75ac496f82862540a47b857f6ecf624e309052b4fa110', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 5, 'headline', '\xdee01236733746e36f0140c5b007e7ac18c8214735d5c19c28030fb18bbfe8b5', '\x467c49a0b873a1ddf7e7be974af5edd54d0a1ca25bc935c1e6675008c880953e', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 6, 'headline', '\xfe5c8fb316fa32b3c331563b9ed4b96755b3fd5c25e74ccc893c7da03df12ea5', '\xb67c8bc7c8237685ca4bd96f5c176d945485964673f2e23288229ebaee0375f9', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 6, 'note', '\xb87560174d74ab0ce57e528f987246770adb467646f8e0e10d20b09b28928ff0', '\x599ef79e85039e5e53a5b895c71f0a646a2d18ef1eabe74b3a691d4b694cb8bb', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 7, 'flags', '\x3af2bb1f6ffa0a81d151e50c86eb283ad5fb9b60e91d81332025fbad8508fe56', '\x364250d1a9c37f11e9bf6d0ad5c2fd9aff6c19de7a02095dd396b680e8265512', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 8, 'note', '\x201f80ba9453b78f81a4280de33a0b8ded9d3d3c0511c278f73b7ba1054424aa', '\xeb42aee47e87f556f81f2becd345934aad8dbea010afa048a2ca8acf9c23af32', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 10, 'slug', '\x2f9d14e222f9e201683ca0f0e799af1d1c7f4622b7919b61e7dcbded434827e4', '\x6b8df88260cd3ca25ac541f23fa4b21b173e4416863a8f5c73e8007a051af284', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 11, 'body', '\x9905264b0f7a415ab68534d3d657868edb53c7928f5665d454fcbd1d1c7be016', '\x8af7259f93f552ad74499bd8fc18e2d181bfcd240a729ff9cc5eca028f11f11c', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 11, 'headline', '\x43a8218c90fd82f035e485f53f39dc55bf19889a87f9b98830295bec11ff8120', '\x467594f42ce2a1743c8f9b7de91da2d5296efdfd50477f81c9ae63c74133a662', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('mfdsjgy3hfeu0rpoj0mt', 12, 'note', '\x2f44293eb17eea4c63135492abd623b85e4989586326849ed1ad802eae2c4807', '\x0e3d52dac68e819a3573cec235252a9a7e17d7bada6d212cfc2559dbef7e0760', '\x5468652073746f726d206973206f7665722e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'mfdsjgy3hfeu0rpoj0mt', 1, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720323233643136636430336532386539306234383138656532373636393434626264313234356666653930633531303436623365653464306239656630626533370a6669656c64207469746c6520616331616636356461313864616330343362326563613539373539313564396364633134626262616662633234306463303739653733373431663231663835650a6669656c64207a6f6e6520393238626231333532323630363830393439313462326437313838343131393338616362343937363563306538376230336131386638336530343535646133380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'mfdsjgy3hfeu0rpoj0mt', 2, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a73657120320a7072657620316232633865633434336638303134653765343765356135353930316430303935363430613035616237366237326136623933623930323762313162633664610a6f70207075626c6973680a706f73742036353176376b6b7972650a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920393562326538633434346666613365353931376133363261663132376264666536333634356535396137356161333663346637333565643432383864323237610a6669656c6420686561646c696e6520326330323335373665306632333838656639333239313334303862393765333635393535386435316430376436323437636262386232316563306461356665610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'mfdsjgy3hfeu0rpoj0mt', 3, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a73657120330a7072657620383334373030323431613466323033353166663835353334343538346264646135646331643234313765376633623032626437656562636136653832343631370a6f70207075626c6973680a706f73742034776170306e623467610a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920383363353137366531636630356263366238613532386666656234396431656538303962643531306537663837373633313438373064633064326234613539350a6669656c6420686561646c696e6520376439346639613536303332326531643461393238323935613065626239386231616137366432643961653530343466336239333837353965613965633238650a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'mfdsjgy3hfeu0rpoj0mt', 4, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a73657120340a7072657620353737383334376632366335333137316261393636373638303634343333373661366165666161316231396663636233323766616137353433333336303639650a6f7020656469740a706f73742036353176376b6b7972650a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520323637393164646164633032396233383664636136633563353163363131353766623533623738643563633666373461663966653832333839643935313132350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'mfdsjgy3hfeu0rpoj0mt', 5, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a73657120350a7072657620376261626166653766316162663762316465333931336438643766393637623032623263643339336630393262373433306564386562376236373463633437660a6f7020616d656e640a706f73742036353176376b6b7972650a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520646565303132333637333337343665333666303134306335623030376537616331386338323134373335643563313963323830333066623138626266653862350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'mfdsjgy3hfeu0rpoj0mt', 6, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a73657120360a7072657620356661666438323937633235333066383066393865373665663165313361343864393039646337343735313265363835346162373230356138646266653439300a6f7020636f72726563740a706f73742036353176376b6b7972650a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520666535633866623331366661333262336333333135363362396564346239363735356233666435633235653734636363383933633764613033646631326561350a6669656c64206e6f746520623837353630313734643734616230636535376535323866393837323436373730616462343637363436663865306531306432306230396232383932386666300a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'mfdsjgy3hfeu0rpoj0mt', 7, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a73657120370a7072657620333565653663353761393666316330343130383435343030653038356131353730366334653737663036633736393631363034646465343863616233366139340a6f7020666c61670a706f73742036353176376b6b7972650a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320336166326262316636666661306138316431353165353063383665623238336164356662396236306539316438313333323032356662616438353038666535360a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'mfdsjgy3hfeu0rpoj0mt', 8, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a73657120380a7072657620653531353864356333333764383561623535616135376630346139613534663164613066633639383732316639333261303033663430653638393261313438380a6f702077697468647261770a706f73742034776170306e623467610a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520323031663830626139343533623738663831613432383064653333613062386465643964336433633035313163323738663733623762613130353434323461610a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'mfdsjgy3hfeu0rpoj0mt', 9, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a73657120390a7072657620636133656232353330306632343765303762643961336463323163663265343464363339636532383965333230383138306234326537623538366239623563610a6f702065726173650a706f73742034776170306e623467610a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'mfdsjgy3hfeu0rpoj0mt', 10, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a7365712031300a7072657620353265313435616639663565643837633131633230326431353639313463616433343132613031333835613236623839646363613062363030643265313762350a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720326639643134653232326639653230313638336361306630653739396166316431633766343632326237393139623631653764636264656434333438323765340a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'mfdsjgy3hfeu0rpoj0mt', 11, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a7365712031310a7072657620373662623863386366383934323835376333313435303534323936333766383863656361636364386535393534343032373465623830663134346465326363640a6f70207075626c6973680a706f737420326e366f7469373738680a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920393930353236346230663761343135616236383533346433643635373836386564623533633739323866353636356434353466636264316431633762653031360a6669656c6420686561646c696e6520343361383231386339306664383266303335653438356635336633396463353562663139383839613837663962393838333032393562656331316666383132300a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'mfdsjgy3hfeu0rpoj0mt', 12, '\x73746f7070726573732d656e7472792f76310a70616765206d6664736a677933686665753072706f6a306d740a7365712031320a7072657620626135373761616530333836363234626264656230613736613931373339326336616637383132643237353132643033303566353861373463313562326533380a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520326634343239336562313765656134633633313335343932616264363233623835653439383935383633323638343965643161643830326561653263343830370a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\xee0bda9eb8e4ea52ad0c4c7c447564200b6bb39ecc3b7dbdd24b21645d7738eb');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xefb5c9480722801e1af02da2a3f6c2e6a8de21bfecc93696e42b0dfc76b3d61a');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x5986aeecd64740ab8429139838cdbb79cb8840363f50b477a50204cefca6dcc0');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\xb12393a500fa6cc684d563b0ff373999497cf11d4a4834e2bc3fdf613dd8252a');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x6f714a44af20c68daa41bc66c1d43bcf9c4ad38a593d8c4a332b2e39e2f882e9');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x4e989cc1209712a4c89592c01e848fbc80ce235f2014ef13fe2a2b190969ff5a');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x3ef167871afe1ffb0143116d2b979cf75c50e496d63944ca8ce140032c8d4c2b');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x8e1121630608d725685f137d54347e6ada83cd309cc2e8e26ab48eb36f7e8615');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x213358606910ef49e5fb5664691da40a832c3732ec64be6b9031b14727f2c8b6');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x1a1ef12866d94f6d1012d395d76ed9342fa78ea343ab03e851bd0b497fcc360a');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\x9818fbb5c1131a95ebfd4f20102a67f34be390f5e5b9f7df84c5f08f75cd56f4');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\xd85c6f122bd543eea0cd12a22351c8dfbc981992ab35311f9a8adb569bee2b7d');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x88560be1ac7d1c0311b68c38df61fa4efae0dc99942def400c9e04ecf7b7c1f1');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x3f1aae822f1b3e81178d1686a9f0e0841787e1d5992ccca7ca17fef5c8c4164a');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x0ac2360462a1e0b6216fd4831c2d6bb94f7022e9fa6c3bfdf6b0845f7700778f');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\xb841dfb8bd2341f83a246055406c9017d62df355bb1b189ed749e2b264f445fa');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\xce519b18b9602a06a729fe4ca93334a61c576f9a1469be443041ae79792e3a8a');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x01028216f2b76e4980f4730f1361047ad5d16b0adc039dba1a7c5e60f12c07ed');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\x935e84eab68ea82d4e902e072309a147d248590bd1bfb3ac2c6ca2cef01ad90c');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\xe9b86a1bfde34ef166464cc609584c3c04b505fc4f8f20b997fea0f2c9b32c1c');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x56ba4d11cfdbd784132a919ddb599dd160ec93b60367d3a958b53abfcdfaf90c');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x42d6be13e1e5688ec8bcc081196e360e261c20c316a30b970c5b508e45bac482');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\x063b042be4af406c06257dc3a56095ca7d483d1ea98115c5084769865bb52f21', '\xdf63341637c2ce54707608c9f0ce301d9014f1f14a96d60964ceb9f68506632e', 'mfdsjgy3hfeu0rpoj0mt', 11, 11, 1772397132345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('gw8l9t1mzulnik54322u', '21ibawii7k', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('mfdsjgy3hfeu0rpoj0mt', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'j3rgdbo3h2iur18vqmqs', 'j3rgdbo3h2iur18vqmqs', '', 0, 'unverified', 'j3rgdbo3h2iur18vqmqs', 'Please look', 1772397192345, '', 0, NULL);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('mfdsjgy3hfeu0rpoj0mt', '2n6oti778h', '\x0edc937d214baf721740200d501e0867e3f9e3e020e855ddcf8443ff155c2489', '\x4dd45856aa8aa2d9ffa3517e26aafe35fcf0c9777c24358f643eeba413b75272', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked) VALUES ('e7cqo6hcnfg31s1wkpx9', 'desk', '', '\x3f08376d3088046033e166c7ec1788a573e200171d149b1dd514feda9072825e', 1772397132345, NULL, NULL, 0);
INSERT INTO media (id, type, sha256, width, height, created, bytes) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73');
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('j3rgdbo3h2iur18vqmqs', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('x7dciioc5u4rmv31p4iy', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('j3rgdbo3h2iur18vqmqs', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('x7dciioc5u4rmv31p4iy', 'mfdsjgy3hfeu0rpoj0mt', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('x7dciioc5u4rmv31p4iy', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('x7dciioc5u4rmv31p4iy', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('ovwlbe7xcui911fukzu4', '\xb02ee0fa4fb4ad4d4cc51f79891977d214ef9009877c18993629e820ba1c95c1', 'setup', '', 'administrator', '', 'j3rgdbo3h2iur18vqmqs', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('qlsxb0aamchrybj71jop', '\x1659f907e40f9f4a8ce27c468faae6fafb5ff0025de068bdccfaa249b09822e5', 'invite', 'bo@example.org', 'contributor', 'mfdsjgy3hfeu0rpoj0mt', 'x7dciioc5u4rmv31p4iy', 'j3rgdbo3h2iur18vqmqs', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('p3go1vqmz8ksjt7tmssk', '\xb082ef42cd12de7c0fe27e7a6edfc64469fb6564b0f8179b7bc8f4f4bed2b234', 'invite', 'cy@example.org', 'editor', '', '', 'j3rgdbo3h2iur18vqmqs', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('jnw2k1we1wn7a1pmttwl', '\x2e0375515f698a27a8b2cb9a22374f5d5e36cecfda98a9b9bdbc52cc7c1c4a6e', 'x7dciioc5u4rmv31p4iy', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'x7dciioc5u4rmv31p4iy', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'x7dciioc5u4rmv31p4iy', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'j3rgdbo3h2iur18vqmqs', '', '', 'Ada One', '', 'join', '', '', 0, 'j3rgdbo3h2iur18vqmqs', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'j3rgdbo3h2iur18vqmqs', '', '', 'Ada One', '', 'invite', 'mfdsjgy3hfeu0rpoj0mt', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'x7dciioc5u4rmv31p4iy', '', '', 'Bo Two', '', 'join', 'mfdsjgy3hfeu0rpoj0mt', '', 0, 'x7dciioc5u4rmv31p4iy', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'j3rgdbo3h2iur18vqmqs', '', '', 'Ada One', '', 'factor', '', '', 0, 'x7dciioc5u4rmv31p4iy', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'x7dciioc5u4rmv31p4iy', 'jnw2k1we1wn7a1pmttwl', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'x7dciioc5u4rmv31p4iy', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'j3rgdbo3h2iur18vqmqs', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('mfdsjgy3hfeu0rpoj0mt', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'j3rgdbo3h2iur18vqmqs', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('mfdsjgy3hfeu0rpoj0mt', 1, 'Ada is on until 6 PM.', 'j3rgdbo3h2iur18vqmqs', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'mfdsjgy3hfeu0rpoj0mt', '651v7kkyre', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('mfdsjgharbour mfdsjgcloses mfdsjgat mfdsjgeight mfdsjg mfdsjgwords mfdsjgabout mfdsjgit mfdsjgsaid mfdsjgseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'mfdsjgy3hfeu0rpoj0mt', '2n6oti778h', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('mfdsjgfirst mfdsjggusts mfdsjg mfdsjgwords mfdsjgabout', ' ')));
