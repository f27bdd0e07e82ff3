"""How the analysis grows with the tree: ``python benchmarks/growth.py [FILES ...]``.

Makes trees of 10, 100, 1,000 and 10,000 candidate files (or of the sizes given): folders of three sample programs
each, in turns in the five languages. Prints, for each tree, the processor time of our own analysis and of parsing
the same bytes with tree-sitter alone, their ratio, and bytes per second. Where the last columns stay level, growth
is linear.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from mtls_lint.analysis import analyse
from mtls_lint.config import Settings
from mtls_lint.source.file import SourceFile, language_of
from mtls_lint.syntax import parse

SIZES = (10, 100, 1_000, 10_000)
ROOT = Path(__file__).resolve().parents[1]
SAMPLES = {
    "javascript": "tests/cases/javascript/mtls201/middleware-tree",
    "java": "tests/cases/java/mtls201",
    "go": "tests/cases/go/mtls201",
    "python": "tests/cases/python/mtls201",
    "csharp": "tests/cases/csharp/mtls201",
}
_PER_SERVICE = 3


def tree(size: int) -> list[SourceFile]:
    """That many candidate files: copies of sample programs, each few in a folder of their own."""
    samples = [_sources(ROOT / folder)[: _PER_SERVICE * 4] for folder in SAMPLES.values()]
    files: list[SourceFile] = []
    service = 0
    while len(files) < size:
        language, turn = service % len(samples), service // len(samples)
        known = samples[language]
        chosen = [known[(turn * _PER_SERVICE + position) % len(known)] for position in range(_PER_SERVICE)]
        for source in chosen[: size - len(files)]:
            path = f"service{service:05}/{source.name}"
            kind = language_of(source.name)
            assert kind is not None
            files.append(SourceFile(path, source, kind, source.read_bytes()))
        service += 1
    return files


def _sources(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and language_of(path.name) is not None)


def timed(action: Callable[[], object]) -> float:
    """Seconds of processor time that an action takes."""
    start = time.process_time()
    action()
    return time.process_time() - start


def _parse_all(files: list[SourceFile]) -> None:
    for file in files:
        parse(file.language.value, file.content)


def main() -> None:
    """Measures trees of the sizes given, or the standard ones."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    analyse(tree(10), Settings())  # What is loaded once is no growth.
    print(f"{'files':>7} {'bytes':>11} {'parse s':>9} {'analysis s':>11} {'ratio':>7} {'bytes/s':>10}")
    for size in sizes:
        files = tree(size)
        written = sum(len(file.content) for file in files)
        parsing = timed(partial(_parse_all, files))
        analysis = timed(partial(analyse, files, Settings()))
        print(
            f"{size:7} {written:11,} {parsing:9.2f} {analysis:11.2f} {analysis / parsing:7.1f} "
            f"{written / analysis:10,.0f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
