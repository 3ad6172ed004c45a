-- A database at this version of the schema, made by go test -run TestFreeze -freeze.
CREATE TABLE schema_version (one bigint PRIMARY KEY CHECK (one = 1), version bigint NOT NULL);
INSERT INTO schema_version VALUES (1, 3);
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
    id      text COLLATE "C" PRIMARY KEY,
    hash    bytea NOT NULL UNIQUE,                         -- SHA-256 of the link's secret
    kind    text COLLATE "C" NOT NULL,                     -- invite, setup, back
    email   text COLLATE "C" NOT NULL,
    role    text COLLATE "C" NOT NULL,
    page    text COLLATE "C" NOT NULL,
    account text COLLATE "C" NOT NULL,                     -- of kind back, or whom it made
    by_name text COLLATE "C" NOT NULL,
    created bigint NOT NULL,
    expires bigint NOT NULL,
    used    bigint,
    revoked bigint NOT NULL
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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, 'fca34deafa5f23546733a30421b4cf50', 1772397012, 12, 23, 0, 'fca34deafa5f23546733a30421b4cf50+168229bf+ARqUq/+3mvtN+aMyNoiKx0CHv7ZH6RD18t23ZdfAvAmD', '\xe9884fcc81706aab6f2b5097d003b1f03c343ad6f853e030f0209d4c8ae7453e', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('v6xk4rvizun7eyddb8ny', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('ontds66xhinm4b6egmea', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO slug (slug, page) VALUES ('storm', 'v6xk4rvizun7eyddb8ny');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'v6xk4rvizun7eyddb8ny');
INSERT INTO slug (slug, page) VALUES ('election', 'ontds66xhinm4b6egmea');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('v6xk4rvizun7eyddb8ny', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('ontds66xhinm4b6egmea', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'v6xk4rvizun7eyddb8ny', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'v6xk4rvizun7eyddb8ny', 2, 1, 'publish', '0fzil3bbmy', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'v6xk4rvizun7eyddb8ny', 3, 1, 'publish', '75irh8hdgy', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'v6xk4rvizun7eyddb8ny', 4, 1, 'edit', '0fzil3bbmy', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'v6xk4rvizun7eyddb8ny', 5, 1, 'amend', '0fzil3bbmy', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'v6xk4rvizun7eyddb8ny', 6, 1, 'correct', '0fzil3bbmy', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'v6xk4rvizun7eyddb8ny', 7, 1, 'flag', '0fzil3bbmy', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'v6xk4rvizun7eyddb8ny', 8, 1, 'withdraw', '75irh8hdgy', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'v6xk4rvizun7eyddb8ny', 9, 1, 'erase', '75irh8hdgy', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'v6xk4rvizun7eyddb8ny', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'v6xk4rvizun7eyddb8ny', 11, 1, 'publish', '7ff37446ea', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'v6xk4rvizun7eyddb8ny', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 1, 'lang', '\xdfa62d993c85c60253f2473f7a0ed4a0a958a3a291af9c33761cecfc8e0952c1', '\x5748562db3c21eafac06287428a0ff615b2cc8d811c9628ad3926241dca63665', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 1, 'title', '\x9d90af64683f64b894645213c240b6056ee87bb480245b30c56cabfb6988979c', '\x3e860de606bdec7184a86ad9636861639b2fd4da6418f6aa818a633ac7c5f96d', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 1, 'zone', '\x1f78ebd9f2b9a0f8f7121d3b6a0b41bf7865bd3c8263303971a89ec5f27fd754', '\xa7b611244e1461e3f1c38acbff2cfe43fe35dcd69b243efadfc52f46284dc003', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 2, 'body', '\x77d142931e0cc2fdf30b156a56e2877e95a53bdd94e86d3c8dfdf0e5cd8907ad', '\xea51a14aecd6c7fe721d0b711c83e97d2d126555fb9dd5aa41a68bdefe33e00d', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 2, 'headline', '\x056e6ad08581fe3a97f4b776a7813d6daff913dd7235a08fd5d6b754dbc21a9c', '\xb13225ea3d973391b1d273b2f93e678c8cd4cf1b9aa0318498edbf59a919525d', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 3, 'body', '\x151522199c472f089b0da94ceac0f481019258a6fb028bfcdfc3c86fefc91d9f', '\xcf87b674ab185d93a35c7be61ff59460ef7ec7884f6c1d029b7ece2de3cb5a9b', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 3, 'headline', '\x98b0589c28a961754c2b9fad5f65dfcc4e54c303e2e7ee4829f3a4f226528b0f', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 4, 'headline', '\xd0e0c58aed8a6b70cb82b0e248ff4d72fbe3528ab5b3bec3eb6d9d905b1d5e73', '\xfc506cb371c169f9e1fde1ec668f7cea13d320e169372c00fd85e575f23e8480', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 5, 'headline', '\xe654be32142894a05f2509f66dda4e2b7aeb56a3cc1256c7ec6b6f66b668de4b', '\x5a32ac39afaa703820b90dbfa19e762e4a2e6d8e28f0a2d88d7e4254ac1a9dc1', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 6, 'headline', '\x5dd211e68e26810e9cb923e5d6a4a8946ef551a31cdca805601da2577d41074b', '\x0d336e7c9760dccb6a720292f40eb69ab754a3cae13916d687c3488274929b4e', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 6, 'note', '\xfa9676835334be13ec8546e5b94fde1873c2c3bdfb86dd2b6ff73a9274cfff02', '\xa95c5e5115a8c9d09b0f2f794664d3e06a95f2b45b8f74c33e5aac210f464eaa', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 7, 'flags', '\x6ebaeb0c7389f36861b849654d569810112521595f88fc00617ea591758a6fca', '\x09d262d994d72a96814ed8229765f7f8b31ebae28f21395312b85f65e14a9284', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 8, 'note', '\xd125afa2b24194804a545542920d0db4b6f2ded7f1fae0c283803674eed8a2a5', '\x95df39c8f11dcb008c8c090be49ae2541d771570a322b7f2d37d28137046a921', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 10, 'slug', '\x39430c2903ee8ad09f31bb66dc54796aa2a28efac545590fbe5ea37467481f88', '\xadc668f8112975e93fdfbc9ade628631b45b3ed5a40d738875d7c343e4ed3ed6', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 11, 'body', '\xd65bf14645e004430ef31eda4daa901370c9ddbee929238cfa53789c6cd3cb90', '\xb3b667adacdfe7011df413dab9c78ebe5a300d376b131db63c3c82870ac58f51', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 11, 'headline', '\x1ad194cd1f1322f6c9c938e83efa1d752215b32dafed3b4e1cb47c53f9799fbd', '\xdf35f13e38d036ebfe4b0ea8c4f751121cab41688f5b6c63c303591842e8104a', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('v6xk4rvizun7eyddb8ny', 12, 'note', '\xd57eae81241c2a1fc6c53bd0f2331c84f8d1aac58d4549aac5f2ceb1a3471074', '\x238621981b8078f80b0cdb21ad063f073fbce6e32f5f6489cd9bd380adb07c8e', '\x5468652073746f726d206973206f7665722e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'v6xk4rvizun7eyddb8ny', 1, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720646661363264393933633835633630323533663234373366376130656434613061393538613361323931616639633333373631636563666338653039353263310a6669656c64207469746c6520396439306166363436383366363462383934363435323133633234306236303536656538376262343830323435623330633536636162666236393838393739630a6669656c64207a6f6e6520316637386562643966326239613066386637313231643362366130623431626637383635626433633832363333303339373161383965633566323766643735340a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'v6xk4rvizun7eyddb8ny', 2, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a73657120320a7072657620376262333938616333393462336665333665646163623764313633653162393732393065376135663965376135363162303639643634636633306165363033640a6f70207075626c6973680a706f73742030667a696c3362626d790a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920373764313432393331653063633266646633306231353661353665323837376539356135336264643934653836643363386466646630653563643839303761640a6669656c6420686561646c696e6520303536653661643038353831666533613937663462373736613738313364366461666639313364643732333561303866643564366237353464626332316139630a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'v6xk4rvizun7eyddb8ny', 3, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a73657120330a7072657620653866343464353564663463363437653431633865316363646362343034663366633737313435336130616466333466316331336566306561666539313138350a6f70207075626c6973680a706f737420373569726838686467790a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920313531353232313939633437326630383962306461393463656163306634383130313932353861366662303238626663646663336338366665666339316439660a6669656c6420686561646c696e6520393862303538396332386139363137353463326239666164356636356466636334653534633330336532653765653438323966336134663232363532386230660a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'v6xk4rvizun7eyddb8ny', 4, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a73657120340a7072657620356633343935373032376439396430316531383032373362656439633938383564613132613539613934333538373065323265353333613439323362333361350a6f7020656469740a706f73742030667a696c3362626d790a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520643065306335386165643861366237306362383262306532343866663464373266626533353238616235623362656333656236643964393035623164356537330a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'v6xk4rvizun7eyddb8ny', 5, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a73657120350a7072657620306236326230643765383562323161393333326665636561666463623832643432356661396361666237633539383637613664656539323138313464313433330a6f7020616d656e640a706f73742030667a696c3362626d790a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520653635346265333231343238393461303566323530396636366464613465326237616562353661336363313235366337656336623666363662363638646534620a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'v6xk4rvizun7eyddb8ny', 6, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a73657120360a7072657620663662643338316336613430303930313137346336656537356538653533383731316266303464383233316661396637663766343934383138663534323164650a6f7020636f72726563740a706f73742030667a696c3362626d790a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520356464323131653638653236383130653963623932336535643661346138393436656635353161333163646361383035363031646132353737643431303734620a6669656c64206e6f746520666139363736383335333334626531336563383534366535623934666465313837336332633362646662383664643262366666373361393237346366666630320a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'v6xk4rvizun7eyddb8ny', 7, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a73657120370a7072657620393661623234336433356365633537353538616331333731343736623833323430633939336236356663303335613863313431313965303030616233646435660a6f7020666c61670a706f73742030667a696c3362626d790a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320366562616562306337333839663336383631623834393635346435363938313031313235323135393566383866633030363137656135393137353861366663610a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'v6xk4rvizun7eyddb8ny', 8, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a73657120380a7072657620656233313836336337306163383130303537653231366638333035383737653661383232326639383636363561336630356561653231343361666437626339300a6f702077697468647261770a706f737420373569726838686467790a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520643132356166613262323431393438303461353435353432393230643064623462366632646564376631666165306332383338303336373465656438613261350a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'v6xk4rvizun7eyddb8ny', 9, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a73657120390a7072657620303839373262313066666664383538636533636538653730343763663662353831623238343166313261656134623336333437313862666434393965336634310a6f702065726173650a706f737420373569726838686467790a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'v6xk4rvizun7eyddb8ny', 10, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a7365712031300a7072657620333133656534623433303062323363316136356666313265343737663063613735323566346335623361616136373532323935363337393761393330633236360a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720333934333063323930336565386164303966333162623636646335343739366161326132386566616335343535393066626535656133373436373438316638380a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'v6xk4rvizun7eyddb8ny', 11, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a7365712031310a7072657620323638633632323539393930356262313066326238383661376231663232326431353432303238333531656238323932616666396137643664336233623030310a6f70207075626c6973680a706f737420376666333734343665610a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920643635626631343634356530303434333065663331656461346461613930313337306339646462656539323932333863666135333738396336636433636239300a6669656c6420686561646c696e6520316164313934636431663133323266366339633933386538336566613164373532323135623332646166656433623465316362343763353366393739396662640a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'v6xk4rvizun7eyddb8ny', 12, '\x73746f7070726573732d656e7472792f76310a70616765207636786b347276697a756e376579646462386e790a7365712031320a7072657620613063326338383239356566643765396362663965633264343065383636623666363931393565383062316262346333363261323362643233643566613662650a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520643537656165383132343163326131666336633533626430663233333163383466386431616163353864343534396161633566326365623161333437313037340a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\x8493e0eb9ea2900901ffb330f57a0fb8a5ee7cc76e3224994e9e918d2c3d9db7');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\x6f3d7ae725dd242145936abcd1ad6e7666ab8373774b17403e90f0e91360d840');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\xbbcdbaaafa09997ae2e908be9e77f17e7388ba6e6a1debd4f8b3b43834acaf9e');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\x95a149b58ad297027c8c1f6d2288a7b275a2ad4c17d1fd5f2922e835d38b64d4');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\x2ef933508baa59cb869838d7ba8e7ba6e0118150a873c4036c6aed1348241a73');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x9ab7b8407cd827da5762db3f7d088d52cecfe688ce311fd4a23451f0e2fadbde');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x9848fe192dfa6888220eb8796612aa9c82679b81daa6436d744686e4f3316b26');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x6d46a8be60e4480d7617319073746c8c61a432616d40b0b3a0d23434a45c5bb5');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\x4d580fdf343708927ec3b6b24d0132c7503d0ca4f149cb3cd5c5422aa9eb7b5c');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x09d6e5a5b438b7ed04f71238c9b842f60074a6e00ce6997edb3ef144839f7c12');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\x19032868c2a89972fad1dcab7e7c77be105460e710f1df106aff378215f281d1');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x6998040183ce978931f1e6251bea644089126f1adb105c8a15129623c023ffd7');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\xa8d2a0924e3b2e0ac604224ce4c6ca968f0da09f354d5a4c2f6de3d7f76d8664');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x2db13ccb06422a955f9b7d7b04b77c910a5d0755ae7c3fe228a925479fb57b5c');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\xf498c3b90a0e971306c0f22846209646d583f6a3597bcbb42cbaef076911d464');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\xf9d30d16789e3f4b0cc902b1a85150164407f58c2d3fdcd9c363f3e14763c3ab');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x274a2f4e376c6a910982d29e8681c68905f46c27d7e36be369e8ec13460c5c85');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x582fa64ad933edec9fbaaae03f1ad80759a7bd926d42dc1b357462a501946f71');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\x5b387f7f9d4fbc5c48dc3662898c1d8f8a1d774ed0cf2debbf377cde060046d3');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x0d7d229036f42063750d235d525c8e45a7a47fae38e17a6e6b931ddb6d7fb684');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x818ec081267f29df43364bccc6f29156995ed2ce516c033b72439e2d59b9fd3c');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x70d0e254b6c1b92977f129e66f3a846715deaa7e32d1d7af2c8ad7247fed38a5');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\xa3f7c25f776e58231f50f8b10010f703e216581c8da4c11dac532b78e5843a1f', '\x51f52ed0d7e128b82614416dffe78f1d594611add4268c221c500ca08873714c', 'v6xk4rvizun7eyddb8ny', 11, 11, 1772397132345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated) VALUES ('ontds66xhinm4b6egmea', '83zjscp93z', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('v6xk4rvizun7eyddb8ny', '7ff37446ea', '\xd8f15c0da65f33df5c568e49900dd6686202a3ece664fcdcb7a2cee58b241a1d', '\xfad7a1c814e5bade73bb50f7669523d5cdb51ae59f4c06cb321314f81b6ea8b3', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked) VALUES ('ld9ve30gtgb663jzytd9', 'desk', '', '\x6313b19a39d94d7d2bb6d57e7f167f157fea642f6c0fc9b540144e2cd7854d40', 1772397132345, NULL, NULL, 0);
INSERT INTO media (id, type, sha256, width, height, created, bytes) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73');
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('sgv26cteob4u2g55wxew', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('ogqf5b4kyx068z05eone', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('sgv26cteob4u2g55wxew', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('ogqf5b4kyx068z05eone', 'v6xk4rvizun7eyddb8ny', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('ogqf5b4kyx068z05eone', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('ogqf5b4kyx068z05eone', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_name, created, expires, used, revoked) VALUES ('p49xo0i5adp4jsbq11as', '\x97c87d31ad1fd5fac6c611189cab0b612ec78b13c7ffc84f1d81e18a1e3cd50c', 'setup', '', 'administrator', '', 'sgv26cteob4u2g55wxew', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_name, created, expires, used, revoked) VALUES ('qoj6gu7j5otvooja4x1q', '\x827877bc0fa177ef068836fa30ad03747ff7d4fb8328965d169f7badc53be185', 'invite', 'bo@example.org', 'contributor', 'v6xk4rvizun7eyddb8ny', 'ogqf5b4kyx068z05eone', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_name, created, expires, used, revoked) VALUES ('h2bzm449naagytnvbgp8', '\x5813cb5a75f30a3bb68abce0d56106a4456c150322738d8a5cc02160e04fed72', 'invite', 'cy@example.org', 'editor', '', '', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('smwheft9svmvehhxcwa6', '\xdaa6915371819dc7717333292b4f4e0b37797d86f081a5c55366fd8b44dbf761', 'ogqf5b4kyx068z05eone', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'ogqf5b4kyx068z05eone', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'ogqf5b4kyx068z05eone', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'sgv26cteob4u2g55wxew', '', '', 'Ada One', '', 'join', '', '', 0, 'sgv26cteob4u2g55wxew', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'sgv26cteob4u2g55wxew', '', '', 'Ada One', '', 'invite', 'v6xk4rvizun7eyddb8ny', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'ogqf5b4kyx068z05eone', '', '', 'Bo Two', '', 'join', 'v6xk4rvizun7eyddb8ny', '', 0, 'ogqf5b4kyx068z05eone', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'sgv26cteob4u2g55wxew', '', '', 'Ada One', '', 'factor', '', '', 0, 'ogqf5b4kyx068z05eone', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'ogqf5b4kyx068z05eone', 'smwheft9svmvehhxcwa6', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'ogqf5b4kyx068z05eone', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'sgv26cteob4u2g55wxew', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'v6xk4rvizun7eyddb8ny', '0fzil3bbmy', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('v6xk4rharbour v6xk4rcloses v6xk4rat v6xk4reight v6xk4r v6xk4rwords v6xk4rabout v6xk4rit v6xk4rsaid v6xk4rseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'v6xk4rvizun7eyddb8ny', '7ff37446ea', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('v6xk4rfirst v6xk4rgusts v6xk4r v6xk4rwords v6xk4rabout', ' ')));
