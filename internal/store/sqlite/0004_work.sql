-- The desk's work: whose a draft is and how far it is, its former texts, the
-- notes of a page, and who is there.

ALTER TABLE draft ADD COLUMN rev       INTEGER NOT NULL DEFAULT 1;
ALTER TABLE draft ADD COLUMN turn      INTEGER NOT NULL DEFAULT 1;   -- counts all that was changed; rev counts texts
ALTER TABLE draft ADD COLUMN author    TEXT    NOT NULL DEFAULT '';  -- account that began it
ALTER TABLE draft ADD COLUMN hand      TEXT    NOT NULL DEFAULT '';  -- account that saved it last
ALTER TABLE draft ADD COLUMN client    TEXT    NOT NULL DEFAULT '';  -- the browser's window that did
ALTER TABLE draft ADD COLUMN base      INTEGER NOT NULL DEFAULT 0;   -- rev that this window went out from
ALTER TABLE draft ADD COLUMN status    TEXT    NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN assignee  TEXT    NOT NULL DEFAULT '';  -- account
ALTER TABLE draft ADD COLUMN note      TEXT    NOT NULL DEFAULT '';
ALTER TABLE draft ADD COLUMN submitted INTEGER;
ALTER TABLE draft ADD COLUMN edits     TEXT    NOT NULL DEFAULT '';  -- published post that it is to change
ALTER TABLE draft ADD COLUMN post_rev  INTEGER NOT NULL DEFAULT 0;   -- revision of it that it was made from
ALTER TABLE draft ADD COLUMN scheduled INTEGER;

-- Former texts of drafts, of those too that were thrown away. Kept a while only.
CREATE TABLE draft_rev (
    page  TEXT    NOT NULL,
    id    TEXT    NOT NULL,
    rev   INTEGER NOT NULL,
    data  BLOB    NOT NULL,
    hand  TEXT    NOT NULL,
    edits TEXT    NOT NULL,
    saved INTEGER NOT NULL,                -- when it was written
    kept  INTEGER NOT NULL,                -- when it gave way
    PRIMARY KEY (page, id, rev)
) STRICT;
CREATE INDEX draft_rev_kept ON draft_rev (kept);

-- What the desk notes of a page. Never in the log.
CREATE TABLE page_note (
    page    TEXT    PRIMARY KEY REFERENCES page (id),
    rev     INTEGER NOT NULL,
    text    TEXT    NOT NULL,
    account TEXT    NOT NULL,              -- that wrote it last
    updated INTEGER NOT NULL
) STRICT;

-- Who has a page open, and what on it. A row lapses soon after it was last said.
CREATE TABLE presence (
    session TEXT    NOT NULL,
    page    TEXT    NOT NULL,
    account TEXT    NOT NULL,
    draft   TEXT    NOT NULL,
    post    TEXT    NOT NULL,
    seen    INTEGER NOT NULL,
    PRIMARY KEY (session, page)
) STRICT;
