"""The JavaScript frontend: what the index of a file holds, and how it takes bad input."""

from __future__ import annotations

import pytest
from javascript_text import body, lowered, module

from mtls_lint.frontends.base import TooDeepError
from mtls_lint.ir import nodes as ir


@pytest.mark.parametrize(
    ("statement", "imports"),
    [
        ("import jwt from 'jsonwebtoken'", {"jwt": "jsonwebtoken"}),
        ("import * as jwt from 'jsonwebtoken'", {"jwt": "jsonwebtoken"}),
        (
            "import {sign as s, verify} from 'jsonwebtoken'",
            {"s": "jsonwebtoken.sign", "verify": "jsonwebtoken.verify"},
        ),
        ("import {default as jwt} from 'jsonwebtoken'", {"jwt": "jsonwebtoken"}),
        ("import type { A } from './t'", {"A": "./t#A"}),
        ("import { type A } from './t'", {"A": "./t#A"}),
        ("import x, {y} from './auth.js'", {"x": "./auth.js#default", "y": "./auth.js#y"}),
        ("import * as a from './auth'", {"a": "./auth"}),
        ("import fs from 'node:crypto'", {"fs": "crypto"}),
        ("import x = require('y')", {"x": "y"}),
        ("const jwt = require('jsonwebtoken')", {"jwt": "jsonwebtoken"}),
        ("var jwt = require('node:crypto')", {"jwt": "crypto"}),
        ("const {sign: s, verify} = require('j')", {"s": "j.sign", "verify": "j.verify"}),
        ("const {promises: {readFile}} = require('fs')", {"readFile": "fs.promises.readFile"}),
        ("const s = require('jsonwebtoken').sign", {"s": "jsonwebtoken.sign"}),
        ("const a = require('./auth')", {"a": "./auth"}),
        ("const c = require('./auth').check", {"c": "./auth#check"}),
        ("const {sign} = await import('jose')", {"sign": "jose.sign"}),
    ],
)
def test_import_is_resolved_and_leaves_nothing_to_run(statement: str, imports: dict[str, str]) -> None:
    assert module(statement).imports == imports
    assert body(statement) == []


def test_inline_require_is_a_load_of_the_module() -> None:
    assert body("f(require('./auth').check(x))")[1:4] == [
        '%2 = load "@./auth"',
        "%3 = load x",
        "%4 = call %2.check(%3)",
    ]


def test_destructured_require_with_a_default_is_lowered_in_full() -> None:
    assert module("const {a = 1} = require('x')").imports == {}
    assert "%2 = field %1.a" in body("const {a = 1} = require('x')")


@pytest.mark.parametrize(
    ("statement", "exports"),
    [
        ("export function f() {}", {"f": "f"}),
        ("export const a = 1, {b} = x", {"a": "a", "b": "b"}),
        ("export class A {}", {"A": "A"}),
        ("export default class A {}", {"default": "A"}),
        ("export default function f() {}", {"default": "f"}),
        ("export default (x) => x", {"default": "default"}),
        ("export default f", {"default": "f"}),
        ("export default f(x)", {"default": "default"}),
        ("export { a as b, c }", {"b": "a", "c": "c"}),
        ("export { a as b } from './x'", {"b": "@./x#a"}),
        ("export { sign } from 'jose'", {"sign": "@jose.sign"}),
        ("export { default as q } from './x'", {"q": "@./x#default"}),
        ("export * from './x'; export * from './y'", {"*": "@./x", "*2": "@./y"}),
        ("export * as ns from './x'", {"ns": "@./x"}),
        ("export = f", {"=": "f"}),
        ("module.exports = {a, b: c}", {"a": "a", "b": "c"}),
        ("module.exports = {a: require('./a'), ...require('./b')}", {"a": "@./a", "*": "@./b"}),
        ("module.exports = f", {"=": "f"}),
        ("module.exports = require('./x')", {"=": "@./x"}),
        ("exports.f = function () {}", {"f": "f"}),
        ("exports = module.exports = create", {"=": "create"}),
        ("module.exports = create(x)", {"=": "="}),
        ("const app = module.exports = express()", {"=": "app"}),
        ("(function () { module.exports = 1 })()", {"=": "="}),
        ("exports.a = void 0; exports.a = b", {"a": "b"}),
    ],
)
def test_exports(statement: str, exports: dict[str, str]) -> None:
    assert module(statement, "a.ts").exports == exports


def test_functions_in_exported_record_are_declared() -> None:
    indexed = module("module.exports = { check(t) { return t }, sign: async (t) => t }", "a.js")
    assert indexed.exports == {"check": "check", "sign": "sign"}
    assert set(indexed.functions) == {"check", "sign", "<module>"}
    assert indexed.functions["sign"].lower().is_async


