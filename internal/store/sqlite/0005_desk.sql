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
    id      TEXT    PRIMARY KEY,
    name    TEXT    NOT NULL,
    url     BLOB    NOT NULL,              -- sealed
    page    TEXT    NOT NULL,              -- '' for all
    events  TEXT    NOT NULL,              -- ops, parted by spaces
    secret  BLOB    NOT NULL,              -- sealed
    at      INTEGER NOT NULL,
    paused  TEXT    NOT NULL,              -- '', or why
    fails   INTEGER NOT NULL,              -- tries in a row that were not taken
    failing INTEGER,                       -- since when
    rest    INTEGER NOT NULL,              -- until when it is left alone
    created INTEGER NOT NULL
) STRICT;

-- What a hook is to be told, or was. due is null when that is over.
CREATE TABLE delivery (
    id     TEXT    PRIMARY KEY,            -- the receiver's webhook-id
    hook   TEXT    NOT NULL REFERENCES hook (id),
    event  TEXT    NOT NULL,               -- an op, or test
    idx    INTEGER NOT NULL,               -- of the entry; -1 for a test
    page   TEXT    NOT NULL,
    post   TEXT    NOT NULL,
    seq    INTEGER NOT NULL,
    made   INTEGER NOT NULL,
    due    INTEGER,
    lease  INTEGER NOT NULL,               -- until when the server has it that sends it
    tries  INTEGER NOT NULL,
    state  TEXT    NOT NULL,               -- waiting, delivered, dropped
    tried  INTEGER,
    status INTEGER NOT NULL,               -- of the last try; 0: no answer
    took   INTEGER NOT NULL,               -- ms
    error  TEXT    NOT NULL
) STRICT;
CREATE INDEX delivery_hook ON delivery (hook, made);
CREATE INDEX delivery_due ON delivery (due) WHERE due IS NOT NULL;

-- How many read a page, by minute and server. total is the sum of the samples
-- taken within the minute; streams and polls are the last.
CREATE TABLE reader_minute (
    page    TEXT    NOT NULL,
    minute  INTEGER NOT NULL,              -- ms, of its beginning
    server  TEXT    NOT NULL,
    at      INTEGER NOT NULL,              -- of the last sample
    streams INTEGER NOT NULL,
    polls   INTEGER NOT NULL,
    total   INTEGER NOT NULL,
    PRIMARY KEY (page, minute, server)
) STRICT, WITHOUT ROWID;
CREATE INDEX reader_minute_minute ON reader_minute (minute);

-- The audit log is looked through by what was done, too.

CREATE INDEX act_word ON act (act, n);

-- Pictures: who brought one, the point of it that a crop keeps, in thousandths
-- from the left and from the top, and in which order they are listed.

ALTER TABLE media ADD COLUMN account TEXT    NOT NULL DEFAULT '';
ALTER TABLE media ADD COLUMN focus_x INTEGER NOT NULL DEFAULT 500;
ALTER TABLE media ADD COLUMN focus_y INTEGER NOT NULL DEFAULT 500;
CREATE INDEX media_created ON media (created, id);
CREATE INDEX field_picture ON field (page, seq) WHERE name = 'cover' OR name LIKE 'media:%';
-- What seals texts, of a page; and whether there is any.
CREATE INDEX entry_seals ON entry (page, seq) WHERE op IN ('withdraw', 'restore', 'withhold', 'release', 'erase');

-- What goes out at a set time: a draft, or several as one update. A draft says
-- itself of which schedule it is, at what place, and with which text it was put there.
CREATE TABLE schedule (
    id      TEXT    PRIMARY KEY,
    page    TEXT    NOT NULL REFERENCES page (id),
    at      INTEGER NOT NULL,
    state   TEXT    NOT NULL,              -- waiting, missed, failed
    reason  TEXT    NOT NULL,              -- why not: a word
    detail  TEXT    NOT NULL,              -- likewise, in words, where the word does not say it all
    account TEXT    NOT NULL,              -- who set it
    watched TEXT    NOT NULL,              -- words of the watch list that are to go out all the same: JSON
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX schedule_at ON schedule (at);
ALTER TABLE draft ADD COLUMN schedule     TEXT    NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN place        INTEGER NOT NULL DEFAULT 0;
ALTER TABLE draft ADD COLUMN schedule_rev INTEGER NOT NULL DEFAULT 0;
CREATE INDEX draft_schedule ON draft (schedule) WHERE schedule <> '';
UPDATE draft SET scheduled = NULL;           -- nothing ran by it until now

-- Posts that bear the mark of breaking news. Derived from the log, in the same
-- transaction. After an upgrade also some that bore it once: those are found out
-- when their time comes.
CREATE TABLE breaking (
    page  TEXT    NOT NULL,
    post  TEXT    NOT NULL,
    seq   INTEGER NOT NULL,                -- of the entry that gave it the mark
    since INTEGER NOT NULL,
    PRIMARY KEY (page, post)
) STRICT;
INSERT INTO breaking (page, post, seq, since)
    SELECT page, post, max(seq), max(time) FROM entry WHERE op = 'publish' AND flags >= 4 OR op = 'flag' GROUP BY page, post;

-- Until when nobody is asked whether a silent page goes on.
CREATE TABLE quiet (
    page  TEXT    PRIMARY KEY REFERENCES page (id),
    until INTEGER NOT NULL
) STRICT;

-- Pages that start anew each day, and the days' pages.
CREATE TABLE series (
    slug       TEXT    PRIMARY KEY,
    title      TEXT    NOT NULL,           -- {date} stands for the day
    standfirst TEXT    NOT NULL,
    lang       TEXT    NOT NULL,
    zone       TEXT    NOT NULL,
    clock      TEXT    NOT NULL,
    at         INTEGER NOT NULL,           -- minutes after midnight in the zone
    ends       TEXT    NOT NULL,           -- when a day's page ends: begin, post, stay
    day        TEXT    NOT NULL,           -- the last that was begun, or that was not to be
    trouble    TEXT    NOT NULL,           -- why the last one could not be begun
    stopped    INTEGER,
    created    INTEGER NOT NULL
) STRICT;
CREATE TABLE series_page (
    series TEXT    NOT NULL REFERENCES series (slug),
    day    TEXT    NOT NULL,
    page   TEXT    NOT NULL REFERENCES page (id),
    ended  INTEGER NOT NULL,               -- 1: it was ended because its day was over
    PRIMARY KEY (series, day)
) STRICT;

-- Which page is a translation of which, and up to which entry of the original its
-- corrections are in it.
CREATE TABLE translation (
    page     TEXT    PRIMARY KEY REFERENCES page (id),
    original TEXT    NOT NULL REFERENCES page (id),
    seen     INTEGER NOT NULL              -- seq
) STRICT;
CREATE INDEX translation_original ON translation (original);

-- Words that nothing is published with before someone has been asked.
CREATE TABLE watchword (
    id      TEXT    PRIMARY KEY,
    page    TEXT    NOT NULL,              -- '' for all
    word    TEXT    NOT NULL,
    reason  TEXT    NOT NULL,
    until   INTEGER,                       -- when it lapses
    account TEXT    NOT NULL,              -- who put it in
    created INTEGER NOT NULL
) STRICT;
CREATE INDEX watchword_page ON watchword (page, created);

-- A token may be one that only reads: scope 'read'.

ALTER TABLE token ADD COLUMN scope TEXT NOT NULL DEFAULT '';

-- What a command made besides entries, so that the same key again finds it: the id
-- of a schedule, the slug of a series.

ALTER TABLE idempotency ADD COLUMN made TEXT NOT NULL DEFAULT '';
