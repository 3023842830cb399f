"""The pages of a seat: brief, aims, orders, questions; and how a game ended."""

import re
from pathlib import Path
from textwrap import wrap

import pytest

from tests.prose.strait import (
    ARDABY,
    BORUM,
    CROWN,
    HARBOUR,
    REEF,
    Play,
    action,
    engine,
    prose,
    question,
)
from wargame.authoring.load import load
from wargame.core import events as ev
from wargame.core.engine.engine import Engine, Question
from wargame.core.orders import Order
from wargame.prose import sheets
from wargame.prose.prose import Prose
from wargame.resources import scenarios_dir

PROVIDED = (*scenarios_dir().glob("*.yaml"), *scenarios_dir().glob("*/scenario.yaml"))
ALL = engine().game.everyone


def test_a_brief_says_who_you_are_what_you_want_and_in_whose_voice_you_know_it() -> None:
    assert prose().brief(ARDABY) == (
        "You play Ardaby in The Strait.",
        "You govern Ardaby, an island of fishermen.",
        "What you want:",
        "- Keep the harbour open.",
        "- Stay out of debt.",
        "Your red line: No foreign flag over the harbour.",
        "What you know:",
        "- Fact: The harbour earns half of all income.",
        "What you only believe, and who says so:",
        "- Judgement: Borum would rather trade than fight. [our assumption: hearsay]",
        "Advice:",
        "- Talk first.",
        "What you are judged by:",
        "- A sound quay. 2 points if Calm of Harbour is at least 4 and “Truce” does not hold; "
        "1 point if Calm of Harbour is no lower than at the start.",
        "Your orders, each explained before you lock it:",
        "- Mend the quay (1 Coin)",
        "- Raise a levy (Coin as the case may be)",
    )


def test_a_seat_without_a_brief_reads_about_itself_and_the_situation() -> None:
    lines = prose().brief(BORUM)

    assert lines[:3] == (
        "You play Borum in The Strait.",
        "The larger island.",
        "Two islands quarrel over a strait.",
    )
    assert "- Creep ashore (1 Coin, covert)" in lines


@pytest.mark.parametrize("path", PROVIDED, ids=lambda path: path.stem)
def test_every_brief_that_comes_with_the_engine_fits_a_page_as_it_is_shown(path: Path) -> None:
    """A4 in the smallest letters that the print pack uses: 70 lines of 110 characters."""
    told = Prose(Engine(load(path).game))
    for seat in range(len(told.engine.game.seats)):
        lines = [part for line in told.brief(seat) for part in wrap(line, 110)]
        assert len(lines) <= 70


def test_a_worksheet_tells_cost_audience_ground_and_odds() -> None:
    state = Play.begin().state
    order = Order(action("press"), REEF)
    cost, odds = engine().cost(state, BORUM, order), engine().odds(state, BORUM, order)

    lines = prose().worksheet(BORUM, order, cost, odds)

    assert lines[:4] == (
        "Press for tolls: Reef",
        "Ask the strait to pay.",
        "Costs 2 Coin and 1 Will.",
        "Open: everyone sees it when it is carried out.",
    )
    assert "Duel table: 2d6, net +2." in lines


def test_an_order_without_dice_says_so() -> None:
    assert prose().worksheet(CROWN, Order(action("lone")), (0, 0), ())[-1] == (
        "No dice. Ardaby decides: “Take it”: Coin of Ardaby +2, Debt of Ardaby +1; "
        "“Pass it by”: nothing changes."
    )


def test_who_sees_an_order_depends_on_the_action_and_its_option() -> None:
    creep, lend = (engine().game.scenario.actions[action(name)] for name in ("creep", "lend"))

    assert sheets.who_sees(prose().names, creep, 0).startswith("Covert:")
    assert sheets.who_sees(prose().names, creep, 1).startswith("Open:")
    assert sheets.who_sees(prose().names, lend, 0) == "Secret: told to The isles only."


def test_orders_are_named_after_what_they_are_aimed_at() -> None:
    name = prose().names.order

    assert name(Order(action("press"), REEF)) == "Press for tolls: Reef"
    assert name(Order(action("mend"), HARBOUR)) == "Mend the quay in Harbour"
    assert name(Order(action("lend"), BORUM)) == "Lend in secret: Borum"
    assert name(Order(action("levy"), 3)) == "Raise a levy: 3"
    assert name(Order(action("creep"), REEF, -1, 1)) == "Creep ashore: Reef, In haste"


def test_a_question_greys_out_what_cannot_be_answered_and_says_why() -> None:
    asked = Question(0, question("terms"), ARDABY, REEF, -1, 0, 0, (0, 2))
    state = Play.begin().state

    assert prose().ask(asked, state) == "Question to Ardaby: Give Reef up? Calm is 1."
    assert [prose().choice(asked, k, state) for k in range(3)] == [
        "Give it up. Reef changes hands.",
        "Pay. Not now: there are not 2 Coin left.",
        "Hold out. Reef holds out.",
    ]


def test_a_question_beside_the_game_says_until_when_and_a_secret_one_that_it_is() -> None:
    loan = Question(0, question("loan"), ARDABY, -1, -1, 0, 2, (0, 1))
    vote = Question(1, question("vote"), ARDABY, -1, -1, 0, 0, (0, 1))

    assert prose().ask(loan) == (
        "Question to Ardaby: Take the loan? It stays open until the end of turn 2."
    )
    assert prose().ask(vote).endswith("Nobody sees who answered what.")


def test_a_claim_is_shown_with_its_place_and_voice() -> None:
    claim = prose().names.claim

    assert claim("sea-1") == ("sea-1, Old view: The strait is wide. Source: A Sea Book, part 1.")
    assert claim("sea-9").startswith("There is no claim “sea-9”")


# ---- the end


def test_the_grade_page_puts_what_all_share_first_and_says_what_each_score_takes() -> None:
    event = ev.GameEnded(ALL, 2, 0, (ev.Score(0, 1), ev.Score(1, 0)), (4,), "")

    assert prose().ending(event) == (
        "The game is over: The strait burns. Nothing is left.",
        "What all share: Fire. All lose.",
        "Ardaby: 1 of 2 points.",
        "Ardaby, A sound quay: 1 of 2. 2 points if Calm of Harbour is at least 4 and “Truce” does "
        "not hold; 1 point if Calm of Harbour is no lower than at the start.",
        "Borum: 0 of 1 point.",
        "Borum, Tolls: 0 of 1. 1 point if the number of times Press for tolls was played is at "
        "least 2 or Heat is at least 3.",
        "What was counted:",
        "Demands: 4",
    )


def test_a_game_that_control_ends_gives_the_reason() -> None:
    event = ev.GameEnded(ALL, 1_000_000, 1, (), (4,), "the bell rang")

    assert prose().ending(event)[0] == "Control ends the game. Reason: the bell rang."


def test_a_brief_calls_orders_by_their_names_where_its_author_wrote_their_ids() -> None:
    names = prose().names
    press = names.scenario.actions[action("press")]

    assert names.orders_named("Press ({press}) for it; {nobody} press.") == (
        f"Press (“{press.name}”) for it; {{nobody}} press."
    )


@pytest.mark.parametrize("path", PROVIDED)
def test_no_brief_speaks_of_orders_by_their_ids(path: Path) -> None:
    loaded = load(path)
    told = Prose.of(loaded)
    ids = {one.id for one in loaded.scenario.actions}

    for seat in range(len(loaded.scenario.seats)):
        words = {word for line in told.brief(seat) for word in re.findall(r"\w+", line)}
        assert not words & {id for id in ids if any(sign.isdigit() for sign in id)}
