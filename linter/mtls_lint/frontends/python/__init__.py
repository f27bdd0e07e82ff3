"""The Python frontend: index a file, lower its functions when asked.

Decisions the rest of the analysis relies on: a receiver (``self``, ``cls``) is not among the parameters; a
call of a class is a plain call, since syntax cannot tell it from a function; ``__init__`` is spelled
``<init>`` in declarations and in calls alike; classes inside functions are types of the module.
"""

from mtls_lint.frontends.python.indexing import index

__all__ = ["index"]
