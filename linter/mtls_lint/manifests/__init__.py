"""Which versions of libraries each file is built with, by the nearest manifest that says so.

A manifest that allows several versions stands for the newest of them, which is what an installer takes. What no
manifest tells is not in the answer; :mod:`mtls_lint.models.versions` says what then holds.
"""

from mtls_lint.manifests.tree import versions

__all__ = ["versions"]
