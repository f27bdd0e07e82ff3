"""Draws ``docs/picture.svg``, a real run in a real terminal, for the README: ``make docs``.

The linter runs in a pseudo-terminal, so that what is drawn is what a person sees, colours included.
"""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "docs" / "picture.svg"
ARGUMENTS = ("corpus/seed/vulnerable_express.js", "--select", "MTLS1,MTLS401", "--score")
WIDTH = 132


def run() -> str:
    """What the linter writes to a terminal."""
    reader, writer = pty.openpty()
    child = subprocess.Popen(
        (sys.executable, "-m", "mtls_lint", *ARGUMENTS), cwd=ROOT, stdout=writer, stderr=subprocess.DEVNULL
    )
    os.close(writer)
    parts = []
    while True:
        try:
            part = os.read(reader, 65_536)
        except OSError:  # Linux says so where the other end is closed; elsewhere nothing more is read.
            break
        if not part:
            break
        parts.append(part)
    child.wait()
    os.close(reader)
    return b"".join(parts).decode("utf-8").replace("\r\n", "\n")


def main() -> None:
    """Writes the picture."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text(f"$ mtls-lint {' '.join(ARGUMENTS)}"))
    console.print(Text.from_ansi(run()))
    PICTURE.write_text(console.export_svg(title="mtls-lint", unique_id="mtls-lint"), encoding="utf-8")


if __name__ == "__main__":
    main()
