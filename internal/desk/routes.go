package desk

import "slices"

// routes are all that the desk answers, and whom. A test asks each of them as
// everyone there is.
func (d *Desk) routes() []route {
	return slices.Concat(
		d.doors(),
		d.outsideRoutes(),
		d.plainRoutes(),
		d.staffRoutes(),
		d.pageRoutes(),
		d.writingRoutes(),
		d.hookRoutes(),
		d.scheduleRoutes(),
		d.seriesRoutes(),
		d.readerRoutes(),
	)
}

// pageRoutes are about pages and posts. Those that programs have too are
// answered by the same code as theirs.
func (d *Desk) pageRoutes() []route {
	return slices.Concat([]route{
		{method: "GET", path: "/api/pages", least: somewhere, answer: d.deskPages},
		{method: "POST", path: "/api/pages", least: editor, answer: d.createPage},
		{method: "GET", path: "/api/pages/{page}", least: contributor, answer: d.deskPage},
		{method: "PATCH", path: "/api/pages/{page}", least: editor, answer: d.changePage},
		{method: "POST", path: "/api/pages/{page}/posts", least: editor, answer: d.publish},
		{method: "POST", path: "/api/pages/{page}/updates", least: editor, answer: d.publishBatch},
		{method: "GET", path: "/api/pages/{page}/posts/{id}", least: contributor, answer: d.showPost},
	},
		rows(pageOps, route{method: "POST", path: "/api/pages/{page}/{op}", least: editor, answer: d.pageOp}),
		rows(postOps, route{method: "POST", path: "/api/pages/{page}/posts/{id}/{op}", least: editor, answer: d.postOp}),
	)
}

// writingRoutes are what people do before something is published. Whose a draft
// is, its handler looks at: a contributor writes their own only.
func (d *Desk) writingRoutes() []route {
	const drafts = "/api/pages/{page}/drafts"
	return []route{
		{method: "GET", path: drafts, least: contributor, answer: d.listDrafts},
		{method: "GET", path: drafts + "/{id}", least: contributor, answer: d.showDraft},
		{method: "GET", path: drafts + "/{id}/revs", least: contributor, answer: d.draftRevs},
		{method: "PUT", path: drafts + "/{id}", least: contributor, answer: d.putDraft},
		{method: "DELETE", path: drafts + "/{id}", least: contributor, answer: d.dropDraft},
		{method: "POST", path: drafts + "/{id}/submit", least: contributor, op: "submit", answer: d.handDraft},
		{method: "POST", path: drafts + "/{id}/return", least: editor, op: "return", answer: d.handDraft},
		{method: "GET", path: "/api/pages/{page}/notes", least: contributor, answer: d.showNotes},
		{method: "PUT", path: "/api/pages/{page}/notes", least: contributor, answer: d.putNotes},
		{method: "PUT", path: "/api/pages/{page}/original", least: editor, answer: d.putOriginal},
		{method: "GET", path: "/api/pages/{page}/watch", least: editor, answer: d.showWatch},
		{method: "POST", path: "/api/pages/{page}/watch", least: editor, answer: d.addWatch},
		{method: "DELETE", path: "/api/pages/{page}/watch/{id}", least: editor, answer: d.dropWatch},
		{method: "GET", path: "/api/watch", least: editor, answer: d.showWatch},
		{method: "POST", path: "/api/watch", least: editor, answer: d.addWatch},
		{method: "DELETE", path: "/api/watch/{id}", least: editor, answer: d.dropWatch},
		{method: "GET", path: "/api/pages/{page}/posts", least: contributor, answer: d.listPosts},
		{method: "GET", path: "/api/pages/{page}/posts/{id}/revisions", least: editor, answer: d.postRevisions},
		{method: "POST", path: "/api/pages/{page}/preview", least: contributor, answer: d.preview},
		{method: "POST", path: "/api/pages/{page}/import", least: editor, show: d.written(d.doImport), raw: true},
		{method: "POST", path: "/api/pages/{page}/import/preview", least: editor, show: d.written(d.previewImport), raw: true},
		{method: "POST", path: "/api/import", least: editor, show: d.written(d.doImport), raw: true},
		{method: "POST", path: "/api/import/preview", least: editor, show: d.written(d.previewImport), raw: true},
		{method: "POST", path: "/api/media", least: somewhere, show: d.written(d.putMedia), raw: true},
		{method: "GET", path: "/api/media", least: somewhere, answer: d.library},
		{method: "GET", path: "/api/media/{id}", least: somewhere, show: d.showPicture},
		{method: "PUT", path: "/api/media/{id}", least: somewhere, answer: d.aim},
		{method: "GET", path: "/api/embed", least: somewhere, answer: d.embed},
		{method: "POST", path: "/api/presence", least: somewhere, answer: d.present},
		{method: "GET", path: "/events", least: somewhere, show: d.events, raw: true},
	}
}
