"""How long: arithmetic on literals, on the present moment and on the durations of libraries.

What cannot be told stays unknown; nothing here ever guesses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product
from typing import TYPE_CHECKING

from mtls_lint.flow.values import Inst, Label, Lit, Sym, Time, Value

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening

_MAX_ALTERNATIVES = 3
"""Of more that a lifetime may be, none is told: a loop adds to it."""
DAY = 86_400.0
"""Seconds."""
_WRITTEN = re.compile(r"^\s*(\d+(?:\.\d+)?)\s*([a-z]*)", re.IGNORECASE)
_UNITS = {
    "ms": 0.001,
    "": 1.0,
    "s": 1.0,
    "m": 60.0,
    "min": 60.0,
    "h": 3600.0,
    "d": DAY,
    "w": 7 * DAY,
    "y": 365.25 * DAY,
}
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|[smhd])")
_PARTS = re.compile(rf"(?:{_PART.pattern})+")
_ISO = re.compile(r"^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$")
_ISO_UNITS = (7 * DAY, DAY, 3600.0, 60.0, 1.0)
Number = int | float


def calculated(operator: str, parts: Sequence[Value]) -> frozenset[Lit | Time]:
    """The numbers or times that an arithmetic operator makes of its operands; nothing where that is not known."""
    known = [_amounts(part) for part in parts]
    if not any(isinstance(amount, Time) for amounts in known for amount in amounts):
        # A number that changes on the way, such as a counter, is not followed.
        known = [[] if amount is None else [amount] for amount in map(_amount, parts)]
    if not known or not all(0 < len(amounts) <= _MAX_ALTERNATIVES for amounts in known):
        return frozenset()
    results = {_calculated(operator, operands) for operands in product(*known)} - {None}
    return frozenset(x if isinstance(x, Time) else Lit(x) for x in results if x is not None)


def _calculated(operator: str, operands: Sequence[Number | Time]) -> Number | Time | None:
    if len(operands) == 1:
        return _apply(operator, 0, operands[0]) if operator == "-" else None
    result: Number | Time | None = operands[0]
    for operand in operands[1:]:
        result = None if result is None else _apply(operator, result, operand)
    return result


def elapse(now: Happening) -> None:
    """The result is a moment or duration: that of the row's ``of``, with the units of its arguments added.

    A date of a certificate stays one, however it is written.
    """
    row = now.row
    of = now.value(row.of) or Value()
    dates = now.machine.reach(of, now.state).aspects("validity")
    now.result = now.result.with_labels(frozenset[Label](dates))
    totals = _start(now, of)
    for name, unit in row.units.items():
        value = now.value(name)
        now.result = now.result.with_labels(frozenset(value.aspects("validity") if value is not None else ()))
        if value is not None:
            added = _added(value, float(unit))
            totals = [total._replace(seconds=total.seconds + each) for total in totals for each in added]
    if 0 < len(totals) <= _MAX_ALTERNATIVES:
        ended = [total._replace(unit=float(row.unit) if row.unit else total.unit) for total in totals]
        # A constant of the library is that duration, not something nobody knows.
        now.result = Value(frozenset(x for x in now.result.labels if not isinstance(x, Sym)), now.result.holds)
        now.give(Value(frozenset(ended)), row.into)


def _start(now: Happening, of: Value) -> list[Time]:
    """What is added to: the moments or durations that the row's ``of`` may be."""
    if not now.row.of:
        return [Time(now.row.now, 0.0, 0.0)]
    times = [amount for amount in _amounts(of) if isinstance(amount, Time)]
    if times:
        return times
    written = _amount(of)
    if isinstance(written, int | float):
        return [Time(from_now=False, seconds=written * float(now.row.unit or 0), unit=0.0)]
    read = None if of.text is None else _read(of.text)
    return [] if read is None else [Time(from_now=False, seconds=read, unit=0.0)]


def _added(value: Value, unit: float) -> list[float]:
    """The seconds that an argument may stand for, as a number of units or as a duration."""
    amounts = _amounts(value)
    if not amounts and (seconds := lifetime(value)) is not None:
        return [seconds]
    return [amount.seconds if isinstance(amount, Time) else amount * unit for amount in amounts]


