package record

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"
	"stoppress/internal/page"
)

var update = flag.Bool("update", false, "write testdata/vectors.json anew, and into docs/record.md")

const (
	vectorsFile = "testdata/vectors.json"
	docFile     = "../../docs/record.md"
)

type vectors struct {
	Private     string              `json:"private_key"`
	Public      string              `json:"verifier_key"`
	Commitments []vectorCommitment  `json:"commitments"`
	Leaves      []vectorLeaf        `json:"leaves"`
	Heads       []string            `json:"roots_at_size_0_and_up"`
	Inclusion   []vectorInclusion   `json:"inclusion"`
	Consistency []vectorConsistency `json:"consistency"`
	Checkpoint  string              `json:"checkpoint"`
	Tile        vectorFile          `json:"tile"`
	Bundle      vectorFile          `json:"entry_bundle"`
	Opening     string              `json:"opening"`
}

type vectorCommitment struct {
	Name       string `json:"name"`
	Salt       string `json:"salt"`
	Value      string `json:"value"`
	Commitment string `json:"commitment"`
}

type vectorLeaf struct {
	Text     string `json:"text"`
	SHA256   string `json:"sha256"`
	TreeHash string `json:"tree_hash"`
}

type vectorInclusion struct {
	Size  int64    `json:"size"`
	Index int64    `json:"index"`
	Proof []string `json:"proof"`
}

type vectorConsistency struct {
	From  int64    `json:"from"`
	To    int64    `json:"to"`
	Proof []string `json:"proof"`
}

type vectorFile struct {
	Path   string `json:"path"`
	Size   int    `json:"size"`
	SHA256 string `json:"sha256"`
}

// makeVectors is a log of six leaves on two pages and the site's own, in which a value is erased.
func makeVectors(t *testing.T) vectors {
	s := newSite(t)
	const a, b, post = "k3x9m2p7q4", "w8r5t1n6z0", "4f7h2k9m1q"
	s.add(a, "open", "", nil, "title", "Storm over the harbour", "standfirst", "", "lang", "en", "zone", "Europe/Lisbon")
	s.add(b, "open", "", nil, "title", "Ferry timetable", "lang", "en", "zone", "Europe/Lisbon")
	l := s.add(a, "publish", post, nil,
		"headline", "Quay closed until noon — “no one was hurt”",
		"dateline", `{"place":"Harbour town","date":"2024-10-23"}`,
		"body", `{"format":"stoppress-body/1","blocks":[{"kind":"paragraph","spans":[{"text":"The quay is <closed> & dry."}]}]}`,
		"media:k1", `{"id":"m5","sha256":"`+strings.Repeat("0f", 32)+`","type":"image/png","width":640,"height":480,"alt":"A wave over the mole","credit":"A. Drawer"}`)
	l.Reason = "imported"
	s.redo(l)
	l = s.add(a, "correct", post, nil, "headline", "Quay closed until one", "note", "An earlier version\nsaid noon.")
	l.Reason = "correction"
	s.redo(l)
	s.add(SitePage, "key", "", nil)
	l = s.add(a, "erase", post, []Target{{2, "body"}, {2, "media:k1"}})
	l.Reason = "privacy"
	s.redo(l)

	v := vectors{Private: s.key.Private(), Public: s.key.Public()}
	for _, value := range slices.Concat(s.pages[a].values[1][:2], s.pages[a].values[2]) {
		sum := value.Sum()
		v.Commitments = append(v.Commitments, vectorCommitment{value.Name, hex.EncodeToString(value.Salt[:]), string(value.Value), hex.EncodeToString(sum[:])})
	}
	for _, text := range s.texts {
		sum, tree := LeafSum(text), TreeHash(text)
		v.Leaves = append(v.Leaves, vectorLeaf{string(text), hex.EncodeToString(sum[:]), hex.EncodeToString(tree[:])})
	}
	b64 := func(hs []tlog.Hash) []string {
		out := []string{}
		for _, h := range hs {
			out = append(out, base64.StdEncoding.EncodeToString(h[:]))
		}
		return out
	}
	size := s.tree.Size()
	for n := range size + 1 {
		root, err := s.tree.RootAt(n)
		if err != nil {
			t.Fatal(err)
		}
		v.Heads = append(v.Heads, b64([]tlog.Hash{root})...)
	}
	for _, index := range []int64{0, 3, 5} {
		p, err := tlog.ProveRecord(size, index, &s.tree)
		if err != nil {
			t.Fatal(err)
		}
		v.Inclusion = append(v.Inclusion, vectorInclusion{size, index, b64(p)})
	}
	for _, from := range []int64{1, 3, 4, 6} {
		p, err := tlog.ProveTree(size, from, &s.tree)
		if err != nil {
			t.Fatal(err)
		}
		v.Consistency = append(v.Consistency, vectorConsistency{from, size, b64(p)})
	}
	v.Checkpoint = string(s.checkpoint(size))
	files := s.publish()
	file := func(name string) vectorFile {
		data := files["record/1729715400/"+name].Data
		sum := sha256.Sum256(data)
		return vectorFile{name, len(data), hex.EncodeToString(sum[:])}
	}
	v.Tile, v.Bundle = file("tile/0/000.p/6"), file("tile/entries/000.p/6")
	v.Opening = string(s.opening(a, 2))
	return v
}

