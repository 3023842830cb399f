"""What the engine itself says of injects, to be translated as its other sentences are."""

from wargame.prose.text import N_

INJECTING = (
    N_("there is no such inject"),
    N_("much of what it did still stands"),
    N_("it can only go to seats of the game"),
    N_("it was fired before, and again was not asked for"),
    N_("to other readers its text goes written out, without gaps"),
    N_("it was fired and does not come again by itself"),
    N_("what is delayed, held or skipped needs a reason"),
    N_("it stands so already"),
    N_("it can only be put off to a turn still to come"),
    N_("there is no such phase"),
    N_("that moment of this turn is past"),
    N_("an inject needs words"),
    N_("it names no expected action"),
)