def lifetime(value: Value) -> float | None:
    """The seconds from now that a value stands for: a moment, duration, number of seconds, or text like ``7d``.

    Of several that it may be, the longest; None where that is not told.
    """
    told = map(_seconds, _possible(value))
    return max((seconds for seconds in told if seconds is not None), default=None)


def in_unit(value: Value, unit: str) -> Value:
    """A duration where the value is a number of that many seconds each; any other value as it is."""
    amount = _amount(value)
    if not unit or amount is None or isinstance(amount, Time):
        return value
    return Value(frozenset((Time(from_now=False, seconds=amount * float(unit), unit=0.0),)))


def _possible(value: Value) -> list[Lit | Time]:
    """The literals or times that a value may be, where it is nothing that nobody knows."""
    told = [label for label in value.labels if isinstance(label, Lit | Time) and label != Lit(None)]
    others = [label for label in value.labels if not isinstance(label, Lit | Time | Inst)]
    if others and any(isinstance(label, Lit) for label in told):
        return []
    return [] if any(isinstance(label, Sym) for label in others) else told


def _seconds(label: Lit | Time) -> float | None:
    if isinstance(label, Lit) and isinstance(label.value, str):
        return _read(label.value)
    amount = _number(label)
    return amount.seconds if isinstance(amount, Time) else amount


def _number(label: Lit | Time) -> Number | Time | None:
    if isinstance(label, Time):
        return label
    return label.value if isinstance(label.value, int | float) and not isinstance(label.value, bool) else None


def _amounts(value: Value) -> list[Number | Time]:
    """The numbers or times that a value may be; none where it may be something else."""
    amounts = [_number(label) for label in _possible(value)]
    known = [amount for amount in amounts if amount is not None]
    return known if len(known) == len(amounts) else []


def _amount(value: Value) -> Number | Time | None:
    """The one number or time that a value is."""
    amounts = _amounts(value)
    return amounts[0] if len(amounts) == 1 else None


def _apply(operator: str, left: Number | Time, right: Number | Time) -> Number | Time | None:
    if isinstance(left, Time) and isinstance(right, Time):
        return _together(operator, left, right)
    if isinstance(left, Time) and not isinstance(right, Time):
        return _scaled(operator, left, right)
    if isinstance(right, Time) and not isinstance(left, Time):
        return _scaled(operator, right, left) if operator in "+*" else None
    assert not isinstance(left, Time)
    assert not isinstance(right, Time)
    match operator:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/" | "//" if right:
            return left / right
    return None


def _together(operator: str, left: Time, right: Time) -> Time | None:
    if operator not in ("+", "-") or (left.from_now and right.from_now):
        return None
    seconds = left.seconds + right.seconds if operator == "+" else left.seconds - right.seconds
    return Time(left.from_now or right.from_now, seconds, left.unit if left.from_now else right.unit)


def _scaled(operator: str, time: Time, number: Number) -> Time | None:
    """A time and a plain number: added in the time's own unit, or the unit itself converted."""
    match operator:
        case "+" if time.unit:
            return time._replace(seconds=time.seconds + number * time.unit)
        case "-" if time.unit:
            return time._replace(seconds=time.seconds - number * time.unit)
        case "*" if time.from_now and number:
            return time._replace(unit=time.unit / number)
        case "/" | "//" if number and (time.from_now or (time.unit and number == 1000)):
            return time._replace(unit=time.unit * number)
        case "*":
            return time._replace(seconds=time.seconds * number)
        case "/" | "//" if number:
            return time._replace(seconds=time.seconds / number)
    return None


def _read(text: str) -> float | None:
    """The seconds that a text stands for: ``15m``, ``1h30m``, ``7 days``, ``P1DT12H`` (ISO 8601)."""
    if match := _ISO.match(text):
        return sum(float(part or 0) * unit for part, unit in zip(match.groups(), _ISO_UNITS, strict=True))
    if _PARTS.fullmatch(text):
        return sum(float(number) * _UNITS[unit] for number, unit in _PART.findall(text))
    written = _WRITTEN.match(text)
    if written is None:
        return None
    word = written[2].lower()
    unit = _UNITS.get(word, _UNITS.get(word[:3], _UNITS.get(word[:1])))
    return None if unit is None else float(written[1]) * unit
