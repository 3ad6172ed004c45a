package desk

import (
	"net/http"
	"net/url"
)

// doors are the addresses by which people come in.
func (d *Desk) doors() []route {
	return []route{
		{method: "GET", path: "/api/me", least: member, answer: d.me},
	}
}

type gate struct{}
type lang struct{}

func (d *Desk) open() error {
	u, err := url.Parse(d.base)
	if err != nil {
		return err
	}
	d.cookie = cookies{path: d.at(""), secure: u.Scheme == "https"}
	return nil
}

func (d *Desk) me(c *call) (int, any, error) {
	return http.StatusOK, map[string]any{"account": map[string]any{"id": c.person.ID, "name": c.person.Name}, "roles": c.person.Roles}, nil
}

func (d *Desk) showProblem(c *call, err error) {
	p := d.problem(c.w, c.Request, err)
	http.Error(c.w, p.Message, p.Status)
}
