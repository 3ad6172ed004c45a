package main

import (
	"fmt"
	"os"
	"strings"

	"stoppress/internal/desk"
)

// oidcFlags name an OpenID Connect provider by whom people may sign in to the
// desk too.
type oidcFlags struct {
	Issuer     string            `help:"Let people sign in to the desk by OpenID Connect too: the provider's address." placeholder:"https://id.example.org"`
	Client     string            `help:"The client id that the provider gave." placeholder:"ID"`
	SecretFile string            `help:"A file with the client's secret; else it is taken from $STOPPRESS_OIDC_SECRET." type:"path" placeholder:"FILE"`
	Name       string            `help:"What people call the provider; it stands on the button." placeholder:"NAME"`
	Domain     []string          `help:"Only those with a verified email address there." placeholder:"example.org"`
	Claim      map[string]string `help:"Only those of whom the provider says this." placeholder:"groups=newsroom"`
}

// provider is what the flags say; nil where they say nothing.
func (f *oidcFlags) provider() (*desk.Provider, error) {
	if f.Issuer == "" {
		if f.Client != "" || f.SecretFile != "" || f.Name != "" || len(f.Domain)+len(f.Claim) > 0 {
			return nil, usage("--oidc-issuer is missing; without it the others do nothing")
		}
		return nil, nil
	}
	p := &desk.Provider{Issuer: f.Issuer, Client: f.Client, Secret: os.Getenv("STOPPRESS_OIDC_SECRET"), Name: f.Name, Domains: f.Domain, Claims: f.Claim}
	if f.SecretFile != "" {
		b, err := os.ReadFile(f.SecretFile)
		if err != nil {
			return nil, fmt.Errorf("reading the provider's secret: %w", err)
		}
		if p.Secret = strings.TrimSpace(string(b)); p.Secret == "" {
			return nil, usage("--oidc-secret-file %s is empty", f.SecretFile)
		}
	}
	return p, nil
}
