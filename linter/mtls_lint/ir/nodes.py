"""The intermediate representation: what a program means to the analysis, in no language's syntax.

Design law. Every operand is the *name* of a local variable; a temporary is a local whose name starts with
``%``. Operations are flat, control flow is structured, and locals may be assigned more than once: the flow
core, not the frontend, deals with joins. A frontend therefore never has to know what a value means, only
where it comes from. Every node keeps the byte range of the source it stands for.

Names that are not local (captured variables, module variables, imports, functions, types) are read by
:class:`Load` and written by :class:`Store`; the flow core resolves them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of byte offsets in the source file."""

    start: int
    end: int


NOWHERE = Span(0, 0)
BEYOND = "^"
"""Before a type: what comes after it in the order in which members are looked for, as ``super`` sees it."""

Literal = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Const:
    """``dst`` is a literal; ``None`` stands for null, nil, None and undefined."""

    dst: str
    value: Literal
    span: Span


@dataclass(frozen=True, slots=True)
class Copy:
    """``dst`` is the same value as ``src``."""

    dst: str
    src: str
    span: Span


@dataclass(frozen=True, slots=True)
class Load:
    """``dst`` is what the non-local ``name`` holds: captured variable, module variable, import, type."""

    dst: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Store:
    """The non-local variable ``name`` becomes ``src``."""

    name: str
    src: str
    span: Span


@dataclass(frozen=True, slots=True)
class Field:
    """``dst`` is the member ``name`` of ``obj``."""

    dst: str
    obj: str
    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class SetField:
    """The member ``name`` of ``obj`` becomes ``src``."""

    obj: str
    name: str
    src: str
    span: Span


@dataclass(frozen=True, slots=True)
class Index:
    """``dst`` is the entry of ``obj`` under the computed ``key`` (subscript of map, array or header bag)."""

    dst: str
    obj: str
    key: str
    span: Span


@dataclass(frozen=True, slots=True)
class SetIndex:
    """The entry of ``obj`` under the computed ``key`` becomes ``src``."""

    obj: str
    key: str
    src: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a record literal.

    ``key`` is a static name, or None; ``computed`` names the local that holds a computed key, or None.
    With neither, ``value`` is spread into the record. ``span`` covers the whole entry.
    """

    key: str | None
    value: str
    span: Span
    computed: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """``dst`` is a new object, dict, map or struct; ``type`` its declared type name, or empty."""

    dst: str
    entries: tuple[Entry, ...]
    span: Span
    type: str = ""


@dataclass(frozen=True, slots=True)
class Sequence:
    """``dst`` is a new list, array, tuple or multiple result of these items."""

    dst: str
    items: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Element:
    """``dst`` is the item at the fixed position ``index`` of ``src`` (destructuring, multiple results)."""

    dst: str
    src: str
    index: int
    span: Span


@dataclass(frozen=True, slots=True)
class Iterate:
    """``dst`` is some item of the collection ``src`` (the variable of a for-each)."""

    dst: str
    src: str
    span: Span


@dataclass(frozen=True, slots=True)
class Arg:
    """One argument: a local, the keyword it was passed by (or empty), and whether it was spread.

    ``span`` covers a keyword with its value; other arguments have none.
    """

    value: str
    keyword: str = ""
    spread: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True, slots=True)
class Call:
    """``dst`` is the result of a call.

    With ``method``, ``callee`` is the receiver; without, it is the function value itself (or, with ``new``,
    the type that is constructed). ``span`` covers the whole call expression; ``anchor`` is where the called
    member's name stands, which is where a finding on a chain of calls is reported. ``decorates`` says that the
    only argument is a function being defined, and the result what its name will stand for.
    """

    dst: str
    callee: str
    args: tuple[Arg, ...]
    span: Span
    method: str = ""
    new: bool = False
    anchor: Span = NOWHERE
    decorates: bool = False


@dataclass(frozen=True, slots=True)
class Await:
    """``dst`` is what the promise, task or coroutine ``src`` resolves to."""

    dst: str
    src: str
    span: Span


@dataclass(frozen=True, slots=True)
class Compare:
    """``dst`` is a comparison: ``op`` is one of ``== != < <= > >= in``."""

    dst: str
    op: str
    left: str
    right: str
    span: Span


@dataclass(frozen=True, slots=True)
class TypeTest:
    """``dst`` tells whether ``src`` is an instance of the type named ``type``."""

    dst: str
    src: str
    type: str
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """``dst`` is the negation of ``src``."""

    dst: str
    src: str
    span: Span


@dataclass(frozen=True, slots=True)
class Combine:
    """``dst`` is built of the operands by an operator that no rule looks into: concatenation, arithmetic."""

    dst: str
    op: str
    operands: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Cast:
    """``dst`` is ``src`` seen as the type named ``type`` (cast, assertion, declared variable type).

    With :data:`BEYOND` before a type: seen as what comes after that one among the bases of its own type.
    """

    dst: str
    src: str
    type: str
    span: Span


@dataclass(frozen=True, slots=True)
class Closure:
    """``dst`` is a function value: a lambda or a nested function, its captured variables by reference."""

    dst: str
    function: Function
    span: Span


Op = (
    Const
    | Copy
    | Load
    | Store
    | Field
    | SetField
    | Index
    | SetIndex
    | Record
    | Sequence
    | Element
    | Iterate
    | Call
    | Await
    | Compare
    | TypeTest
    | Not
    | Combine
    | Cast
    | Closure
)


@dataclass(frozen=True, slots=True)
class Arm:
    """One alternative of an :class:`If`: ``test`` computes ``cond``; when it is true, ``body`` runs."""

    test: Block
    cond: str
    body: Block


@dataclass(frozen=True, slots=True)
class If:
    """Alternatives tried in order (if / else if / else, switch, match); ``orelse`` when no arm is taken."""

    arms: tuple[Arm, ...]
    orelse: Block
    span: Span


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop: ``test`` then ``cond`` decide each round, ``body`` runs, then ``step``.

    ``cond`` None means that the number of rounds is unknown (for-each). ``post`` puts the test after the
    body (do-while). ``label`` is what :class:`Break` and :class:`Continue` name.
    """

    label: str
    test: Block
    cond: str | None
    body: Block
    step: Block
    span: Span
    post: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """A block that a :class:`Break` with its label leaves (a switch, a labelled block)."""

    label: str
    body: Block
    span: Span


