//go:build !linux

package live

import (
	"errors"
	"net"
)

// fan is what takes readers' connections over from net/http, where there is such
// a thing; see fan_linux.go.
type fan struct{}

func newFan(*Hub) *fan { return nil }

var errNoSocket = errors.New("connections are not taken over on this system")

// Adopt takes no reader over here: they stay with their goroutines.
func (h *Hub) Adopt(*Cursor, net.Conn, *Frame, bool, func()) error { return errNoSocket }

type loop struct{}

func (*loop) tell(*Page) {}
