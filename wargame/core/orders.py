"""Orders as people give them, and the refusals that say why one may not be given."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, overload

import attrs

OPTION_BITS, ARGUMENT_BITS = 6, 10
OPTION_MASK, ARGUMENT_MASK = (1 << OPTION_BITS) - 1, (1 << ARGUMENT_BITS) - 1
# An order's code from its lowest bits on: the option, the second target, the target, the action.
SECOND_AT = OPTION_BITS
TARGET_AT = SECOND_AT + ARGUMENT_BITS
ACTION_AT = TARGET_AT + ARGUMENT_BITS


class Order(NamedTuple):
    """An action with its targets and option, all as indices; -1 where the action takes none."""

    action: int
    target: int = -1
    second: int = -1
    option: int = 0

    @property
    def code(self) -> int:
        """The order as one integer, as the compiled rules list it."""
        targets = (self.target + 1) << TARGET_AT | (self.second + 1) << SECOND_AT
        return self.action << ACTION_AT | targets | self.option


@lru_cache(1 << 14)
def order_of(code: int) -> Order:
    """The order a code stands for."""
    return Order(
        code >> ACTION_AT,
        (code >> TARGET_AT & ARGUMENT_MASK) - 1,
        (code >> SECOND_AT & ARGUMENT_MASK) - 1,
        code & OPTION_MASK,
    )


class LegalOrders(Sequence[Order]):
    """What a seat may order now, by action, then target, second target and option."""

    __slots__ = ("_picked", "codes")

    def __init__(self, codes: Sequence[int]) -> None:
        self.codes = codes
        # The order that was last picked by its place is asked about next, more often than not.
        self._picked: Order | None = None

    def __len__(self) -> int:
        return len(self.codes)

    @overload
    def __getitem__(self, index: int) -> Order: ...
    @overload
    def __getitem__(self, index: slice) -> "LegalOrders": ...
    def __getitem__(self, index: int | slice) -> "Order | LegalOrders":
        if isinstance(index, slice):
            return LegalOrders(self.codes[index])
        self._picked = order = order_of(self.codes[index])
        return order

    def __iter__(self) -> Iterator[Order]:
        return map(order_of, self.codes)

    def __contains__(self, order: object) -> bool:
        if order is self._picked and order is not None:
            return True
        if not isinstance(order, Order):
            return False
        # An order out of all bounds may have the code of another.
        code = order.code
        return code in self.codes and order_of(code) == order

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LegalOrders) and list(other.codes) == list(self.codes)

    def __hash__(self) -> int:
        return hash(self.codes)


RefusalKind = Literal[
    "game-over",
    "not-now",
    "not-your-turn",
    "not-your-action",
    "no-such-target",
    "requirement",
    "cannot-afford",
    "no-slot-left",
    "finished",
    "no-rationale",
    "no-such-order",
    "not-asked",
    "no-such-answer",
    "answer-refused",
    "not-control",
    "bad-dice",
    "bad-value",
    "no-reason",
    "capacity",
    "bad-inject",
    "unsettled",
    "no-such-matter",
    "spotlights",
    "no-such-deal",
    "confirm",
    "promises-open",
]


@attrs.frozen
class Reason:
    """One thing against a command: the sentence, and the claims or assumption it rests on.

    `need` and `have` are set when a resource (its index) is short.
    """

    text: str
    cite: tuple[str, ...] = ()
    assumption: str = ""
    resource: int = -1
    need: int = 0
    have: int = 0


@attrs.frozen
class Refusal:
    """Why a command is not accepted. `rule` is the action's or question's id, if there is one."""

    kind: RefusalKind
    rule: str = ""
    reasons: tuple[Reason, ...] = ()
    order: Order | None = None


class Refused(Exception):
    """A command that was not accepted; the state is what it was."""

    def __init__(self, refusal: Refusal) -> None:
        texts = "; ".join(reason.text for reason in refusal.reasons if reason.text)
        super().__init__(f"{refusal.kind} {refusal.rule}: {texts}")
        self.refusal = refusal
