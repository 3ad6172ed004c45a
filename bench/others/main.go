// Others is the servers of other people's packages that ours is compared with, in
// a module of its own, so that the program's own stays clean: "others r3labs" or
// "others tmaxmax". It says its address, and takes lines: "collect" gives unused memory
// back, and is answered; any other is an update for whoever reads.
package main

import (
	"bufio"
	"fmt"
	"net"
	"net/http"
	"os"
	"runtime/debug"

	r3labs "github.com/r3labs/sse/v2"
	tmaxmax "github.com/tmaxmax/go-sse"
)

// server gives a handler for streams, and what sends an update to their readers.
var servers = map[string]func() (http.Handler, func(string)){
	"r3labs": func() (http.Handler, func(string)) {
		s := r3labs.New()
		s.AutoReplay = false // it would keep all there ever was
		s.CreateStream("bench")
		return s, func(update string) { s.Publish("bench", &r3labs.Event{Event: []byte("put"), Data: []byte(update)}) }
	},
	"tmaxmax": func() (http.Handler, func(string)) {
		s := &tmaxmax.Server{OnSession: func(w http.ResponseWriter, r *http.Request) ([]string, bool) {
			w.Header().Set("Content-Type", "text/event-stream")
			_ = http.NewResponseController(w).Flush() // else a reader has no answer before there is an update
			return []string{tmaxmax.DefaultTopic}, true
		}}
		return s, func(update string) {
			m := &tmaxmax.Message{Type: tmaxmax.Type("put")}
			m.AppendData(update)
			_ = s.Publish(m)
		}
	},
}

func main() {
	if len(os.Args) != 2 || servers[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "others r3labs|tmaxmax")
		os.Exit(2)
	}
	handler, send := servers[os.Args[1]]()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	go func() { _ = http.Serve(l, handler) }()
	fmt.Println(l.Addr())
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if lines.Text() == "collect" {
			debug.FreeOSMemory()
			fmt.Println("collected")
			continue
		}
		send(lines.Text())
	}
}
