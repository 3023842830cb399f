"""The first part of the kernel: dice, and reading a table.

This module is read as text. The compiler puts constants before it and the other parts and the
generated rules behind it, and CPython or numba runs the whole; `provided.py` says what surrounds
it. Buffers: `S` is the state being written, `L` the log.
"""

from wargame.core.engine.provided import (
    BANDS,
    HELD,
    ORDER_COUNT,
    ORDER_SIZE,
    ORDERS,
    ROLL_PURPOSE,
    ROLL_TABLE,
    SOURCES,
    TABLE_AT,
    TABLE_CLIP,
    TABLE_DICE,
    TABLE_LAST,
    TABLE_LOW,
    TABLE_NATURALS,
    TABLE_SIDES,
    UNCLIPPED,
    Ints,
    act,
    jit,
)
from wargame.core.records import Log
from wargame.core.state import (
    HAND,
    HAND_COUNT,
    KEY,
    SALT,
    TURN,
)

# --- text


@jit
def log_worth(L: Log, q: int, modifier: int, worth: int) -> None:
    """Write what a modifier was worth, if anything."""
    if worth != 0:
        act(L, (1, q, modifier, worth))


@jit
def philox(low: int, high: int, key: int) -> tuple[int, int]:
    """The two words of Philox2x32-10; `wargame.core.dice` says where it comes from.

    The ten rounds are written out: a loop would cost a third more, and every roll runs it.
    """
    wide = 0xD256D193 * low
    low = ((wide >> 32) & 0xFFFFFFFF) ^ key ^ high
    high = wide & 0xFFFFFFFF
    key = (key + 0x9E3779B9) & 0xFFFFFFFF
    wide = 0xD256D193 * low
    low = ((wide >> 32) & 0xFFFFFFFF) ^ key ^ high
    high = wide & 0xFFFFFFFF
    key = (key + 0x9E3779B9) & 0xFFFFFFFF
    wide = 0xD256D193 * low
    low = ((wide >> 32) & 0xFFFFFFFF) ^ key ^ high
    high = wide & 0xFFFFFFFF
    key = (key + 0x9E3779B9) & 0xFFFFFFFF
    wide = 0xD256D193 * low
    low = ((wide >> 32) & 0xFFFFFFFF) ^ key ^ high
    high = wide & 0xFFFFFFFF
    key = (key + 0x9E3779B9) & 0xFFFFFFFF
    wide = 0xD256D193 * low
    low = ((wide >> 32) & 0xFFFFFFFF) ^ key ^ high
    high = wide & 0xFFFFFFFF
    key = (key + 0x9E3779B9) & 0xFFFFFFFF
    wide = 0xD256D193 * low
    low = ((wide >> 32) & 0xFFFFFFFF) ^ key ^ high
    high = wide & 0xFFFFFFFF
    key = (key + 0x9E3779B9) & 0xFFFFFFFF
    wide = 0xD256D193 * low
    low = ((wide >> 32) & 0xFFFFFFFF) ^ key ^ high
    high = wide & 0xFFFFFFFF
    key = (key + 0x9E3779B9) & 0xFFFFFFFF
    wide = 0xD256D193 * low
    low = ((wide >> 32) & 0xFFFFFFFF) ^ key ^ high
    high = wide & 0xFFFFFFFF
    key = (key + 0x9E3779B9) & 0xFFFFFFFF
    wide = 0xD256D193 * low
    low = ((wide >> 32) & 0xFFFFFFFF) ^ key ^ high
    high = wide & 0xFFFFFFFF
    key = (key + 0x9E3779B9) & 0xFFFFFFFF
    wide = 0xD256D193 * low
    low = ((wide >> 32) & 0xFFFFFFFF) ^ key ^ high
    high = wide & 0xFFFFFFFF
    return low, high


@jit
def roll_name(S: Ints, q: int, purpose: int) -> int:
    """The stable name of a roll, leaving 256 counts for its dice and for words thrown away."""
    return (S[TURN] * SOURCES + q) * 16384 + purpose * 256


