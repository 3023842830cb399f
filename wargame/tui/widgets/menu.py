"""A list to choose from; the foot of the screen says what Enter does with it."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList

from wargame.prose.text import N_


def choosing(verb: str) -> Binding:
    """The binding that chooses from a list, with what that means here."""
    return Binding("enter", "select", verb, key_display="Enter")


class Menu(OptionList):
    """Opens what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Open"))]


class Offers(OptionList):
    """Begins what is under the cursor, or goes on with it."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Begin or go on"))]


class Seats(OptionList):
    """Plays the seat under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Play"))]


class Answers(OptionList):
    """Gives the answer under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Answer"))]
