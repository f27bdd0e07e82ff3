"""Edits of Python source, as LibCST codemods: what a row's words find in a region, and the program without it.

The words of a row: ``name`` an expression or the end of a dotted one; ``option`` and ``value`` a keyword argument,
an entry of a dict or an assignment; ``element`` a member of a list; ``argument`` and ``of`` a literal argument and
the call that takes it; ``returned`` a returned literal; ``claims_of`` and ``key`` a call whose first argument is
a dict, there or in a variable of the same function, that gets an entry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, ClassVar

import libcst as cst
from libcst.codemod import CodemodContext
from libcst.codemod.visitors import AddImportsVisitor
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from mtls_lint.fix.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtls_lint.findings import Location
    from mtls_lint.fix.table import Row

_BOM = b"\xef\xbb\xbf"
Region = tuple[tuple[int, int], tuple[int, int]]
"""From and to, as lines counted from 1 and columns from 0; the end is exclusive."""


def by_codemod(row: Row, content: bytes, place: Location) -> list[Span]:
    """The changes that a row makes in a region of a file; none where it finds nothing, or not one clear place.

    Looked at are the region, else its first line, else the statement around it: the nearest that has a match.
    """
    body = content.removeprefix(_BOM)
    try:
        module = cst.parse_module(body)
    except (cst.ParserSyntaxError, UnicodeDecodeError):
        return []
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    finder = _Finder(row)
    wrapper.visit(finder)
    for region in _scopes(finder, place):
        near = [node for node, at in finder.found if _overlaps(at, region)]
        if near and (len(near) == 1 or "element" in row.find):
            changed = module.visit(_Mender(row, set(near)))
            assert isinstance(changed, cst.Module)
            shift = len(content) - len(body)
            return list(_differences(body, _with_imports(changed, row).bytes, shift))
        if near:
            return []
    return []


@dataclass
class _Finder(cst.CSTVisitor):
    """The nodes that a row means, with where they are, and the statements of the file."""

    row: Row
    found: list[tuple[cst.CSTNode, CodeRange]] = field(default_factory=list)
    statements: list[CodeRange] = field(default_factory=list)
    dicts: list[dict[str, list[cst.Dict]]] = field(default_factory=lambda: [{}])
    """The dicts that each function around has assigned so far, by the name of the variable."""
    METADATA_DEPENDENCIES: ClassVar[tuple[Any, ...]] = (PositionProvider,)

    def __post_init__(self) -> None:
        super().__init__()

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.SimpleStatementLine):
            self.statements.append(self.get_metadata(PositionProvider, node))
        if isinstance(node, cst.FunctionDef):
            self.dicts.append({})
        elif isinstance(node, cst.Assign) and isinstance(node.value, cst.Dict):
            for target in node.targets:
                self.dicts[-1].setdefault(_code(target.target), []).append(node.value)
        elif claims := self._claims(node):
            self.found.append((claims, self.get_metadata(PositionProvider, node)))
        if meant := _is_meant(node, self.row.find):
            self.found.append((node, self.get_metadata(PositionProvider, node)))
        # The end of a dotted name would be found once more within it.
        return not (meant and "name" in self.row.find)

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef):
            self.dicts.pop()

    def _claims(self, node: cst.CSTNode) -> cst.Dict | None:
        """The dict that is the first argument of the call that the row names."""
        calls = self.row.find.get("claims_of")
        if not calls or not isinstance(node, cst.Call) or not node.args or not _is_call(node, calls):
            return None
        argument = node.args[0].value
        known = [argument] if isinstance(argument, cst.Dict) else self.dicts[-1].get(_code(argument), [])
        return known[0] if len(known) == 1 else None


class _Mender(cst.CSTTransformer):
    """Puts in what the row says at the nodes that were found."""

    def __init__(self, row: Row, meant: set[cst.CSTNode]) -> None:
        super().__init__()
        self._row = row
        self._meant = meant

    def on_leave(
        self, original_node: cst.CSTNodeT, updated_node: cst.CSTNodeT
    ) -> cst.CSTNodeT | cst.RemovalSentinel:
        if original_node not in self._meant:
            return _tidied(original_node, updated_node)
        if self._row.drop:
            return cst.RemoveFromParent()
        assert isinstance(self._row.text, str)
        return _mended(updated_node, self._row, self._row.text)  # type: ignore[return-value]


def _tidied(before: cst.CSTNodeT, after: cst.CSTNodeT) -> cst.CSTNodeT:
    """A list that lost its last member, without the comma in front of that; one that lost all as it was."""
    for name in ("args", "elements"):
        old: Sequence[Any] = getattr(before, name, ())
        new: Sequence[Any] = getattr(after, name, ())
        if old and not new and name == "elements":
            return before
        if new and len(new) < len(old) and not isinstance(old[-1].comma, cst.Comma):
            last = new[-1].with_changes(comma=cst.MaybeSentinel.DEFAULT)
            return after.with_changes(**{name: [*new[:-1], last]})
    return after


def _is_meant(node: cst.CSTNode, find: dict[str, str]) -> bool:
    if "name" in find:
        return isinstance(node, cst.Attribute | cst.Name) and _ends_with(_code(node), find["name"])
    if "option" in find:
        return _option(node) == find["option"] and _code(_value(node)) == find["value"]
    if "element" in find:
        return isinstance(node, cst.Element) and bool(re.search(rf"\b{find['element']}\b", _code(node.value)))
    if "argument" in find:
        return isinstance(node, cst.Call) and _is_call(node, find["of"]) and _literal(node, find["argument"])
    if "returned" in find:
        return isinstance(node, cst.Return) and _code(node.value) == find["returned"]
    return False


def _mended(node: cst.CSTNode, row: Row, text: str) -> cst.CSTNode:
    new = cst.parse_expression(text)
    if isinstance(node, cst.Attribute):
        word = cst.Name(text.rpartition(".")[2])
        owner = text.rpartition(".")[0]
        return node.with_changes(attr=word, value=cst.parse_expression(owner) if owner else node.value)
    if isinstance(node, cst.Name):
        return new
    if isinstance(node, cst.Dict):
        entry = cst.DictElement(cst.SimpleString(f'"{row.find["key"]}"'), new)
        return node.with_changes(elements=_appended(node.elements, entry))
    if isinstance(node, cst.Call):
        first = node.args[0]
        assert isinstance(first.value, cst.SimpleString) and isinstance(new, cst.SimpleString)
        quoted = cst.SimpleString(f"{first.value.quote}{new.raw_value}{first.value.quote}")
        return node.with_changes(args=[first.with_changes(value=quoted), *node.args[1:]])
    return node.with_changes(value=new)


def _appended(elements: Sequence[cst.BaseDictElement], entry: cst.DictElement) -> list[cst.BaseDictElement]:
    """The entries with one more, set apart as those before it are."""
    if not elements:
        return [entry]
    *others, last = elements
    model = others[-1].comma if others else cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    return [*others, last.with_changes(comma=model), entry.with_changes(comma=last.comma)]


def _option(node: cst.CSTNode) -> str:
    """The name of a keyword argument, an entry of a dict, or what is assigned to."""
    if isinstance(node, cst.Arg):
        return node.keyword.value if node.keyword else ""
    if isinstance(node, cst.DictElement):
        return _text(node.key)
    if isinstance(node, cst.Assign) and len(node.targets) == 1:
        target = node.targets[0].target
        if isinstance(target, cst.Attribute):
            return target.attr.value
        if isinstance(target, cst.Subscript) and isinstance(target.slice[0].slice, cst.Index):
            return _text(target.slice[0].slice.value)
    return ""


def _value(node: cst.CSTNode) -> cst.CSTNode | None:
    return getattr(node, "value", None)


def _text(node: cst.CSTNode) -> str:
    return node.raw_value if isinstance(node, cst.SimpleString) else ""


def _code(node: cst.CSTNode | None) -> str:
    return cst.Module(()).code_for_node(node) if node is not None else ""


def _ends_with(code: str, name: str) -> bool:
    return code == name or code.endswith(f".{name}")


def _is_call(node: cst.Call, names: str) -> bool:
    return bool(re.fullmatch(names, _code(node.func).rpartition(".")[2]))


def _literal(node: cst.Call, pattern: str) -> bool:
    return bool(node.args) and bool(re.fullmatch(pattern, _text(node.args[0].value) or ""))


def _scopes(finder: _Finder, place: Location) -> Iterator[Region]:
    yield (place.line, place.column - 1), (place.end_line, place.end_column - 1)
    yield (place.line, 0), (place.line + 1, 0)
    for at in finder.statements:
        if at.start.line <= place.line <= at.end.line:
            yield (at.start.line, at.start.column), (at.end.line, at.end.column)


def _overlaps(at: CodeRange, region: Region) -> bool:
    (start, end) = region
    return (at.start.line, at.start.column) < end and start < (at.end.line, at.end.column)


def _with_imports(module: cst.Module, row: Row) -> cst.Module:
    """The module with what the replacement needs imported."""
    if not row.imports:
        return module
    context = CodemodContext()
    for wanted in row.imports:
        owner, _, name = wanted.name.rpartition(".")
        AddImportsVisitor.add_needed_import(context, owner, name)
    return AddImportsVisitor(context).transform_module(module)


def _differences(old: bytes, new: bytes, shift: int) -> Iterator[Span]:
    """The lines that differ, as spans of the file; ``shift`` is how far the text is from the file's start."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    for word, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if word != "equal":
            yield Span(starts[i] + shift, starts[j] + shift, b"".join(after[k:m]))
