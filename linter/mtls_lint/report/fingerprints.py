"""Names for findings that stay the same from run to run."""

from __future__ import annotations

import sys
from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

from mtls_lint.findings import Finding, Report
from mtls_lint.identity import keys

_BLOCK = 100
_BASE = 37
_MASK = (1 << 64) - 1
_BASE_TO_BLOCK = pow(_BASE, _BLOCK, 1 << 64)
_END_OF_FILE = 0xFFFF


def line_hashes(content: bytes) -> list[str]:
    """The ``primaryLocationLineHash`` of each line, as GitHub computes it when a SARIF file is uploaded.

    GitHub's upload action recomputes this fingerprint and warns when it differs, so the value must be exactly
    its rolling hash: a polynomial of base 37 modulo 2^64 over the 100 UTF-16 code units that follow the start
    of the line, blanks and tabs left out, line ends made equal, an end mark and zeros after the text.
    A counter sets equal hashes apart.
    Source: https://github.com/github/codeql-action, ``src/fingerprints.ts``.

    Args:
        content: the bytes of the file.

    Returns:
        The hash of line 1 first; a file that ends in a line end has a last, empty line.
    """
    text = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    text = text.translate({ord(" "): None, ord("\t"): None})
    units = array("H", text.encode(f"utf-16-{sys.byteorder[0]}e"))
    units.append(_END_OF_FILE)
    starts = [0, *(index + 1 for index, unit in enumerate(units) if unit == 0x0A)]
    units.extend([0] * _BLOCK)
    prefix = list(accumulate(units, lambda value, unit: (value * _BASE + unit) & _MASK, initial=0))
    seen: Counter[int] = Counter()
    hashes = []
    for start in starts:
        value = (prefix[start + _BLOCK] - prefix[start] * _BASE_TO_BLOCK) & _MASK
        seen[value] += 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


def stable(findings: Iterable[Finding], report: Report) -> list[str]:
    """The linter's own fingerprint of each finding, which survives moved lines, renamed files and reformatting.

    It is the finding's key and a counter within the file that sets equal ones apart. Two files may hold the
    same fingerprint: whoever stores it stores the path too.
    """
    seen: Counter[tuple[str, str]] = Counter()
    names = []
    findings = tuple(findings)
    for finding, key in zip(findings, keys(findings, report.contents, report.sources), strict=True):
        seen[finding.location.path, key] += 1
        names.append(f"{key}:{seen[finding.location.path, key]}")
    return names
