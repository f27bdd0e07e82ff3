"""Configuration files become modules that set their keys, each at its place; what is broken says so and why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from mtls_lint.flow.roots import survey
from mtls_lint.frontends import index
from mtls_lint.frontends.base import UnreadableError
from mtls_lint.frontends.settings.keys import MAX_DEPTH, MAX_SETTINGS
from mtls_lint.ir import nodes as ir
from mtls_lint.ir.verifier import verify
from mtls_lint.models.library import library

FORMATS = ("yaml", "properties", "json", "xml", "toml", "ini", "environment", "commands")


def function_of(form: str, content: bytes) -> ir.Function:
    return index(form, "deploy/file", content).functions["<module>"].lower()


def settings_of(form: str, text: str) -> list[tuple[str, str]]:
    """Each setting's dotted name with the source text at its place."""
    content = text.encode()
    found = [op for op in function_of(form, content).body if isinstance(op, ir.SetField) and op.name != "$file"]
    return [(op.name, content[op.span.start : op.span.end].decode()) for op in found]


def values_of(form: str, text: str) -> list[ir.Literal]:
    """The literals that may be values, in order."""
    consts: list[ir.Literal] = []
    pending: list[ir.Stmt] = list(function_of(form, text.encode()).body)
    while pending:
        match pending.pop(0):
            case ir.Const(_, value):
                consts.append(value)
            case ir.If(arms, orelse):
                pending = [*(s for arm in arms for s in arm.body), *orelse, *pending]
    return consts


class TestYaml:
    def test_places_cover_key_and_value(self) -> None:
        text = "sérver:\n  ssl:\n    client-auth: need  # why\n  ports: [8443, '9443']\n"
        assert settings_of("yaml", text) == [
            ("sérver.ssl.client-auth", "client-auth: need"),
            ("sérver.ports.0", "8443"),
            ("sérver.ports.1", "'9443'"),
        ]

    def test_dotted_keys_and_further_documents(self) -> None:
        assert settings_of("yaml", "a.b: 1\n---\na[0].b: 2\n") == [("a.b", "a.b: 1"), ("a.0.b", "a[0].b: 2")]

    def test_aliases_stand_where_they_are_used(self) -> None:
        text = "x: &x {on: yes}\ny:\n  <<: *x\nz: *x\nlist:\n  <<: [*x]\n"
        names = [name for name, _ in settings_of("yaml", text)]
        assert names == ["x.on", "y.on", "z.on", "list.on"]

    def test_plain_words_are_booleans_and_quoted_ones_are_text(self) -> None:
        assert values_of("yaml", "a: yes\nb: 'yes'\nc: False\nd: off\n") == [True, "yes", False, False]

    def test_many_aliases_are_too_much_and_not_too_slow(self) -> None:
        bomb = "a0: &a0 {k: v, l: w}\n" + "".join(
            f"a{n}: &a{n} {{x: *a{n - 1}, y: *a{n - 1}}}\n" for n in range(1, 30)
        )
        with pytest.raises(UnreadableError, match="more than"):
            function_of("yaml", bomb.encode())


class TestProperties:
    def test_separators_continued_lines_and_escapes(self) -> None:
        text = "# a comment\n! another\na.b = c\\\n    d\ne\\:f:g\nh i\n"
        assert [name for name, _ in settings_of("properties", text)] == ["a.b", "e.f", "h"]
        assert values_of("properties", text) == ["cd", "g", "i"]

    def test_documents(self) -> None:
        text = "a=1\n#---\nspring.profiles=test\na=2\n!---\na=3\n"
        assert values_of("properties", text) == ["1", "3"]

    def test_profiles_before_the_key(self) -> None:
        assert settings_of("properties", "%dev.a=1\n%prod.a=2\n%dev,staging.a=3\n") == [
            ("a", "%prod.a=2"),
            ("a", "%dev,staging.a=3"),
        ]


class TestJson:
    def test_comments_trailing_commas_and_keys_of_several_levels(self) -> None:
        text = '\ufeff{\n  // one\n  "A": { "B": ["x", true], /* two */ },\n  "C:D": 2,\n}\n'
        found = [("A.B.0", '"x"'), ("A.B.1", "true"), ("C.D", '"C:D": 2')]
        assert settings_of("json", text) == found
        assert values_of("json", text) == ["x", True, "2"]


