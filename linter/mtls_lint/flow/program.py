"""The whole tree as one program: modules, functions, types, and what a name in one of them refers to."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mtls_lint.flow.annotations import with_visible_annotations
from mtls_lint.flow.bodies import Body, made
from mtls_lint.flow.specifiers import EXTENSIONS, aliased
from mtls_lint.flow.values import Fn, Inst, Label, Mod, Sym, TypeRef
from mtls_lint.ir import nodes as ir
from mtls_lint.models.library import Library, family, library

MODULE_BODY = "<module>"
_MAX_IMPLEMENTATIONS = 8
"""A call on a type that more types than this implement may do anything: which one runs is not known."""


class Program:
    """Indexes modules and answers what names mean, by each language's own rules of visibility."""

    def __init__(self, modules: Iterable[ir.Module], go_modules: Mapping[str, str] | None = None) -> None:
        """Indexes the files; ``go_modules`` gives the module path that a folder's ``go.mod`` declares."""
        self.modules = {module.path: with_visible_annotations(module) for module in modules}
        self._imported = {x for m in self.modules.values() for x in (*m.imports.values(), *m.wildcards)}
        self._bodies: dict[str, Body] = {}
        self.go_modules = dict(go_modules or {})
        self._endings: dict[str, dict[str, list[str]]] = {}
        self._go_packages: dict[tuple[str, str], str | None] = {}
        self._lineages: dict[str, list[str]] = {}
        self._sources: dict[tuple[str, str], tuple[str | None, str]] = {}
        self._type_labels: dict[tuple[str, str], list[Label]] = {}
        self._closures: dict[str, tuple[ir.Module, ir.Function]] = {}
        self._declared: dict[str, tuple[ir.Module, ir.FunctionDecl]] = {}
        self._types: dict[str, tuple[ir.Module, ir.TypeDecl]] = {}
        self._types_by_name: dict[str, list[str]] = defaultdict(list)
        self._packages: dict[str, list[ir.Module]] = defaultdict(list)
        self._implementations: dict[str, list[str]] = defaultdict(list)
        self._bound: dict[str, list[str]] = {}
        self._fulfilled: dict[str, list[str]] = {}
        self._methods: dict[str, dict[str, str]] = defaultdict(dict)
        self._extensions: dict[str, list[str]] = defaultdict(list)
        self._extension_keys: set[str] = set()
        self._enclosing: dict[str, str | None] = {}
        self._abstract: set[str] = set()
        for module in self.modules.values():
            self._packages[module.name].append(module)
            for name, decl in module.functions.items():
                self._declared[f"{module.path}::{name}"] = (module, decl)
                if any(mark.name == "this" for mark in decl.annotations):
                    simple = name.rpartition(".")[2].partition("#")[0]
                    self._extensions[simple].append(f"{module.path}::{name}")
                    self._extension_keys.add(f"{module.path}::{name}")
                if any(mark.name.endswith("abstractmethod") for mark in decl.annotations):
                    self._abstract.add(f"{module.path}::{name}")
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

    def language_of(self, key: str) -> str:
        """The language a declared function is written in."""
        return self._declared[key][0].language

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
        body = made(key, module, function)
        self._bodies[key] = body
        return body

    # Names

    def language(self, path: str) -> str:
        """The language of a file, as far as programs go that run together."""
        return family(self.modules[path].language)

    def library(self, module: ir.Module) -> Library:
        """The models that apply to a module: to the versions of libraries that it is built with."""
        return library(module.language, module.versions)

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
        if module.language == "python" and (starred := self._starred(name, module, 4)):
            return starred
        for wildcard in self.wildcards(module):
            for other in self._packages.get(wildcard, ()):
                if name in other.functions:
                    return [Fn(f"{other.path}::{name}")]
        members = (f"{wildcard}.{name}" for wildcard in module.wildcards)
        known = (full for full in members if self.library(module).find("call", full))
        return [Sym(next(known, None) or self._qualified(name, module))]

    def _starred(self, name: str, module: ir.Module, depth: int) -> list[Label]:
        """What a name is that a module has by ``from package import *``; empty when it has none of that name."""
        packages = (self._package_by_suffix(wildcard, module) for wildcard in module.wildcards if depth)
        return next((x for each in packages if each and (x := self.member_labels(each, name, depth - 1))), [])

    def import_labels(self, target: str, module: ir.Module, depth: int = 4) -> list[Label]:
        """What an imported qualified name refers to: something of the tree if it is there, else a library."""
        if module.language in ("javascript", "typescript"):
            return self._import_javascript(target, module)
        if module.language == "go":
            if (package := self._go_package(target, module)) is not None:
                return [Mod(package)]
            return [Sym(target)]
        package, _, name = target.rpartition(".")
        whole, around = self._package_by_suffix(target, module), self._package_by_suffix(package, module)
        # What a package names itself hides its module of the same name.
        if around is not None and (labels := self.member_labels(around, name, depth)):
            return labels
        return [Mod(whole)] if whole is not None else [Sym(target)]

    def wildcards(self, module: ir.Module) -> tuple[str, ...]:
        """The packages all of whose names are visible in a file; in Go those of the tree only."""
        if module.language != "go":
            return module.wildcards
        return tuple(found for path in module.wildcards if (found := self._go_package(path, module)) is not None)

    def imported_packages(self, module: ir.Module) -> list[str]:
        """The packages of the tree that a Go file imports."""
        paths = (*module.imports.values(), *module.wildcards)
        return [package for path in paths if (package := self._go_package(path, module)) is not None]

    def imported_from(self, name: str, module: ir.Module) -> tuple[list[ir.Module], str] | None:
        """The modules of the tree from which a name is imported, and what it is called there."""
        target = module.imports.get(name, "")
        if module.language in ("javascript", "typescript") and target:
            return self._exported_from(target, module)
        if module.language != "python":
            return None
        package, _, member = target.rpartition(".")
        sources = [package] if package else [] if target else module.wildcards
        found = [key for source in sources if (key := self._package_by_suffix(source, module)) is not None]
        return ([each for key in found for each in self._packages[key]], member or name) if found else None

    def _exported_from(self, target: str, module: ir.Module, depth: int = 4) -> tuple[list[ir.Module], str] | None:
        """The module and the local name behind an imported name, or of a whole module that is a value."""
        source, member = self._source(target, module)
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

    def _source(self, target: str, module: ir.Module) -> tuple[str | None, str]:
        """The path of the module that ``./specifier#member``, or an alias of the project, names; and the member.

        What an alias names is written like a library: ``alias.member``, and its default export like the whole.
        """
        key = (module.path, target)
        if key not in self._sources:
            self._sources[key] = self._find_source(target, module)
        return self._sources[key]

    def _find_source(self, target: str, module: ir.Module) -> tuple[str | None, str]:
        if target.startswith("."):
            specifier, _, member = target.partition("#")
            base = posixpath.normpath(posixpath.join(posixpath.dirname(module.path), specifier))
            return self._file(base), member
        specifier, member = target, ""
        while module.aliases and specifier:
            for base in aliased(specifier, module.aliases):
                if (source := self._file(base)) is not None:
                    whole = "default" if "default" in self.modules[source].exports else ""
                    return source, member or whole
            specifier, _, last = specifier.rpartition(".")
            member = f"{last}.{member}" if member else last
        return None, ""

    def _file(self, base: str) -> str | None:
        """The path of the module that a path without its ending names."""
        stem = base.removesuffix(".js").removesuffix(".mjs").removesuffix(".cjs")
        candidates = (base, *(s + e for s in (base, stem, base + "/index") for e in EXTENSIONS))
        return next((candidate for candidate in candidates if candidate in self.modules), None)

    def _import_javascript(self, target: str, module: ir.Module) -> list[Label]:
        source, member = self._source(target, module)
        if source is None:
            return [Sym(target.replace("#", ".") if target.startswith(".") else target)]
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
            if module.language == "python" and (starred := self._starred(name, module, depth)):
                return starred
        return []

    def spelled_out(self, param: ir.Param, module: ir.Module) -> tuple[ir.Param, ir.Module]:
        """A parameter with the annotated type that its own type abbreviates, and the module that says so."""
        package, _, name = param.type.rpartition(".")
        written_so = module.language == "python" and package and not param.annotations
        source = self._package_by_suffix(package, module) if written_so else None
        for other in self._packages.get(source or "", ()):
            if (known := other.abbreviations.get(name)) is not None:
                return replace(known, name=param.name), other
            if (target := other.imports.get(name, param.type)) != param.type:
                return self.spelled_out(replace(param, type=target), other)
        return param, module

    def variable_modules(self, package: str) -> list[ir.Module]:
        """The modules whose variables are members of ``package``."""
        return self._packages.get(package, [])

    def _visible(self, module: ir.Module) -> list[ir.Module]:
        """The modules whose functions are visible without import."""
        return self._packages[module.name] if module.language == "go" else [module]

    def _go_package(self, path: str, module: ir.Module) -> str | None:
        """The folder that an import path of Go stands for, seen from ``module``; None for one outside the tree."""
        known = self._go_packages.get((path, module.name), "")
        if known == "":
            known = self._go_packages[path, module.name] = self._find_go_package(path, module)
        return known

    def _find_go_package(self, path: str, module: ir.Module) -> str | None:
        """By the ``go.mod`` files of the tree; where none says, the folder with the longest common end.

        Of several, it is the one nearest to the importer: a tree may hold modules of one path side by side.
        """
        roots = [(folder, name) for folder, name in self.go_modules.items() if f"{path}/".startswith(f"{name}/")]
        if roots:
            longest = max(len(name) for _, name in roots)
            inner = path[longest:].strip("/")
            folders = ["/".join(filter(None, (folder, inner))) for folder, name in roots if len(name) == longest]
            return self._nearest(folders, module)
        if self.library(module).speaks_of(path) or any(_is_within(module.name, root) for root in self.go_modules):
            return None
        parts = path.split("/")
        for start in range(1, len(parts)):
            suffix = "/".join(parts[start:])
            folders = [*self._by_ending("/").get(suffix, ()), *({suffix} & self._packages.keys())]
            if (found := self._nearest(folders, module)) is not None:
                return found
        return None

    def _nearest(self, folders: Iterable[str], module: ir.Module) -> str | None:
        """Of several folders, the Go package with the most parents in common with the importer's."""
        here = f"{module.name}/"

        def shared(name: str) -> int:
            return posixpath.commonprefix([f"{name}/", here]).count("/")

        known = (name for name in folders if name in self._packages)
        return max((n for n in known if self._packages[n][0].language == "go"), key=shared, default=None)

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
        return next(iter(self._by_ending(".").get(dotted, ())), None)

    def _by_ending(self, separator: str) -> Mapping[str, list[str]]:
        """The packages of Python, or folders of Go, by each proper end of their names."""
        if (known := self._endings.get(separator)) is None:
            known = self._endings[separator] = defaultdict(list)
            language = {".": "python", "/": "go"}[separator]
            for name, modules in self._packages.items():
                rest = name if modules and modules[0].language == language else ""
                while rest := rest.partition(separator)[2]:
                    known[rest].append(name)
        return known

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
        # A package whose name is that of one of its types comes first.
        anywhere = module.language == "csharp" and not self.library(module).speaks_of(name)
        return self.library(module).qualify(name, module.wildcards, anywhere=anywhere)

    def _type_key(self, name: str, module: ir.Module) -> str | None:
        """The key of a type of the tree, as seen from ``module``."""
        target = module.imports.get(name, name)
        imported = not target.isidentifier() or name in module.imports
        if module.language in ("javascript", "typescript") and imported and self._source(target, module)[0]:
            for label in self._import_javascript(target, module):
                if isinstance(label, TypeRef):
                    return label.key
            return None
        package, _, simple = target.rpartition(".")
        if module.language == "go" and package:
            tree_package = self._go_package(package, module)
            return f"{tree_package}::{simple}" if f"{tree_package}::{simple}" in self._types else None
        if f"{module.name}::{simple}" in self._types and package in ("", module.name):
            return f"{module.name}::{simple}"
        candidates = [
            key for key in self._types_by_name.get(simple, ()) if self._types[key][0].language == module.language
        ]
        if package:
            return next((key for key in candidates if key.rpartition("::")[0].endswith(package)), None)
        wildcards = self.wildcards(module)
        visible = [key for key in candidates if key.rpartition("::")[0] in wildcards]
        if not visible and module.language in ("csharp", "java") and len(candidates) == 1:
            visible = candidates
        return visible[0] if visible else None

    def type_decl(self, key: str) -> tuple[ir.Module, ir.TypeDecl] | None:
        """The declaration of a type of the tree."""
        return self._types.get(key.partition(ir.BEYOND)[0])

    def types(self) -> Iterator[tuple[str, ir.Module, ir.TypeDecl]]:
        """Every type of the tree with its key, in a stable order."""
        for key in sorted(self._types):
            yield key, *self._types[key]

    def annotations_of(self, name: str) -> tuple[ir.Annotation, ...]:
        """The annotations of the type of the tree that has this qualified name."""
        package, _, simple = name.rpartition(".")
        keys = [key for key in self._types_by_name.get(simple, ()) if not package or key == f"{package}::{simple}"]
        return self._types[keys[0]][1].annotations if keys else ()

    def descends(self, type_key: str, base_key: str) -> bool:
        """Whether a type of the tree extends or implements another, directly or not."""
        return type_key in self._types and base_key in self.lineage(type_key)[1:]

    def own_methods(self, type_key: str) -> list[str]:
        """The names of the methods that a type of the tree declares itself, and shows to others."""
        return [name for name in self._methods.get(type_key, {}) if name[:1] not in "_<" and "#" not in name]

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

    def lineage(self, type_key: str) -> list[str]:
        """A type and all its bases in the order in which members are looked for, library types included.

        With another type behind :data:`ir.BEYOND`, only what comes after that one.
        """
        type_key, _, beyond = type_key.partition(ir.BEYOND)
        if type_key not in self._lineages:
            found = self._lineages[type_key] = [type_key]
            module, decl = self._types.get(type_key, (None, None))
            for base in decl.bases if decl is not None else ():
                for label in self.type_labels(base, module) if module is not None else ():
                    above = self.lineage(label.type) if isinstance(label, Inst) else []
                    # What several bases share comes after all of them.
                    found = [each for each in found if each not in above or each == type_key]
                    found += [each for each in above if each != type_key]
            self._lineages[type_key] = found
        known = self._lineages[type_key]
        return known[known.index(beyond) + 1 :] if beyond in known else known

    def method(self, type_key: str, name: str) -> str | None:
        """The function that ``name`` is on a type of the tree, its bases included."""
        known = (self._methods.get(each, {}).get(name) for each in self.lineage(type_key))
        return next((found for found in known if found is not None and found not in self._abstract), None)

    def _structural(self, type_key: str) -> list[str]:
        """The types that implement a protocol which none of them names: they have all of its methods."""
        wanted = set(self._methods.get(type_key, ()))
        known = self.type_decl(type_key)
        if not wanted or known is None or not known[1].is_interface or known[0].language != "python":
            return []
        if type_key not in self._implementations:
            found = [key for key, methods in self._methods.items() if key != type_key and wanted <= methods.keys()]
            self._implementations[type_key] = found
        return self._implementations[type_key]

    def initialisers(self, type_key: str) -> list[str]:
        """What runs when a type is constructed: the initialisers of fields, bases first, then its constructor."""
        fields = [self._methods.get(each, {}).get("<fields>") for each in reversed(self.lineage(type_key))]
        return [key for key in fields if key] + self.methods(type_key, "<init>")

    def methods(self, type_key: str, name: str) -> list[str]:
        """The functions a call of ``name`` on an instance may reach: the type's own, else its implementations'."""
        if (own := self.method(type_key, name)) is not None:
            return [own]
        implementations = self._bound.get(type_key) or self._implementations.get(type_key)
        if type_key in self._types and self._types[type_key][0].language == "go":
            implementations = self._fulfilling(type_key)
        implementations = implementations or self._structural(type_key)
        if len(implementations) > _MAX_IMPLEMENTATIONS:
            return []
        found = (self.method(key, name) for key in implementations)
        return sorted({key for key in found if key})

    def bind_type(self, type_key: str, chosen: Iterable[str]) -> None:
        """The program itself says which of its types implement this one wherever it is asked for."""
        implementing = [key for key in chosen if key in self._types and key != type_key]
        if implementing:
            self._bound[type_key] = implementing

    def _fulfilling(self, type_key: str) -> list[str]:
        """The types of the tree that have all methods of a Go interface; of a struct, those that embed it."""
        if (known := self._fulfilled.get(type_key)) is None:
            _, decl = self._types[type_key]
            wanted = decl.fields if decl.is_interface else {}
            some = [key for key, own in self._methods.items() if key != type_key and wanted.keys() & own.keys()]
            found = {key for key in some if all(self.method(key, name) for name in wanted)}
            known = self._fulfilled[type_key] = sorted(found.union(self._implementations.get(type_key, ())))
        return known

    def embedded_fields(self, type_key: str) -> list[str]:
        """The names of the fields by which a Go struct embeds others."""
        module, decl = self._types.get(type_key, (None, None))
        if module is None or decl is None or module.language != "go":
            return []
        names = (re.split(r"[./]", base)[-1] for base in decl.bases)
        return [name for name in names if name in decl.fields]

    def public_methods(self, type_key: str) -> list[str]:
        """The exported methods of a Go type, those of embedded types included."""
        found: dict[str, str] = {}
        for each in self.lineage(type_key):
            for name, key in self._methods.get(each, {}).items():
                if name[:1].isupper():
                    found.setdefault(name, key)
        return sorted(found.values())

    def field_type(self, type_key: str, name: str) -> list[Label]:
        """The labels of a field by its declared type."""
        for key in self.lineage(type_key):
            module, decl = self._types.get(key, (None, None))
            if module is not None and decl is not None and name in decl.fields:
                return self.type_labels(decl.fields[name], module)
        return []

    def tag(self, labels: Iterable[Label], name: str) -> str:
        """The name that a member of an object has where the object is serialised: its own, unless a type says."""
        types = (each for label in labels if isinstance(label, Inst) for each in self.lineage(label.type))
        declared = (self._types[each][1].tags for each in types if each in self._types)
        return next((tags[name] for tags in declared if name in tags), name)

    def marked(self, names: frozenset[str]) -> list[Fn]:
        """The methods of the tree that carry an annotation of one of these names, bound to their instance."""
        return [
            Fn(key, "", f"this {module.name}::{decl.owner}")
            for key, module, decl in self.declared()
            if decl.owner and any(mark.name.rpartition(".")[2] in names for mark in decl.annotations)
        ]

    def marks(self, key: str) -> tuple[str, list[tuple[ir.Annotation, ir.Module]]]:
        """The type a function belongs to, and the marks on its bases, on it and on the function, in this order."""
        if key not in self._declared:
            return "", []
        module, decl = self._declared[key]
        owner = self.owner(key)
        return owner, self.marks_of_type(owner) + [(mark, module) for mark in decl.annotations]

    def mark_of(self, key: str) -> tuple[str, ir.Span]:
        """The file of a declared function, and where its first mark stands, or itself where it has none."""
        module, decl = self._declared[key]
        return module.path, decl.annotations[0].span if decl.annotations else decl.span

    def owner(self, key: str) -> str:
        """The type that a declared function belongs to; empty when there is none."""
        module, decl = self._declared.get(key, (None, None))
        return f"{module.name}::{decl.owner}" if module is not None and decl is not None and decl.owner else ""

    def marks_of_type(self, type_key: str) -> list[tuple[ir.Annotation, ir.Module]]:
        """The marks on a type of the tree and its bases, those of the bases first."""
        known = (self._types[each] for each in reversed(self.lineage(type_key)) if each in self._types)
        return [(mark, module) for module, decl in known for mark in decl.annotations]

    def mark_types(self, mark: ir.Annotation, module: ir.Module) -> list[Label]:
        """The type of the tree that an annotation is; C# lets its users leave out the end of the name."""
        names = (mark.name, f"{mark.name}Attribute") if module.language == "csharp" else (mark.name,)
        keys = [key for name in names if (key := self._type_key(name, module)) is not None]
        return [TypeRef(keys[0])] if keys else []

    def taking(self, type_key: str, name: str) -> list[Fn]:
        """The methods of that name that take an instance of a type, bound to their own instance."""
        return [
            Fn(key, "", f"this {module.name}::{decl.owner}")
            for key, module, decl in self.declared()
            if decl.owner and decl.name.partition("#")[0] == f"{decl.owner}.{name}"
            for param in self.body(key).function.params
            if Inst(type_key) in self.type_labels(param.type, module)
        ]

    def extensions(self, name: str, module: ir.Module) -> list[str]:
        """The extension methods of that name, in the language that has them."""
        return self._extensions.get(name, []) if module.language == "csharp" else []

    def is_extension(self, key: str) -> bool:
        """Whether a function takes its receiver as first parameter."""
        return key in self._extension_keys

    def library_types(self, type_key: str) -> list[str]:
        """The library types that an instance is of: those that a type of the tree extends, or the type itself."""
        return self.library_bases(type_key) or [type_key]

    def library_bases(self, type_key: str) -> list[str]:
        """The names of the library types that a type of the tree extends or implements, directly or not."""
        known = self.type_decl(type_key) is not None
        return [each for each in self.lineage(type_key) if each not in self._types] if known else []


def _is_within(folder: str, outer: str) -> bool:
    return not outer or f"{folder}/".startswith(f"{outer}/")
