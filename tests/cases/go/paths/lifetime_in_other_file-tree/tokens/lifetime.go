package tokens

import "time"

// Lifetime is how long tokens are good for.
const Lifetime = 72 * time.Hour