class TestXml:
    def test_attributes_texts_and_named_elements(self) -> None:
        text = (
            '<s:Root xmlns:s="urn:s">\n  <Connector port = "1"/>\n'
            "  <Connector port='2'><Auth> want </Auth></Connector>\n"
            '  <Set name="Need">true</Set>\n  <add key="K" value="V"/>\n</s:Root>'
        )
        assert settings_of("xml", text)[1:] == [
            ("Root.Connector.port", 'port = "1"'),
            ("Root.Connector.port", "port='2'"),
            ("Root.Connector.Auth", "<Auth> want "),
            ("Root.Set.Need", '<Set name="Need">true'),
            ("Root.add.K", 'value="V"'),
        ]

    def test_entities_are_not_expanded(self) -> None:
        with pytest.raises(UnreadableError, match="entities"):
            function_of("xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')


class TestLines:
    def test_sections(self) -> None:
        text = "bare = 1\n[tool.server]\nverify_mode = 'CERT_REQUIRED'  # all of them\n; no = 2\n"
        assert settings_of("toml", text) == [
            ("bare", "bare = 1"),
            ("tool.server.verify_mode", "verify_mode = 'CERT_REQUIRED'"),
        ]

    def test_environment(self) -> None:
        text = "export A__B='c'\nARGS=\"--x 1 -Dd.e=f\"\n"
        names = [name for name, _ in settings_of("environment", text)]
        assert names == ["A.B", "ARGS", "ARGS.x", "d.e", "ARGS.Dd.e"]


class TestCommands:
    def test_options_go_by_the_programs_before_them(self) -> None:
        text = "RUN a --no 1 && python -m serve app:app \\\n  --reqs 2 --flag\n# serve --reqs 1\n"
        found = dict(settings_of("commands", text))
        assert found["serve.reqs"] == "--reqs 2"
        assert found["serve.flag"] == "--flag"
        assert "serve.no" not in found

    def test_a_list_and_variables(self) -> None:
        text = 'ENV KEY=value\nCMD ["serve","--reqs=2","--a.b=c"]\n'
        found = dict(settings_of("commands", text))
        assert (found["KEY"], found["serve.reqs"], found["a.b"]) == ("KEY=value", '"--reqs=2"', '"--a.b=c"')

    def test_in_the_description_of_a_deployment(self) -> None:
        text = "web:\n  command: serve --reqs 2\n  environment:\n    - A_B=c\n    - D=e\n"
        found = dict(settings_of("yaml", text))
        assert (found["serve.reqs"], found["A_B"], found["D"]) == ("--reqs 2", "A_B=c", "D=e")


@pytest.mark.parametrize(
    ("written", "values"),
    [("${A:need}", ["need"]), ("${A:${B:-true}}", [True]), ("${A}", []), ("x, y", ["x", "y"]), ("$A", [])],
)
def test_a_placeholder_is_its_default_and_a_list_any_of_its_parts(written: str, values: list[ir.Literal]) -> None:
    assert values_of("properties", f"key={written}\n") == values


@pytest.mark.parametrize(
    ("path", "home"),
    [
        ("a/src/main/resources/application.yml", "a"),
        ("src/main/webapp/WEB-INF/web.xml", ""),
        ("deploy/tokens.env", ""),
        ("src/Api/appsettings.json", "src/Api"),
        ("config/tokens/application.yml", "config/tokens"),
    ],
)
def test_the_home_of_a_file_is_the_folder_whose_programs_it_sets_up(path: str, home: str) -> None:
    assert index("yaml", path, b"").home == home


@pytest.mark.parametrize(
    ("form", "text", "reason"),
    [
        ("yaml", "a: [b\nc: d", "it is no YAML"),
        ("yaml", "{a: b}: c", "a key in it is no plain text"),
        ("yaml", "a: \x00", "it is no YAML"),
        ("json", '{"a": }', "it is no JSON"),
        ("xml", "<a><b></a>", "it is no XML"),
        ("yaml", "- " * (MAX_DEPTH + 2), "nests deeper"),
        ("json", "[" * (MAX_DEPTH + 2) + "1" + "]" * (MAX_DEPTH + 2), "nests deeper"),
        ("xml", "<a>" * (MAX_DEPTH + 2) + "</a>" * (MAX_DEPTH + 2), "nests deeper"),
        ("properties", "a=b\n" * (MAX_SETTINGS + 2), "more than"),
        ("commands", "a --b c\n" * (MAX_SETTINGS + 2), "more than"),
    ],
)
def test_what_is_broken_or_huge_says_so(form: str, text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        index(form, "file", text.encode())


def test_keys_are_matched_in_any_spelling() -> None:
    known = library("yaml")
    for name in (
        "server.ssl.client-auth",
        "server.ssl.clientAuth",
        "SERVER_SSL_CLIENT_AUTH",
        "SERVER_SSL_CLIENTAUTH",
    ):
        assert [row.pattern for row in known.setting(name)] == ["server.ssl.client-auth"]
    assert known.setting("other.server.ssl.client-auth") == []
    assert known.setting("server.ssl.client-authority") == []


_PIECES = st.sampled_from(
    [
        *(
            "a",
            "é",
            ":",
            ": ",
            "- ",
            "\n",
            "\n  ",
            "{",
            "}",
            "[",
            "]",
            ",",
            "&x ",
            "*x",
            "<<",
            "'",
            '"',
            "#",
            "---\n",
        ),
        *(
            "=",
            "\\",
            "<a ",
            "<Set name='b'>",
            "</a>",
            "/>",
            ">",
            "<!--",
            "-->",
            "${",
            "--opt",
            " -D",
            "&&",
            "true",
        ),
        *(
            "server",
            ".",
            "ssl",
            "client-auth",
            "want",
            "command",
            "environment",
            "\ufeff",
            "\t",
            "!!binary ",
            "? ",
        ),
        *("%dev", "|\n", "\r\n", "\0"),
    ]
)


@profile(max_examples=300, deadline=None)
@given(st.sampled_from(FORMATS), st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=80))
def test_no_text_is_too_odd(form: str, text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    try:
        module = index(form, "file", content)
    except UnreadableError as error:
        assert 0 <= error.offset <= len(content) + 1
        return
    function = module.functions["<module>"].lower()
    assert verify(function) == []
    assert all(
        0 <= op.span.start <= op.span.end <= len(content) for op in function.body if isinstance(op, ir.SetField)
    )
    assert survey([module], {"file": content}).failures == {}
