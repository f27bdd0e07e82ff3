"""Input that no one should have written: each ends in a clear message, never in a traceback.

Every test goes through the command line of a process of its own, with the real engines.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import mtls_lint

RELEVANT = "import jwt\n\n\ndef issue(cert):\n    return str(cert)\n"


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def lint(*arguments: str) -> tuple[int, str]:
    """Exit code and standard error of the command."""
    environment = os.environ | {"PYTHONPATH": str(Path(mtls_lint.__file__).parents[1])}
    command = [sys.executable, "-m", "mtls_lint", *arguments]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, timeout=120, check=False
    )
    assert "Traceback" not in done.stderr
    assert "engine-failure" not in done.stderr, done.stderr
    return done.returncode, done.stderr


_JAVA = "import io.jsonwebtoken.Jwts; import java.security.cert.X509Certificate;"
_GO = 'package a\nimport ("crypto/x509"; "github.com/golang-jwt/jwt/v5")\n'
_CSHARP = "using System.IdentityModel.Tokens.Jwt; using System.Security.Cryptography.X509Certificates;"


class TestPaths:
    def test_missing(self) -> None:
        assert lint("absent") == (2, "error: absent: does not exist [missing-path]\n")

    def test_a_missing_path_does_not_keep_the_others_from_being_scanned(self) -> None:
        Path("a.py").write_text(RELEVANT)
        code, err = lint("absent", "a.py")
        assert (code, err) == (2, "error: absent: does not exist [missing-path]\n")

    def test_nothing_to_scan(self) -> None:
        Path("README.md").touch()
        expected = (
            "error: the given paths hold no source file in any language this linter reads [nothing-to-scan]\n"
        )
        assert lint(".") == (2, expected)
        assert lint("README.md") == (2, expected)

    def test_dangling_link(self) -> None:
        Path("a.py").symlink_to("absent.py")
        assert lint("a.py") == (
            2,
            "error: a.py: cannot be read: No such file or directory [unreadable-file]\n",
        )

    def test_link_to_itself(self) -> None:
        Path("a.py").symlink_to("a.py")
        code, err = lint("a.py")
        assert code == 2
        assert err.startswith("error: a.py: cannot be read: Too many levels of symbolic links")

    def test_loop_of_folders_is_harmless(self) -> None:
        Path("src").mkdir()
        Path("src/a.py").write_text(RELEVANT)
        Path("src/loop").symlink_to("..", target_is_directory=True)
        assert lint(".") == (0, "")
        assert lint("src/loop") == (0, "")

    def test_a_folder_named_like_a_file(self) -> None:
        Path("x.py").mkdir()
        Path("x.py/a.py").write_text(RELEVANT)
        assert lint(".") == (0, "")

    @pytest.mark.skipif(os.name != "posix", reason="named pipes are POSIX")
    def test_a_pipe(self) -> None:
        os.mkfifo("a.py")
        assert lint("a.py") == (2, "error: a.py: is not a regular file [unreadable-file]\n")

    @pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
    def test_no_permission(self) -> None:
        Path("a.py").write_text(RELEVANT)
        Path("a.py").chmod(0)
        assert lint(".") == (2, "error: a.py: cannot be read: Permission denied [unreadable-file]\n")

    def test_a_name_that_is_not_utf8(self) -> None:
        Path(os.fsdecode(b"\xff.py")).write_text(RELEVANT)
        assert lint(".") == (0, "")


class TestContent:
    def test_empty(self) -> None:
        Path("a.py").touch()
        assert lint("a.py") == (0, "")

    def test_binary(self) -> None:
        Path("a.py").write_bytes(b"cert\0jwt")
        message = "was passed over: it has NUL bytes, so it is not text [binary-file]\n"
        assert lint("a.py")[1].startswith(f"warning: a.py: {message}")

    def test_utf16(self) -> None:
        Path("A.cs").write_bytes("class A {} // jwt cert".encode("utf-16"))
        assert "A.cs: was passed over: it is UTF-16, and only UTF-8 is read" in lint("A.cs")[1]

    def test_invalid_utf8(self) -> None:
        Path("a.py").write_bytes(b"# \xff\xfe jwt cert \xe9\nx = '\xc3'\n" + RELEVANT.encode())
        assert lint("a.py") == (0, "")

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.py", "import jwt\ndef f(cert:\n  x = (\n"),
            ("a.js", "const jwt = require('jsonwebtoken'); function f(cert { ]] }"),
            ("a.ts", "import jwt from 'jsonwebtoken'\nclass { cert: = }"),
            ("A.java", "import io.jsonwebtoken.*; class A { void f(X509Certificate c { "),
            ("a.go", 'package a\nimport "github.com/golang-jwt/jwt/v5"\nfunc f(cert {'),
            ("A.cs", "using System.IdentityModel.Tokens.Jwt; class A { void F(X509Certificate2 c { "),
        ],
    )
    def test_syntax_error(self, name: str, content: str) -> None:
        Path(name).write_text(content)
        code, err = lint(name)
        assert code != 1
        assert f"{name}:" in err
        assert "[syntax-error]" in err

    @pytest.mark.parametrize(
        ("name", "content", "reason"),
        [
            ("application.yml", "server:\n  ssl: [client-auth: want\n", "it is no YAML"),
            ("appsettings.json", '{\n"ClientCertificateMode": "AllowCertificate"', "it is no JSON"),
            ("server.xml", '<Connector clientAuth="want">', "it is no XML"),
            ("application.properties", "client-auth=a\n" * 6_000, "it has more than 5,000 settings"),
        ],
    )
    def test_broken_settings_hide_nothing_else(self, name: str, content: str, reason: str) -> None:
        Path(name).write_text(content)
        Path("bootstrap.yml").write_text("server.ssl.client-auth: want\n")
        code, err = lint(".")
        assert code == 1
        assert f"warning: {name}:" in err
        assert f"was not read: {reason}" in err

    def test_minified_5_mb(self) -> None:
        Path("a.js").write_text("var jwt=require('jsonwebtoken'),cert=1;" * 130_000)
        code, err = lint("a.js")
        assert code == 0
        assert "warning: a.js: was passed over: it is 5,070,000 bytes long, and the limit is 2,000,000" in err

    def test_a_function_too_long_to_be_followed(self) -> None:
        branches = "".join(f"    if flags[{n}]:\n        total += {n}\n" for n in range(4_100))
        Path("long.py").write_text(
            "import jwt\n\n\ndef issue(conn, key, flags, total=0):\n    cert = conn.getpeercert(True)\n"
            f"{branches}    return jwt.encode({{'sub': str(cert), 'total': total}}, key, algorithm='ES256')\n"
        )
        code, err = lint("-v", "long.py")
        assert code == 0
        assert "note: long.py: issue does more than is followed; what lies beyond was taken as unknown" in err

    @pytest.mark.parametrize(
        ("name", "opening", "closing"),
        [
            ("a.py", "import jwt\ndef f(client_cert): return jwt.encode(" + "[" * 20_000, "]" * 20_000 + ")"),
            (
                "a.js",
                "const jwt = require('jsonwebtoken'); jwt.sign(req.getPeerCertificate(" * 20_000,
                "))" * 20_000,
            ),
            ("a.ts", "import jwt from 'jsonwebtoken'; jwt.sign(req.getPeerCertificate(" * 20_000, "))" * 20_000),
            (
                "A.java",
                f"{_JAVA} class A {{ void f(X509Certificate c) {{ Jwts.builder().compact(); {'{' * 20_000}",
                "}" * 20_002,
            ),
            (
                "a.go",
                f"{_GO} func f(c *x509.Certificate) {{ jwt.New(nil).SignedString(k); {'if x {' * 20_000}",
                "}" * 20_001,
            ),
            (
                "A.cs",
                f"{_CSHARP} class A {{ void F(X509Certificate2 c) {{ h.WriteToken(t); {'{' * 20_000}",
                "}" * 20_002,
            ),
        ],
    )
    def test_deep_nesting(self, name: str, opening: str, closing: str) -> None:
        """Whoever writes 20,000 levels gets a notice that the file was not fully looked at."""
        Path(name).write_text(opening + closing)
        code, err = lint(name)
        assert code != 1
        assert f"{name}:" in err