func vectorBytes(t *testing.T, v vectors) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var vectorFence = regexp.MustCompile("(?s)(<!-- vectors -->\n```json\n)(.*?)(```\n<!-- /vectors -->)")

// The code makes the published vectors, and the document holds them as they are.
func TestVectors(t *testing.T) {
	want := vectorBytes(t, makeVectors(t))
	doc, err := os.ReadFile(docFile)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(vectorsFile, want, 0o644); err != nil {
			t.Fatal(err)
		}
		doc = vectorFence.ReplaceAllFunc(doc, func(m []byte) []byte {
			p := vectorFence.FindSubmatch(m)
			return slices.Concat(p[1], want, p[3])
		})
		if err := os.WriteFile(docFile, doc, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what the code makes; a format never changes, it gets a new version", vectorsFile)
	}
	m := vectorFence.FindSubmatch(doc)
	if m == nil {
		t.Fatalf("%s holds no vectors", docFile)
	}
	if !bytes.Equal(m[2], got) {
		t.Errorf("the vectors of %s are not those of %s", docFile, vectorsFile)
	}
}

// What docs/record.md says, done again from its words with the standard library
// alone, gives the vectors.
func TestVectorsFromTheWordsOfTheDocument(t *testing.T) {
	b, err := os.ReadFile(vectorsFile)
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	unhex := func(s string) []byte {
		b, err := hex.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	sum := func(parts ...[]byte) []byte {
		h := sha256.Sum256(slices.Concat(parts...))
		return h[:]
	}
	u64 := func(n int) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }
	committed := map[string]bool{}
	for _, c := range v.Commitments {
		got := hex.EncodeToString(sum([]byte("stoppress-commit/v1\n"), u64(len(c.Name)), []byte(c.Name), unhex(c.Salt), u64(len(c.Value)), []byte(c.Value)))
		if got != c.Commitment {
			t.Errorf("commitment to %s is %s", c.Name, got)
		}
		committed["field "+c.Name+" "+got] = true
	}
	var entries [][]byte
	last := map[string]string{}
	for i, l := range v.Leaves {
		entries = append(entries, []byte(l.Text))
		if got := hex.EncodeToString(sum([]byte(l.Text))); got != l.SHA256 {
			t.Errorf("leaf %d: SHA-256 is %s", i, got)
		}
		if got := hex.EncodeToString(sum([]byte{0}, []byte(l.Text))); got != l.TreeHash {
			t.Errorf("leaf %d: tree hash is %s", i, got)
		}
		lines := strings.Split(l.Text, "\n")
		prev := last[lines[1]]
		if prev == "" {
			prev = "-"
		}
		if lines[3] != "prev "+prev {
			t.Errorf("leaf %d: %s, the page's last leaf is %s", i, lines[3], prev)
		}
		last[lines[1]] = l.SHA256
		for _, line := range lines {
			delete(committed, line)
		}
	}
	if len(committed) != 0 {
		t.Errorf("in no leaf: %v", committed)
	}
	for n, root := range v.Heads {
		h := rootOf(entries[:n])
		if base64.StdEncoding.EncodeToString(h[:]) != root {
			t.Errorf("root at size %d is %v", n, h)
		}
	}
	text, sig, _ := strings.Cut(v.Checkpoint, "\n\n")
	text += "\n"
	name, rest, _ := strings.Cut(v.Public, "+")
	id, key64, _ := strings.Cut(rest, "+")
	if want := name + "/1729715400\n6\n" + v.Heads[6] + "\n"; text != want {
		t.Errorf("checkpoint: %q, want %q", text, want)
	}
	key, err := base64.StdEncoding.DecodeString(key64)
	if err != nil || key[0] != 1 || hex.EncodeToString(sum([]byte(name+"\n"), key)[:4]) != id {
		t.Fatalf("the verifier key %s is not well-formed: %v", v.Public, err)
	}
	raw, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(strings.TrimPrefix(sig, "— "+name+" "), "\n"))
	if err != nil || hex.EncodeToString(raw[:4]) != id || !ed25519.Verify(key[1:], []byte(text), raw[4:]) {
		t.Errorf("the checkpoint's signature fails: %v", err)
	}
	var tile, bundle []byte
	for _, e := range entries {
		tile = append(tile, sum([]byte{0}, e)...)
		bundle = append(binary.BigEndian.AppendUint16(bundle, uint16(len(e))), e...)
	}
	for got, want := range map[*[]byte]vectorFile{&tile: v.Tile, &bundle: v.Bundle} {
		if len(*got) != want.Size || hex.EncodeToString(sum(*got)) != want.SHA256 {
			t.Errorf("%s: %d bytes, %x", want.Path, len(*got), sum(*got))
		}
	}
	for _, p := range v.Inclusion {
		if got := base64.StdEncoding.EncodeToString(fold(t, p.Index, p.Size, sum([]byte{0}, entries[p.Index]), p.Proof)); got != v.Heads[p.Size] {
			t.Errorf("inclusion of %d gives the root %s", p.Index, got)
		}
	}
	for _, p := range v.Consistency {
		c := func(n int64) Checkpoint {
			h, err := tlog.ParseHash(v.Heads[n])
			if err != nil {
				t.Fatal(err)
			}
			return Checkpoint{Site: "s", Size: n, Root: h}
		}
		var proof tlog.TreeProof
		for _, s := range p.Proof {
			h, err := tlog.ParseHash(s)
			if err != nil {
				t.Fatal(err)
			}
			proof = append(proof, h)
		}
		if err := c(p.To).CheckConsistency(c(p.From), proof); err != nil {
			t.Error(err)
		}
	}
	if o, err := ParseOpening([]byte(v.Opening)); err != nil || string(o.Leaf) != v.Leaves[2].Text || len(o.Fields) != 2 {
		t.Errorf("the opening: %v", err)
	}
	// A verifier in another language has this one's moment of creation to go by, too.
	if l, err := ParseLeaf([]byte(v.Leaves[2].Text)); err != nil || !l.Time.Equal(time.Date(2024, 10, 23, 20, 30, 2, 125e6, time.UTC)) {
		t.Error(l, err)
	}
}

