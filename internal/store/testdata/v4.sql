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
INSERT INTO site (one, id, epoch, next, changes, scrub, public_key, secret, settings, created, search) VALUES (1, '544a6ebaa3ee0e96f162fe1055a8a293', 1772397012, 12, 27, 0, '544a6ebaa3ee0e96f162fe1055a8a293+cff03d7f+Ab5/LgrmqTmy7qkx8+BZrawnT49NhigfCMOMCcvp4Z5Y', '\x4bcc5d6f50db020d7a4bc328ec3379537bcce7676643cbe5b71f19f418fe93b4', '\x7b226e616d65223a2254686520486172626f757220506f7374227d', 1772397012345, 1);
INSERT INTO page (id, slug, head, created) VALUES ('jaosuy999dpnsk0olgxp', 'storm', NULL, 1772397012345);
INSERT INTO page (id, slug, head, created) VALUES ('n5iuwt8p9qabgnxgvg4w', 'election', '\x7b227469746c65223a22456c656374696f6e222c226c616e67223a22656e222c227a6f6e65223a224575726f70652f5061726973222c22736c7567223a22656c656374696f6e227d', 1772397132345);
INSERT INTO slug (slug, page) VALUES ('storm', 'jaosuy999dpnsk0olgxp');
INSERT INTO slug (slug, page) VALUES ('storm-in-the-harbour', 'jaosuy999dpnsk0olgxp');
INSERT INTO slug (slug, page) VALUES ('election', 'n5iuwt8p9qabgnxgvg4w');
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('jaosuy999dpnsk0olgxp', 'storm-in-the-harbour', 'ended', 'The storm', 12, 1772397060000);
INSERT INTO page_head (id, slug, state, title, seq, last_stamp) VALUES ('n5iuwt8p9qabgnxgvg4w', 'election', 'draft', 'Election', 0, NULL);
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (0, 'jaosuy999dpnsk0olgxp', 1, 1, 'open', '', 0, 1772397012345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (1, 'jaosuy999dpnsk0olgxp', 2, 1, 'publish', '9mt1eog1x9', 1, 1772397072345, 1772397060000, 2, 1024, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (2, 'jaosuy999dpnsk0olgxp', 3, 1, 'publish', '0p9ems06hc', 1, 1772397072345, 1772397060000, 2, 2048, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (3, 'jaosuy999dpnsk0olgxp', 4, 1, 'edit', '9mt1eog1x9', 2, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (4, 'jaosuy999dpnsk0olgxp', 5, 1, 'amend', '9mt1eog1x9', 3, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (5, 'jaosuy999dpnsk0olgxp', 6, 1, 'correct', '9mt1eog1x9', 4, 1772397132345, 1772397060000, 0, 0, 0, 'correction', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (6, 'jaosuy999dpnsk0olgxp', 7, 1, 'flag', '9mt1eog1x9', 5, 1772397132345, 1772397060000, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (7, 'jaosuy999dpnsk0olgxp', 8, 1, 'withdraw', '0p9ems06hc', 2, 1772397132345, 1772397060000, 0, 0, 0, 'mistake', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (8, 'jaosuy999dpnsk0olgxp', 9, 1, 'erase', '0p9ems06hc', 3, 1772397132345, 1772397060000, 0, 0, 0, 'privacy', '[{"seq":3,"name":"headline"}]');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (9, 'jaosuy999dpnsk0olgxp', 10, 1, 'page', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (10, 'jaosuy999dpnsk0olgxp', 11, 1, 'publish', '9xrmbg582a', 1, 1772397132345, 1772310600000, 11, 1024, 0, 'imported', '');
INSERT INTO entry (idx, page, seq, v, op, post, rev, time, stamp, batch, position, flags, reason, targets) VALUES (11, 'jaosuy999dpnsk0olgxp', 12, 1, 'end', '', 0, 1772397132345, NULL, 0, 0, 0, '', '');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 1, 'lang', '\x978cd6c5860f99281740b68fa5f21aa64b7d4454e7c3a726c564fba15fc3a2c4', '\xea65db7ff149698dcc7f911da9904b925ffdf293cd8c15cda00809529257a5e2', '\x656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 1, 'title', '\x58d327926b9380844256418573ebf84d9bf241fbb49b34ff89d428ba01ac33a6', '\x5a4f17e589747a1fc5a899475fd081d6d257a5fa8243a61309f95d67d9010bd8', '\x5468652073746f726d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 1, 'zone', '\xb8a1311a2dcea58539a77e998cf978dbb4d981b29b7747d593615d949960a930', '\xec471fefc1a0324899a4dbacb8231256212d4d5a2cf8ae3df6318700c7b802f7', '\x4575726f70652f5061726973');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 2, 'body', '\x64043fdc07edaca2f6c139982a247320a6e0feffac7553280052171239e98361', '\xb1d9c3d4de871bd1dc5663326f5e386c41d07e64420dd70836acdf8be5cca251', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f757420486172626f757220636c6f7365732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 2, 'headline', '\x3279681edfd9ebf10e80d25c5e8518c76cc43258f61955b6506f1a98e43f34bf', '\x74da9338abe90905522b83c2be900cc2f24be380a260384211b5d71fbbbf0bd6', '\x486172626f757220636c6f736573');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 3, 'body', '\x6635a14901e48729a27223a1042ed14995857c2b9d0983a89c998913c86608a5', '\x359bea4a5d07cd8cf1c9f1fc02be176e51d26637353f5795b4bdf140c4d0ef55', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046657272696573207374617920696e20706f72742e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 3, 'headline', '\x098cb0973e2c278efc39006217db691f6f784ee3681b0c848291457606535fcc', NULL, NULL);
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 4, 'headline', '\x73ebeb067788b930066a82da701f7032ccf0ab31d9beb1fa8d9c32db8b8ebbbb', '\x02abff9445ca93fc9f0b09afb73facafc364ba68eea6349309d94f839d4c5c79', '\x486172626f757220636c6f73657320617420736978');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 5, 'headline', '\xa0aa3bf51a73d4cefbfd92b4541ccd4d931c891ba5eb6b73b0488c9778d1e07c', '\x1ec40079f1351fcd00eb4b91058553bce9c9623cc4a5ca636de04a4bc1110cd0', '\x486172626f757220636c6f73657320617420736576656e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 6, 'headline', '\xf549a438e3fa53ddae125b4d4e691beb756b2041de0284201adc570557bcd974', '\xd30d3bfd350308521fb72b17f350d4619f50c7ae3bac16d26c520f08ef520e05', '\x486172626f757220636c6f736573206174206569676874');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 6, 'note', '\x67fa29ede69fafac0e7d908d1d16d88cb7c07528fdd195d3730e06ce8b699857', '\x08ae2729bafe8d5929e79b2c851ef79afebf19b690161418f6401df5fa84a773', '\x4974207361696420736576656e2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 7, 'flags', '\xa2fdbfac5f7bdbca70b2b79f899734bb24119245fb05b044cc4ef4184cfac390', '\x2402b69ca1818aac6b9fa85497a6942601e706858942ebbcad80d75cead4616e', '\x5b226b6579222c2270696e6e6564225d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 8, 'note', '\xfabfb556ce0498ffa5f7c4584efb793589237d2c94218a4fbcdc00609f6f782a', '\x7622c2da1e27913e9e302b5e7f61181f31e9b0941101a013178ebb144a620ff8', '\x54686579207361696c2e');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 10, 'slug', '\x35e0a475ba59ee0c65287c4ff5b915d65c3d84ab1c98a1896327e5e432e72710', '\x3707e281338753047f09bc9e8926db1776012050621b37f9efe64b263b031d9e', '\x73746f726d2d696e2d7468652d686172626f7572');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 11, 'body', '\x792e602d2a0b577e44404b2ee9638f079b8b56367166c02a3d72a499236484fc', '\x0c509d54d7d7954deed1ede711e7d200c1809a3e0e7c84f5cd9b4da1d63e235f', '\x7b22666f726d6174223a2273746f7070726573732d626f64792f31222c22626c6f636b73223a5b7b226b696e64223a22706172616772617068222c227370616e73223a5b7b2274657874223a22576f7264732061626f75742046697273742067757374732e227d5d7d5d7d');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 11, 'headline', '\x0adc287779c2ebf06d3585f3b79421d2c2b091537ce93e9cba0384f48e01f5a9', '\x7b5c53da605fee79ebb0b375d72bd59b9741b0342e1984df39d0e84e9b4b9116', '\x4669727374206775737473');
INSERT INTO field (page, seq, name, commitment, salt, value) VALUES ('jaosuy999dpnsk0olgxp', 12, 'note', '\x0af8b99149d0160134fc8a0d6c3e259e43f261ed26858b6f34645fe5baeb156a', '\xb2ee39729ff54dcd0be14da5bc91dbfd518ad65576764c62fe57b73f4888af50', '\x5468652073746f726d206973206f7665722e');
INSERT INTO leaf (idx, page, seq, text) VALUES (0, 'jaosuy999dpnsk0olgxp', 1, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a73657120310a70726576202d0a6f70206f70656e0a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33303a31322e3334355a0a7374616d70202d0a6669656c64206c616e6720393738636436633538363066393932383137343062363866613566323161613634623764343435346537633361373236633536346662613135666333613263340a6669656c64207469746c6520353864333237393236623933383038343432353634313835373365626638346439626632343166626234396233346666383964343238626130316163333361360a6669656c64207a6f6e6520623861313331316132646365613538353339613737653939386366393738646262346439383162323962373734376435393336313564393439393630613933300a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (1, 'jaosuy999dpnsk0olgxp', 2, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a73657120320a7072657620636239323363616134666362623564303636663762316237643032366362373064646563333565633435633431663936363464373433336465393830366333650a6f70207075626c6973680a706f737420396d7431656f673178390a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920363430343366646330376564616361326636633133393938326132343733323061366530666566666163373535333238303035323137313233396539383336310a6669656c6420686561646c696e6520333237393638316564666439656266313065383064323563356538353138633736636334333235386636313935356236353036663161393865343366333462660a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (2, 'jaosuy999dpnsk0olgxp', 3, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a73657120330a7072657620326564613031653364613533326337313530313865656337616161623938353631656464356436646633633730346134323766353265633730616137636337380a6f70207075626c6973680a706f737420307039656d73303668630a72657620310a74696d6520323032362d30332d30315432303a33313a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420626f647920363633356131343930316534383732396132373232336131303432656431343939353835376332623964303938336138396339393839313363383636303861350a6669656c6420686561646c696e6520303938636230393733653263323738656663333930303632313764623639316636663738346565333638316230633834383239313435373630363533356663630a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (3, 'jaosuy999dpnsk0olgxp', 4, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a73657120340a7072657620653538366135633364656531326436343335303631333031336565336430323631643134396535343633373162363066653333643130633334383137663964630a6f7020656469740a706f737420396d7431656f673178390a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520373365626562303637373838623933303036366138326461373031663730333263636630616233316439626562316661386439633332646238623865626262620a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (4, 'jaosuy999dpnsk0olgxp', 5, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a73657120350a7072657620356136326135613038313833333338353363383031383634643930353832613033373663323766343061353966653361363839323635663931646263313630350a6f7020616d656e640a706f737420396d7431656f673178390a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520613061613362663531613733643463656662666439326234353431636364346439333163383931626135656236623733623034383863393737386431653037630a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (5, 'jaosuy999dpnsk0olgxp', 6, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a73657120360a7072657620336535306233386361303733346263326365653236386436643332313436653638333765623465303165393163386661383565613566623239316162343032640a6f7020636f72726563740a706f737420396d7431656f673178390a72657620340a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420686561646c696e6520663534396134333865336661353364646165313235623464346536393162656237353662323034316465303238343230316164633537303535376263643937340a6669656c64206e6f746520363766613239656465363966616661633065376439303864316431366438386362376330373532386664643139356433373330653036636538623639393835370a726561736f6e20636f7272656374696f6e0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (6, 'jaosuy999dpnsk0olgxp', 7, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a73657120370a7072657620373565623238646235333465376436613736373932383437643737353164366263326239393232313236333033386535636339316136336338383130623036340a6f7020666c61670a706f737420396d7431656f673178390a72657620350a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c6420666c61677320613266646266616335663762646263613730623262373966383939373334626232343131393234356662303562303434636334656634313834636661633339300a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (7, 'jaosuy999dpnsk0olgxp', 8, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a73657120380a7072657620386131373736653633633535303865353132333831386363313132356634666236356263613935656365313339313962346363363432393866303535663865380a6f702077697468647261770a706f737420307039656d73303668630a72657620320a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a6669656c64206e6f746520666162666235353663653034393866666135663763343538346566623739333538393233376432633934323138613466626364633030363039663666373832610a726561736f6e206d697374616b650a');
INSERT INTO leaf (idx, page, seq, text) VALUES (8, 'jaosuy999dpnsk0olgxp', 9, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a73657120390a7072657620613134383937656463306234316363353436353432613366613763366434333033363038396230396461373538323137396131383465653833656163346136300a6f702065726173650a706f737420307039656d73303668630a72657620330a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30332d30315432303a33313a30305a0a746172676574203320686561646c696e650a726561736f6e20707269766163790a');
INSERT INTO leaf (idx, page, seq, text) VALUES (9, 'jaosuy999dpnsk0olgxp', 10, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a7365712031300a7072657620366631356438616431663961633436366638343438613834613862343031393732353231366337373361326363616437626535363532643063366164373336640a6f7020706167650a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c6420736c756720333565306134373562613539656530633635323837633466663562393135643635633364383461623163393861313839363332376535653433326537323731300a726561736f6e202d0a');
INSERT INTO leaf (idx, page, seq, text) VALUES (10, 'jaosuy999dpnsk0olgxp', 11, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a7365712031310a7072657620626330346138623838373338326235303063643466666365663865373836616361383637313962356337316435626531623632336631306636363132646632300a6f70207075626c6973680a706f7374203978726d6267353832610a72657620310a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d7020323032362d30322d32385432303a33303a30305a0a6669656c6420626f647920373932653630326432613062353737653434343034623265653936333866303739623862353633363731363663303261336437326134393932333634383466630a6669656c6420686561646c696e6520306164633238373737396332656266303664333538356633623739343231643263326230393135333763653933653963626130333834663438653031663561390a726561736f6e20696d706f727465640a');
INSERT INTO leaf (idx, page, seq, text) VALUES (11, 'jaosuy999dpnsk0olgxp', 12, '\x73746f7070726573732d656e7472792f76310a70616765206a616f73757939393964706e736b306f6c6778700a7365712031320a7072657620363039333434333632333565353930663265386436333163323866613264303239666562373362353534666563313130636638306565393032363439396139630a6f7020656e640a706f7374202d0a72657620300a74696d6520323032362d30332d30315432303a33323a31322e3334355a0a7374616d70202d0a6669656c64206e6f746520306166386239393134396430313630313334666338613064366333653235396534336632363165643236383538623666333436343566653562616562313536610a726561736f6e202d0a');
INSERT INTO tree_hash (pos, hash) VALUES (0, '\x432e8fa5a1c82ed6575d938f4d4742740de3a3fbb5ab1de538acf60c1a7cb506');
INSERT INTO tree_hash (pos, hash) VALUES (1, '\x87d1b57f974d26c02192eba4c679cd88f0cffca2ca68b06be86288bdeb0a4ef9');
INSERT INTO tree_hash (pos, hash) VALUES (2, '\xe039ffe396a77603b977bbec7043675c089ff840122133bfc43f137dd3a5614e');
INSERT INTO tree_hash (pos, hash) VALUES (3, '\xde913fa70bac0c791968bcefaecd05bbe37a646031d5f9d2d98c7cf0dc0ba04f');
INSERT INTO tree_hash (pos, hash) VALUES (4, '\xc649d92cd2135ab65527061361c4e0230b09cb50dc3b303516e6e1af0960fa69');
INSERT INTO tree_hash (pos, hash) VALUES (5, '\x8cc034df51794886c3b6aa74508fa3ec7ddb66ce8087f13f0ab9b51cad6ab62a');
INSERT INTO tree_hash (pos, hash) VALUES (6, '\x56a30e4f4e5b82a9914b321e97f45278614e8352a55c259dcdca9217c9e9f7e3');
INSERT INTO tree_hash (pos, hash) VALUES (7, '\xb236c5d018b6dc2ec8e8aae44842ea080d5974335458da35a1b36eac8d98bba4');
INSERT INTO tree_hash (pos, hash) VALUES (8, '\xebec9148a1cb95a61dc641c13f3654645d4bb24e4280050b27e0a59884e29422');
INSERT INTO tree_hash (pos, hash) VALUES (9, '\x1d4240bf057bb1a39fd90bcbdb0aa7ca6bc012439050a2ace0a3f6a29465ba2d');
INSERT INTO tree_hash (pos, hash) VALUES (10, '\x55b2bc06cddbb8ecd98916237b1317a58d33d94f4a2c6e1b7d9c1f42c9074a81');
INSERT INTO tree_hash (pos, hash) VALUES (11, '\xcfadcd01fc23498f2b0d606d0255d97f86c15f5d4acb8e5ebea8fc87eafbc6f8');
INSERT INTO tree_hash (pos, hash) VALUES (12, '\x682cf1ed48d07988c668f413a5cdfdeee438aeb141c69c825724bda2d784414c');
INSERT INTO tree_hash (pos, hash) VALUES (13, '\x2dd41afe1d560ccf3a55a1e561568e3bf9fee9dbbac171ecd5ce9a372f249b39');
INSERT INTO tree_hash (pos, hash) VALUES (14, '\x043e699ac06a8c6e882c27c1cc1b294ef71d63837eaddc867a318baa14dee038');
INSERT INTO tree_hash (pos, hash) VALUES (15, '\x9fc9e4c124e31a11dff8957bfb1a603b8e6c53408b46cb76b380e6df9cc06f46');
INSERT INTO tree_hash (pos, hash) VALUES (16, '\x3d5be3aa30521e0f8554c81325cff306716584a87af7d92baa5b17e3e970ea76');
INSERT INTO tree_hash (pos, hash) VALUES (17, '\x9498e7418388c970e65592f1cb8255fe51b7ec1fad056d49267f560c54fd263d');
INSERT INTO tree_hash (pos, hash) VALUES (18, '\x1e0f12eb76cb7dd18aaffff70cbd947651a0caeb33759cbf157c0990449d08eb');
INSERT INTO tree_hash (pos, hash) VALUES (19, '\x3db373cdd5a9ff21844a0836a33e02335fb20ff668926ffa881c967eac64c4a2');
INSERT INTO tree_hash (pos, hash) VALUES (20, '\x26563f35d780bcb779a0a8a78c27c5993b35514ffca5fdb444ed2f7c76cc68ac');
INSERT INTO tree_hash (pos, hash) VALUES (21, '\x958c4440495baf14cf54323cafc572fc9e1b716dfa76017812c6748b066e8066');
INSERT INTO idempotency (scope, key, request, page, first, last, created) VALUES ('cli', '\x52e960d69193b85d1b21ea983022f807dbf368f819416ed0c869fcc40d84286c', '\xc8f77ce35699ca9bbad9d77dae57a36ebb87daf8dbb3e6bfeb14bd858c50d301', 'jaosuy999dpnsk0olgxp', 11, 11, 1772397132345);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('n5iuwt8p9qabgnxgvg4w', '2rfud96am7', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f757420506f6c6c73206f70656e2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a22506f6c6c73206f70656e227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397132345, 1, 1, '', '', '', 0, '', '', '', NULL, '', 0, NULL);
INSERT INTO draft (page, id, stamp, batch, position, data, source, created, updated, rev, turn, author, hand, client, base, status, assignee, note, submitted, edits, post_rev, scheduled) VALUES ('jaosuy999dpnsk0olgxp', '0aaaaaaaaa', NULL, 0, 0, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573227d5d2c22666c616773223a5b5d7d', '', 1772397132345, 1772397192345, 2, 3, 'lv7o7s2tt9ieitp1e9we', 'lv7o7s2tt9ieitp1e9we', '', 0, 'unverified', 'lv7o7s2tt9ieitp1e9we', 'Please look', 1772397192345, '', 0, NULL);
INSERT INTO import_item (page, post, source, headline, rev, stamp, place) VALUES ('jaosuy999dpnsk0olgxp', '9xrmbg582a', '\x0b48ded89f088e26895c211db8b6e848e8b52ab1bf862ef91e63100ae177fb60', '\x15698bc963a62ec22f367c6680d8cdec02e0ee4a95009438cc097fcb1d8afc92', 1, 1772310600000, 1);
INSERT INTO token (id, name, page, hash, created, expires, last_used, revoked) VALUES ('cnfk3ftw9vbykytmgcgg', 'desk', '', '\xfa9eaeed593e84c3560e5c787f9ec7924895a8d6873656435f5041760bc09eb5', 1772397132345, NULL, NULL, 0);
INSERT INTO media (id, type, sha256, width, height, created, bytes) VALUES ('picture', 'image/png', '6ec9c2b0eb14010746c8bce8939303b382344b296206612eb8a907a37b2b2f37', 0, 0, 1772397132345, '\x706978656c73');
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('lv7o7s2tt9ieitp1e9we', 'Ada One', 'ada@example.org', 'ada@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', NULL, 0, 0, 1772397132345, NULL);
INSERT INTO account (id, name, email, email_key, byline, lang, password, totp, totp_step, disabled, created, seen) VALUES ('nei0le3o4cpkq2gas0eb', 'Bo Two', 'bo@example.org', 'bo@example.org', '', '', '$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g', '\x09090909090909090909090909090909090909090909090909090909090909090909090909090909', 5, 0, 1772397132345, 1772397132345);
INSERT INTO account_role (account, page, role) VALUES ('lv7o7s2tt9ieitp1e9we', '', 'administrator');
INSERT INTO account_role (account, page, role) VALUES ('nei0le3o4cpkq2gas0eb', 'jaosuy999dpnsk0olgxp', 'contributor');
INSERT INTO recovery (account, hash) VALUES ('nei0le3o4cpkq2gas0eb', '\x0101010101010101010101010101010101010101010101010101010101010101');
INSERT INTO recovery (account, hash) VALUES ('nei0le3o4cpkq2gas0eb', '\x0202020202020202020202020202020202020202020202020202020202020202');
INSERT INTO invite (id, hash, kind, email, role, page, account, by_name, created, expires, used, revoked) VALUES ('vmljn7x9fhn9rxw6pea3', '\x5bfc8957f6c6350a79de65889ea64d89e7e4c7ac537236a576c2fc03c9f9f2fb', 'setup', '', 'administrator', '', 'lv7o7s2tt9ieitp1e9we', 'test', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_name, created, expires, used, revoked) VALUES ('i0rz3g1jcp7jueps4b4d', '\x99f329a8db8237738dfa0561d8aec0a6ad6174229048d497efd26edcc56469a2', 'invite', 'bo@example.org', 'contributor', 'jaosuy999dpnsk0olgxp', 'nei0le3o4cpkq2gas0eb', 'Ada One', 1772397132345, 1773001932345, 1772397132345, 0);
INSERT INTO invite (id, hash, kind, email, role, page, account, by_name, created, expires, used, revoked) VALUES ('mpssf0u0l4kd1ajtwzlt', '\x48cd3d75f6c880eba4536c0524d1bab663bf0a6664502109a4660c9ad1decefb', 'invite', 'cy@example.org', 'editor', '', '', 'Ada One', 1772397132345, 1773001932345, NULL, 0);
INSERT INTO session (id, hash, account, device, address, created, used, expires, step_up) VALUES ('l8lckhdvb8e5jba7lgu4', '\xd76e54305b2674430212cac4bc8004ac4c6838e91f1f9472ebe0533c5b3d8c57', 'nei0le3o4cpkq2gas0eb', 'A browser', '192.0.2.1', 1772397132345, 1772397132345, 1774989132345, 1772397132345);
INSERT INTO passkey (id, account, name, data, created, used) VALUES ('\x07070707070707070707070707070707', 'nei0le3o4cpkq2gas0eb', 'Key', '\x7b7d', 1772397132345, NULL);
INSERT INTO identity (issuer, subject, account, created) VALUES ('https://id.example.org', 'bo', 'nei0le3o4cpkq2gas0eb', 1772397132345);
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (1, 1772397132345, '', '', '', 'test', '', 'token', '', '', 0, '', 'desk', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (2, 1772397132345, '', '', '', 'test', '', 'site', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (3, 1772397132345, '', '', '', 'test', '', 'setup', '', '', 0, '', '', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (4, 1772397132345, 'lv7o7s2tt9ieitp1e9we', '', '', 'Ada One', '', 'join', '', '', 0, 'lv7o7s2tt9ieitp1e9we', 'Ada One', 'administrator');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (5, 1772397132345, 'lv7o7s2tt9ieitp1e9we', '', '', 'Ada One', '', 'invite', 'jaosuy999dpnsk0olgxp', '', 0, '', 'bo@example.org', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (6, 1772397132345, 'nei0le3o4cpkq2gas0eb', '', '', 'Bo Two', '', 'join', 'jaosuy999dpnsk0olgxp', '', 0, 'nei0le3o4cpkq2gas0eb', 'Bo Two', 'contributor');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (7, 1772397132345, 'lv7o7s2tt9ieitp1e9we', '', '', 'Ada One', '', 'factor', '', '', 0, 'nei0le3o4cpkq2gas0eb', 'Bo Two', '');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (8, 1772397132345, 'nei0le3o4cpkq2gas0eb', 'l8lckhdvb8e5jba7lgu4', '', 'Bo Two', '192.0.2.1', 'signin', '', '', 0, 'nei0le3o4cpkq2gas0eb', 'Bo Two', 'A browser');
INSERT INTO act (n, time, account, session, token, name, address, act, page, post, seq, whom, about, detail) VALUES (9, 1772397132345, 'lv7o7s2tt9ieitp1e9we', '', '', 'Ada One', '', 'invite', '', '', 0, '', 'cy@example.org', 'editor');
INSERT INTO draft_rev (page, id, rev, data, hand, edits, saved, kept) VALUES ('jaosuy999dpnsk0olgxp', '0aaaaaaaaa', 1, '\x7b226669656c6473223a5b7b226e616d65223a22626f6479222c2276616c7565223a227b5c22666f726d61745c223a5c2273746f7070726573732d626f64792f315c222c5c22626c6f636b735c223a5b7b5c226b696e645c223a5c227061726167726170685c222c5c227370616e735c223a5b7b5c22746578745c223a5c22576f7264732061626f75742046657272696573207361696c2e5c227d5d7d5d7d227d2c7b226e616d65223a22686561646c696e65222c2276616c7565223a2246657272696573207361696c227d5d2c22666c616773223a5b5d7d', 'lv7o7s2tt9ieitp1e9we', '', 1772397132345, 1772397192345);
INSERT INTO page_note (page, rev, text, account, updated) VALUES ('jaosuy999dpnsk0olgxp', 1, 'Ada is on until 6 PM.', 'lv7o7s2tt9ieitp1e9we', 1772397192345);
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (1, 'jaosuy999dpnsk0olgxp', '9mt1eog1x9', '202603012031.0000000002.99998975', ' harbour closes at eight  words about harbour closes  it said seven ', array_to_tsvector(string_to_array('jaosuyharbour jaosuycloses jaosuyat jaosuyeight jaosuy jaosuywords jaosuyabout jaosuyit jaosuysaid jaosuyseven', ' ')));
INSERT INTO search_post (idx, page, post, place, words, lexemes) VALUES (10, 'jaosuy999dpnsk0olgxp', '9xrmbg582a', '202602282030.0000000011.99998975', ' first gusts  words about first gusts ', array_to_tsvector(string_to_array('jaosuyfirst jaosuygusts jaosuy jaosuywords jaosuyabout', ' ')));
