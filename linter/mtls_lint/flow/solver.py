"""One generic forward worklist; every fixpoint of the flow core goes through it (Kildall 1973)."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable
from typing import Protocol, Self, TypeVar


class Lattice(Protocol):
    """A state that can absorb another; ``join`` gives None when nothing changes."""

    def join(self, other: Self) -> Self | None:
        """The least state above both, or None when that is ``self`` already."""


class BudgetExceededError(Exception):
    """A fixpoint took more rounds than its budget allows."""


S = TypeVar("S", bound="Lattice")


def solve(
    entry: int,
    start: S,
    order: dict[int, int],
    transfer: Callable[[int, S], Iterable[tuple[int, S]]],
    budget: int,
) -> dict[int, S]:
    """The state before each reachable node.

    ``order`` ranks the nodes (reverse postorder keeps the rounds few); ``transfer`` gives the state on each
    outgoing edge. Raises :class:`BudgetExceededError` after ``budget`` transfers.
    """
    before = {entry: start}
    queue = [(order[entry], entry)]
    queued = {entry}
    while queue:
        _, node = heapq.heappop(queue)
        queued.discard(node)
        budget -= 1
        if budget < 0:
            raise BudgetExceededError
        for target, state in transfer(node, before[node]):
            known = before.get(target)
            joined = state if known is None else known.join(state)
            if joined is not None:
                before[target] = joined
                if target not in queued:
                    queued.add(target)
                    heapq.heappush(queue, (order[target], target))
    return before


def reverse_postorder(successors: list[tuple[int, ...]]) -> dict[int, int]:
    """Ranks the nodes reachable from node 0, iteratively."""
    seen = {0}
    postorder: list[int] = []
    stack = [(0, iter(successors[0]))]
    while stack:
        node, following = stack[-1]
        for target in following:
            if target not in seen:
                seen.add(target)
                stack.append((target, iter(successors[target])))
                break
        else:
            postorder.append(node)
            stack.pop()
    return {node: rank for rank, node in enumerate(reversed(postorder))}
