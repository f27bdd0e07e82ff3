"""The Python frontend: index a file, lower its functions when asked.

Decisions the rest of the analysis relies on: a receiver (``self``, ``cls``) is not among the parameters; a
call of a class is a plain call, since syntax cannot tell it from a function; ``__init__`` is spelled
``<init>`` in declarations and in calls alike; classes inside functions are types of the module. A property is
a method ``get_name``; ``super()`` is the instance seen beyond the method's type; ``with`` calls ``__enter__``; a
generator returns the list of what it yields, and one that is a context manager returns the item.
"""

from mtls_lint.frontends.python.indexing import index

__all__ = ["index"]
