package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"
)

func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 }

func median(of []float64) float64 {
	if len(of) == 0 {
		return 0
	}
	return slices.SortedFunc(slices.Values(of), cmp.Compare)[len(of)/2]
}

// against gives x as a multiple of y, if there is one.
func against(x, y []float64) string {
	if median(y) == 0 {
		return "-"
	}
	return fmt.Sprintf("%.2f", median(x)/median(y))
}

// table writes what came of it.
func table(w io.Writer, of map[string]*taken) {
	fmt.Fprintf(w, "%s; %s; %d readers, %d updates, medians of %d\n\n", machine(), time.Now().UTC().Format("2 January 2006"), *readers, *updates, *rounds)
	bare := of["bare loop"]
	if bare == nil {
		bare = &taken{}
	}
	fmt.Fprintln(w, "| server | memory a waiting reader | CPU a new reader | CPU s a million deliveries | of bare | first reader after the publish | from first to last | of bare | bytes a delivery |")
	fmt.Fprintln(w, "|---|---|---|---|---|---|---|---|---|")
	for _, k := range kinds {
		t := of[k.name]
		if t == nil || len(t.deliver) == 0 {
			continue
		}
		fmt.Fprintf(w, "| %s | %.1f KB | %.0f µs | %.1f | %s | %.1f ms | %.0f ms | %s | %.0f |\n", k.name, median(t.memory), median(t.open), median(t.deliver),
			against(t.deliver, bare.deliver), median(t.first), median(t.spread), against(t.spread, bare.spread), median(t.bytes))
	}
	ours, gzip := of["Stop Press"], of["Stop Press gzip"]
	if ours == nil || gzip == nil {
		return
	}
	fmt.Fprintln(w, "\n| Stop Press | |\n|---|---|")
	line := func(what, value string) { fmt.Fprintf(w, "| %s | %s |\n", what, value) }
	for _, name := range []string{"net/http", "nchan"} {
		if t := of[name]; t != nil && len(t.deliver) > 0 {
			line("CPU a delivery against "+name, against(ours.deliver, t.deliver))
		}
	}
	line("first reader after the answer to who published (before it: negative)", fmt.Sprintf("%.1f ms", median(ours.after)))
	line(fmt.Sprintf("CPU of an update of %d posts against one", many), against(ours.nine, ours.deliver)+", gzip "+against(gzip.nine, gzip.deliver))
	line("CPU a delivery with gzip against plain", against(gzip.deliver, ours.deliver))
	line("bytes with gzip against plain, one post", fmt.Sprintf("%s (%.0f of %.0f)", against(gzip.bytes, ours.bytes), median(gzip.bytes), median(ours.bytes)))
	line(fmt.Sprintf("bytes with gzip against plain, an update of %d", many), fmt.Sprintf("%s (%.0f of %.0f)", against(gzip.bytes9, ours.bytes9), median(gzip.bytes9), median(ours.bytes9)))
}

// machine says what it ran on.
func machine() string {
	name, cores := runtime.GOARCH, 0
	text, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.SplitSeq(string(text), "\n") {
		key, value, _ := strings.Cut(line, ":")
		switch strings.TrimSpace(key) {
		case "model name":
			name = strings.TrimSpace(value)
		case "processor":
			cores++
		}
	}
	busy, _ := os.ReadFile("/proc/loadavg")
	of, _, _ := strings.Cut(string(busy), " ")
	return fmt.Sprintf("%d cores, %s, a load of %s at the end", cores, name, of)
}
