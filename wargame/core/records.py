"""The kinds of record that the compiled rules write when logging is on, and what each field is.

Every record is a tuple of integers that begins with its kind and its source: an order's slot
number, or a procedure, inject, question or promise beyond them.
"""

CONCERNED = 0
"""source, 0 for a place or 1 for a seat, which: what the next roll is about, for each loop"""
MODIFIED = 1
"""source, modifier, worth"""
ROLLED = 2
"""source, roll, net modifier, faces packed in base 128, band, shift, 1 if typed in and 2 more if
Control had set the band, amended
"""
AFFECTED = 3
"""source, slot, how (0 add, 1 set, 2 at most, 3 at least, 4 on until, 5 off), value, due or 0"""
STEP_OVER = 4
"""-1: all slots that a step touched are settled, whether anything in it changed or not"""
SETTLED = 5
"""-1, slot, before, after: only of slots that changed"""
BEGAN = 6
"""source, action or -1, target, second, option: an order or another rule starts to act"""
ACTED = 8
"""source, ring index, level before (-1: recorded now), level now, turn, action, seat, target"""
ASKED = 9
"""source, ring index, question, seat, target, second, turn due"""
SETTLED_QUESTION = 10
"""source, ring index of the group's first, question, target, second"""
STOPPED = 11
"""source, order's slot, status it took, action, target, second, option"""
PROMISED = 12
"""source, ring index, promise, seat, turn due, actor, maker"""
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
"""source, ring index, question, seat, answer"""
COUNTED = 20
"""source, question, seat, answer: one of the answers that a question is settled by"""
CONTINUED = 21
"""source, action, target, second, option: an answer goes on with what an order began"""
