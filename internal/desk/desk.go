// Package desk serves those who write: the JSON API under /api/v1.
//
// docs/api.md is its reference. It promises: a bearer token is the only way in,
// and a token for one page does nothing on another; a request is taken whole or
// not at all, and answered once what it did is durable; the same
// Idempotency-Key with the same request is answered with the same status and
// body, and does nothing again; an edit made from an old revision is refused
// with both texts; and an error names what was wrong and where, without a word
// about the machine.
package desk

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"mime"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"stoppress/internal/outbound"
	"stoppress/internal/page"
	"stoppress/internal/render"
	"stoppress/internal/store"
)

// Limits of a request.
const (
	maxBody = 1 << 20
	maxKey  = 200 // characters of an Idempotency-Key
	reading = 20 * time.Second
	working = 30 * time.Second
	writing = 10 * time.Second
)

// Options sets up the API.
type Options struct {
	Store  *store.Store
	URL    string                         // public address: origin and path prefix, no slash at the end
	Client func(*http.Request) netip.Addr // who asks; nil: the connection's other end
	Log    *slog.Logger

	// Provider is by whom people may sign in to the desk too; nil: nobody.
	Provider *Provider
