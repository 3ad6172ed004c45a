// Package record holds the formats that make a site's log verifiable by anyone,
// from plain files and with no server: leaves, commitments, the Merkle tree,
// checkpoints, openings. It is pure: bytes in, bytes out.
//
// docs/record.md is the specification; its test vectors are this package's.
package record
