package tokens

// Lifetime is how many days tokens are good for.
const Lifetime = 3
