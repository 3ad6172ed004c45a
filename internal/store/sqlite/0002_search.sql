-- What readers search, of posts that they can see. Derived from the log in the
-- same transaction. Made anew where site.search is not the program's version of it.
ALTER TABLE site ADD COLUMN search INTEGER NOT NULL DEFAULT 0;

CREATE TABLE search_post (
    idx   INTEGER PRIMARY KEY,             -- of the entry that published the post
    page  TEXT    NOT NULL,
    post  TEXT    NOT NULL,
    place TEXT    NOT NULL                 -- sorts as the posts of a page do
) STRICT;
CREATE UNIQUE INDEX search_post_post ON search_post (page, post);

-- The words of a post, folded, with a space before each and after the last. To
-- take a post out of search_word one has to know what was put in.
CREATE TABLE search_text (
    idx   INTEGER PRIMARY KEY,
    words TEXT    NOT NULL
) STRICT;

-- rowid is idx. Each word begins with the key of its page, so that looking in one
-- page costs the same however many others there are. The words come folded: the
-- tokenizer only parts them at spaces.
CREATE VIRTUAL TABLE search_word USING fts5 (words, content = '', columnsize = 0, tokenize = 'ascii');
INSERT INTO search_word (search_word, rank) VALUES ('secure-delete', 1);
