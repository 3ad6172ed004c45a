// Package docs holds the documents that the program itself serves.
package docs

import _ "embed"

// OpenAPI describes the HTTP interface, in OpenAPI 3.1. Its tests hold the server
// to it, and it to the server.
//
//go:embed openapi.json
var OpenAPI []byte

// OpenAPIServer is what stands in OpenAPI for the public address of a site.
const OpenAPIServer = `"https://example.org/live"`
