"""Writing a JSON document so that every stream takes it and every reader accepts it."""

from __future__ import annotations

import json
from typing import Any, TextIO


def dumps(document: dict[str, Any] | list[Any]) -> str:
    """The document as JSON in one line; a lone surrogate, from a broken file name, becomes ``?``.

    Not indented: Python's encoder is ten times slower at that, and reports can be large.
    """
    text = json.dumps(document, ensure_ascii=False)
    return text.encode("utf-8", "replace").decode("utf-8")


def write_line(text: str, stream: TextIO) -> None:
    """Writes JSON text and a line end, with escapes where the stream's encoding is not UTF-8."""
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
    if encoding != "utf8" and not text.isascii():
        text = json.dumps(json.loads(text))
    stream.write(text + "\n")
