-- The desk: what runs by the clock, what it watches for, whom it tells.

-- Tokens: the account that made one ends it when it may not make any more; '' is
-- the command line, and whoever made one before this was noted.

ALTER TABLE token ADD COLUMN by_account TEXT NOT NULL DEFAULT '';
ALTER TABLE token ADD COLUMN by_name    TEXT NOT NULL DEFAULT '';
CREATE INDEX token_maker ON token (by_account) WHERE by_account <> '' AND revoked = 0;

-- Webhooks. at is the index of the last entry that was looked at for a hook; what
-- comes after it is yet to be told. Secret and address are sealed under the key in
-- the data folder: an address may hold a secret of the receiver's.
CREATE TABLE hook (
    id      text COLLATE "C" PRIMARY KEY,
    name    text COLLATE "C" NOT NULL,
    url     bytea NOT NULL,              -- sealed
    page    text COLLATE "C" NOT NULL,              -- '' for all
    events  text COLLATE "C" NOT NULL,              -- ops, parted by spaces
    secret  bytea NOT NULL,               -- sealed
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
-- What seals texts, of a page; and whether there is any.
CREATE INDEX entry_seals ON entry (page, seq) WHERE op IN ('withdraw', 'restore', 'withhold', 'release', 'erase');

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

-- What a command made besides entries, so that the same key again finds it: the id
-- of a schedule, the slug of a series.

ALTER TABLE idempotency ADD COLUMN made text COLLATE "C" NOT NULL DEFAULT '';
