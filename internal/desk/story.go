package desk

import (
	"encoding/json"
	"fmt"
	"slices"

	"stoppress/internal/markup"
	"stoppress/internal/page"
)

// Story is what a request, or a file, says of a post. What is nil is not said:
// an edit leaves it as it is.
type Story struct {
	Headline *string
	Dateline *page.Dateline
	Body     *markup.Doc
	Sources  *[]page.Source
	Byline   *string
	Tags     *[]string
	Lang     *string
	Media    *map[string]page.Media // by the key that the body has; only ID, Alt, Caption and Credit

	raw json.RawMessage // of a draft: a body that is not stoppress-body/1

	Key, Pinned, Breaking *bool

	Warnings []string // what was left out of the body as it was read
}

// Texts returns t with what the story says.
func (s *Story) Texts(t page.Texts) (page.Texts, error) {
	if s.Headline != nil {
		t.Headline = *s.Headline
	}
	if s.Dateline != nil {
		t.Dateline = *s.Dateline
	}
	if s.Body != nil {
		if err := s.Body.Check(); err != nil {
			return t, fmt.Errorf("body: %w", err)
		}
		t.Body = s.Body.Encode()
	}
	if s.raw != nil {
		t.Body = s.raw
	}
	if s.Sources != nil {
		t.Sources = *s.Sources
	}
	if s.Media != nil {
		t.Media = *s.Media
	}
	if s.Byline != nil {
		t.Byline = *s.Byline
	}
	if s.Tags != nil {
		t.Tags = *s.Tags
	}
	if s.Lang != nil {
		t.Lang = *s.Lang
	}
	return t, nil
}

// media gives the pictures that the story names.
func (s *Story) media() map[string]page.Media {
	if s.Media == nil {
		return nil
	}
	return *s.Media
}

// Flags returns f with what the story says.
func (s *Story) Flags(f page.Flags) page.Flags {
	for _, one := range []struct{ said, flag *bool }{
		{s.Key, &f.Key}, {s.Pinned, &f.Pinned}, {s.Breaking, &f.Breaking},
	} {
		if one.said != nil {
			*one.flag = *one.said
		}
	}
	return f
}

// takeTexts takes the members of a story out of a request.
func (o *object) takeTexts() *Story {
	s := &Story{
		Headline: o.text("headline"),
		Byline:   o.text("byline"),
	}
	if o.has("dateline") {
		s.Dateline = &page.Dateline{}
		if in := o.object("dateline"); in != nil {
			s.Dateline.Place, s.Dateline.Date = in.word("place"), in.word("date")
			in.end()
		}
	}
	s.Body, s.Warnings = o.takeBody(s)
	if o.has("media") {
		media := map[string]page.Media{}
		if in := o.object("media"); in != nil {
			for _, key := range slices.Clone(in.order) {
				if m := in.object(key); m != nil {
					media[key] = page.Media{ID: m.word("id"), Alt: m.word("alt"), Caption: m.word("caption"), Credit: m.word("credit")}
					m.end()
				}
			}
			in.end()
		}
		s.Media = &media
	}
	if items, set := o.list("sources"); set {
		list := []page.Source{}
		o.each("sources", items, func(in *object) {
			list = append(list, page.Source{Name: in.word("name"), URL: in.word("url")})
		})
		s.Sources = &list
	}
	if items, set := o.list("tags"); set {
		list := make([]string, len(items))
		for i, v := range items {
			if isNull(v) || json.Unmarshal(v, &list[i]) != nil {
				o.wrong(fmt.Sprintf("tags[%d]", i), "a string")
			}
		}
		s.Tags = &list
	}
	if s.Lang = o.text("lang"); s.Lang != nil && *s.Lang != "" {
		lang, err := CheckLang(*s.Lang)
		if err != nil && o.loose {
			lang, err = *s.Lang, nil
		}
		if err != nil {
			o.fail(inField(o.path+"lang", err))
		}
		s.Lang = &lang
	}
	return s
}

// takeFlags takes the flags out of a request.
func (o *object) takeFlags(s *Story) {
	s.Key, s.Pinned, s.Breaking = o.truth("key"), o.truth("pinned"), o.truth("breaking")
}

// takeBody takes a body in one of its forms: body (Markdown, or an object of
// stoppress-body/1), text or html.
func (o *object) takeBody(s *Story) (*markup.Doc, []string) {
	var form string
	for _, name := range []string{"body", "text", "html"} {
		if !o.has(name) {
			continue
		}
		if form != "" {
			o.fail(refuse(codeInvalid, o.path+name, "request", "give %s or %s, not both", o.path+form, o.path+name))
			return nil, nil
		}
		form = name
	}
	switch form {
	case "":
		return nil, nil
	case "text":
		return markup.FromText(o.word("text")), nil
	case "html":
		return markup.FromHTML(o.word("html"))
	}
	v := o.take("body")
	var text string
	switch {
	case v == nil || isNull(v):
		return &markup.Doc{}, nil
	case v[0] == '{':
		d, err := markup.Decode(v)
		if err != nil && o.loose {
			s.raw = v
			return nil, []string{"The body can't be published as it is: " + err.Error()}
		}
		if err != nil {
			p := Tell(err)
			p.Field = o.path + "body"
			o.fail(p)
		}
		return d, nil
	case json.Unmarshal(v, &text) != nil:
		o.wrong("body", "a string of Markdown, or an object of "+markup.Format)
		return nil, nil
	}
	return markup.FromMarkdown(text)
}
