"""What a role states to all is news on the wall, and what Control changes of the game for all; what
persons say, or say aside, is not.
"""

from tests.prose.strait import ARDABY, BORUM, CONTROL, author
from tests.tui.projector.test_argued_on_the_wall import ALL, wall
from wargame.core import events as ev
from wargame.tui.projector.headlines import Headline


def test_a_statement_to_all_in_character_is_a_headline_in_quotes() -> None:
    found = wall(
        ev.TurnBegan(ALL, 2),
        ev.Said(ALL, (), "We want peace", author(BORUM), "", True),
        ev.Said(ALL, (), "The sea is calm", CONTROL, "", True),
    )
    assert found == (
        Headline(2, "Control states", "“The sea is calm”"),
        Headline(2, "Borum states", "“We want peace”"),
    )


def test_what_a_person_says_and_what_is_said_aside_is_no_news() -> None:
    two = 1 << ARDABY | 1 << BORUM
    found = wall(
        ev.TurnBegan(ALL, 2),
        ev.Said(ALL, (), "Is lunch at noon?", author(BORUM)),
        ev.Said(two, (ARDABY,), "We want peace", author(BORUM), "", True),
        ev.Said(two, (ARDABY,), "nets first", author(BORUM), "Fish", True),
        ev.RoomLeft(two, "Fish", (ARDABY, BORUM), BORUM, author(BORUM)),
        ev.RoomClosed(two, "Fish", (ARDABY, BORUM), CONTROL),
    )
    assert found == ()


def test_that_the_game_ends_early_and_that_the_dice_are_hidden_is_news() -> None:
    found = wall(
        ev.TurnBegan(ALL, 2),
        ev.Veiled(ALL, True, CONTROL),
        ev.Shortened(ALL, 3, 4, "the room is needed", CONTROL),
    )
    assert [one.title for one in found] == [
        "Control has the game end after turn 3 of 4. Reason: the room is needed.",
        "From now on Control throws the dice behind the screen, and tells the result.",
    ]
