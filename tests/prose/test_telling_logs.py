"""A log as a whole: causes that are known or secret, effects that cancel out, injects with their
readers.
"""

import random

import pytest

from tests.prose.strait import (
    ARDABY,
    BORUM,
    CONTROL,
    HARBOUR,
    REEF,
    Play,
    action,
    author,
    control,
    engine,
    prose,
    public,
    question,
    seat,
    slot,
)
from tests.prose.test_telling import ALL, source, with_effect
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.orders import Order
from wargame.core.rolled import Effect
from wargame.core.view import Seen


def test_a_covert_order_leaves_its_victim_a_change_without_a_cause() -> None:
    """What the victim reads names neither the order nor who gave it, nor what nobody saw."""
    play = Play.begin().lock(BORUM, Order(action("creep"), HARBOUR)).finish()

    lines = play.told(seat(ARDABY))

    assert "Calm of Harbour 3 → 2, cause unknown." in lines
    assert not any("Creep" in line or "Spies" in line for line in lines)


def test_its_own_seat_reads_the_cause_of_what_it_did_in_secret() -> None:
    play = Play.begin().lock(BORUM, Order(action("creep"), HARBOUR)).finish()

    lines = play.told(seat(BORUM))

    assert "Calm of Harbour 3 → 2, cause: Creep ashore: Harbour, Slowly (Borum)." in lines


def test_control_reads_that_the_cause_was_secret() -> None:
    play = Play.begin().lock(BORUM, Order(action("creep"), HARBOUR)).finish()

    lines = play.told(control())

    said = "Calm of Harbour 3 → 2, cause: Creep ashore: Harbour, Slowly (Borum), in secret."
    assert said in lines


def test_a_change_that_known_causes_do_not_explain_says_that_the_rest_is_unknown() -> None:
    event = ev.Changed(ALL, slot("harbour.calm"), 4, 2, (ev.Cause(2, 1),))
    log = [Seen(1, event)]

    (told,) = prose().tell(log, public())

    assert told.text == "Calm of Harbour 4 → 2, causes: an order of Borum +1 and the rest unknown."


def test_an_answer_is_told_with_what_it_means_for_the_place_it_is_about() -> None:
    log = [
        Seen(1, ev.Asked(ALL, 0, question("terms"), ARDABY, REEF, -1, 0)),
        Seen(2, ev.Answered(ALL, question("terms"), ARDABY, 0, "", author(ARDABY))),
        Seen(3, ev.QuestionSettled(ALL, question("terms"), REEF, -1, (1, 0, 0))),
    ]

    lines = [told.text for told in prose().tell(log, public(), since=1)]

    assert lines == ["Ardaby answers: Give it up. Reef changes hands."]


def test_a_delayed_effect_names_the_order_it_came_from() -> None:
    event = ev.Changed(
        ALL, slot("ardaby.coin"), 3, 2, (ev.Cause(100_000 + 100 * action("press") + BORUM, -1),)
    )

    assert prose().sentence(event, public()) == (
        "Coin of Ardaby 3 → 2, cause: earlier: Press for tolls (Borum)."
    )


@pytest.mark.parametrize("key", range(8))
def test_random_games_are_told_to_everyone_without_gaps_or_marks_of_the_machine(key: int) -> None:
    """Each line is one line, without braces, ids, or what is left of unfilled gaps."""
    rng = random.Random(key)
    play = Play.begin(key)
    while not play.state.over:
        play.do(_any_command(play, rng))

    for reader in (*(seat(k) for k in range(3)), public(), control()):
        for line in play.told(reader):
            assert line
            assert not set(line) & set("{}\n_…"), line


def _any_command(play: Play, rng: random.Random) -> cm.Command:
    wanted = engine().wanted(play.state)
    if wanted.questions:
        asked = engine().question(play.state, wanted.questions[0])
        choice = rng.choice(asked.choices)
        return cm.Answer(cm.Author("p", "bot", asked.seat), asked.place, asked.question, choice)
    if wanted.pause:
        return cm.Proceed(CONTROL)
    number = rng.choice(wanted.orders)
    legal = engine().legal_orders(play.state, number)
    if not legal or rng.random() < 0.1:
        return cm.Finish(author(number), number)
    return cm.Lock(author(number), number, rng.choice(legal), "because")


def test_effects_that_cancel_out_are_told_with_the_last_of_them() -> None:
    up, down = (with_effect(Effect(slot("reef.calm"), 0, by)) for by in (1, -1))
    log = [Seen(1, up), Seen(2, down), Seen(3, ev.PhaseBegan(ALL, 1))]

    lines = [told.text for told in prose().tell(log, public())]

    assert lines[0] == "Borum: Press for tolls: Reef."
    assert lines[1] == "Borum: Press for tolls: Reef. Calm of Reef, +1 and -1: unchanged."


def test_an_effect_on_a_number_at_its_limit_is_told_as_such() -> None:
    log = [Seen(1, with_effect(Effect(slot("reef.calm"), 0, 2))), Seen(2, ev.PhaseBegan(ALL, 1))]

    lines = [told.text for told in prose().tell(log, public())]

    assert lines[0].endswith("Calm of Reef, +2: it stays where it is, at its limit.")


def test_effects_that_changed_something_are_told_as_the_change_alone() -> None:
    up, down = (with_effect(Effect(slot("reef.calm"), 0, by)) for by in (2, -1))
    change = ev.Changed(ALL, slot("reef.calm"), 1, 2)
    log = [Seen(1, up), Seen(2, down), Seen(3, change), Seen(4, ev.PhaseBegan(ALL, 1))]

    assert not any("unchanged" in told.text for told in prose().tell(log, public()))


def test_control_reads_whom_an_inject_went_to_and_what_was_planned() -> None:
    sent = ev.InjectSent(1, 0, "A hull lies on the reef.", "Two hulls lie there.", CONTROL)
    assert prose().sentence(sent, control()) == (
        "Secret: News from The coast guard: A wreck. Two hulls lie there. Sent to Ardaby. "
        "Planned: A hull lies on the reef."
    )
    effects = (Effect(slot("heat"), 0, 1),)
    assert prose().sentence(ev.Improvised(3, "A light", effects, CONTROL), control()) == (
        "Secret: News: A light. Improvised by Control for Ardaby and Borum. Heat +1."
    )


def test_control_reads_whom_an_inject_of_the_plan_went_to_where_not_all_read_it() -> None:
    letter = "Private note: A letter. Come and talk."
    fired = ev.InjectFired(1, 1)
    ran = ev.RuleRan(3, source("letter"), (), ())
    assert prose().sentence(fired, control()) == f"Secret: {letter} Sent to Ardaby."
    assert prose().sentence(ran, control()) == f"Secret: {letter} Sent to Ardaby and Borum."
    assert prose().sentence(fired, seat(ARDABY)) == letter
    assert "Sent to" not in prose().sentence(ev.InjectFired(ALL, 0), control())


def test_a_seat_reads_an_inject_as_it_was_sent() -> None:
    sent = ev.InjectSent(1, 0, "", "Two hulls lie there.", CONTROL)
    assert prose().sentence(sent, seat(ARDABY)) == (
        "News from The coast guard: A wreck. Two hulls lie there."
    )
