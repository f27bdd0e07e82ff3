"""Which TLS servers serve a place, told by language and folder.

A tree may hold several services, and a server set up in one of them says nothing of the others. Servers of one
service stand together, wherever they are set up, and none excuses another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from mtls_lint.flow.observe import Observation
from mtls_lint.flow.program import Program

Server = tuple[Observation, str]
"""A TLS server, with how it treats client certificates."""


class Neighbourhood:
    """Which files of a program belong together."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._populated = {
            (program.language(path), folder)
            for path, module in program.modules.items()
            if module.home is None
            for folder in _around(path)
        }

    def may_serve(self, server: Observation, facts: Observation) -> bool:
        """Whether a place can have to do with a server at all: it is in its language, and not set up elsewhere."""
        same = self.language(server) == self.program.language(facts.place.path)
        return same and self._reaches(server, _paths(facts))

    def set_up(self, servers: Iterable[Observation]) -> set[str]:
        """The files of code whose servers configuration files set up."""
        settings = [server for server in servers if self.home(server) is not None]
        code = [path for path, module in self.program.modules.items() if module.home is None]
        return {
            path
            for server in settings
            for path in code
            if self.program.language(path) == self.language(server) and self._reaches(server, (path,))
        }

    def _reaches(self, server: Observation, paths: tuple[str, ...]) -> bool:
        """Whether a server can have to do with any of these files: settings kept with other code have not."""
        home = self.home(server)
        if home is None or any(_is_in(path, home) for path in paths):
            return True
        return not self.is_populated(self.language(server), home)

    def is_populated(self, language: str, folder: str) -> bool:
        """Whether there is code of a language in a folder, or further inside."""
        return (language, folder) in self._populated

    def home(self, server: Observation) -> str | None:
        """The folder whose programs a configuration file sets up; None for a server that code sets up."""
        return self.program.modules[server.place.path].home

    def language(self, server: Observation) -> str:
        """The language of the programs that a server can be of."""
        if server.row is not None and self.home(server) is not None:
            return server.row.language
        return self.program.language(server.place.path)


class Directory:
    """The TLS servers of a run, by language and folder."""

    def __init__(self, neighbourhood: Neighbourhood, servers: Iterable[Server]) -> None:
        """Files the servers: those of configuration files under their home, all under the folders around them."""
        self._neighbourhood = neighbourhood
        self._inside: dict[tuple[str, str], list[Server]] = defaultdict(list)
        self._around: dict[tuple[str, str], list[Server]] = defaultdict(list)
        self._known: dict[tuple[str, ...], list[Server]] = {}
        for server in servers:
            language, home = neighbourhood.language(server[0]), neighbourhood.home(server[0])
            if home is not None:
                self._inside[language, home].append(server)
            if home is None or not neighbourhood.is_populated(language, home):
                near = home if home is not None else server[0].place.path.rpartition("/")[0]
                for folder in _around(f"{near}/"):
                    self._around[language, folder].append(server)

    def serving(self, facts: Observation) -> list[Server]:
        """The servers that may serve a place: those of its language, in the nearest folder that has any.

        A configuration file sets up the programs in its home, and is as near to them as any code in there.
        """
        paths = _paths(facts)
        if (known := self._known.get(paths)) is None:
            known = self._known[paths] = self._find(paths, self._neighbourhood.program.language(paths[0]))
        return known

    def _find(self, paths: tuple[str, ...], language: str) -> list[Server]:
        homes = {folder for path in paths for folder in _around(path) if (language, folder) in self._inside}
        deepest = max(map(_depth, homes), default=-1)
        found = [s for home in sorted(homes) if _depth(home) == deepest for s in self._inside[language, home]]
        for folder in reversed([*_around(paths[0])]):
            there = self._around.get((language, folder), ())
            if beside := [s for s in there if self._neighbourhood.home(s[0]) not in homes]:
                return found + (beside if _depth(folder) >= deepest else [])
        return found


def _paths(facts: Observation) -> tuple[str, ...]:
    """The files of a place and of the calls and routes that lead to it."""
    return facts.place.path, *(step.path for step in facts.via)


def _depth(folder: str) -> int:
    return folder.count("/") + bool(folder)


def _around(path: str) -> Iterable[str]:
    """Every folder that a file is in, from the top."""
    folders = path.split("/")[:-1]
    return ("/".join(folders[:depth]) for depth in range(len(folders) + 1))


def _is_in(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")
