package desk

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
)

// TestTurns: an account that takes long leaves turns for others, and all together
// have no more than there are.
func TestTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const all, own = 5, 2
		turns := newTurns(all, own)
		busy, given := map[string]chan func(){}, make(chan string, 10)
		ask := func(ctx context.Context, account string) {
			if busy[account] == nil {
				busy[account] = make(chan func(), 10)
			}
			has := busy[account]
			go func() {
				if done, err := turns.take(ctx, account); err == nil {
					has <- done
				} else if errors.Is(err, context.Canceled) {
					given <- account
				} else {
					t.Error(err)
				}
			}()
			synctest.Wait()
		}
		have := func(when string, want map[string]int) {
			t.Helper()
			synctest.Wait()
			for account, has := range busy {
				if len(has) != want[account] {
					t.Errorf("%s: %s has %d turns, want %d", when, account, len(has), want[account])
				}
			}
		}
		gone, leave := context.WithCancel(t.Context())
		for range own + 1 {
			ask(t.Context(), "ada")
		}
		ask(gone, "ada")
		have("alone", map[string]int{"ada": own})
		for range own {
			ask(t.Context(), "ben")
		}
		ask(t.Context(), "cem")
		ask(t.Context(), "dia")
		ask(gone, "dia")
		have("all are taken", map[string]int{"ada": own, "ben": own, "cem": 1})
		leave()
		synctest.Wait()
		if len(given) != 2 {
			t.Errorf("%d gave up, want 2", len(given))
		}
		(<-busy["cem"])()
		have("one came free", map[string]int{"ada": own, "ben": own, "dia": 1})
		(<-busy["ada"])()
		have("one's own came free", map[string]int{"ada": own, "ben": own, "dia": 1})
		(<-busy["ben"])()
		ask(t.Context(), "dia")
		have("whoever gave up has left its place", map[string]int{"ada": own, "ben": own - 1, "dia": own})
		for _, has := range busy {
			for len(has) > 0 {
				(<-has)()
				synctest.Wait()
			}
		}
		if len(turns.all) != 0 || len(turns.of) != 0 {
			t.Errorf("at the end %d turns are taken, by %d", len(turns.all), len(turns.of))
		}
	})
}
