"""What functions of the tree make for whoever asks for its type: beans and their like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtls_lint.flow.arguments import root_arguments
from mtls_lint.flow.footprint import reachable
from mtls_lint.flow.heritage import inherit
from mtls_lint.flow.state import State
from mtls_lint.flow.values import UNKNOWN, Inst, Label, Obj, Value

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Machine


class Providers:
    """The functions that make what others are passed; each runs once, when first asked."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._types: dict[str, frozenset[Label]] | None = None
        self._made: dict[str, Value | None] = {}

    def provided(self, wanted: frozenset[Label]) -> Value | None:
        """What is made of these types, where one function alone makes that."""
        keys = [key for key, made in self._known().items() if wanted & made] if wanted else []
        return self._make(keys[0]) if len(keys) == 1 else None

    def _known(self) -> dict[str, frozenset[Label]]:
        """The type that each such function declares to make."""
        if self._types is None:
            program = self._machine.program
            self._types = {}
            for key, module, decl in program.declared():
                rows = [
                    row
                    for mark in decl.annotations
                    for row in program.library(module).find("annotated", mark.name)
                ]
                if any(row.event == "provide" for row in rows):
                    self._types[key] = frozenset(
                        program.type_labels(program.body(key).function.result_type, module)
                    )
        return self._types

    def _make(self, key: str) -> Value | None:
        """What the function makes; None while it is being made."""
        if key not in self._made:
            self._made[key] = None
            self._machine.nested(lambda: self._run(key))
        return self._made[key]

    def _run(self, key: str) -> None:
        machine = self._machine
        outcome = machine.run_root(key, root_arguments(machine, key), UNKNOWN, State())
        if outcome.state is not None:
            for site, fields in reachable((outcome.value,), (), outcome.state.heap).items():
                machine.base.heap.setdefault(site, {}).update(fields)
            self._made[key] = Value(outcome.value.labels)


def construct(machine: Machine, type_key: str) -> None:
    """Runs the constructor of an instance that somebody else makes, so that what its fields hold is known."""
    site = f"this {type_key}"
    receiver = Value(frozenset((Obj(site, site), Inst(type_key))))
    for key in machine.program.initialisers(type_key):
        try:
            args = root_arguments(machine, key)
        except Exception as error:
            machine.failures.setdefault(key, error)
            continue
        machine.run_root(key, args, receiver, State())
    inherit(machine, type_key, receiver, machine.base)
