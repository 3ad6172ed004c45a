// Package rivals is servers that ours is compared with, and the way in which a
// benchmark talks to a server that is a process of its own.
package rivals

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"sync"
)

// Server serves streams on a listener, and sends each of the updates, a line of text, to
// whoever reads.
type Server func(l net.Listener, updates <-chan []byte)

// Run is the main of such a process. It says its address, and then takes lines: "collect"
// gives unused memory back, and is answered; any other is an update. It ends with its
// standard input.
func Run(serve Server) error {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	updates := make(chan []byte)
	go serve(l, updates)
	fmt.Println(l.Addr())
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if lines.Text() == "collect" {
			debug.FreeOSMemory()
			fmt.Println("collected")
			continue
		}
		updates <- append([]byte(nil), lines.Bytes()...)
	}
	return lines.Err()
}

// event makes an update an event of a stream.
func event(n int, update []byte) []byte {
	return fmt.Appendf(nil, "event: put\nid: 1:%d\ndata: %s\n\n", n, update)
}

// Plain is what is written in an afternoon: a channel for each reader, each event
// encoded once.
func Plain(l net.Listener, updates <-chan []byte) {
	var mu sync.Mutex // guards readers
	readers := map[chan []byte]bool{}
	go func() {
		n := 0
		for update := range updates {
			n++
			event := event(n, update)
			mu.Lock()
			for c := range readers {
				select {
				case c <- event:
				default: // it is not reading
				}
			}
			mu.Unlock()
		}
	}()
	_ = http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c := make(chan []byte, 16)
		mu.Lock()
		readers[c] = true
		mu.Unlock()
		defer func() {
			mu.Lock()
			delete(readers, c)
			mu.Unlock()
		}()
		w.Header().Set("Content-Type", "text/event-stream")
		_, _ = io.WriteString(w, "event: head\ndata: {}\n\n")
		rc := http.NewResponseController(w)
		_ = rc.Flush()
		for {
			select {
			case <-r.Context().Done():
				return
			case event := <-c:
				if _, err := w.Write(event); err != nil || rc.Flush() != nil {
					return
				}
			}
		}
	}))
}
