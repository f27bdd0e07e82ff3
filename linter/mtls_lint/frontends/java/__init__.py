"""The Java frontend: indexes a file at once, lowers a body when it is asked for.

Beyond what all frontends share, Java needs these conventions:

* ``java.lang`` is the first of every module's wildcards. An unqualified call of a method that is statically
  imported by name, and that no class around declares, is a plain call of that name; one that only a static
  wildcard may supply is a call on ``this``.
* Methods without a body (abstract, native, of an interface) are not functions of the module: nothing is known
  of what they do.
* A record has its canonical ``<init>`` and an accessor per component, written or not.
* An enumeration's constants are fields of it, made in ``<fields>`` together with static and instance
  initialiser blocks, in the order of the source.
* ``this(…)`` is a call of ``<init>`` on the instance, ``super(…)`` one of ``<init>`` on the base type.
* An unqualified name that nothing else explains, in a class with a base outside the file, is an inherited
  field.
* Anonymous and local classes read the variables of the method around them by ``Load``, and members of the
  classes around them through their own ``this``, as nested classes do.
* ``T::new`` is the member ``new`` of the type, ``T.class`` its member ``class``.
* A bare ``case NAME`` compares with ``Load NAME`` (an enumeration constant) unless it is a known variable.
"""

from mtls_lint.frontends.java.module import index

__all__ = ["index"]
