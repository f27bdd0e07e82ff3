"""Writing a JSON document so that every stream takes it and every reader accepts it."""

from __future__ import annotations

import json
from typing import Any, TextIO


def dumps(document: dict[str, Any]) -> str:
    """The document as indented JSON; a lone surrogate, from a broken file name, becomes ``?``."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    return text.encode("utf-8", "replace").decode("utf-8")


def dump(document: dict[str, Any], stream: TextIO) -> None:
    """Writes the document and a line end, with escapes where the stream's encoding is not UTF-8."""
    text = dumps(document)
    encoding = (getattr(stream, "encoding", None) or "utf-8").lower().replace("-", "")
    if encoding != "utf8" and not text.isascii():
        text = json.dumps(json.loads(text), indent=2)
    stream.write(text + "\n")
