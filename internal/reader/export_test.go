package reader

import "time"

// SetPatience sets how long a write to one reader may take, and gives what sets it back.
func SetPatience(d time.Duration) (back func()) {
	was, copies := stall, copySlow
	stall, copySlow = d, d
	return func() { stall, copySlow = was, copies }
}
