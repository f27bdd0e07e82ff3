"""The whole tree as one program: modules, functions, types, and what a name in one of them refers to."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mtls_lint.flow.cfg import BasicBlock, Branch, Exit, build
from mtls_lint.flow.solver import reverse_postorder
from mtls_lint.flow.values import Fn, Inst, Label, Mod, Sym, TypeRef
from mtls_lint.ir import nodes as ir
from mtls_lint.models.library import Library, family, library

MODULE_BODY = "<module>"
_MAX_BASES = 6
_MAX_IMPLEMENTATIONS = 8
"""A call on a type that more types than this implement may do anything: which one runs is not known."""


@dataclass(frozen=True, slots=True)
class Body:
    """A lowered function, its graph, and which of its locals nested functions capture."""

    key: str
    module: ir.Module
    function: ir.Function
    blocks: list[BasicBlock]
    order: dict[int, int]
    captured: frozenset[str]
    acyclic: bool

    def uses(self, name: str) -> bool:
        """Whether anything in the function looks at the local, or at what it resolves to."""
        ends = {end.cond if isinstance(end, Branch) else end.value for end in map(_end, self.blocks) if end}
        readers = (op for block in self.blocks for op in block.ops if name in _reads(op))
        return name in ends or any(not isinstance(op, ir.Await) or self.uses(op.dst) for op in readers)


class Program:
    """Indexes modules and answers what names mean, by each language's own rules of visibility."""

    def __init__(self, modules: Iterable[ir.Module]) -> None:
        self.modules = {module.path: module for module in modules}
        self._imported = {x for m in self.modules.values() for x in (*m.imports.values(), *m.wildcards)}
        self._bodies: dict[str, Body] = {}
        self._go_packages: dict[str, str | None] = {}
        self._library_bases: dict[str, list[str]] = {}
        self._type_labels: dict[tuple[str, str], list[Label]] = {}
        self._closures: dict[str, tuple[ir.Module, ir.Function]] = {}
        self._declared: dict[str, tuple[ir.Module, ir.FunctionDecl]] = {}
        self._types: dict[str, tuple[ir.Module, ir.TypeDecl]] = {}
        self._types_by_name: dict[str, list[str]] = defaultdict(list)
        self._packages: dict[str, list[ir.Module]] = defaultdict(list)
        self._implementations: dict[str, list[str]] = defaultdict(list)
        self._methods: dict[str, dict[str, str]] = defaultdict(dict)
        self._extensions: dict[str, list[str]] = defaultdict(list)
        self._extension_keys: set[str] = set()
        self._enclosing: dict[str, str | None] = {}
        for module in self.modules.values():
            self._packages[module.name].append(module)
            for name, decl in module.functions.items():
                self._declared[f"{module.path}::{name}"] = (module, decl)
                if any(mark.name == "this" for mark in decl.annotations):
                    simple = name.rpartition(".")[2].partition("#")[0]
                    self._extensions[simple].append(f"{module.path}::{name}")
                    self._extension_keys.add(f"{module.path}::{name}")
                if decl.owner:
                    method = name.removeprefix(decl.owner + ".")
                    self._methods[f"{module.name}::{decl.owner}"].setdefault(method, f"{module.path}::{name}")
            for name, type_decl in module.types.items():
                key = f"{module.name}::{name}"
                self._types[key] = (module, type_decl)
                self._types_by_name[name].append(key)
        for key, (module, type_decl) in self._types.items():
            for base in type_decl.bases:
                for label in self.type_labels(base, module):
                    if isinstance(label, Inst):
                        self._implementations[label.type].append(key)

    # Functions

    def declared(self) -> Iterator[tuple[str, ir.Module, ir.FunctionDecl]]:
        """Every function of the tree with its key, in a stable order."""
        for key in sorted(self._declared):
            yield key, *self._declared[key]

    def is_declared(self, key: str) -> bool:
        """Whether the function is declared in a module, and not made by another function."""
        return key in self._declared

    def adopt(self, key: str, module: ir.Module, function: ir.Function) -> None:
        """Makes a nested function known under ``key``."""
        self._closures.setdefault(key, (module, function))

    def adopted(self, path: str) -> list[str]:
        """The keys of the nested functions that were met in a file."""
        return sorted(key for key, (module, _) in self._closures.items() if module.path == path)

    def body(self, key: str) -> Body:
        """The lowered body of a function; raises what its frontend raises when it cannot be lowered."""
        if (known := self._bodies.get(key)) is not None:
            return known
        if key in self._closures:
            module, function = self._closures[key]
        else:
            module, decl = self._declared[key]
            function = decl.lower()
        blocks = build(function)
        order = reverse_postorder([_all_successors(block) for block in blocks])
        body = Body(key, module, function, blocks, order, _captured(function), _acyclic(blocks, order))
        self._bodies[key] = body
        return body

    # Names

    def language(self, path: str) -> str:
        """The language of a file, as far as programs go that run together."""
        return family(self.modules[path].language)

    def library(self, module: ir.Module) -> Library:
        """The models that apply to a module."""
        return library(module.language)

    def imports_any(self, packages: tuple[str, ...]) -> bool:
        """Whether a file of the tree imports one of these packages, or something of it."""
        inside = tuple(f"{package}{separator}" for package in packages for separator in "./")
        return any(target in packages or target.startswith(inside) for target in self._imported)

    def name_labels(self, name: str, module: ir.Module) -> list[Label]:
        """What a name that is no local and no module variable refers to."""
        if name.startswith("@"):
            return self.import_labels(name[1:], module)
        for peer in self._visible(module):
            if name in peer.functions and not peer.functions[name].owner:
                return [Fn(f"{peer.path}::{name}")]
        if (target := module.imports.get(name)) is not None:
            return self.import_labels(target, module)
        if (key := self._type_key(name, module)) is not None:
            return [TypeRef(key)]
        for wildcard in module.wildcards:
            for other in self._packages.get(wildcard, ()):
                if name in other.functions:
                    return [Fn(f"{other.path}::{name}")]
        return [Sym(self._qualified(name, module))]

    def import_labels(self, target: str, module: ir.Module, depth: int = 4) -> list[Label]:
        """What an imported qualified name refers to: something of the tree if it is there, else a library."""
        if module.language in ("javascript", "typescript"):
            return self._import_javascript(target, module)
        if module.language == "go":
            if (package := self._go_package(target)) is not None:
                return [Mod(package)]
            return [Sym(target)]
        package, _, name = target.rpartition(".")
        for suffix in (target, package):
            found = self._package_by_suffix(suffix, module)
            if found is None:
                continue
            if suffix == target:
                return [Mod(found)]
            if labels := self.member_labels(found, name, depth):
                return labels
        return [Sym(target)]

    def imported_from(self, name: str, module: ir.Module) -> tuple[list[ir.Module], str] | None:
        """The modules of the tree from which a name is imported, and what it is called there."""
        target = module.imports.get(name, "")
        if module.language in ("javascript", "typescript") and target:
            return self._exported_from(target, module)
        package, _, member = target.rpartition(".")
        if module.language != "python" or not package:
            return None
        found = self._package_by_suffix(package, module)
        return (self._packages[found], member) if found is not None else None

    def _exported_from(self, target: str, module: ir.Module, depth: int = 4) -> tuple[list[ir.Module], str] | None:
        """The module and the local name behind ``./specifier#member``, or of a whole module that is a value."""
        specifier, _, member = target.partition("#")
        source = self._resolve(specifier, module) if specifier.startswith(".") else None
        if source is None:
            return None
        exports = self.modules[source].exports
        whole = exports.get("=", "")
        local = exports.get(member, member) if member else whole
        if local.startswith("@"):
            return self._exported_from(local[1:], self.modules[source], depth - 1) if depth else None
        if not local or (not member and whole == "=" and len(exports) > 1):
            return None
        return [self.modules[source]], local

    def _resolve(self, specifier: str, module: ir.Module) -> str | None:
        """The path of the module that a relative specifier names."""
        base = posixpath.normpath(posixpath.join(posixpath.dirname(module.path), specifier))
        stem = base.removesuffix(".js").removesuffix(".mjs").removesuffix(".cjs")
        candidates = (base, *(s + e for s in (base, stem, base + "/index") for e in _EXTENSIONS))
        return next((candidate for candidate in candidates if candidate in self.modules), None)

    def _import_javascript(self, target: str, module: ir.Module) -> list[Label]:
        if not target.startswith("."):
            return [Sym(target)]
        specifier, _, member = target.partition("#")
        if (source := self._resolve(specifier, module)) is None:
            return [Sym(target.replace("#", "."))]
        whole = self.member_labels(source, "=") if not member else []
        return self.member_labels(source, member) if member else whole or [Mod(source)]

    def member_labels(self, package: str, name: str, depth: int = 4) -> list[Label]:
        """What ``name`` is in a module or package of the tree; empty when nothing of that name is there."""
        for module in self._packages.get(package, ()):
            local = module.exports.get(name, name) if module.language in ("javascript", "typescript") else name
            if local.startswith("@") and depth:
                return self.import_labels(local[1:], module)
            if local in module.functions and not module.functions[local].owner:
                return [Fn(f"{module.path}::{local}")]
            if local in module.types:
                return [TypeRef(f"{module.name}::{local}")]
            if local in module.imports and depth:
                return self.import_labels(module.imports[local], module, depth - 1)
            for key, target in module.exports.items():
                if key.startswith("*") and depth:
                    for label in self.import_labels(target[1:], module):
                        if isinstance(label, Mod) and (found := self.member_labels(label.name, name, depth - 1)):
                            return found
        return []

    def variable_modules(self, package: str) -> list[ir.Module]:
        """The modules whose variables are members of ``package``."""
        return self._packages.get(package, [])

    def _visible(self, module: ir.Module) -> list[ir.Module]:
        """The modules whose functions are visible without import."""
        return self._packages[module.name] if module.language == "go" else [module]

    def _go_package(self, path: str) -> str | None:
        if path not in self._go_packages:
            self._go_packages[path] = self._find_go_package(path)
        return self._go_packages[path]

    def _find_go_package(self, path: str) -> str | None:
        parts = path.split("/")
        for start in range(1, len(parts)):
            suffix = "/".join(parts[start:])
            for name, members in self._packages.items():
                if members[0].language == "go" and (name == suffix or name.endswith("/" + suffix)):
                    return name
        return None

    def _package_by_suffix(self, dotted: str, module: ir.Module) -> str | None:
        """The module or package of the tree that a dotted name is, seen from ``module``.

        The scanned root need not be the one that Python starts from: a dotted name may be the end of ours. A
        single word is that only for a neighbour, and never where it is the name of a library we know.
        """
        if not dotted:
            return None
        if (known := self._packages.get(dotted)) and known[0].language == module.language:
            return dotted
        if module.language != "python":
            return None
        if "." not in dotted:
            sibling = f"{module.name.rpartition('.')[0]}.{dotted}"
            is_library = self.library(module).speaks_of(dotted)
            return sibling if sibling in self._packages and sibling != module.name and not is_library else None
        ending = "." + dotted
        return next(
            (n for n, ms in self._packages.items() if n.endswith(ending) and ms[0].language == module.language),
            None,
        )

    # Types

    def type_labels(self, name: str, module: ir.Module) -> list[Label]:
        """The labels of a value whose declared type has this name."""
        known = self._type_labels.get((module.path, name))
        if known is None:
            known = self._type_labels[module.path, name] = self._find_type_labels(name, module)
        return known

    def _find_type_labels(self, name: str, module: ir.Module) -> list[Label]:
        element = name.removesuffix("[]")
        suffix = name[len(element) :]
        if not element:
            return []
        if (key := self._type_key(element, module)) is not None:
            return [Inst(key + suffix)]
        return [Inst(self._qualified(element, module) + suffix)]

    def _qualified(self, name: str, module: ir.Module) -> str:
        anywhere = module.language == "csharp"
        return self.library(module).qualify(name, module.wildcards, anywhere=anywhere)

    def _type_key(self, name: str, module: ir.Module) -> str | None:
        """The key of a type of the tree, as seen from ``module``."""
        target = module.imports.get(name, name)
        if module.language in ("javascript", "typescript") and "#" in target:
            for label in self._import_javascript(target, module):
                if isinstance(label, TypeRef):
                    return label.key
            return None
        package, _, simple = target.rpartition(".")
        if module.language == "go" and package:
            tree_package = self._go_package(package)
            return f"{tree_package}::{simple}" if f"{tree_package}::{simple}" in self._types else None
        if f"{module.name}::{simple}" in self._types and package in ("", module.name):
            return f"{module.name}::{simple}"
        candidates = [
            key for key in self._types_by_name.get(simple, ()) if self._types[key][0].language == module.language
        ]
        if package:
            return next((key for key in candidates if key.rpartition("::")[0].endswith(package)), None)
        visible = [key for key in candidates if key.rpartition("::")[0] in module.wildcards]
        if not visible and module.language in ("csharp", "java") and len(candidates) == 1:
            visible = candidates
        return visible[0] if visible else None

    def type_decl(self, key: str) -> tuple[ir.Module, ir.TypeDecl] | None:
        """The declaration of a type of the tree."""
        return self._types.get(key)

    def types(self) -> Iterator[tuple[str, ir.Module, ir.TypeDecl]]:
        """Every type of the tree with its key, in a stable order."""
        for key in sorted(self._types):
            yield key, *self._types[key]

    def annotations_of(self, name: str) -> tuple[ir.Annotation, ...]:
        """The annotations of the type of the tree that has this qualified name."""
        package, _, simple = name.rpartition(".")
        keys = [key for key in self._types_by_name.get(simple, ()) if not package or key == f"{package}::{simple}"]
        return self._types[keys[0]][1].annotations if keys else ()

    def descends(self, type_key: str, base_key: str, depth: int = _MAX_BASES) -> bool:
        """Whether a type of the tree extends or implements another, directly or not."""
        if not depth or type_key not in self._types:
            return False
        module, decl = self._types[type_key]
        bases = [x.type for base in decl.bases for x in self.type_labels(base, module) if isinstance(x, Inst)]
        return base_key in bases or any(self.descends(base, base_key, depth - 1) for base in bases)

    def own_methods(self, type_key: str) -> list[str]:
        """The names of the methods that a type of the tree declares itself."""
        return sorted(name for name in self._methods.get(type_key, {}) if name[:1] != "<" and "#" not in name)

    def enclosing(self, type_key: str) -> str | None:
        """The type around a nested, local or anonymous one, whose members are seen from inside it."""
        if type_key not in self._enclosing:
            self._enclosing[type_key] = None
            if (known := self._types.get(type_key)) is not None and known[0].language in ("java", "csharp"):
                module, decl = known
                around = [
                    (other.span.end - other.span.start, name)
                    for name, other in module.types.items()
                    if other is not decl and other.span.start <= decl.span.start < decl.span.end <= other.span.end
                ]
                self._enclosing[type_key] = f"{module.name}::{min(around)[1]}" if around else None
        return self._enclosing[type_key]

    def method(self, type_key: str, name: str, depth: int = _MAX_BASES) -> str | None:
        """The function that ``name`` is on a type of the tree, its bases included."""
        if (found := self._methods.get(type_key, {}).get(name)) is not None:
            return found
        if depth and type_key in self._types:
            module, decl = self._types[type_key]
            for base in decl.bases:
                for label in self.type_labels(base, module):
                    if isinstance(label, Inst) and (found := self.method(label.type, name, depth - 1)):
                        return found
        return None

    def methods(self, type_key: str, name: str) -> list[str]:
        """The functions a call of ``name`` on an instance may reach: the type's own, else its implementations'."""
        if (own := self.method(type_key, name)) is not None:
            return [own]
        implementations = self._implementations.get(type_key, ())
        if len(implementations) > _MAX_IMPLEMENTATIONS:
            return []
        found = (self.method(key, name) for key in implementations)
        return sorted({key for key in found if key})

    def field_type(self, type_key: str, name: str, depth: int = _MAX_BASES) -> list[Label]:
        """The labels of a field by its declared type."""
        if type_key not in self._types:
            return []
        module, decl = self._types[type_key]
        if name in decl.fields:
            return self.type_labels(decl.fields[name], module)
        if depth:
            for base in decl.bases:
                for label in self.type_labels(base, module):
                    if isinstance(label, Inst) and (found := self.field_type(label.type, name, depth - 1)):
                        return found
        return []

    def marked(self, names: frozenset[str]) -> list[Fn]:
        """The methods of the tree that carry an annotation of one of these names, bound to their instance."""
        return [
            Fn(key, "", f"this {module.name}::{decl.owner}")
            for key, module, decl in self.declared()
            if decl.owner and any(mark.name.rpartition(".")[2] in names for mark in decl.annotations)
        ]

    def extensions(self, name: str, module: ir.Module) -> list[str]:
        """The extension methods of that name, in the language that has them."""
        return self._extensions.get(name, []) if module.language == "csharp" else []

    def is_extension(self, key: str) -> bool:
        """Whether a function takes its receiver as first parameter."""
        return key in self._extension_keys

    def library_bases(self, type_key: str) -> list[str]:
        """The names of the library types that a type of the tree extends or implements, directly or not."""
        if type_key not in self._library_bases:
            self._library_bases[type_key] = []
            self._library_bases[type_key] = self._find_library_bases(type_key)
        return self._library_bases[type_key]

    def _find_library_bases(self, type_key: str) -> list[str]:
        if type_key not in self._types:
            return []
        module, decl = self._types[type_key]
        names: list[str] = []
        for base in decl.bases:
            for label in self.type_labels(base, module):
                if isinstance(label, Inst):
                    names += self.library_bases(label.type) if label.type in self._types else [label.type]
        return names


