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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, 'adfdf1764dd5bed4183501e0fc0fdc88', 1772397012, 12, 23, 0, 'adfdf1764dd5bed4183501e0fc0fdc88+5dc9608f+AceIt0X5g4PfSCEuq1M7MYaNwVv9ifB3XEbOIh8a3lvn', '\x6f81d4e3c94c64dd9b0ee96de4b10ac3ae5418881de66872bd375b4f03307c47', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('rzs28jy83y4fhnjcgiev', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('e0hnzeflced53ss3y9gy', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO slug (slug, page) VALUES ('storm', 'rzs28jy83y4fhnjcgiev');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'rzs28jy83y4fhnjcgiev');
INSERT INTO slug (slug, page) VALUES ('election', 'e0hnzeflced53ss3y9gy');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('rzs28jy83y4fhnjcgiev', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('e0hnzeflced53ss3y9gy', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'rzs28jy83y4fhnjcgiev', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'rzs28jy83y4fhnjcgiev', 2, 1, 'publish', '4hts26v4ry', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'rzs28jy83y4fhnjcgiev', 3, 1, 'publish', '615373oyi2', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'rzs28jy83y4fhnjcgiev', 4, 1, 'edit', '4hts26v4ry', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'rzs28jy83y4fhnjcgiev', 5, 1, 'amend', '4hts26v4ry', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'rzs28jy83y4fhnjcgiev', 6, 1, 'correct', '4hts26v4ry', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'rzs28jy83y4fhnjcgiev', 7, 1, 'flag', '4hts26v4ry', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'rzs28jy83y4fhnjcgiev', 8, 1, 'withdraw', '615373oyi2', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'rzs28jy83y4fhnjcgiev', 9, 1, 'erase', '615373oyi2', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'rzs28jy83y4fhnjcgiev', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'rzs28jy83y4fhnjcgiev', 11, 1, 'publish', '1f0hh9eexb', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'rzs28jy83y4fhnjcgiev', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 1, 'lang', '\x65fc0c08a7f3a87a87f1ff38014de7697cef73322ac83f7a9b09552b9db89eb8', '\x2d5cf0a70b69f373f6c0c5477624c7e680a3a790f91cfec485ba39348fbd72b4', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 1, 'title', '\x7ae246082fa0af7f5ba6638a1fda0be34659036e4c823dce230699dab25b8e26', '\xe97f2329e3da260d0aaa963cc5d3162dcde8a45ec59f0a89ca5b50aa4af896bd', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 1, 'zone', '\x4888f0622561d79eaea6cd72f95e42f1600db33e79d1b40e6a3100ef6db06da2', '\xae00128025ace4cadbecf15ba0afe45894e553bcac05753eef8d71c78209b62d', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 2, 'body', '\x1f94ed37f21850a49dc997dce419eec1ec12ec087753aa41913b2a1b25919d65', '\x547a44aa2f4e50a399a8b5f5617534e7f83a39f2b524129646d163efa4016cf0', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 2, 'headline', '\xcba14046c7f9db115ad5e59eabe8035bf714337e74494e2dcaf99629e703f847', '\xde8a159209f76bc06c8f6ce6babe99fcf3ac28c4eec0726610cbc0bfef272429', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 3, 'body', '\x049716077c45dcddca824f433a0fc7c65bed0bf7f07787ac4f6e0842a3168a96', '\xa248b4180bf86dba66a335cd3bca8a5d8eb62733fc3f3152167d837fe9129a07', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 3, 'headline', '\x8deb1604f9249009a86476b71f2de533ef03e045f1ce24a6a90e592c1ae73815', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 4, 'headline', '\x3c12268df30754f06cb81d981c6207e1d3b976730d28c692acbfea28a89409cd', '\x152c8c49f074a632d4e69bd4cfc5c70304222feac288e17ca1b9ce0353c57eaf', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 5, 'headline', '\x1a3c85dc42b1ee3a6c3524ab1d5d3149245acab5c1424b1fc44899b955ef1469', '\x0db6207117931dded86b376e838ed9e803b86c02afe8403936f3da67e577eb2a', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 6, 'headline', '\xd4a78c75192e97cebc1f4bad955a87399e39f5e09851ea5eec304cdb776bc3a0', '\x37639396b7903bf2f00ebc0415fe824c8c582d9cd127e6a33dd599dbd328ad71', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 6, 'note', '\x3bd96de2049d577888a34a0fb33b3aa4952da51c9a49f0d1ba8d0ea58531b300', '\x85df154131f046c7dca72e6261f8bb9541ef333e3fad15e538bd6482ef848c6c', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 7, 'flags', '\x182658b5a00748cb5ca57625791a3046b63f9972f06fb550fa960d00f897e23b', '\x9e5e3485b51679bcfe3f4b260c3315a54f6397ee46e0bf660f30502d6be38a6d', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 8, 'note', '\x083d95d3ad6e0e8bf2254f4e9b21f8e397e61375680dca431aa1ac9f5559ee54', '\xd24abb52e11a5fc9f031c7f4f8830782cc8a5483021c13ac96a0ea8de7a1be09', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 10, 'slug', '\xfd8ded9f15d6f394f392a9e8f36a4e6718ea97c949437eed8a536f2cdbe9fb42', '\x7895116fcdb80796dcb4b11fc0eb373d640fa02da8cab6f011b48fd8d6595b08', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 11, 'body', '\x1a3f96e0a56714dc73eca40167c73f3249425ba4b6533e7bbd3983165b0d9ecb', '\x58d979f7f64405cd595a70f3c45e826693ddef45183869eab5287a39e9522234', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 11, 'headline', '\x2c7cc14833f8a1e233a65f14d03d94e962883996f5b119a2f8fc2b0f65ffa1ca', '\x20f896f6b04a4672b6726e472456abccf3138ae8fa34bc39a7b91a298c9bb662', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('rzs28jy83y4fhnjcgiev', 12, 'note', '\x9856801cf4fc6c6c06b0b010001c2f067458134a0cc9b94c61da92e7f2d1e777', '\xa0b17144df7630296445406f22e0fea76157057c5b55ecf905ef3172864be945', '\x5468652073746f726d206973206f7665722e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'rzs28jy83y4fhnjcgiev', 1, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720363566633063303861376633613837613837663166663338303134646537363937636566373333323261633833663761396230393535326239646238396562380a6669656c64207469746c6520376165323436303832666130616637663562613636333861316664613062653334363539303336653463383233646365323330363939646162323562386532360a6669656c64207a6f6e6520343838386630363232353631643739656165613663643732663935653432663136303064623333653739643162343065366133313030656636646230366461320a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'rzs28jy83y4fhnjcgiev', 2, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a73657120320a7072657620303133666465373062373065663534303262623765323564613930666162643637366131393636396533643136393535663738393263316266366433366436330a6f70207075626c6973680a706f737420346874733236763472790a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920316639346564333766323138353061343964633939376463653431396565633165633132656330383737353361613431393133623261316232353931396436350a6669656c6420686561646c696e6520636261313430343663376639646231313561643565353965616265383033356266373134333337653734343934653264636166393936323965373033663834370a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'rzs28jy83y4fhnjcgiev', 3, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a73657120330a7072657620366332313363666462353636646337303730623232336631663565353562383534633561636232646337306433626436393836623431356535363137643431360a6f70207075626c6973680a706f7374203631353337336f7969320a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920303439373136303737633435646364646361383234663433336130666337633635626564306266376630373738376163346636653038343261333136386139360a6669656c6420686561646c696e6520386465623136303466393234393030396138363437366237316632646535333365663033653034356631636532346136613930653539326331616537333831350a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'rzs28jy83y4fhnjcgiev', 4, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a73657120340a7072657620653632643262396161333738343936656537646534636436363036363764626136663161633366623938386362313639643364313565643562393133366361350a6f7020656469740a706f737420346874733236763472790a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520336331323236386466333037353466303663623831643938316336323037653164336239373637333064323863363932616362666561323861383934303963640a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'rzs28jy83y4fhnjcgiev', 5, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a73657120350a7072657620626138313563373262366435633864633837353865343661303430356363623066633162646531313635373336623830303935373762666331616536616631350a6f7020616d656e640a706f737420346874733236763472790a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520316133633835646334326231656533613663333532346162316435643331343932343561636162356331343234623166633434383939623935356566313436390a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'rzs28jy83y4fhnjcgiev', 6, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a73657120360a7072657620383432323335326531616630353936306437653431366238666139633132393266636163623763656536633037653937643233396239303735656237333230610a6f7020636f72726563740a706f737420346874733236763472790a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520643461373863373531393265393763656263316634626164393535613837333939653339663565303938353165613565656333303463646237373662633361300a6669656c64206e6f746520336264393664653230343964353737383838613334613066623333623361613439353264613531633961343966306431626138643065613538353331623330300a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'rzs28jy83y4fhnjcgiev', 7, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a73657120370a7072657620353937666435373735663634663530663831393631346336643436313236636134663465363061653366646438386538396133656362646463363231373961310a6f7020666c61670a706f737420346874733236763472790a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320313832363538623561303037343863623563613537363235373931613330343662363366393937326630366662353530666139363064303066383937653233620a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'rzs28jy83y4fhnjcgiev', 8, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a73657120380a7072657620343439303663303162613966656537336533623232343133313339656164336639313066666166393131323761613563666464316639653166643864376132340a6f702077697468647261770a706f7374203631353337336f7969320a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520303833643935643361643665306538626632323534663465396232316638653339376536313337353638306463613433316161316163396635353539656535340a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'rzs28jy83y4fhnjcgiev', 9, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a73657120390a7072657620663862386535336666376130323864616333626133353239616431353765336131666162663337313435353131326664346338623762393836633030383731360a6f702065726173650a706f7374203631353337336f7969320a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'rzs28jy83y4fhnjcgiev', 10, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a7365712031300a7072657620613732333466663332386531626630356331386131616563386437386234613161633938376239646438353335623765343132633130393963653366316466640a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720666438646564396631356436663339346633393261396538663336613465363731386561393763393439343337656564386135333666326364626539666234320a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'rzs28jy83y4fhnjcgiev', 11, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a7365712031310a7072657620643266353339653263616466616363356139356230366662616166643635366532333261303832363533626536333161386430666139366262373463363865320a6f70207075626c6973680a706f737420316630686839656578620a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920316133663936653061353637313464633733656361343031363763373366333234393432356261346236353333653762626433393833313635623064396563620a6669656c6420686561646c696e6520326337636331343833336638613165323333613635663134643033643934653936323838333939366635623131396132663866633262306636356666613163610a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'rzs28jy83y4fhnjcgiev', 12, '\x73746f7070726573732d656e7472792f76310a7061676520727a7332386a793833793466686e6a63676965760a7365712031320a7072657620363233353530356337656331313662303838613462303062393439393766343566393963373631643862663437383335623339383866333165363130363263650a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520393835363830316366346663366336633036623062303130303031633266303637343538313334613063633962393463363164613932653766326431653737370a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\xd603b2079dfee335106fc66b0d19299e8491500176da483f24cc20fc231da65c');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\xeca52782e1c988459935f6fe020f1cbdf0b9c560fa06f0e037d9c64c5e6ed8a1');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\x7f419ddfab522737841b35e7a8ac6170395cf1b5b8c7e527cec89ea9e79bcb5d');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\x5256d79c76ded5559b097518d4a47c080f3322915241410ba63da7428839b354');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\xb0a3386ae4ae3fa71dd6097c24023e64de9c3243136cc7127a7e3e78dbba4f9f');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x593eb9dec4d6a870662d81b105e2423c4034ed9d1e982947f8bc0ae93a18ae74');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x07095dd31d0a1306f34cb32e60ecd7ef67e384a4fbccdde6a8594b319ab057d0');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\x9f71d083dbcd54ff77106c4a754c15516b0aaf2f26e00cb9e8b0c4e14531645f');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\xb335925c05a2bb5c8fadaa143bdb1212bb82834cd5ac9e8cc056a9933c23c603');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x7fbf58503e511726c4c275b9ff359cc13c04994de51ed3bea40069942e3b6cf8');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\x0fb4dd05b0fa48fb3b8dd459211a5a6de963fa7964f70c2f9cb36ed92171593e');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\x7af325f23d2081b24132c533018ef1075400b1b461b6f3c3b474938ee37f99f2');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\xf93c3c7c6a3104d07e673580dd0227868afc63f9640e732cc50f023eaac39779');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\xfc58c4bcddd16706073942b9d05715b7467f1b98703178a8de7b822d18204a0b');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x91f90d6ae099278bbb1d8b629b1773028be84eec751c4d14e3fbe8692e3838d3');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\xd09dc0dddd13640b6942a3c622df365e79bd3eab5262bb16cfab6b5ac0be572d');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x2f0cd6555267cbe360bb1ed3dd6cb0968d90fbb0b2e73400190308a8bd81ab87');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\xd3ed021ac578bc6358d71bfe5ab89f928d3ce0ba53c46122bc38ad58479fea8d');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\xca0d8d1cac63a076a217b43585c1c22e2c34dc6dc1ca73be20c1d86ea1a17148');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x00ef297ac7d1771289c2f2d90df053956bee2634ea21defa02a49b3272e46091');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x16086d726778a646e34f065291693ec8aef0edcfd7f2e141e6225fa1fa1a33b6');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x77cea3ac816142f1c92aab255f1fd593ef54270d92d3d74694b19eb6e6c5b7e4');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\x0dab9d71ceec5d993091b252c1055e1fbaa0299b2c0d3b6ffb1d619a3b40b879', '\xacfade48bce81a5904f0c9500c8ba7af33aff095fdec3436f507b30a54a98013', 'rzs28jy83y4fhnjcgiev', 11, 11, 1772397132345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated) VALUES ('e0hnzeflced53ss3y9gy', '7dprkayoms', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('rzs28jy83y4fhnjcgiev', '1f0hh9eexb', '\x7975e045978a90bd887a9ccad7bfe44bd792d509aed85134d9e7a91b838a1567', '\x95178dab402fd5e476207fb818f5ea7d12183d1b652fdc49c2d442c541c419f2', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked) VALUES ('jxcla6kfnty1bpc4r1ul', 'desk', '', '\xef916c5655691751caed9c9b0a6f2140698c1b587a6e8069062894da7c88e34b', 1772397132345, NULL, NULL, 0);
INSERT INTO media (id, type, sha256, width, height, created, bytes) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73');
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('yzqpzx46vgskqrjjo9xp', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('zl5ad2qy7fp41npb8301', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('yzqpzx46vgskqrjjo9xp', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('zl5ad2qy7fp41npb8301', 'rzs28jy83y4fhnjcgiev', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('zl5ad2qy7fp41npb8301', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('zl5ad2qy7fp41npb8301', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('liey18u39assdyrwu3pm', '\x8abff932f7c7e787d883ca818af15ad5b3d54c61c2dd0933987812e81a622479', 'setup', '', 'administrator', '', 'yzqpzx46vgskqrjjo9xp', '', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('hn3mz1mvzantpy7d8tzm', '\xcbe8ca80d7ad3e784e5b8bdfb6c4e1f2069659a40537c56e13bf4ade84c70b58', 'invite', 'bo@example.org', 'contributor', 'rzs28jy83y4fhnjcgiev', 'zl5ad2qy7fp41npb8301', 'yzqpzx46vgskqrjjo9xp', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_account, by_name, created, expires, used, revoked) VALUES ('mu8gcrv5co0h1l9d244y', '\x8dd569ba0c548b9c579c31d961c64188d83763d7159e48099cadd0482523e1d8', 'invite', 'cy@example.org', 'editor', '', '', 'yzqpzx46vgskqrjjo9xp', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('e9wywaaikpto81jccnm3', '\x30a6b27ba23f2544eec90c7d0871db84c9d79d05384efac201b798189385efb0', 'zl5ad2qy7fp41npb8301', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'zl5ad2qy7fp41npb8301', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'zl5ad2qy7fp41npb8301', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'yzqpzx46vgskqrjjo9xp', '', '', 'Ada One', '', 'join', '', '', 0, 'yzqpzx46vgskqrjjo9xp', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'yzqpzx46vgskqrjjo9xp', '', '', 'Ada One', '', 'invite', 'rzs28jy83y4fhnjcgiev', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'zl5ad2qy7fp41npb8301', '', '', 'Bo Two', '', 'join', 'rzs28jy83y4fhnjcgiev', '', 0, 'zl5ad2qy7fp41npb8301', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'yzqpzx46vgskqrjjo9xp', '', '', 'Ada One', '', 'factor', '', '', 0, 'zl5ad2qy7fp41npb8301', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'zl5ad2qy7fp41npb8301', 'e9wywaaikpto81jccnm3', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'zl5ad2qy7fp41npb8301', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'yzqpzx46vgskqrjjo9xp', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'rzs28jy83y4fhnjcgiev', '4hts26v4ry', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('rzs28jharbour rzs28jcloses rzs28jat rzs28jeight rzs28j rzs28jwords rzs28jabout rzs28jit rzs28jsaid rzs28jseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'rzs28jy83y4fhnjcgiev', '1f0hh9eexb', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('rzs28jfirst rzs28jgusts rzs28j rzs28jwords rzs28jabout', ' ')));
