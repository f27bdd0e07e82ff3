"""The frontend of configuration files: each lowers to a module that sets its keys.

A document of a file (most formats have one) is a record of records, its keys in the spelling that
:func:`~mtls_lint.ir.names.relaxed` gives. After these each setting stands as a SetField of the record it is in,
under its dotted name from the top of the document (``server.ssl.client-auth``), at the place of key and value;
that is what models speak of. The member ``$file`` of such a record is the whole document.

* ``true`` and ``false`` are booleans, whatever the format; other values are text.
* A placeholder is its default (``${AUTH:need}``), or nothing known. A list in one value may be any of its parts.
* Documents and keys of profiles for development and tests are left out.
* Command lines and environment variables, alone or in the description of a deployment, are settings too:
  ``serve --cert-reqs 2`` sets ``serve.cert-reqs``, ``-Da.b=c`` and ``--a.b=c`` set ``a.b``, ``A__B`` is ``A.B``.
"""

from __future__ import annotations

from collections.abc import Callable

from mtls_lint.frontends.settings.commands import from_commands, from_deployment, from_environment
from mtls_lint.frontends.settings.json_files import from_json
from mtls_lint.frontends.settings.keys import Documents, home_of
from mtls_lint.frontends.settings.lines import from_ini, from_properties
from mtls_lint.frontends.settings.lowering import lower
from mtls_lint.frontends.settings.profiles import served
from mtls_lint.frontends.settings.xml_files import from_xml
from mtls_lint.frontends.settings.yaml_files import from_yaml
from mtls_lint.ir import nodes as ir

_FORMATS: dict[str, Callable[[bytes], Documents]] = {
    "yaml": from_yaml,
    "properties": from_properties,
    "json": from_json,
    "xml": from_xml,
    "toml": from_ini,
    "ini": from_ini,
    "environment": from_environment,
    "commands": from_commands,
}


def index(language: str, path: str, content: bytes) -> ir.Module:
    """Reads one file of the format ``language``; raises ``UnreadableError`` for one that is not of the format."""
    documents = [
        [*settings, *from_deployment(settings, content)] for settings in served(_FORMATS[language](content))
    ]
    span = ir.Span(0, len(content))
    body = ir.FunctionDecl("<module>", span, lambda: lower(documents, span))
    return ir.Module(path, language, path, {}, (), {"<module>": body}, {}, home=home_of(path))


__all__ = ["index"]