def test_export_that_is_no_plain_name_is_stored() -> None:
    assert 'store "=" = %3' in body("module.exports = make(x)")
    assert "store default = %1" in body("export default {}")


def test_export_of_a_taken_name_gets_a_variable_of_its_own() -> None:
    source = "const verify = wrap(a); exports.verify = promisify(verify)"
    assert module(source, "a.js").exports == {"verify": "exports.verify"}
    assert "store exports.verify = %6" in body(source, path="a.js")


def test_own_export_is_called_by_its_local_name() -> None:
    source = "exports.check = function () {}; exports.run = () => exports.check(1)"
    assert body(source, name="run", path="a.js")[0] == "%1 = load check"
    source = "module.exports.check = (x) => x; module.exports.run = () => module.exports.check(1)"
    assert body(source, name="run", path="a.js")[2] == "%3 = call %1(%2)"


GUARD = """
import { JwtService } from '@nestjs/jwt'
import { Injectable, UseGuards, Get, Req } from '@nestjs/common'
import { AuthGuard } from '@nestjs/passport'
import { MtlsGuard } from './mtls.guard'

@Injectable({ scope: 'request' })
export class Tokens extends Base<X> implements Issuer {
  private readonly log = new Logger(Tokens.name)
  #secret?: string
  static count = 0
  onError = (e: Error) => { this.log.error(e) }
  constructor(private readonly jwt: JwtService, other: string) { super(other) }
  @Get('token') @UseGuards(AuthGuard('jwt'), MtlsGuard)
  async issue(@Req() req: Request): Promise<string> {
    return this.helper(() => this.jwt.sign(req))
  }
  get size() { return 1 }
  static of(x: string): Tokens
  static of(x: any) { return super.of(x) }
}
"""


def test_class_is_indexed() -> None:
    indexed = module(GUARD)
    declared = indexed.types["Tokens"]
    assert declared.bases == ("Base", "Issuer")
    assert declared.fields == {"log": "Logger", "#secret": "string", "jwt": "@nestjs/jwt.JwtService"}
    assert [(a.name, a.args) for a in declared.annotations] == [("@nestjs/common.Injectable", ("scope=request",))]
    assert set(indexed.functions) == {
        "Tokens.<init>",
        "Tokens.<fields>",
        "Tokens.onError",
        "Tokens.issue",
        "Tokens.get_size",
        "Tokens.of",
        "<module>",
    }
    assert {f.owner for f in indexed.functions.values()} == {"Tokens", ""}


def test_method_has_receiver_annotations_and_captured_this() -> None:
    text = lowered(GUARD, "Tokens.issue")
    assert text.startswith('@"@nestjs/common.Get"("token")\n')
    assert '("@nestjs/passport.AuthGuard(jwt)", "./mtls.guard#MtlsGuard")' in text
    assert "receiver=this owner=Tokens -> string" in text
    assert "= call this.helper(" in text
    assert "load this" in text


def test_constructor_sets_parameter_properties_and_calls_the_base() -> None:
    assert body(GUARD, name="Tokens.<init>") == [
        "set this.jwt = jwt",
        '%1 = this as "^Tokens"',
        '%2 = call %1."<init>"(other)',
    ]


def test_field_initialisers() -> None:
    assert body(GUARD, name="Tokens.<fields>")[-1] == "set this.log = %4"


def test_class_declaration_evaluates_decorators_and_static_fields() -> None:
    lines = body(GUARD)
    assert lines[3:8] == [
        "%4 = call %1(%3)",
        "%5 = load Tokens",
        "%6 = call %4(%5)",
        "%7 = const 0",
        "%8 = load Tokens",
    ]
    assert lines[8] == "set %8.count = %7"
    assert "%17 = call %12(%15, %16)" in lines


def test_super_method_is_called_on_the_base_type() -> None:
    assert body(GUARD, name="Tokens.of") == ['%1 = this as "^Tokens"', "%2 = call %1.of(x)", "return %2"]


def test_class_made_by_a_call_names_what_it_is_made_of() -> None:
    source = """
    import { PassportStrategy } from '@nestjs/passport'
    import { Strategy } from 'passport-jwt'
    class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
      constructor() { super({ secretOrKey: 'x' }) }
    }
    """
    assert module(source).types["JwtStrategy"].bases == (
        "@nestjs/passport.PassportStrategy",
        "passport-jwt.Strategy",
    )
    lines = body(source, name="JwtStrategy.<init>")
    assert lines[0] == '%1 = this as "^JwtStrategy"'
    assert lines[-1] == '%4 = call %1."<init>"(%3)'


