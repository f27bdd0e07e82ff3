"""Which TLS servers serve a place, told by language and folder.

A tree may hold several services, and a server set up in one of them says nothing of the others. Servers of one
service stand together, wherever they are set up, and none excuses another.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from mtls_lint.flow.observe import Observation
from mtls_lint.flow.program import Program

Server = tuple[Observation, str]
"""A TLS server, with how it treats client certificates."""


class Neighbourhood:
    """Which files of a program belong together."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._populated = {
            (program.language(path), folder)
            for path, module in program.modules.items()
            if module.home is None
            for folder in _around(path)
        }

    def serving(self, servers: Iterable[Server], facts: Observation) -> list[Server]:
        """Of the servers those that may serve a place: of its language, in the nearest folder that has any.

        A configuration file sets up the programs in its home, and is as near to them as any code in there.
        """
        paths = _paths(facts)
        inside: list[tuple[Server, int]] = []
        around: list[tuple[Server, int]] = []
        for server in servers:
            path, home = server[0].place.path, self._home(server[0])
            if not self.may_serve(server[0], facts):
                continue
            if home is not None and any(_is_in(each, home) for each in paths):
                inside.append((server, len(_folders(home))))
            else:
                near = home if home is not None else path.rpartition("/")[0]
                around.append((server, _shared(near, facts.place.path)))
        nearest = max((depth for _, depth in inside), default=-1)
        beside = max((depth for _, depth in around), default=-1)
        found = [server for server, depth in inside if depth == nearest]
        return found + [server for server, depth in around if depth == beside and depth >= nearest]

    def may_serve(self, server: Observation, facts: Observation) -> bool:
        """Whether a place can have to do with a server at all: it is in its language, and not set up elsewhere."""
        same = self._language(server) == self._program.language(facts.place.path)
        return same and self._reaches(server, _paths(facts))

    def set_up(self, servers: Iterable[Observation]) -> set[str]:
        """The files of code whose servers configuration files set up."""
        settings = [server for server in servers if self._home(server) is not None]
        code = [path for path, module in self._program.modules.items() if module.home is None]
        return {
            path
            for server in settings
            for path in code
            if self._program.language(path) == self._language(server) and self._reaches(server, (path,))
        }

    def _reaches(self, server: Observation, paths: tuple[str, ...]) -> bool:
        """Whether a server can have to do with any of these files: settings kept with other code have not."""
        home = self._home(server)
        if home is None or any(_is_in(path, home) for path in paths):
            return True
        return (self._language(server), home) not in self._populated

    def _home(self, server: Observation) -> str | None:
        return self._program.modules[server.place.path].home

    def _language(self, server: Observation) -> str:
        if server.row is not None and self._home(server) is not None:
            return server.row.language
        return self._program.language(server.place.path)


def _paths(facts: Observation) -> tuple[str, ...]:
    """The files of a place and of the calls and routes that lead to it."""
    return facts.place.path, *(step.path for step in facts.via)


def _folders(path: str) -> list[str]:
    return path.split("/") if path else []


def _around(path: str) -> Iterable[str]:
    """Every folder that a file is in, from the top."""
    folders = path.split("/")[:-1]
    return ("/".join(folders[:depth]) for depth in range(len(folders) + 1))


def _is_in(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


def _shared(folder: str, path: str) -> int:
    """How many folders, from the top, a folder and a file are in together."""
    pairs = zip(_folders(folder), path.split("/")[:-1], strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
