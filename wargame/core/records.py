"""What the compiled rules write when logging is on: the log, and the kinds of record in it.

Every record is a tuple of integers that begins with its kind and its source: an order's slot
number, or a procedure, inject, question or promise beyond them.
"""

Record = tuple[int, ...]
Change = tuple[int, int, int]
"""A slot, what it held before its step and what it holds after it; only of slots that changed."""


class Log:
    """What the rules did, in three runs, so that whoever reads it need not sort it.

    `told` says what began, came to pass and was over, `acts` what sources did, `changes` what came
    of it. How far the other two had come by then stands where a step is over.
    """

    __slots__ = ("acts", "changes", "told")

    def __init__(self) -> None:
        self.told: list[Record] = []
        self.acts: list[Record] = []
        self.changes: list[Change] = []

    def amid(self, record: Record) -> None:
        """Tell what may come to pass while something acts, and how much it had done by then."""
        self.told.append((AMID, -1, len(self.acts), *record))


# ---- acts

CONCERNED = 0
"""source, 0 for a place or 1 for a seat, which: what the next roll is about, for each loop"""
MODIFIED = 1
"""source, modifier, worth"""
ROLLED = 2
"""source, roll, net modifier, faces packed in base 128, band, shift, what holds of it, amended"""
BY_HAND, FORCED, VEILED, ARGUED = 1, 2, 4, 8
"""What holds of a roll, bit by bit: its dice were typed in, its band had been set, only Control
knows the faces; as it is told, that an argument had come to the band that had been set.
"""
AFFECTED = 3
"""source, slot, how (0 add, 1 set, 2 at most, 3 at least, 4 on until, 5 off), value, due or 0"""

# ---- told

STEP_OVER = 4
"""-1, how many acts, how many changes: all that a step touched is settled, if anything was"""
BEGAN = 6
"""source, action or -1, target, second, option: an order or another rule starts to act"""
AMID = 7
"""-1, how many acts, and a record of one of the kinds marked *: it is told by itself"""
ACTED = 8
"""* source, ring index, level before (-1: recorded now), level now, turn, action, seat, target"""
ASKED = 9
"""* source, ring index, question, seat, target, second, turn due, and of the order that it is about
action or -1, target, second, option
"""
SETTLED_QUESTION = 10
"""source, ring index of the group's first, question, target, second"""
STOPPED = 11
"""* source, order's slot, status it took, action, target, second, option"""
PROMISED = 12
"""* source, ring index, promise, seat, turn due, actor, maker"""
PROMISE_ENDED = 13
"""source, promise, seat, 1 when broken, actor, maker; it begins to act with actor and maker"""
TURN_BEGAN = 14
"""-1, turn"""
PHASE_BEGAN = 15
"""-1, phase"""
EARNED = 16
"""-1, slot, before, after"""
ENDED = 17
"""-1, which end"""
ANSWERED = 18
"""* source, ring index, question, seat, answer"""
COUNTED = 20
"""* source, question, seat, answer: one of the answers that a question is settled by"""
LAPSED = 22
"""* source, ring index, question, seat, target, second: it need not be answered any more"""
CONTINUED = 21
"""source, action, target, second, option: an answer goes on with what an order began"""
