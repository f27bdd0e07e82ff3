"""The Go frontend: indexes a file at once, lowers a body when it is asked for.

Beyond what all frontends share, Go needs these conventions:

* Several results are one :class:`~mtls_lint.ir.nodes.Sequence`; ``a, err := f()`` takes its elements. The
  result type of such a function is written ``(A, error)``.
* ``v, ok := m[k]`` is an Index with ``ok = v != nil``; ``v, ok := x.(T)`` a Cast with ``ok`` a TypeTest.
* Builtins are calls of the loaded name (``len``, ``copy``, ``delete``, ``recover``), except that ``new`` and
  ``make`` give a Record or an empty Sequence, ``append`` is a Combine and ``panic`` a Throw.
* Conversions to builtin types, to types of the same file and ``(*T)(x)`` are Casts; others are calls.
* Elements without keys are a Sequence cast to the literal's type, unless a struct of the file names them.
* A variable declared without a value holds its zero value: a Record for a named type, else a literal.
* The key of a ``range`` is ``Combine("key")``, after the item; a received value is ``Combine("receive")``.
* What ``go`` starts stands under an unknown condition: it may have run, or not yet.
* A name declared again in an inner block is renamed ``name$n``; parameters without a name are ``_$n``.
* ``goto`` ends its path (a Throw).
"""

from mtls_lint.frontends.go import assignments, branches, composites, expressions, statements
from mtls_lint.frontends.go.module import index

__all__ = ["assignments", "branches", "composites", "expressions", "index", "statements"]
