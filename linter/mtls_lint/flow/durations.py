"""How long: arithmetic on literals, on the present moment and on the durations of libraries.

What cannot be told stays unknown; nothing here ever guesses.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtls_lint.flow.values import Inst, Label, Lit, Sym, Time, Value

if TYPE_CHECKING:
    from mtls_lint.flow.happening import Happening

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
    """The number or time that an arithmetic operator makes of its operands; nothing where that is not known."""
    operands = [_amount(part) for part in parts]
    result = operands[0] if operands else None
    if operator == "-" and len(operands) == 1:
        operands = [0, result]
        result = 0
    for operand in operands[1:]:
        result = None if result is None or operand is None else _apply(operator, result, operand)
    if result is None or len(operands) < 2:
        return frozenset()
    return frozenset((result if isinstance(result, Time) else Lit(result),))


def elapse(now: Happening) -> None:
    """The result is a moment or duration: that of the row's ``of``, with the units of its arguments added.

    A date of a certificate stays one, however it is written.
    """
    row = now.row
    of = now.value(row.of) or Value()
    dates = now.machine.reach(of, now.state).aspects("validity")
    now.result = now.result.with_labels(frozenset[Label](dates))
    start = _amount(of) if row.of else Time(row.now, 0.0, 0.0)
    total: Time | None = start if isinstance(start, Time) else None
    if isinstance(start, int | float):
        total = Time(from_now=False, seconds=start * float(row.unit or 0), unit=0.0)
    elif (written := of.text) is not None and (read := _read(written)) is not None:
        total = Time(from_now=False, seconds=read, unit=0.0)
    for name, unit in row.units.items():
        value = now.value(name)
        now.result = now.result.with_labels(frozenset(value.aspects("validity") if value is not None else ()))
        if value is None or total is None:
            continue
        amount = _amount(value)
        counted = amount * float(unit) if isinstance(amount, int | float) else lifetime(value)
        seconds = amount.seconds if isinstance(amount, Time) else counted
        total = None if seconds is None else total._replace(seconds=total.seconds + seconds)
    if total is not None:
        ended = total._replace(unit=float(row.unit) if row.unit else total.unit)
        # A constant of the library is that duration, not something nobody knows.
        now.result = Value(frozenset(x for x in now.result.labels if not isinstance(x, Sym)), now.result.holds)
        now.give(Value(frozenset((ended,))), row.into)


def lifetime(value: Value) -> float | None:
    """The seconds from now that a value stands for: a moment, duration, number of seconds, or text like ``7d``."""
    told = _told(value)
    if isinstance(told, Lit) and isinstance(told.value, str):
        return _read(told.value)
    amount = _amount(value)
    return amount.seconds if isinstance(amount, Time) else amount


def in_unit(value: Value, unit: str) -> Value:
    """A duration where the value is a number of that many seconds each; any other value as it is."""
    amount = _amount(value)
    if not unit or amount is None or isinstance(amount, Time):
        return value
    return Value(frozenset((Time(from_now=False, seconds=amount * float(unit), unit=0.0),)))


def _told(value: Value) -> Lit | Time | None:
    """The one literal or time that a value is, and nothing else that it may be."""
    told = [label for label in value.labels if isinstance(label, Lit | Time)]
    others = [label for label in value.labels if not isinstance(label, Lit | Time | Inst)]
    if len(told) != 1 or (others and isinstance(told[0], Lit)) or any(isinstance(label, Sym) for label in others):
        return None
    return told[0]


def _amount(value: Value) -> Number | Time | None:
    """The one number or time that a value is."""
    told = _told(value)
    if not isinstance(told, Lit):
        return told
    return told.value if isinstance(told.value, int | float) and not isinstance(told.value, bool) else None


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
