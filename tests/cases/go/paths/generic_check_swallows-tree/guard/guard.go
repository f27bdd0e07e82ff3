// Package guard puts checks in front of anything.
package guard

// Check says why something, such as a certificate, is refused.
type Check[T any] func(T) error

// All gives a check that asks every one.
func All[T any](checks ...Check[T]) Check[T] {
	return func(value T) error {
		for _, check := range checks {
			if err := check(value); err != nil {
				return nil
			}
		}
		return nil
	}
}