def test_class_inside_a_function_is_indexed() -> None:
    source = "function make(k) { return class extends Base { check() { return k } } }"
    indexed = module(source)
    assert indexed.types["class"].bases == ("Base",)
    assert "class.check" in indexed.functions
    assert body(source, name="make") == ["%1 = load class", "return %1"]


def test_two_classes_of_one_name_get_different_types() -> None:
    source = "function a() { class K { m() {} } return new K() } function b() { class K {} return new K() }"
    assert set(module(source).types) == {"K", "K$2"}
    assert body(source, name="b")[0] == "%1 = load K$2"


def test_method_assigned_to_a_prototype() -> None:
    indexed = module("function T() { this.a = 1 }\nT.prototype.get = function () { return this.a }", "a.js")
    assert indexed.functions["T.get"].owner == "T"
    assert indexed.functions["T.get"].lower().receiver == "this"
    assert indexed.functions["T"].lower().receiver == "this"


def test_interfaces_and_aliases_have_field_types() -> None:
    indexed = module("interface I extends A { c: X509; n?: number }\ntype T = { k: KeyObject } & I")
    assert indexed.types["I"] == ir.TypeDecl(
        "I", indexed.types["I"].span, ("A",), {"c": "X509", "n": "number"}, is_interface=True
    )
    assert indexed.types["T"].bases == ("I",)
    assert indexed.types["T"].fields == {"k": "KeyObject"}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Promise<TLSSocket>", "tls.TLSSocket"),
        ("TLSSocket | undefined", "tls.TLSSocket"),
        ("undefined | TLSSocket", "tls.TLSSocket"),
        ("Readonly<TLSSocket>", "tls.TLSSocket"),
        ("TLSSocket[]", "tls.TLSSocket[]"),
        ("Array<TLSSocket>", "tls.TLSSocket[]"),
        ("any", ""),
        ("{ a: string }", ""),
        ("(a: string) => void", ""),
    ],
)
def test_declared_types(written: str, name: str) -> None:
    source = f"import {{ TLSSocket }} from 'tls'\nfunction f(x: {written}) {{}}"
    assert module(source).functions["f"].lower().params[0].type == name


def test_enum_is_a_record_under_its_name() -> None:
    lines = body("enum Mode { Off, On = 4, Auto, Name = 'n' }")
    assert lines[-2:] == ["%5 = record Mode { Off: %1, On: %2, Auto: %3, Name: %4 }", "store Mode = %5"]
    assert "%3 = const 5" in lines


def test_namespace_members_are_functions_seen_inside_it() -> None:
    source = "namespace N { export function f(x) { return g(x) } const g = (x) => x; export const k = 1 }"
    assert {"N.f", "N.g"} < set(module(source).functions)
    assert body(source, name="N.f") == ["%1 = load N", "%2 = call %1.g(x)", "return %2"]
    assert body(source)[-1] == "set %2.k = %1"


def test_overload_signatures_and_declarations_are_no_functions() -> None:
    source = """
    function f(a: string): void
    function f(a: any) {}
    declare function g(): void
    abstract class A { abstract m(): void }
    """
    assert set(module(source).functions) == {"f", "<module>"}


def test_receiver_only_where_this_is_used() -> None:
    source = "function f() { return 1 } function g() { run(() => this.x) }"
    assert module(source).functions["f"].lower().receiver == ""
    assert module(source).functions["g"].lower().receiver == "this"


def test_empty_file() -> None:
    indexed = module("")
    assert list(indexed.functions) == ["<module>"]
    assert indexed.functions["<module>"].lower().body == ()


def test_file_that_does_not_parse_keeps_what_did() -> None:
    indexed = module("function ok(a) { return a }\nfunction broken( { if (x {\n")
    assert "ok" in indexed.functions
    assert indexed.errors


@pytest.mark.parametrize("cut", range(0, len(GUARD), 37))
def test_truncated_file_is_lowered(cut: int) -> None:
    lowered(GUARD[:cut])


@pytest.mark.parametrize(
    ("opening", "closing"), [("[", "]"), ("f(", ")"), ("() => ", ""), ("{a:", "}"), ("!", ""), ("(a && ", ")")]
)
def test_too_deep_nesting_is_said(opening: str, closing: str) -> None:
    indexed = module("function fine() {}\nfunction f() { return " + opening * 20000 + "1" + closing * 20000 + "}")
    with pytest.raises(TooDeepError):
        indexed.functions["f"].lower()
    assert indexed.functions["fine"].lower().body == ()


@pytest.mark.parametrize("repeated", [".b(1)", " + 1", " && b", " || b"])
def test_long_chain_is_not_deep(repeated: str) -> None:
    assert module("x = a" + repeated * 3000).functions["<module>"].lower().body


def test_long_else_if_is_not_deep() -> None:
    lowered("if (a) {}" + " else if (b) {}" * 1000)
