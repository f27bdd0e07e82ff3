package legacy

import "errors"

// ErrMissing says that there is no certificate.
var ErrMissing = errors.New("no certificate")
