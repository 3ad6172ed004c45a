package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"stoppress/internal/record"
)

// Signer returns the key that signs the site's checkpoints. Where the folder has
// no key, or one whose public half is not in the site's row, it returns ErrKey:
// such a server must not sign.
func (s *Store) Signer() (*record.Key, error) { return s.key, s.keyErr }

// keyFile holds the private key in the text form of package record.
func (s *Store) keyFile() string { return filepath.Join(s.dir, "keys", "record.key") }

func (s *Store) loadKey(public string) {
	key, err := readKey(s.keyFile())
	switch {
	case errors.Is(err, fs.ErrNotExist):
		s.keyErr = fmt.Errorf("%w: %s is missing; copy it from the server that made the site", ErrKey, s.keyFile())
	case err != nil:
		s.keyErr = fmt.Errorf("%w: %w", ErrKey, err)
	case key.Public() != public:
		s.keyErr = fmt.Errorf("%w: %s belongs to another site; copy the one from the server that made this site", ErrKey, s.keyFile())
	default:
		s.key = key
	}
}

func readKey(file string) (*record.Key, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	key, err := record.ParseKey(string(b))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return key, nil
}

// makeKey returns the folder's key, making it, and with it the site's id, where
// there is none. It is durable before the site's row names it: a crash between
// the two leaves a key that the next start takes up, never a row without its key.
func makeKey(file string) (*record.Key, error) {
	const doing = "making the signing key"
	key, err := readKey(file)
	if err == nil {
		return key, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	if key, err = record.NewKey(record.NewSite()); err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	dir := filepath.Dir(file)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	f, err := os.CreateTemp(dir, "record-*.tmp") // mode 0600
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	defer os.Remove(f.Name())
	_, err = f.WriteString(key.Private() + "\n")
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), file)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", doing, err)
	}
	syncDir(dir)
	return key, nil
}

// syncDir makes a new name durable, where the system can.
func syncDir(dir string) {
	if d, err := os.Open(dir); err == nil {
		_ = d.Sync()
		d.Close()
	}
}
