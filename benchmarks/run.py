"""Times whole runs of the linter: ``python benchmarks/run.py [PATH ...]``; prints seconds and peak memory.

Without a path: one small file with nothing relevant in it, and the sample programs in ``corpus/``. Each is run
several times as a process of its own; the figures are medians. Peak memory is the linter's own, without the
Semgrep engine, which is a process apart.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
_CHILD = """
import resource, sys
from mtls_lint.cli import main
try:
    main(sys.argv[1:])
finally:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def measure(path: Path) -> tuple[float, float, int]:
    """Median and slowest wall time in seconds, and the peak memory in MiB, of a run over ``path``."""
    seconds: list[float] = []
    memory = 0
    for _ in range(RUNS):
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-c", _CHILD, str(path), "--quiet", "--exit-zero"],
            capture_output=True,
            text=True,
            check=False,
        )
        seconds.append(time.perf_counter() - start)
        memory = max(memory, int(done.stderr.split()[-1]) // 1024)
    return statistics.median(seconds), max(seconds), memory


def main() -> None:
    """Measures the paths given, or the standard two."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.py"
        small.write_text("def add(left, right):\n    return left + right\n", encoding="utf-8")
        paths = [Path(arg) for arg in sys.argv[1:]] or [small, ROOT / "corpus"]
        print(f"{'path':40} {'median s':>9} {'slowest s':>10} {'peak MiB':>9}")
        for path in paths:
            median, slowest, memory = measure(path)
            print(f"{path.name:40} {median:9.2f} {slowest:10.2f} {memory:9}")
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"processor time of all runs: {children.ru_utime + children.ru_stime:.1f} s")


if __name__ == "__main__":
    main()