@dataclass(frozen=True, slots=True)
class Break:
    """Leaves the loop or scope ``label``."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Continue:
    """Goes to the next round of the loop ``label``."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Return:
    """Leaves the function with ``value`` (None: with nothing)."""

    value: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Throw:
    """Raises ``value`` (None: raises again what is being handled)."""

    value: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Handler:
    """One catch clause: the exception types it names (empty: all), the local it binds, its body."""

    types: tuple[str, ...]
    name: str | None
    body: Block
    span: Span


@dataclass(frozen=True, slots=True)
class Try:
    """``body`` under handlers; ``final`` runs on every way out."""

    body: Block
    handlers: tuple[Handler, ...]
    final: Block
    span: Span


@dataclass(frozen=True, slots=True)
class Defer:
    """``body`` runs when the function ends, whichever way."""

    body: Block
    span: Span


Stmt = Op | If | Loop | Scope | Break | Continue | Return | Throw | Try | Defer
Block = tuple[Stmt, ...]


@dataclass(frozen=True, slots=True)
class Annotation:
    """A decorator, annotation or attribute: its (import-resolved) name, literal arguments, place."""

    name: str
    args: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter; ``type`` is its declared type name or empty; ``rest`` gathers the remaining arguments."""

    name: str
    type: str = ""
    rest: bool = False
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Function:
    """A lowered function.

    ``receiver`` names the local that holds the instance (``this``, ``self``, a Go receiver) or is empty;
    ``owner`` the type it is a member of. Calling an ``is_async`` function gives a promise.
    """

    name: str
    params: tuple[Param, ...]
    body: Block
    span: Span
    receiver: str = ""
    owner: str = ""
    is_async: bool = False
    result_type: str = ""
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class FunctionDecl:
    """A function as the index of a file knows it; ``lower`` gives its IR, made only when asked for.

    ``name`` is unique in the module: ``verify``, ``Guard.check``, ``<module>`` for top-level statements,
    ``Guard.<fields>`` for the field initialisers of a type and ``Guard.<init>`` for its constructor.
    Overloads get a suffix: ``Guard.check#2``.
    """

    name: str
    span: Span
    lower: Callable[[], Function]
    owner: str = ""
    annotations: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class TypeDecl:
    """A class, interface, struct or record: its bases, the declared types of its fields, its methods' names.

    ``tags`` are the names that fields have where an object is serialised, for those that have others there.
    """

    name: str
    span: Span
    bases: tuple[str, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)
    annotations: tuple[Annotation, ...] = ()
    is_interface: bool = False
    tags: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Module:
    """One source file, indexed.

    ``name`` is what other files import it by (Java package, Go import path or package clause, dotted Python
    name from the scanned root, C# namespace, JavaScript file path). ``imports`` maps a local name to the
    qualified name it stands for; ``wildcards`` are packages or namespaces all of whose names are visible;
    ``exports`` maps an exported name to the local one (JavaScript only; ``default`` is the default export,
    ``=`` the whole of ``module.exports``; a value that starts with ``@`` re-exports ``@module.name``).
    ``abbreviations`` are names for a declared type with annotations, as a parameter has them (Python only).
    ``aliases`` are patterns with at most one ``*`` by which it may import files that the paths beside them name;
    ``versions`` are pairs of a library's name, as manifests know it, and the version of it that the file is built
    with. ``errors`` are the places that did not parse. ``home`` is the folder whose programs a configuration file
    sets up, or None for a file of source code.
    """

    path: str
    language: str
    name: str
    imports: dict[str, str]
    wildcards: tuple[str, ...]
    functions: dict[str, FunctionDecl]
    types: dict[str, TypeDecl]
    exports: dict[str, str] = field(default_factory=dict)
    errors: tuple[Span, ...] = ()
    abbreviations: dict[str, Param] = field(default_factory=dict)
    home: str | None = None
    aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    versions: tuple[tuple[str, str], ...] = ()
