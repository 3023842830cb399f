"""Random talk: messages, rooms spoken in, left and closed, in character and not."""

import random

from wargame.core import commands as cm

CONTROL = cm.Author("umpire", "control")
TITLES = ("Fish", "Ships", "What nobody else may know")


def talked(seats: int, rng: random.Random, *, unheard_by: int = -1) -> cm.Command:
    """Something said, or a room left or closed, of which one seat hears nothing, if one is given.

    Nothing of it is for the public.
    """
    others = [seat for seat in range(seats) if seat != unheard_by]
    speaker = rng.choice(others)
    author, text = cm.Author(f"p{speaker}", "seat", speaker), f"words {rng.random()}"
    in_character = rng.random() < 0.5
    if len(others) < 2 or rng.random() < 0.2:
        return cm.Say(author, (-1,), text, in_character=in_character)
    inside = tuple(sorted(rng.sample(others, rng.randint(2, len(others)))))
    title, seat = rng.choice(TITLES), rng.choice(inside)
    member = cm.Author(f"p{seat}", "seat", seat)
    likely: list[cm.Command] = [
        cm.Say(member, inside, text, title, in_character),
        cm.Say(member, inside, text, title, in_character),
        cm.Say(CONTROL, inside, text, title, in_character),
        cm.Say(member, inside, text, in_character=in_character),
        cm.Say(CONTROL, inside, text, in_character=in_character),
        cm.LeaveRoom(member, seat, title, inside),
        cm.CloseRoom(CONTROL, title, inside),
    ]
    return rng.choice(likely)


def heard_by_all(rng: random.Random) -> cm.Command:
    """Something said to all, in character or not."""
    return cm.Say(CONTROL, (), f"all of you {rng.random()}", in_character=rng.random() < 0.5)
