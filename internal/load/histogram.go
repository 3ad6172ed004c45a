package load

import (
	"math/bits"
	"time"
)

// histogram counts times to within 3 percent, in microseconds, and takes no more room
// for more of them.
type histogram struct {
	counts [64 + 40*32]int64
	n      int64
}

func (h *histogram) add(d time.Duration) {
	h.counts[bucket(d.Microseconds())]++
	h.n++
}

// bucket is one a microsecond up to 64, then 32 for each doubling.
func bucket(us int64) int {
	if us < 64 {
		return int(max(us, 0))
	}
	e := min(bits.Len64(uint64(us))-6, 40)
	return 32 + 32*e + min(int(us>>e)-32, 31)
}

// quantile gives the time that a part of them, from 0 to 1, did not exceed.
func (h *histogram) quantile(part float64) time.Duration {
	want, seen := int64(part*float64(h.n)+0.5), int64(0)
	for i, n := range h.counts {
		if seen += n; n > 0 && seen >= want {
			return top(i)
		}
	}
	return 0
}

// top is the greatest time of a bucket.
func top(i int) time.Duration {
	if i < 64 {
		return time.Duration(i) * time.Microsecond
	}
	e := (i - 32) / 32
	return time.Duration((int64((i-32)%32+33)<<e)-1) * time.Microsecond
}
