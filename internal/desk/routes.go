package desk

import "slices"

// routes are all that the desk answers, and whom. A test asks each of them as
// everyone there is.
func (d *Desk) routes() []route {
	return slices.Concat(
		d.doors(),
		d.plainRoutes(),
		d.staffRoutes(),
		d.pageRoutes(),
	)
}

// pageRoutes are about pages and posts. Those that programs have too are
// answered by the same code as theirs.
func (d *Desk) pageRoutes() []route {
	return slices.Concat([]route{
		{method: "GET", path: "/api/pages", least: somewhere, answer: d.listPages},
		{method: "POST", path: "/api/pages", least: editor, answer: d.createPage},
		{method: "GET", path: "/api/pages/{page}", least: contributor, answer: d.showPage},
		{method: "PATCH", path: "/api/pages/{page}", least: editor, answer: d.changePage},
		{method: "POST", path: "/api/pages/{page}/posts", least: editor, answer: d.publish},
		{method: "POST", path: "/api/pages/{page}/updates", least: editor, answer: d.publishBatch},
		{method: "GET", path: "/api/pages/{page}/posts/{id}", least: contributor, answer: d.showPost},
	},
		rows(pageOps, route{method: "POST", path: "/api/pages/{page}/{op}", least: editor, answer: d.pageOp}),
		rows(postOps, route{method: "POST", path: "/api/pages/{page}/posts/{id}/{op}", least: editor, answer: d.postOp}),
	)
}
