//go:build !unix

package main

import (
	"errors"
	"net"

	"stoppress/internal/accept"
)

// Sockets can't be handed over on this system.

func socketPath(string) (string, func(), error) { return "", nil, errors.ErrUnsupported }

func absent(error) bool { return false }

func hand(*net.UnixConn, map[string]accept.Socket) error { return errors.ErrUnsupported }

func receive(*net.UnixConn) (map[string]*net.TCPListener, error) { return nil, errors.ErrUnsupported }
