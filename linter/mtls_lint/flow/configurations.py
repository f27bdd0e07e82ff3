"""Objects of library types that say by their members, at the end, what the program configured."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtls_lint.flow import effects
from mtls_lint.flow.frames import Configuration, Frame, Outcome
from mtls_lint.flow.state import Heap, State
from mtls_lint.flow.values import UNKNOWN, Inst, Value
from mtls_lint.ir import nodes as ir

if TYPE_CHECKING:
    from mtls_lint.flow.machine import Machine


def note_configuration(machine: Machine, value: Value, site: str, span: ir.Span, frame: Frame) -> None:
    """Objects of some library types are judged at the end, by all that the program put into them."""
    library = machine.program.library(frame.module)
    types = [label.type for label in value.labels if isinstance(label, Inst)]
    rows = [row for name in types for row in library.find("type", name) if row.event != "build"]
    if rows:
        machine.configurations.setdefault(site, Configuration(tuple(rows), value, span, frame))


def note_final(machine: Machine, state: State) -> None:
    """A function ends in this state; those that called it end later, and know better."""
    for site in machine.configurations.keys() & state.heap.keys():
        machine.configurations[site].final = state.heap[site]


def judge_configurations(machine: Machine, *events: str) -> None:
    """What the objects noted before say, once the program that gives them their members has run."""
    heap: Heap = {}
    for known in machine.configurations.values():
        heap.update((site, dict(fields)) for site, fields in known.heap.items())
    heap |= {site: known.members for site, known in machine.configurations.items()}
    for known in machine.configurations.values():
        frame = replace(known.frame, recording=True, observations={})
        for row in known.rows:
            if events and row.event not in events:
                continue
            state = State({}, dict(heap))
            span, this = known.span, known.value
            if effects.applies(machine, row, this, state, frame, span):
                effects.apply(machine, [row], {"this": this}, state, frame, span, span, UNKNOWN)
        machine.keep(Outcome(None, UNKNOWN, tuple(frame.observations.values())), "")