_EXTENSIONS = (".ts", ".tsx", ".js", ".jsx", ".mjs", ".cjs", ".mts", ".cts")


_OPERANDS = ("src", "obj", "key", "callee", "left", "right")


def _reads(op: ir.Op) -> set[str]:
    """The locals an operation reads."""
    names = {getattr(op, name) for name in _OPERANDS if hasattr(op, name)}
    match op:
        case ir.Call():
            names.update(arg.value for arg in op.args)
        case ir.Combine(_, _, operands) | ir.Sequence(_, operands):
            names.update(operands)
        case ir.Record():
            names.update(entry.value for entry in op.entries)
    return names


def _acyclic(blocks: list[BasicBlock], order: dict[int, int]) -> bool:
    """Whether no edge of a graph goes back."""
    return all(order[target] > rank for node, rank in order.items() for target in _all_successors(blocks[node]))


def _end(block: BasicBlock) -> Branch | Exit | None:
    return block.end if isinstance(block.end, Branch | Exit) else None


def _all_successors(block: BasicBlock) -> tuple[int, ...]:
    return (*block.successors(), block.handler) if block.handler is not None else block.successors()


def _captured(function: ir.Function) -> frozenset[str]:
    """The names that functions nested in this one read or write from outside themselves."""
    names: set[str] = set()
    for closure in closures(function.body):
        pending = [closure.function.body]
        while pending:
            for statement in pending.pop():
                match statement:
                    case ir.Load(_, name) | ir.Store(name, _):
                        names.add(name)
                    case ir.Closure(_, nested):
                        pending.append(nested.body)
                    case _:
                        pending.extend(blocks_of(statement))
    return frozenset(names)


def closures(block: ir.Block) -> Iterator[ir.Closure]:
    """The functions made directly in a block, at any depth of control flow."""
    pending = [block]
    while pending:
        for statement in pending.pop():
            if isinstance(statement, ir.Closure):
                yield statement
            else:
                pending.extend(blocks_of(statement))


def blocks_of(statement: ir.Stmt) -> list[ir.Block]:
    """The blocks nested in a statement."""
    match statement:
        case ir.If(arms, orelse):
            return [b for arm in arms for b in (arm.test, arm.body)] + [orelse]
        case ir.Loop():
            return [statement.test, statement.body, statement.step]
        case ir.Scope(_, body) | ir.Defer(body):
            return [body]
        case ir.Try(body, handlers, final):
            return [body, *(handler.body for handler in handlers), final]
    return []
