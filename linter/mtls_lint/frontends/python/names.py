"""What the names of one file stand for: its module name, its imports, the types and annotations it writes."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mtls_lint.frontends import base
from mtls_lint.frontends.base import text
from mtls_lint.frontends.python.bindings import imported_names
from mtls_lint.frontends.python.tree import constant, dotted, first, parts
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_UNION = re.compile(r"^(?:\w+\.)?Union\[(.*)\]$", re.DOTALL)
_UNINFORMATIVE = frozenset(("", "Any", "typing.Any", "object", "None"))


def module_name(path: str) -> str:
    """The dotted name by which other files of the scanned tree import ``path``."""
    names = [part for part in PurePosixPath(path).with_suffix("").parts if part not in ("/", ".", "..")]
    if names and names[-1] == "__init__":
        names.pop()
    return ".".join(names)


class Names:
    """Resolves names by the explicit imports of one file.

    ``aliases`` maps a module-level name to the ``Annotated[…]`` it abbreviates.
    """

    def __init__(self, path: str) -> None:
        self.module = module_name(path)
        self.imports: dict[str, str] = {}
        self.wildcards: list[str] = []
        self.aliases: dict[str, Node] = {}
        self._is_package = PurePosixPath(path).stem == "__init__"

    def add_import(self, statement: Node, taken: frozenset[str] | set[str] = frozenset()) -> None:
        """Enters what an import statement binds; the first import of a name wins, ``taken`` ones never."""
        source = ""
        if statement.type == "import_from_statement":
            origin = statement.child_by_field_name("module_name")
            source = self._absolute(origin) if origin is not None else ""
            if any(child.type == "wildcard_import" for child in statement.named_children):
                self.wildcards.extend(filter(None, (source,)))
        for local, name in imported_names(statement):
            if local not in taken:
                self.imports.setdefault(local, f"{source}.{name}" if source else name)

    def _absolute(self, origin: Node) -> str:
        written = "".join(text(origin).split())
        rest = written.lstrip(".")
        ups = len(written) - len(rest)
        if not ups:
            return written
        package = self.module.split(".") if self.module else []
        package = package[: max(0, len(package) - ups + (1 if self._is_package else 0))]
        return ".".join([*package, *([rest] if rest else [])])

    def resolve(self, name: str) -> str:
        """The import-qualified form of a dotted name; the name itself when its head is not imported."""
        head, dot, rest = name.partition(".")
        return self.imports.get(head, head) + dot + rest

    def name_of(self, node: Node | None) -> str:
        """The resolved dotted name that an expression is, calls or subscripts; empty for others."""
        written = dotted(node)
        return self.resolve(written) if written else ""

    def type_of(self, node: Node | None) -> str:
        """The IR name of a written type (string annotations and unions with None included), or empty."""
        if node is None:
            return ""
        node = self.aliases.get(text(node), node)
        written = " ".join(text(node).replace('"', "").replace("'", "").split())
        if match := _UNION.match(written):
            written = match.group(1).replace(",", " |")
        alternatives = [part for part in written.split(" | ") if part != "None"] if "[" not in written else []
        return base.type_name(alternatives[0] if alternatives else written.removeprefix("None | "), self.resolve)

    def informative_type(self, node: Node | None) -> str:
        """As :meth:`type_of`, but empty for types that say nothing of a value."""
        name = self.type_of(node)
        return "" if name in _UNINFORMATIVE else name

    def annotations(self, expression: Node, where: ir.Span) -> list[ir.Annotation]:
        """The annotation that a decorator or injected default is, then the ones in its arguments.

        ``route(dependencies=[Depends(check)])`` thus annotates with ``route`` and with ``Depends``.
        """
        found: list[ir.Annotation] = []
        pending = [(expression, where)]
        for node, place in pending:
            arguments = node.child_by_field_name("arguments") if node.type == "call" else None
            written: list[str] = []
            for argument in parts(arguments) if arguments is not None else ():
                keyword, value = "", argument
                if argument.type == "keyword_argument":
                    keyword = text(argument.child_by_field_name("name") or argument) + "="
                    value = argument.child_by_field_name("value") or argument
                items = parts(value) if value.type in ("list", "tuple", "set") else [value]
                pending.extend((item, base.span(item)) for item in items if item.type == "call")
                shown = [part for part in map(_written, items) if part is not None]
                if shown:
                    written.append(keyword + ",".join(shown))
            if name := self.name_of(node):
                found.append(ir.Annotation(name, tuple(written), place))
        return found

    def decorators(self, decorated: Node | None) -> tuple[ir.Annotation, ...]:
        """The annotations of a decorated definition, from top to bottom."""
        if decorated is None:
            return ()
        return tuple(
            annotation
            for child in decorated.named_children
            if child.type == "decorator" and (expression := first(child)) is not None
            for annotation in self.annotations(expression, base.span(child))
        )

    def abbreviations(self) -> dict[str, ir.Param]:
        """The names of the module that stand for an annotated type, as a parameter of that type has it."""
        return {
            name: ir.Param(name, self.type_of(node), annotations=self.injected(node, None))
            for name, node in self.aliases.items()
        }

    def injected(self, type_node: Node | None, default: Node | None) -> tuple[ir.Annotation, ...]:
        """The annotations of a parameter: calls in its ``Annotated[…]`` type and a call as its default."""
        found: list[ir.Annotation] = []
        pending = []
        if type_node is not None:
            type_node = self.aliases.get(text(type_node), type_node)
            pending = [type_node] if "Annotated" in text(type_node) else []
        while pending:
            node = pending.pop()
            if node.type == "call":
                found.extend(self.annotations(node, base.span(node)))
            else:
                pending.extend(reversed(node.named_children))
        if default is not None and default.type == "call":
            found.extend(self.annotations(default, base.span(default)))
        return tuple(found)


def is_property(annotations: tuple[ir.Annotation, ...]) -> bool:
    """Whether a method is what reading a member of its name calls."""
    return any(mark.name == "property" or mark.name.endswith("cached_property") for mark in annotations)


def _written(node: Node) -> str | None:
    """An annotation argument as text: a literal's value, a name or call as written; None for the rest."""
    if literal := constant(node):
        return str(literal[0])
    if node.type in ("identifier", "attribute", "call", "ellipsis", "unary_operator"):
        return " ".join(text(node).split())
    return None
