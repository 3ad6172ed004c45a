package markup

// FromMarkdown reads Markdown.
func FromMarkdown(s string) (*Doc, []string) { return FromText(s), nil }

// FromHTML reads HTML.
func FromHTML(s string) (*Doc, []string) { return FromText(s), nil }

// Markdown returns d as Markdown.
func (d *Doc) Markdown() string { return d.Text() }
