package store

import (
	"reflect"
	"testing"

	"stoppress/internal/page"
)

func TestHomes(t *testing.T) {
	contract(t, func(t *testing.T, r *rig) {
		s := r.open()
		one, two := livePage(t, s, "one"), livePage(t, s, "two")
		if _, _, err := s.CreatePage(ctx, NewPage{Slug: "later", Draft: true, Head: page.Head{Title: "Later", Zone: "Asia/Tehran", Lang: "fa"}}); err != nil {
			t.Fatal(err)
		}
		was := must[map[string]Home](t)(s.Homes(ctx))
		if len(was) != 2 || was[one.ID].Zone == "" || was[one.ID] != was[two.ID] {
			t.Fatalf("%+v", was)
		}
		// A post's language is not its page's.
		do(t, s, one.ID, func(tx *Tx) error {
			_, err := tx.Publish([]NewPost{{Texts: page.Texts{Headline: "A", Lang: "he", Body: body("A")}}}, At{})
			return err
		})
		do(t, s, two.ID, func(tx *Tx) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) { h.Lang = "ckb"; return h, nil })
		})
		do(t, s, two.ID, func(tx *Tx) error {
			return tx.SetPage(func(h page.Head) (page.Head, error) { h.Lang, h.Zone = "fa", "Asia/Tehran"; return h, nil })
		})
		want := map[string]Home{one.ID: was[one.ID], two.ID: {Lang: "fa", Zone: "Asia/Tehran"}}
		if got := must[map[string]Home](t)(s.Homes(ctx)); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v, want %+v", got, want)
		}
	})
}
