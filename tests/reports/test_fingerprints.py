"""GitHub's line hash, against values that its own upload action computes for the same bytes."""

from __future__ import annotations

import pytest

from mtls_lint.report.fingerprints import line_hashes

END = "c129715d7a2bc9a3:1"


# Expected values: what `hash` of src/fingerprints.ts in github/codeql-action prints for these bytes.
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", [END]),
        (b"a", ["53b5d4aabe50d64:1"]),
        (b"const a = 1;\r\nconst b = 2;\r\n", ["77ceeeaab7cad7d3:1", "5af7d9c197e4cf4:1", END]),
        (
            b"\tif (x)  {\n\n\n  return 1;\n}\n   ",
            [
                "593e34807ad4f461:1",
                "c2eb5f60c3c71edc:1",
                "33e4a2f64ca6e362:1",
                "87eb679314fe4ac0:1",
                "32dce9ccfdbc9d3e:1",
                END,
            ],
        ),
        (
            b"one\rtwo\r\n\rthree",
            ["22e7ed6e68435b95:1", "b7f8f27b9f3c0ed1:1", "5ff58b2f1ce0cba9:1", "e65cf7c92d5cdd03:1"],
        ),
        (
            "π = '漢字 😀'\n".encode() * 3,
            ["7f8f60148882c984:1", "e7c95759f5f9bd05:1", "fac6538ae86f90a:1", END],
        ),
        (b"bad \xff\xfe utf8 \xe2\x82\n ok\n", ["786454151afddc66:1", "ddf15aa47bfe89f7:1", END]),
        (b"\xef\xbb\xbfbom\n", ["3f85594aa837da86:1", END]),
        (
            b"q" * 250 + b"\n" + b"w" * 99 + b"\r \n",
            ["99e008eaea8cd3c:1", "da8d78a861d846b7:1", "3c5bef55b72b93c9:1", END],
        ),
    ],
    ids=["empty", "no-newline", "crlf", "blank", "lone-cr", "astral", "not-utf8", "bom", "over-a-block"],
)
def test_the_hash_is_github_s(content: bytes, expected: list[str]) -> None:
    assert line_hashes(content) == expected


def test_equal_hashes_are_counted() -> None:
    hashes = line_hashes(b"x\n" * 130)
    assert hashes[:3] == ["c0fe7b2700d6c254:1", "c0fe7b2700d6c254:2", "c0fe7b2700d6c254:3"]
    assert len(hashes) == 131
    assert hashes[-1] == END
