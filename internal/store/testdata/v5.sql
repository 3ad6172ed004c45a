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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, '770b7477b0f319d540043aa413d2d11b', 1772397012, 12, 27, 0, '770b7477b0f319d540043aa413d2d11b+7de2d184+AYZTdPbGoVSvtMvvEGfY+0YjdRs2WpyGDsEb2MKHbIa8', '\x5f5e9e27eef1472614335b6c831dd33f72d747c24802c9532358173638d9c79b', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('gng8qtoge1nldq0btj0e', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('zo4ux8b4oel2dckqxdx5', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO slug (slug, page) VALUES ('storm', 'gng8qtoge1nldq0btj0e');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'gng8qtoge1nldq0btj0e');
INSERT INTO slug (slug, page) VALUES ('election', 'zo4ux8b4oel2dckqxdx5');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('gng8qtoge1nldq0btj0e', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('zo4ux8b4oel2dckqxdx5', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'gng8qtoge1nldq0btj0e', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'gng8qtoge1nldq0btj0e', 2, 1, 'publish', '0qx5fns2yv', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'gng8qtoge1nldq0btj0e', 3, 1, 'publish', '57r7tgqowk', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'gng8qtoge1nldq0btj0e', 4, 1, 'edit', '0qx5fns2yv', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'gng8qtoge1nldq0btj0e', 5, 1, 'amend', '0qx5fns2yv', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'gng8qtoge1nldq0btj0e', 6, 1, 'correct', '0qx5fns2yv', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'gng8qtoge1nldq0btj0e', 7, 1, 'flag', '0qx5fns2yv', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'gng8qtoge1nldq0btj0e', 8, 1, 'withdraw', '57r7tgqowk', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'gng8qtoge1nldq0btj0e', 9, 1, 'erase', '57r7tgqowk', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'gng8qtoge1nldq0btj0e', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'gng8qtoge1nldq0btj0e', 11, 1, 'publish', '4cgxqwkfrq', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'gng8qtoge1nldq0btj0e', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 1, 'lang', '\xe59c56378233a010e8cddb55eb2f413a4c230ff2d00e17992a2087c9679e36b4', '\x210a9a43405edb656c11b8090aeac1e367775e4171ae0614f4970c0f38b27eb6', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 1, 'title', '\xd0a9d6a2d227862f9fda89b3c01ab7ac693f3d8a57a66eadf6ad80431c61dfd4', '\xc2dab6ddccfe7a53f732e09f900f317b226e04e7e6889136567ce50bf0c7af27', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 1, 'zone', '\x530603121d615f1b93f6f12212fd27c90da8da42ef28903adbb6a818bf8824db', '\x65ed6ea2e0fc19aeb3949f25cc6129059ff7e359500ea4b1e98be76c36b235e0', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 2, 'body', '\x5c13866e286b3975774f0e68ab8fc8aa7890b2fc7217bc26d7f7c71cb8231b64', '\xee346eef96866e3ea99a56d0241f024a4f2fbe4cc2ce06d6e7430ab25e1aa779', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 2, 'headline', '\x9205070458c481539e5f442584b43b6811a3759e59e55450159d66b56fab9cab', '\xd176649ae81c20a4a082817e7c6a5757ae0535ce341acf6cdda2999d61c09d48', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 3, 'body', '\x0143bb7c591b813ca0c4a1f5f57c45b010f3d67826b953c7711621f142406ea8', '\x646e706cedf5b099d28699aa5c776d1375d21be11ce6abf0b5bbd3ab71c72f9b', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 3, 'headline', '\x5e92b9f395d1dc947d62fa375750a8161f5e23953a73921d382734dba1e51631', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 4, 'headline', '\x21a358611720525dad056eef3ea7fce7e222700bad4aa3e361d40f4e8a2cf5f1', '\xba84e2a3a22f7aeff358873e4ca0c9389ebad33a97fc1b4524d03a129266c35b', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 5, 'headline', '\xf1739ef703b109dbee958f7e3c60f075cc73a059037d5304860f8a66eed195b6', '\x42a3749f35749690ebf48c10a95b0e70f1eb726db8642a5375c6be32d319acaa', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 6, 'headline', '\xeabee41de642274507d7400805b665ddbe15b6592871188db96d1db73fe84986', '\x6d90ee6543e6f5e9b28ad40a29e6ba101aa2b9d57dee41de2962f877e78acb37', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 6, 'note', '\xcf230c2184455d9e840d77fd094708dc8059ae76482afe7b1c476fcf11b24482', '\x1f1bc39de10725c29f35a16292fe9a46166aa4c03cbc5aa74ca1a14abd18520a', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 7, 'flags', '\xfc186d4a99809064600782d6ac29403af8bad2ee512e16776e9b3f85ff4f7760', '\x74d2128ced52720413e02f2e93df960a505e96df5fb1811c397408643c10cc23', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 8, 'note', '\x2f0f35cc18a19598842e7ca4b878bd7fc1db7cd4a5bf385656faeec9c3e751f5', '\x5825be30df697663b46bc260e141f6f3e921625494f57b750cbbb06f2868b81a', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 10, 'slug', '\x37fd0952f8478f746a5016c6b9fe99aa34799404070b0f830e10bbf43a501153', '\x44219af64809fc1a15b577e484da9611671e25e245d8ef6809f0fc9f831dfd8a', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 11, 'body', '\x16f5d81f45a3a5a4183e594bf4c299214703bf743a8a924eb7b8f25ad1940d7c', '\x0b269524ff8441375d274aa747f1732b0b06895a7ee659619fac06bb76c23ebf', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 11, 'headline', '\xb846d1049654b021addd225faf832cce06cfb5494798743c19c5964fce31f779', '\x26d98ca03f36e4e3d300e10b4438a079e12e61dae9572c0d6e31e392ec593f91', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('gng8qtoge1nldq0btj0e', 12, 'note', '\x63f9578f505b5c7e98d8e6022c689c798fbab31908a1b33e15cb6855ba45214e', '\x75703d0cdbe230a2ff1ca9fde4ef0c55db1090b93e7dbe8a3ae0b1a49358e375', '\x5468652073746f726d206973206f7665722e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'gng8qtoge1nldq0btj0e', 1, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720653539633536333738323333613031306538636464623535656232663431336134633233306666326430306531373939326132303837633936373965333662340a6669656c64207469746c6520643061396436613264323237383632663966646138396233633031616237616336393366336438613537613636656164663661643830343331633631646664340a6669656c64207a6f6e6520353330363033313231643631356631623933663666313232313266643237633930646138646134326566323839303361646262366138313862663838323464620a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'gng8qtoge1nldq0btj0e', 2, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a73657120320a7072657620383461346430613361356266313162313165376430623761363532343863333739346532623532633864616630626534666233646362326133636535653936390a6f70207075626c6973680a706f73742030717835666e733279760a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920356331333836366532383662333937353737346630653638616238666338616137383930623266633732313762633236643766376337316362383233316236340a6669656c6420686561646c696e6520393230353037303435386334383135333965356634343235383462343362363831316133373539653539653535343530313539643636623536666162396361620a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'gng8qtoge1nldq0btj0e', 3, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a73657120330a7072657620383862373134353963326632346132313636333736306265396266356534623136316463646233393965616561316539306631316138393263386336393435310a6f70207075626c6973680a706f737420353772377467716f776b0a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920303134336262376335393162383133636130633461316635663537633435623031306633643637383236623935336337373131363231663134323430366561380a6669656c6420686561646c696e6520356539326239663339356431646339343764363266613337353735306138313631663565323339353361373339323164333832373334646261316535313633310a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'gng8qtoge1nldq0btj0e', 4, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a73657120340a7072657620666133323435663733656466376337396131366231656463383737303363363762303639376630316335633162633066363964616166623763376237663630650a6f7020656469740a706f73742030717835666e733279760a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520323161333538363131373230353235646164303536656566336561376663653765323232373030626164346161336533363164343066346538613263663566310a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'gng8qtoge1nldq0btj0e', 5, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a73657120350a7072657620663137376632396134613637636234393637306437326534306337663832373631373237666565663634383661356362353235383861643933316330393164610a6f7020616d656e640a706f73742030717835666e733279760a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520663137333965663730336231303964626565393538663765336336306630373563633733613035393033376435333034383630663861363665656431393562360a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'gng8qtoge1nldq0btj0e', 6, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a73657120360a7072657620376461313362353434666238623338303330373930636335306565626337393863366337643963623639633034633731386634303733626165613562373865320a6f7020636f72726563740a706f73742030717835666e733279760a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520656162656534316465363432323734353037643734303038303562363635646462653135623635393238373131383864623936643164623733666538343938360a6669656c64206e6f746520636632333063323138343435356439653834306437376664303934373038646338303539616537363438326166653762316334373666636631316232343438320a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'gng8qtoge1nldq0btj0e', 7, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a73657120370a7072657620633862666663643766393562666366316365313038373436326333343637383036383134373333393434386462646565653864363239363962656131353261620a6f7020666c61670a706f73742030717835666e733279760a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320666331383664346139393830393036343630303738326436616332393430336166386261643265653531326531363737366539623366383566663466373736300a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'gng8qtoge1nldq0btj0e', 8, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a73657120380a7072657620386238313936633461323139373964623139333763373262643662633536303237393333356332363430663436623337396438323832383462663132653039610a6f702077697468647261770a706f737420353772377467716f776b0a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520326630663335636331386131393539383834326537636134623837386264376663316462376364346135626633383536353666616565633963336537353166350a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'gng8qtoge1nldq0btj0e', 9, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a73657120390a7072657620643764666536323730656562393338653934616239336239653563386130343739376133343134643961366437373261613735383864336332653831643038310a6f702065726173650a706f737420353772377467716f776b0a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'gng8qtoge1nldq0btj0e', 10, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a7365712031300a7072657620633533363538303830623661386661343038306261636237393035383230663633363365636533663430636639613337623865393131643862656662383861310a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720333766643039353266383437386637343661353031366336623966653939616133343739393430343037306230663833306531306262663433613530313135330a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'gng8qtoge1nldq0btj0e', 11, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a7365712031310a7072657620393933383832343138616231373462316530643936643434313863323634396533386231343236626436303166616432626431666539653634663461653136370a6f70207075626c6973680a706f7374203463677871776b6672710a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920313666356438316634356133613561343138336535393462663463323939323134373033626637343361386139323465623762386632356164313934306437630a6669656c6420686561646c696e6520623834366431303439363534623032316164646432323566616638333263636530366366623534393437393837343363313963353936346663653331663737390a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'gng8qtoge1nldq0btj0e', 12, '\x73746f7070726573732d656e7472792f76310a7061676520676e673871746f6765316e6c64713062746a30650a7365712031320a7072657620396463366335633363613739646636386136626338653866333532323132376432363562333832396334323433613263343537666661323532313536613830640a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520363366393537386635303562356337653938643865363032326336383963373938666261623331393038613162333365313563623638353562613435323134650a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\xb545eb83c9911c701f814b944e85af58ed7165c4c555b047b540a14587243512');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xd5f1223a802f66470a3be5cb09ec28c108505f3cbf3186d6d38da6bb7218daee');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x3e7b18705a6d161652042ba03902db1d5aa5ec966963ff742571c5aea06d9535');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\x4964a35be9cf4bf88bc4fca8c4bdd20f4786f3fa5582ab5984ad89eec598542d');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x7f4c6a4a6a175155f723c0adac7c7564714566093b565ab9cd67db6b9676a86d');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x48e38631aef7c2d9f0bc53be5a42768bcd1aea3203246b7ba7b8296430f7e830');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x659ada5ad34778921fb6067e31e32d53cb41912d2a5c46d1064bf77199b8de5f');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\xdd7a6d99a79003c879597b8869ef8da4bbb61d66ba1915d987c7a1a42e22ab9c');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x9914fe6dea6f684a5b8b09db763fe8f19c616aaa8fc29822dca83a2d69cadf7d');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x25b57e404c7b8e517fa51a415bfccca153911c9d89273e87ea8dc4ca82cf7ae6');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\xf03477ab0097ab6a3ef3f80bc9cbe4e4084d9563518b6e9088e534d6fc461d63');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x2ee0b7cd3d4964f25634c788244d36bd86f86c36d25640aa92bd574e20cac639');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x6afee31f87aad449ac87168b4bffadbae8bcff9c0b2213b3025f76c32d22b111');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x0da4665855b6719a325f03bdafabee5ac8e88cfbb3dff77e16502bd041cf0fcd');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x4191b770b6baf1b2c5b687caa6ee119f5fb5b8421766449dce86fb0dcdc7f5cb');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\xa70aa5f976e148d15f2cdee4decf89a742246d45f75389c6c72ad05ae63e380f');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x21edd37bcf56e5e82ea4a649e251ddc7ae93584274e962b5ff2d5514a583b51e');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x80a1171af29630c2c979b58d327fdb41e4ac016b2ee10ffc643d0f94908b72fe');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\xc2bd0378cc865cacfcee6b0327bf13c8e5bb56bc835d509c80026865d14d67cb');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x136adc79126761236d87c7329a7e7970e1030c16203e39e3ffb2e9e8e520e498');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x7472a8d5219c80408df4a4ef4a06881e00ab1a67afb5662c65a9b6e56086874e');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x836c75e6c5a8acf0a2a78979ba600d1d637e7f581b61bdb658c8089ea51e0925');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\xd32f8d298c25662323557b1354e547f0ae287a2d4827bc5b1fb5f4f5abbf67e7', '\x5e0887ae12bf89c4f9de5a0c36bf5bc67e2453c9dd68beca94e8b8651e20fa28', 'gng8qtoge1nldq0btj0e', 11, 11, 1772397132345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('zo4ux8b4oel2dckqxdx5', '2cepf6kzgo', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('gng8qtoge1nldq0btj0e', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'zslw13l9rbk9x3lkg53m', 'zslw13l9rbk9x3lkg53m', '', 0, 'unverified', 'zslw13l9rbk9x3lkg53m', 'Please look', 1772397192345, '', 0, NULL);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('gng8qtoge1nldq0btj0e', '4cgxqwkfrq', '\x3696147bd993995cecc62ec4c10550ff44ef7043bc382f98b525802d9983ff43', '\x771991e71a4940785b5d2e2e2d0817387b9d1d146baf7124e57b284d7dbb830b', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked) VALUES ('vyhmpn4yn9xqds69itgz', 'desk', '', '\xb36a356ae5151bc62d359704acf856faa7d029d2dc182c63c030898cb0d0a621', 1772397132345, NULL, NULL, 0);
INSERT INTO media (id, type, sha256, width, height, created, bytes) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73');
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('zslw13l9rbk9x3lkg53m', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('q6iahfs3t87zb76l7mi5', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('zslw13l9rbk9x3lkg53m', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('q6iahfs3t87zb76l7mi5', 'gng8qtoge1nldq0btj0e', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('q6iahfs3t87zb76l7mi5', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('q6iahfs3t87zb76l7mi5', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('l1tt82cguod8lzzclkc5', '\x19265f01dd5b920afea35896e16735e75887dd468c387860a9e41381ce11eef7', 'setup', '', 'administrator', '', 'zslw13l9rbk9x3lkg53m', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('rp8pai2o9ye7pa0b3hp8', '\x267c5640b90be2d7719f65d07db06c4fed9efc600fd2cb171eb968edeef6efc2', 'invite', 'bo@example.org', 'contributor', 'gng8qtoge1nldq0btj0e', 'q6iahfs3t87zb76l7mi5', 'zslw13l9rbk9x3lkg53m', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('ykcujl8nyve4pqqhyoib', '\xe7b3809491804d0dcccd1c381068aeb558484cc09b7e1479fe1ae71b19fa99f8', 'invite', 'cy@example.org', 'editor', '', '', 'zslw13l9rbk9x3lkg53m', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('rm9t9wid8t7l3t4hph5u', '\x371c2bd28b6b560310e3316600c152c1ebea3c915e7758425805cc793983d60b', 'q6iahfs3t87zb76l7mi5', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'q6iahfs3t87zb76l7mi5', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'q6iahfs3t87zb76l7mi5', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'zslw13l9rbk9x3lkg53m', '', '', 'Ada One', '', 'join', '', '', 0, 'zslw13l9rbk9x3lkg53m', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'zslw13l9rbk9x3lkg53m', '', '', 'Ada One', '', 'invite', 'gng8qtoge1nldq0btj0e', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'q6iahfs3t87zb76l7mi5', '', '', 'Bo Two', '', 'join', 'gng8qtoge1nldq0btj0e', '', 0, 'q6iahfs3t87zb76l7mi5', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'zslw13l9rbk9x3lkg53m', '', '', 'Ada One', '', 'factor', '', '', 0, 'q6iahfs3t87zb76l7mi5', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'q6iahfs3t87zb76l7mi5', 'rm9t9wid8t7l3t4hph5u', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'q6iahfs3t87zb76l7mi5', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'zslw13l9rbk9x3lkg53m', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('gng8qtoge1nldq0btj0e', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'zslw13l9rbk9x3lkg53m', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('gng8qtoge1nldq0btj0e', 1, 'Ada is on until 6 PM.', 'zslw13l9rbk9x3lkg53m', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'gng8qtoge1nldq0btj0e', '0qx5fns2yv', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('gng8qtharbour gng8qtcloses gng8qtat gng8qteight gng8qt gng8qtwords gng8qtabout gng8qtit gng8qtsaid gng8qtseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'gng8qtoge1nldq0btj0e', '4cgxqwkfrq', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('gng8qtfirst gng8qtgusts gng8qt gng8qtwords gng8qtabout', ' ')));