@jit
def also(key: int, part: int) -> int:
    """Fold a member of a loop, or who answered, into the key that tells a rule's rolls apart."""
    return (key * 0x9E3779B1 + part + 1) & 0xFFFFFFFF


@jit
def below(S: Ints, name: int, key: int, sides: int) -> int:
    """A fair number from 0 to sides - 1: words beyond the last whole multiple are thrown away."""
    limit = 0x100000000 - 0x100000000 % sides
    while True:
        first, second = philox(name, S[SALT] ^ key, S[KEY])
        if first < limit:
            return first % sides
        if second < limit:
            return second % sides
        name += 1


@jit
def throw(S: Ints, name: int, key: int, count: int, sides: int) -> int:
    """The faces of some dice, packed in base 128, the first thrown uppermost."""
    limit = 0x100000000 - 0x100000000 % sides
    first, second = philox(name, S[SALT] ^ key, S[KEY])
    if count == 2 and first < limit and second < limit:
        # Nearly every throw.
        packed = (1 + first % sides) * 128 + 1 + second % sides
    else:
        packed = 0
        left = count
        while left > 0:
            if first < limit:
                packed = packed * 128 + 1 + first % sides
                left -= 1
            if left > 0 and second < limit:
                packed = packed * 128 + 1 + second % sides
                left -= 1
            if left > 0:
                name += 1
                first, second = philox(name, S[SALT] ^ key, S[KEY])
    return packed


@jit
def by_hand(S: Ints, count: int) -> int:
    """Take the dice that were thrown by hand and typed in, first in first out."""
    packed = 0
    for k in range(count):
        packed = packed * 128 + S[HAND + k]
    left = S[HAND_COUNT] - count
    for k in range(left):
        S[HAND + k] = S[HAND + k + count]
    S[HAND_COUNT] = left
    return packed


@jit
def roll(S: Ints, L: Log, q: int, which: int, modifier: int, shift: int, key: int) -> int:
    """Throw the dice of a rule's roll and read the band. Only a first roll takes typed-in dice.

    `key` tells the rolls of one rule in one turn apart: 0 where there is only one.
    """
    table = ROLL_TABLE[which]
    purpose = ROLL_PURPOSE[which]
    count = TABLE_DICE[table]
    hand = 0
    if purpose == 0 and S[HAND_COUNT] >= count:
        hand = 1
        for k in range(count):
            if S[HAND + k] > TABLE_SIDES[table]:
                hand = 0
    if hand == 1:
        packed = by_hand(S, count)
    else:
        packed = throw(S, roll_name(S, q, purpose), key, count, TABLE_SIDES[table])
    total = (packed >> 7) + (packed & 127)
    if count > 2:
        total = 0
        rest = packed
        while rest > 0:
            total += rest & 127
            rest >>= 7
    natural = TABLE_NATURALS[table]
    if natural == 1 and total == count:
        band = 0
    elif natural == 1 and total == count * TABLE_SIDES[table]:
        band = TABLE_LAST[table]
    else:
        clip = TABLE_CLIP[table]
        net = modifier
        if clip < UNCLIPPED:
            net = min(clip, max(0 - clip, net))
        edge = total + net - TABLE_AT[table] + TABLE_LOW[table]
        if edge < TABLE_LOW[table]:
            edge = TABLE_LOW[table]
        elif edge >= TABLE_LOW[table + 1]:
            edge = TABLE_LOW[table + 1] - 1
        band = BANDS[edge]
    if shift != 0:
        band = min(TABLE_LAST[table], max(0, band + shift))
    amended = 0
    if purpose == 0 and q < ORDER_COUNT:
        j = ORDERS + q * ORDER_SIZE
        amended = S[j + 5]
        if S[j + 7] > 0:
            band = S[j + 7] - 1
            hand += 2
    if S[HELD] & 2 == 2:
        hand += 4
    act(L, (2, q, which, modifier, packed, band, shift, hand, amended))
    return band
