package live

import (
	"context"
	"errors"

	"stoppress/internal/render"
)

// BodyRecord is followed by the path of a file of the record: of the site below
// record/, of a page below its record/. It is asked for with [Hub.Fresh].
const BodyRecord = "record/"

// ErrUnsigned says that a checkpoint is to be had from another server only.
var ErrUnsigned = errors.New("this server does not sign the record")

// Fresh is [Hub.Body] for what has to be as the log stands now, whatever readers
// were sent already: it is kept for nobody but those who ask for it at the same time.
func (h *Hub) Fresh(ctx context.Context, p *Page, name string) (*render.Body, error) {
	id := ""
	if p != nil {
		p.Touch()
		id = p.ID
	}
	v, err := h.once(ctx, h.cold, "fresh/"+id+"/"+name, func(ctx context.Context) (any, error) {
		return h.source.Body(ctx, id, name)
	})
	if err != nil {
		return nil, err
	}
	return v.(*render.Body), nil
}
