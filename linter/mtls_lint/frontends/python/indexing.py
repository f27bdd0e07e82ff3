"""The index of a Python file: imports, types and functions, found by one query without descending."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from tree_sitter import Query, QueryCursor

from mtls_lint import syntax
from mtls_lint.frontends.base import error_spans, span, text
from mtls_lint.frontends.python.bindings import Regions, bound_names, imported_names
from mtls_lint.frontends.python.functions import lower_fields, lower_function, lower_module
from mtls_lint.frontends.python.names import Names, is_property
from mtls_lint.frontends.python.tree import decorators_of, dotted, parts, word
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from tree_sitter import Node

_DECLARATIONS = """
(function_definition) @function
(class_definition) @class
(decorated_definition) @decorated
(import_statement) @import
(import_from_statement) @import
(class_definition body: (block (expression_statement (assignment left: (identifier) type: (_)) @field)))
(assignment left: (attribute object: (identifier) attribute: (identifier)) type: (_)) @member
(module (expression_statement (assignment left: (identifier) right: (lambda))) @lambda)
(module (expression_statement (assignment left: (identifier) right: (subscript)) @alias))
"""


@cache
def _query() -> Query:
    return Query(syntax.grammar("python"), _DECLARATIONS)


class _Open(NamedTuple):
    """A definition whose source range the walk is in; ``type`` is empty for a function."""

    end: int
    type: str


class _Index:
    """Collects the declarations of one file."""

    def __init__(self, path: str, root: Node) -> None:
        self.names = Names(path)
        self.functions: dict[str, ir.FunctionDecl] = {}
        self.types: dict[str, ir.TypeDecl] = {}
        self._root = root
        self._found = QueryCursor(_query()).captures(root)

    def run(self) -> None:
        """Fills the index: imports first, since all other names are resolved by them."""
        self._imports()
        for alias in self._found.get("alias", []):
            name, value = alias.child_by_field_name("left"), alias.child_by_field_name("right")
            if name is not None and value is not None and dotted(value).endswith("Annotated"):
                self.names.aliases[text(name)] = value
        lambdas = self._found.get("lambda", [])
        skipped = frozenset(node.id for node in lambdas)
        self._declare("<module>", self._root, partial(lower_module, self.names, self._root, skipped))
        for node in lambdas:
            self._lambda(node)
        self._definitions()

    def _imports(self) -> None:
        nested = Regions([*self._found.get("function", []), *self._found.get("class", [])])
        late: list[Node] = []
        for statement in self._found.get("import", []):
            if nested.hold(statement):
                late.append(statement)
            else:
                self.names.add_import(statement)
        if any(name not in self.names.imports for node in late for name, _ in imported_names(node)):
            definitions = [*self._found.get("function", []), *self._found.get("class", [])]
            taken = {
                text(node.child_by_field_name("name") or node) for node in definitions if not nested.hold(node)
            }
            taken |= bound_names(self._root)
            for statement in late:
                self.names.add_import(statement, taken)

    def _lambda(self, statement: Node) -> None:
        assignment = parts(statement)[0]
        name, value = assignment.child_by_field_name("left"), assignment.child_by_field_name("right")
        if name is not None and value is not None:
            unique = self._unique(text(name))
            self._declare(unique, value, partial(lower_function, self.names, value, unique, "", ()))

    def _definitions(self) -> None:
        """Walks all definitions in the order of the text, keeping a stack of those that are open."""
        decorated = {
            definition.id: node
            for node in self._found.get("decorated", [])
            if (definition := node.child_by_field_name("definition")) is not None
        }
        kinds = ("function", "class", "field", "member")
        nodes = [(node, kind) for kind in kinds for node in self._found.get(kind, [])]
        nodes.sort(key=lambda found: (found[0].start_byte, -found[0].end_byte))
        stack: list[_Open] = []
        for node, kind in nodes:
            while stack and stack[-1].end <= node.start_byte:
                stack.pop()
            if kind == "class":
                stack.append(_Open(node.end_byte, self._class(node, decorated.get(node.id), stack)))
            elif kind == "function":
                self._function(node, decorated.get(node.id), stack)
                stack.append(_Open(node.end_byte, ""))
            elif owner := next((opened.type for opened in reversed(stack) if opened.type), ""):
                self._field(node, owner)

    def _class(self, node: Node, decorated: Node | None, stack: list[_Open]) -> str:
        written = node.child_by_field_name("name")
        name = word(written)
        if stack and stack[-1].type:
            name = f"{stack[-1].type}.{name}"
        unique, count = name, 0
        while unique in self.types:
            count += 1
            unique = f"{name}${count}"
        superclasses = node.child_by_field_name("superclasses")
        bases = tuple(
            base
            for part in (parts(superclasses) if superclasses is not None else ())
            if part.type != "keyword_argument" and (base := self.names.name_of(part))
        )
        self.types[unique] = ir.TypeDecl(
            unique,
            span(node),
            bases,
            {},
            self.names.decorators(decorated),
            is_interface=any(base.rpartition(".")[2] == "Protocol" for base in bases),
        )
        body = node.child_by_field_name("body")
        if body is not None and any(map(_runs, parts(body))):
            methods = frozenset(filter(None, map(_method_name, parts(body))))
            lower = partial(lower_fields, self.names, node, unique, methods)
            self._declare(f"{unique}.<fields>", node, lower, owner=unique)
        return unique

    def _function(self, node: Node, decorated: Node | None, stack: list[_Open]) -> None:
        owner = stack[-1].type if stack else ""
        written = node.child_by_field_name("name")
        if written is None or (stack and not owner):
            return
        annotations = self.names.decorators(decorated)
        if any(annotation.name.rpartition(".")[2] == "overload" for annotation in annotations):
            return
        name = word(written)
        if owner and is_property(annotations):
            name = f"get_{name}"
        if owner:
            name = f"{owner}.{'<init>' if name == '__init__' else name}"
        unique = self._unique(name)
        if owner and self.types[owner].is_interface:
            annotations += (ir.Annotation("abstractmethod", (), span(written)),)
        lower = partial(lower_function, self.names, node, unique, owner, annotations)
        self._declare(unique, node, lower, owner=owner, annotations=annotations)

    def _field(self, assignment: Node, owner: str) -> None:
        target = assignment.child_by_field_name("left")
        if target is not None and target.type == "attribute":
            target = target.child_by_field_name("attribute")
        declared = self.names.type_of(assignment.child_by_field_name("type"))
        if target is not None and declared:
            self.types[owner].fields.setdefault(text(target), declared)

    def _unique(self, name: str) -> str:
        unique, count = name, 1
        while unique in self.functions:
            count += 1
            unique = f"{name}#{count}"
        return unique

    def _declare(
        self,
        name: str,
        node: Node,
        lower: Callable[[], ir.Function],
        *,
        owner: str = "",
        annotations: tuple[ir.Annotation, ...] = (),
    ) -> None:
        self.functions[name] = ir.FunctionDecl(name, span(node), lower, owner, annotations)


def _definition(node: Node) -> Node:
    return (node.child_by_field_name("definition") or node) if node.type == "decorated_definition" else node


def _method_name(node: Node) -> str:
    definition = _definition(node)
    name = definition.child_by_field_name("name") if definition.type == "function_definition" else None
    return text(name) if name is not None else ""


def _runs(node: Node) -> bool:
    """Whether a statement of a class body does more than declare, document or ``pass``."""
    if node.type == "expression_statement":
        inner = parts(node)
        if len(inner) == 1 and inner[0].type == "assignment":
            return inner[0].child_by_field_name("right") is not None
        return any(part.type not in ("string", "ellipsis") for part in inner)
    if decorators_of(node if node.type == "decorated_definition" else None):
        return _definition(node).type == "function_definition"
    return _definition(node).type not in (
        "function_definition",
        "class_definition",
        "pass_statement",
        "import_statement",
    )


def index(language: str, path: str, content: bytes) -> ir.Module:
    """Indexes one file; bodies are lowered when they are asked for. Never raises on malformed source."""
    root = syntax.parse("python", content).root_node
    found = _Index(path, root)
    found.run()
    return ir.Module(
        path,
        language,
        found.names.module,
        found.names.imports,
        tuple(found.names.wildcards),
        found.functions,
        found.types,
        abbreviations=found.names.abbreviations(),
        errors=error_spans(root),
    )
