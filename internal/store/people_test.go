package store

import "testing"

// testPHC stands for the hash of a password.
const testPHC = "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFzaGhhc2g"

// administrator makes the site's first account.
func administrator(t testing.TB, s *Store) Account {
	t.Helper()
	secret, _, err := s.Setup(ctx, tester)
	if err != nil {
		t.Fatal(err)
	}
	a, err := s.Accept(ctx, secret, NewPerson{Person: Person{Name: "Ada One", Email: "ada@example.org"}, Password: testPHC})
	if err != nil {
		t.Fatal(err)
	}
	return a
}
