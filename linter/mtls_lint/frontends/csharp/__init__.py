"""The C# frontend: indexes a file at once, lowers a body when it is asked for.

Beyond what all frontends share, C# needs these conventions:

* A type argument of a call (``Use<T>()``) is an argument with the keyword ``<1>``, ``<2>``, … that comes
  after the written ones; it holds the :class:`~mtls_lint.ir.nodes.Load` of the type.
* ``out`` arguments: the call is followed by ``x = Element(result, n)`` for the n-th ``out`` argument,
  counted from 1; the result itself stays the return value. On the callee's side ``out``, ``ref`` and ``this``
  parameters carry an annotation of that name.
* ``: this(…)`` is a call of ``<init>`` on the instance, ``: base(…)`` one of ``<init>`` on the base type.
* ``e += handler`` is an assignment of the handler.
* ``get_Name`` and ``set_Name`` are the accessors of a property that has a body, ``get_Item`` and ``set_Item``
  those of an indexer; ``<static>`` is a static constructor, ``Finalize`` a finaliser.
"""

from mtls_lint.frontends.csharp.module import index

__all__ = ["index"]
