// options: client-certificates=verified short-lived-certificates
// Package jwt writes documents that have nothing to do with tokens.
package jwt

import "encoding/json"

// MapClaims says what a document says.
type MapClaims map[string]any

// Document is not signed.
type Document struct{ claims MapClaims }

// NewWithClaims gives a document.
func NewWithClaims(_ string, claims MapClaims) Document { return Document{claims} }

// SignedString writes it out.
func (d Document) SignedString(any) (string, error) {
	data, err := json.Marshal(d.claims)
	return string(data), err
}
