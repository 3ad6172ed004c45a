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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, 'd4902988a501b339c5c8e85e4ee10ff9', 1772397012, 12, 27, 0, 'd4902988a501b339c5c8e85e4ee10ff9+9377d4ae+ASPj7vuOQ+P5W5DYagidfS3t7AiIPJ6crpcKvfE5Oxx2', '\xc93995d8be47efb89b0df2333a9cfd396ae0fcef1939ef619fff61697141ea8a', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('k33i00bdde7ozh12oghy', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('crin0cmx8cu6nz1809x1', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO slug (slug, page) VALUES ('storm', 'k33i00bdde7ozh12oghy');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'k33i00bdde7ozh12oghy');
INSERT INTO slug (slug, page) VALUES ('election', 'crin0cmx8cu6nz1809x1');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('k33i00bdde7ozh12oghy', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('crin0cmx8cu6nz1809x1', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'k33i00bdde7ozh12oghy', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'k33i00bdde7ozh12oghy', 2, 1, 'publish', '0eez10orf6', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'k33i00bdde7ozh12oghy', 3, 1, 'publish', '262dlybkce', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'k33i00bdde7ozh12oghy', 4, 1, 'edit', '0eez10orf6', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'k33i00bdde7ozh12oghy', 5, 1, 'amend', '0eez10orf6', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'k33i00bdde7ozh12oghy', 6, 1, 'correct', '0eez10orf6', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'k33i00bdde7ozh12oghy', 7, 1, 'flag', '0eez10orf6', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'k33i00bdde7ozh12oghy', 8, 1, 'withdraw', '262dlybkce', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'k33i00bdde7ozh12oghy', 9, 1, 'erase', '262dlybkce', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'k33i00bdde7ozh12oghy', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'k33i00bdde7ozh12oghy', 11, 1, 'publish', '1gow80wq85', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'k33i00bdde7ozh12oghy', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 1, 'lang', '\x84765b047cd56e55992459fcecd755caac8bc7814dcd8b7e260d6b624a26fbca', '\x454cd117feaa5a502ba07cceff7e708eb34b7c613c4216bad3da70b5755b6182', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 1, 'title', '\xb48ce20d7c1c537dc9e77c735f177fcf367eb7cd125f9017d319686bcddc5005', '\x4606c4ee0ad32369c00cfe7cbc9fd739d8de9ded816eef2ad8ef13169767897a', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 1, 'zone', '\x2a2037d2e88f83a972fdca945beee4dadfd156cab2b8fe4fc6e9b218e6732e17', '\xa962b221ecb639e53cd07ce9a492307c9e91409c3635fb571ea382da33c19e19', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 2, 'body', '\xe92317ae99a984b8f7330445459f38910b404ca5488fa34ad37641b9d3d55eaa', '\x2c59448e38aec7322726cb95293ef5d234d1bd851c2144c15f22ce8600146d08', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 2, 'headline', '\x9139ddc329d20ce5eac2ab90fa6dc60bcad6cdfd7c6c29cdf401b29258264b58', '\x96136a5eb4ae793de57b959f8e7e6155b91c8f9be61238de8736cec80cdf3173', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 3, 'body', '\x102d1e0b2d25f5ce7345328c64079e691a83ad551e8733b07cdd7de8ae8af329', '\x4be826fa55bd326737e04c169da59ee7786f8bad4fc3015d378c9c263ff146f0', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 3, 'headline', '\xb04b4c3342e8b9fee4f543dca8933d8ed63199baab1a4079f393039c9af9401c', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 4, 'headline', '\x4d1856b7653006561cf28ac04bf9abc92f25a472a163a358c7bc71e758903cb7', '\xabb1b5f539ec3fd795fc9f615673c69a74e217f092379ece473a110084f0b13b', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 5, 'headline', '\x18b638ce4a1d058dc848f2df5c03c90809f5a23947c1498f1e53eb347a655668', '\xcff825d2049d50524d4d25a302b02f508067db873bfe4024b60f982324d13050', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 6, 'headline', '\x59cebab3ea0c816e7d274d9533a76b0ac83692ba044cfa31d1762d329bf105b9', '\xa9f177287d7db02655f3c54f85a30e1cf046118e0c259fe559c678b5afb47a0d', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 6, 'note', '\x8bf7c1db41a010d392f2dc438e2693b90e3949bcb19f995f95d97de048d3deea', '\xda3dc61cb7538d654048882f4c8477d91b19b6a0f57f56b6eeefe75964042121', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 7, 'flags', '\x2f6a0a8fbfbfa3a5ee884b17977009ec56208a7a128838aa252760f240687bf2', '\x9ab8265fcf3c92507451f1e9e6dfabcf48478be2fd240df882dd769f5a816c68', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 8, 'note', '\x0dc4d0e96d356979eb9edf9de9440d167f5ac82a480ddb186c847b0f0cc21fab', '\xe6d1957d37dc7309904a7be12c680a0a489db81c312b18b63cc0bc16ae71f73c', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 10, 'slug', '\xef6b522a2ac953a6cfb708fe5f5ed524e698767aad78b1ba2017abfe64b08f13', '\x4754dd23f0b34b570579b91028451db027f4ae3d721409b4834d007d11f0f4d6', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 11, 'body', '\xdd4343e16d517063320c41df527f76d1910790a9e23584e3ad852db0b10b6211', '\x12b339e753c28ab445486e01c6fdfa5adfa4e4146e70df3b9ef039e417cc9718', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 11, 'headline', '\x45d1e3c758769354ce4d977730503fc45dfe2330a0330c75f675623ac8d22c5d', '\x59d10ff24dac5f0495059b13491910ab769e29e94455631cb57ea2e387e377fe', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('k33i00bdde7ozh12oghy', 12, 'note', '\x7fa002cd8aff3688f5936b103a2606321300e384b08bc66ec68412fd1925170a', '\x3e0c6161bba1c9cedb0c5bc09c4dc0e1bc8c4729a493120e6e415733c735d02d', '\x5468652073746f726d206973206f7665722e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'k33i00bdde7ozh12oghy', 1, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720383437363562303437636435366535353939323435396663656364373535636161633862633738313464636438623765323630643662363234613236666263610a6669656c64207469746c6520623438636532306437633163353337646339653737633733356631373766636633363765623763643132356639303137643331393638366263646463353030350a6669656c64207a6f6e6520326132303337643265383866383361393732666463613934356265656534646164666431353663616232623866653466633665396232313865363733326531370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'k33i00bdde7ozh12oghy', 2, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a73657120320a7072657620336238303539346564336433633539376633613430356563646331353231383038636635343533353531616231396365333063316230653334666233356437360a6f70207075626c6973680a706f7374203065657a31306f7266360a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920653932333137616539396139383462386637333330343435343539663338393130623430346361353438386661333461643337363431623964336435356561610a6669656c6420686561646c696e6520393133396464633332396432306365356561633261623930666136646336306263616436636466643763366332396364663430316232393235383236346235380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'k33i00bdde7ozh12oghy', 3, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a73657120330a7072657620383139376431383130336538363135626661626463313234396166363832613962626231396466303464666465653531613432396232633064373137373137630a6f70207075626c6973680a706f737420323632646c79626b63650a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920313032643165306232643235663563653733343533323863363430373965363931613833616435353165383733336230376364643764653861653861663332390a6669656c6420686561646c696e6520623034623463333334326538623966656534663534336463613839333364386564363331393962616162316134303739663339333033396339616639343031630a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'k33i00bdde7ozh12oghy', 4, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a73657120340a7072657620383563396434633638303966643662373430356537643532623537343134366336336237666537383238373332313064633566613661646131326436616266350a6f7020656469740a706f7374203065657a31306f7266360a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520346431383536623736353330303635363163663238616330346266396162633932663235613437326131363361333538633762633731653735383930336362370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'k33i00bdde7ozh12oghy', 5, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a73657120350a7072657620633130363664303064313862363165623265323030393562393062303561656533363339303837383663396332336162303333613562616233323332326239350a6f7020616d656e640a706f7374203065657a31306f7266360a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520313862363338636534613164303538646338343866326466356330336339303830396635613233393437633134393866316535336562333437613635353636380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'k33i00bdde7ozh12oghy', 6, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a73657120360a7072657620333331646236306533643933353530323933666162323737653033323733613135366437643934383335383334376135393530353762613564663233376333640a6f7020636f72726563740a706f7374203065657a31306f7266360a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520353963656261623365613063383136653764323734643935333361373662306163383336393262613034346366613331643137363264333239626631303562390a6669656c64206e6f746520386266376331646234316130313064333932663264633433386532363933623930653339343962636231396639393566393564393764653034386433646565610a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'k33i00bdde7ozh12oghy', 7, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a73657120370a7072657620666366326234663231666161323637363131393362326535306163663438323335346334666363393639353738363832663835333732336130636430646539630a6f7020666c61670a706f7374203065657a31306f7266360a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320326636613061386662666266613361356565383834623137393737303039656335363230386137613132383833386161323532373630663234303638376266320a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'k33i00bdde7ozh12oghy', 8, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a73657120380a7072657620306266306365613339656163643766313436376532396163343732663265643432333265396361643562326661643433313130346430333064386135346362330a6f702077697468647261770a706f737420323632646c79626b63650a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520306463346430653936643335363937396562396564663964653934343064313637663561633832613438306464623138366338343762306630636332316661620a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'k33i00bdde7ozh12oghy', 9, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a73657120390a7072657620636634616539363661386164313533393331613035376235346632666138393435626664333139336339366234653538363162626439366163393736306364320a6f702065726173650a706f737420323632646c79626b63650a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'k33i00bdde7ozh12oghy', 10, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a7365712031300a7072657620653235323361353739663632366531636564396566356563343934633063663838633264356663316238666634393061363633653431643534383331356465630a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720656636623532326132616339353361366366623730386665356635656435323465363938373637616164373862316261323031376162666536346230386631330a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'k33i00bdde7ozh12oghy', 11, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a7365712031310a7072657620383863346236643763626538333263663061613138366637623431656165633765613261323137343636346232313936663866333939333836633065326630390a6f70207075626c6973680a706f73742031676f773830777138350a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920646434333433653136643531373036333332306334316466353237663736643139313037393061396532333538346533616438353264623062313062363231310a6669656c6420686561646c696e6520343564316533633735383736393335346365346439373737333035303366633435646665323333306130333330633735663637353632336163386432326335640a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'k33i00bdde7ozh12oghy', 12, '\x73746f7070726573732d656e7472792f76310a70616765206b333369303062646465376f7a6831326f6768790a7365712031320a7072657620646331373935326561393939663831356131346164323535386232626365383737353732643230373663616436356665633665393536376164373735313463370a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520376661303032636438616666333638386635393336623130336132363036333231333030653338346230386263363665633638343132666431393235313730610a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\x77bb058584c4dcf467cd221d71e49899cfb11d9a8242cf74967e4b666dcddaaf');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xe02e1d422fb70be72ac3399b7c2e260eb885601735ed94d8d1cf417d4980eccd');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x7b6e7cc7bd2c101cafc0999cb82d4a44d19dd36edbc30a4e209e583ba75315ee');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\xbb56793da31deb12d14f7b179c4ebbd8ba285a3d726283bdc225a9f4965545df');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x00a09608c8895a999ea75ab891d9803b087377a0800e91bcba439867cffbdb80');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\xe3d5b66ee8dc26753d3a37c8522a4dcbb7eebf5caea6e411a8dee61da470c6a2');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x642c2610da22817428716fac7e3949dafb15027f6bccc2e9a50231c3b3c6ceb8');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x0bcd24f1af2d23898ab9d378da3ad101ffa1eed81a17286ef5020eff15f448ed');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\xa9dac39abf15ea474dba722ee347275fd86f77b5fa9616f3a574101b9273c0a0');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\xf21b5a9c838aea62aa38f5b669a990781313706f7711cbeff7290e074b137435');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\x58b8af5d3b5a9dfbe7ca05fed16ed5d8d1346737c11ef65b1c8cd3dacb16fecc');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x36d77ba339fbd052652bef83fb7b5add3e0713868d6adb004f42de26e3f179d7');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\xced3ab4685d479874afd53ccdf01bf745fe6a0ffc11e83547f83c338e9b3aa2d');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x5e925bafc8a6ad3beed981e504dc1e76b968e519a04b34563c953135f003b877');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x05ff677b776905fa5c8b4aac0dbf226c3fa4dc371666ef795fe8fdb8537a3788');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\xf2c82afac19a534d8a53fbcfe81a483b387cd7223941de85595aa429f1f7f623');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x92ae0edf37a25cb1f1ec59029e72ee63c365cf4024f97103dc694f1d30e432a1');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x205000e02a4012dbd1d924ce9f40818fc612ebaa9e648b6d9c4a3f283f35712d');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\x161837c7733b37842c5b9da8d3bd1865a8ccaa8d27c63a3d0811b7e1f5baaab4');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x8ba443017564d59c2055d5edd6cc4c5217c56687f5c102707e3614a481059bd8');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x0969c8197b0bf75590f6c354540480149046f063219a67ea6c668456539d55fb');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\xb542b790e034084b04632a7fd54d32f966868ad3d82ca01521c2d2afdb08f1f7');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\xa387332cb5c281a8a2a2ab0166b5438fd79e1a64eb92d6f93a80dbeec7b1221d', '\xeecf382c6a2917bbb9ee0b451cb18bd800ad062ea7cbf06e2b4f59f805e45003', 'k33i00bdde7ozh12oghy', 11, 11, 1772397132345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('crin0cmx8cu6nz1809x1', '8gjrin19n1', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('k33i00bdde7ozh12oghy', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'bowh0kwdofzi18nexoz5', 'bowh0kwdofzi18nexoz5', '', 0, 'unverified', 'bowh0kwdofzi18nexoz5', 'Please look', 1772397192345, '', 0, NULL);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('k33i00bdde7ozh12oghy', '1gow80wq85', '\xbb00b5d342351ae27849a61e9c4c29c1a086eaef46764f87846080af767c55d1', '\xe7c0146edae6dc7f939b67c2bcc1c7ce89ed365f9686b891e5b5148f257c444c', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked, by_account, by_name) VALUES ('uvaqgp4goc7794w7wri8', 'desk', '', '\x6c536936b9bc9271d3ae264d79c9e6a77eb9cef6af220febb6fb6b832e5c47d2', 1772397132345, NULL, NULL, 0, '', 'test');
INSERT INTO media (id, type, sha256, width, height, created, bytes) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73');
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('bowh0kwdofzi18nexoz5', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('h4gpe5oidx3gxec4nc5x', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('bowh0kwdofzi18nexoz5', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('h4gpe5oidx3gxec4nc5x', 'k33i00bdde7ozh12oghy', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('h4gpe5oidx3gxec4nc5x', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('h4gpe5oidx3gxec4nc5x', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('hh5ycs56sv9wd2upo4f7', '\xd1bc7761a1d47a00f06408ac28ab218a548ee18097e8a39c21e5202b83b3cecf', 'setup', '', 'administrator', '', 'bowh0kwdofzi18nexoz5', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('aavsbisd9o23c60ifjpw', '\x487e22addd3e04d3d599b79614bba79cc809c1e00647a4987ab200baa9a71492', 'invite', 'bo@example.org', 'contributor', 'k33i00bdde7ozh12oghy', 'h4gpe5oidx3gxec4nc5x', 'bowh0kwdofzi18nexoz5', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('xas1evgrsdsnjql9h3cr', '\xead63ffa188c02964aa2e794473e38e8df3f0e9327c0970141711e50647c53bd', 'invite', 'cy@example.org', 'editor', '', '', 'bowh0kwdofzi18nexoz5', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('fjj2r8533em6yr0wzxs4', '\x126fe1d893130f393a69b2257ce9d26433aa7a4f114fd7e4c74f9b883ce3e7e2', 'h4gpe5oidx3gxec4nc5x', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'h4gpe5oidx3gxec4nc5x', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'h4gpe5oidx3gxec4nc5x', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'bowh0kwdofzi18nexoz5', '', '', 'Ada One', '', 'join', '', '', 0, 'bowh0kwdofzi18nexoz5', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'bowh0kwdofzi18nexoz5', '', '', 'Ada One', '', 'invite', 'k33i00bdde7ozh12oghy', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'h4gpe5oidx3gxec4nc5x', '', '', 'Bo Two', '', 'join', 'k33i00bdde7ozh12oghy', '', 0, 'h4gpe5oidx3gxec4nc5x', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'bowh0kwdofzi18nexoz5', '', '', 'Ada One', '', 'factor', '', '', 0, 'h4gpe5oidx3gxec4nc5x', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'h4gpe5oidx3gxec4nc5x', 'fjj2r8533em6yr0wzxs4', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'h4gpe5oidx3gxec4nc5x', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'bowh0kwdofzi18nexoz5', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('k33i00bdde7ozh12oghy', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'bowh0kwdofzi18nexoz5', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('k33i00bdde7ozh12oghy', 1, 'Ada is on until 6 PM.', 'bowh0kwdofzi18nexoz5', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'k33i00bdde7ozh12oghy', '0eez10orf6', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('k33i00harbour k33i00closes k33i00at k33i00eight k33i00 k33i00words k33i00about k33i00it k33i00said k33i00seven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'k33i00bdde7ozh12oghy', '1gow80wq85', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('k33i00first k33i00gusts k33i00 k33i00words k33i00about', ' ')));
