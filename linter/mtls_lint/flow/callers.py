"""Who calls whom, told by the names in the source: a cheap graph that has every call that flow can follow.

A name that few functions of the tree have leads to each of them. In the languages whose files name the types they
work with, one of several methods of a name is meant only where the file mentions its type, or a kin of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from mtls_lint.flow.program import Program
from mtls_lint.ir.nodes import FunctionDecl
from mtls_lint.models.library import family

Words = Mapping[str, frozenset[str]]
"""The words in the source of each function."""
Name = tuple[str, str]
"""How a function is called: by a name, from code that runs together with its own."""
_WORD = re.compile(rb"[A-Za-z_$][\w$]*")
_TYPED = ("java", "csharp")


def words_in(source: bytes, pattern: re.Pattern[bytes] = _WORD) -> frozenset[str]:
    """The identifiers in a piece of source, or what else a pattern finds."""
    return frozenset(word.decode("utf-8", "replace") for word in set(pattern.findall(source)))


def simple_name(decl: FunctionDecl) -> str:
    """The name by which others call a function; a constructor is called by its type's."""
    name = decl.name.rpartition(".")[2].partition("#")[0]
    return decl.owner if name in ("<init>", "<fields>") else name


class Names:
    """How the functions of a program are called, and from which places each of them can be meant."""

    def __init__(self, program: Program, contents: Mapping[str, bytes]) -> None:
        """Looks at every declared function; ``contents`` gives the source of each file."""
        self.of: dict[str, Name] = {}
        self._program = program
        self._contents = contents
        self._owners: dict[str, str] = {}
        self._files: dict[str, set[str]] = defaultdict(set)
        self._mentioned: dict[str, frozenset[str]] = {}
        for key, module, decl in program.declared():
            self.of[key] = (family(module.language), simple_name(decl))
            if module.language in _TYPED and decl.owner:
                self._owners[key] = f"{module.name}::{decl.owner}"
                self._files[self._owners[key]].add(module.path)
        self.count = Counter(self.of.values())
        self._kin = _kin(program)

    def may_mean(self, caller: str, callee: str) -> bool:
        """Whether a function that mentions the name of another can mean that one."""
        owner = "" if self._program.is_extension(callee) else self._owners.get(callee, "")
        if not owner or self.count[self.of[callee]] == 1 or self._owners.get(caller) == owner:
            return True
        return not self._kin[owner].isdisjoint(self._around(caller))

    def _around(self, key: str) -> frozenset[str]:
        """The words of all files that declare the type of a function, or what it inherits."""
        owner = self._owners.get(key, "")
        files = {key.partition("::")[0]}.union(
            *(self._files.get(each, ()) for each in self._program.lineage(owner) if owner)
        )
        return frozenset[str]().union(*map(self._words, files))

    def _words(self, path: str) -> frozenset[str]:
        if path not in self._mentioned:
            self._mentioned[path] = words_in(self._contents[path])
        return self._mentioned[path]


def _kin(program: Program) -> dict[str, set[str]]:
    """The names by which instances of each type may be known: its own, those of its bases and of its heirs."""
    names = {key: decl.name.rpartition(".")[2] for key, _, decl in program.types()}
    kin: dict[str, set[str]] = defaultdict(set)
    for key in names:
        for base in program.lineage(key):
            kin[key].add(names.get(base, base.rpartition(".")[2]))
            kin[base].add(names[key])
    return kin


class Callers:
    """The functions that mention a name under which the tree declares functions, by that name."""

    def __init__(self, names: Names, words: Words, limit: int) -> None:
        """Names that more than ``limit`` functions have are left out: they say nothing of who calls whom."""
        self._names = names
        telling: dict[str, set[str]] = defaultdict(set)
        for (language, name), count in names.count.items():
            if count <= limit:
                telling[language].add(name)
        self._by_name: dict[Name, list[str]] = defaultdict(list)
        for key, mentioned in words.items():
            language = names.of[key][0]
            for name in mentioned & telling[language]:
                self._by_name[language, name].append(key)

    def reaching(self, seeds: set[str], rounds: int | None = None) -> set[str]:
        """The seeds and all that call them, directly or by so many others at most."""
        reached = set(seeds)
        newest = set(seeds)
        while newest and rounds != 0:
            newest = {caller for key in newest for caller in self._of(key)} - reached
            reached |= newest
            rounds = None if rounds is None else rounds - 1
        return reached

    def _of(self, key: str) -> list[str]:
        found = self._by_name.get(self._names.of[key], ())
        return [caller for caller in found if self._names.may_mean(caller, key)]
