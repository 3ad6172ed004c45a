// Package store keeps the log, what editors work on before it gets there (drafts,
// pictures), and who may do so and did: accounts, sessions, tokens, the audit
// log. It is one concrete type on SQLite (the default) or PostgreSQL, and
// promises the same on both:
//
//   - A command is one transaction: its entries, their leaves and tree hashes, the
//     page's head row and the idempotency row are written together or not at all.
//     [Store.Write] returns once it is durable, and no [Store.Watch] fires before.
//   - seq is gapless in a page and index is gapless in the site, in the order of
//     the commits, whatever processes write at the same time: each command begins
//     by taking the site's row.
//   - The log is the truth. What is derived of it, page_head and the search index,
//     is written with it and can be made anew by [Store.Rebuild]. The index holds
//     what readers see: nothing of drafts, and of what is withdrawn, withheld or
//     erased nothing any more.
//   - Values and salts lie apart from entries, so that they can be destroyed; an
//     erasure on SQLite is acknowledged only once the bytes are out of its files.
//   - What a command did is in the audit log, with its transaction, where it says
//     by whom it is given ([By]). Nobody takes a line out of there.
//   - No value of the database works as a secret on the desk as it stands.
//   - Taking away a role, a session, a link or an account holds from the commit on,
//     in every process: nothing of them is remembered between two questions.
//   - The cost of a command does not grow with the page.
//   - No error of a driver leaves the package; see errors.go for those that do.
//
// A Store is safe for use by many goroutines, and many Stores, in one process or
// in several, may share a database.
package store
