"""Command lines and environment variables: a program is told by them what others read from files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from mtls_lint.frontends.settings.keys import Documents, Setting, check_size, knowledge, parts_of
from mtls_lint.frontends.settings.lines import from_ini
from mtls_lint.ir.nodes import Span

_WORD = re.compile(
    rb"""\\\r?\n|(?<!\S)\#[^\n]*                                  # a continued line; a comment
    |(?P<end>&&|\|\||[;&|\n])
    |(?P<word>(?:[^\s"'\\;&|,\[\]]|\\[^\r\n]|"(?:\\.|[^"\\\n])*"|'[^'\n]*')+)
    """,
    re.VERBOSE,
)
_VARIABLE = re.compile(r"(?:[A-Z][A-Za-z]*=)?[\"']?([A-Za-z_]\w*)=(.*)", re.DOTALL)
_DEFINITION = re.compile(r"(?:-D|--)([\w.\-]+)=(.*)", re.DOTALL)
_MAX_PROGRAMS = 4
"""How many of the words before an option may be the program: what runs others stands before it."""
_PROGRAM = re.compile(r"[A-Za-z][\w.\-]*")


class _Word(NamedTuple):
    text: str
    span: Span


def from_commands(content: bytes) -> Documents:
    """What the commands of a script, an image or a service set."""
    return [_bounded(setting for words in _commands(content) for setting in _of_command(words))]


def from_environment(content: bytes) -> Documents:
    """What a file of environment variables sets."""
    (variables,) = from_ini(content)
    return [_bounded(found for one in variables for found in _of_variable(one.path[-1], one.text, one.span))]


def from_deployment(settings: list[Setting], content: bytes) -> list[Setting]:
    """What the command lines and environment variables set that stand in a description of a deployment."""
    told = knowledge()["deployment"]
    commands: dict[tuple[str, ...], list[_Word]] = {}
    found: list[Setting] = []
    for one in settings:
        kinds = [part for part in one.path if part in told["commands"] or part in told["environments"]]
        if not kinds:
            continue
        if kinds[-1] in told["commands"]:
            whole = commands.setdefault(one.path[: one.path.index(kinds[-1]) + 1], [])
            listed = one.path[-1].isdigit()
            whole += [_Word(one.text, one.span)] if listed else _words_of(one, content)
        elif one.path[-1].isdigit():
            found += _of_word(_Word(one.text, one.span))
        else:
            found += _of_variable(one.path[-1], one.text, one.span)
    return _bounded([*found, *(setting for words in commands.values() for setting in _of_command(words))])


def _words_of(setting: Setting, content: bytes) -> list[_Word]:
    """The words of a command line in one value, at their places where the file has it as it is."""
    start = content.rfind(setting.text.encode(), setting.span.start, setting.span.end)
    words = [word for command in _commands(setting.text.encode()) for word in command]
    if start < 0:
        return [word._replace(span=setting.span) for word in words]
    return [word._replace(span=Span(word.span.start + start, word.span.end + start)) for word in words]


def _bounded(settings: Iterator[Setting] | list[Setting]) -> list[Setting]:
    found: list[Setting] = []
    for one in settings:
        check_size(len(one.path), len(found), one.span.start)
        found.append(one)
    return found


def _commands(content: bytes) -> Iterator[list[_Word]]:
    words: list[_Word] = []
    for found in _WORD.finditer(content):
        if found["end"]:
            yield words
            words = []
        elif found["word"]:
            text = found["word"].decode("utf-8", "replace").strip("\"'")
            words.append(_Word(text, Span(*found.span("word"))))
    yield words


def _of_command(words: list[_Word]) -> Iterator[Setting]:
    """What a command line sets: variables for the program, and options."""
    for word in words:
        yield from _of_word(word)
    yield from _options(words)


def _options(words: list[_Word]) -> Iterator[Setting]:
    """Options go by the name of each word before them that may be the program."""
    programs: list[str] = []
    for word, following in zip_longest(words, words[1:]):
        if not word.text.startswith("-"):
            name = word.text.rpartition("=")[2].rpartition("/")[2]
            programs += [name] if _PROGRAM.fullmatch(name) else []
            continue
        if defined := _DEFINITION.fullmatch(word.text):
            yield Setting(parts_of(defined[1]), defined[2].strip("\"'"), word.span)
        name, given, value = word.text.lstrip("-").partition("=")
        span = word.span
        if not given and following is not None and not following.text.startswith("-"):
            value, span = following.text, Span(span.start, max(following.span.end, span.end))
        for program in programs[-_MAX_PROGRAMS:] if name else ():
            yield Setting((program, name), (value if given or value else "true").strip("\"'"), span)


def _of_word(word: _Word) -> Iterator[Setting]:
    if match := _VARIABLE.fullmatch(word.text):
        yield from _of_variable(match[1], match[2].strip("\"'"), word.span)


def _of_variable(name: str, text: str, span: Span) -> Iterator[Setting]:
    """A variable, as a key of a configuration; options in its value go by its name."""
    for prefix in knowledge()["deployment"]["prefixes"]:
        name = name.removeprefix(prefix)
    yield Setting(tuple(part for part in name.split("__") if part) or (name,), text, span)
    words = [word._replace(span=span) for each in _commands(text.encode()) for word in each]
    yield from _options([_Word(name, span), *words])
