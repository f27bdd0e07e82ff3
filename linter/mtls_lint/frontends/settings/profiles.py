"""Settings of a profile: those for development and tests are no server that anybody can reach."""

from __future__ import annotations

import re

from mtls_lint.frontends.settings.keys import Documents, Setting, knowledge
from mtls_lint.ir.names import relaxed


def served(documents: Documents) -> Documents:
    """The documents and settings that also hold in production, keys without the profile they begin with.

    What has no key, or one without a name, sets nothing.
    """
    return [
        [plain for one in settings if (plain := _unprefixed(one)) is not None]
        for settings in documents
        if not any(_is_rehearsal(one.text) for one in settings if _names_profiles(one))
    ]


def _names_profiles(setting: Setting) -> bool:
    path = setting.path[:-1] if setting.path[-1:] and setting.path[-1].isdigit() else setting.path
    return relaxed(".".join(path)) in {relaxed(key) for key in knowledge()["profiles"]["keys"]}


def _unprefixed(setting: Setting) -> Setting | None:
    path = setting.path
    if path and path[0].startswith("%"):
        if _is_rehearsal(path[0][1:]):
            return None
        path = path[1:]
    found = setting._replace(path=path)
    return found if all(map(relaxed, found.name.split("."))) else None


def _is_rehearsal(profiles: str) -> bool:
    """Whether all profiles of a list or expression are for development or tests; a negated one is not."""
    names = re.findall(r"![ ]*[\w-]+|[\w-]+", profiles.lower())
    return bool(names) and all(name in knowledge()["profiles"]["rehearsals"] for name in names)