// fold is RFC 9162, section 2.1.3.2.
func fold(t *testing.T, index, size int64, r []byte, proof []string) []byte {
	fn, sn := index, size-1
	for _, s := range proof {
		p, err := base64.StdEncoding.DecodeString(s)
		if err != nil {
			t.Fatal(err)
		}
		var h [32]byte
		if fn&1 == 1 || fn == sn {
			h = sha256.Sum256(slices.Concat([]byte{1}, p, r))
			for fn&1 == 0 && fn != 0 {
				fn, sn = fn>>1, sn>>1
			}
		} else {
			h = sha256.Sum256(slices.Concat([]byte{1}, r, p))
		}
		r, fn, sn = h[:], fn>>1, sn>>1
	}
	if sn != 0 {
		t.Fatal("the proof is too short")
	}
	return r
}

// The log's words and the record's are the same, and the document tables them all.
func TestWordsAgree(t *testing.T) {
	if !slices.Equal(Reasons(), page.Reasons) {
		t.Errorf("reasons: the record has %v, the log %v", Reasons(), page.Reasons)
	}
	doc, err := os.ReadFile(docFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range Reasons() {
		if !bytes.Contains(doc, []byte("\n| `"+r+"` |")) {
			t.Errorf("the document doesn't table the reason %s", r)
		}
	}
	rows := map[string]bool{}
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z]+(?::K)?)` \\| ((?:`[a-z]+`(?:, )?)+) \\|").FindAllStringSubmatch(string(doc), -1) {
		field := strings.Replace(m[1], ":K", ":k1", 1)
		if !ValidField(field) {
			t.Errorf("%s is not a field name", field)
		}
		by := strings.Split(strings.ReplaceAll(m[2], "`", ""), ", ")
		for _, op := range Ops() {
			if page.Op(op).Commits(field) != slices.Contains(by, op) {
				t.Errorf("%s by %s: the log says %v, the document %v", field, op, page.Op(op).Commits(field), by)
			}
		}
		rows[field] = true
	}
	for _, f := range []string{
		page.FieldTitle, page.FieldStandfirst, page.FieldNotice, page.FieldRecap, page.FieldLang, page.FieldZone, page.FieldCover, page.FieldSlug,
		page.FieldCanonical, page.FieldVersions, page.FieldClock, page.FieldHeadline, page.FieldDateline, page.FieldBody, page.FieldSources,
		page.FieldByline, page.FieldTags, page.FieldFlags, page.FieldNote, page.FieldMedia + "k1",
	} {
		if !rows[f] {
			t.Errorf("the document doesn't table the field %s", f)
		}
		delete(rows, f)
	}
	if len(rows) > 0 {
		t.Errorf("the document tables fields that the log doesn't have: %v", rows)
	}
	if page.SitePage != SitePage {
		t.Error("two names for the site's page")
	}
}
