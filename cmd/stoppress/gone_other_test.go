//go:build !linux

package main

import (
	"net"
	"testing"
)

// goneAfter is not known here.
func goneAfter(*testing.T, *net.TCPConn) (ms int, known bool) { return 0, false }
