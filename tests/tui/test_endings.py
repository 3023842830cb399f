"""How a matter is offered to be settled: an order succeeds or fails, a question is answered."""

from tests.prose.strait import ARDABY, BORUM, CONTROL, prose
from wargame.core import events as ev
from wargame.core.methods import Matter
from wargame.prose import arguing
from wargame.prose.arguing import Account
from wargame.tui.screens.matter_control import begun, endings

ASKED = (ARDABY, BORUM)
OUTCOMES = ("No", "There was a breach")


def voted(replies: tuple[int, ...], *, disclosed: bool = True) -> Account:
    """A vote on a question of Control's."""
    opened = ev.TakenUp(
        1,
        90,
        -1,
        "vote",
        "Was there a breach?",
        (),
        ASKED,
        OUTCOMES,
        "control",
        "absent",
        0,
        CONTROL,
    )
    matter = Matter(
        0, 90, -1, own=False, method="vote", open=True, disclosed=disclosed, readers=1,
        asked=ASKED, tie=False, missing=False, options=2, thrown=0, arguments=(), replies=replies,
    )  # fmt: skip
    return Account(matter, opened.text, None, opened, (), {}, None)


def test_a_question_is_settled_by_one_of_its_outcomes_the_one_that_was_voted_first() -> None:
    ends = endings(prose().names, voted((1, 1)))

    assert [one.said for one in ends] == ["There was a breach (as the method says)", "No"]
    assert [one.passed for one in ends] == [True, False]
    assert [one.outcome for one in ends] == ["There was a breach. ", "No. "]


def test_where_nothing_is_agreed_the_outcomes_stand_as_they_were_written() -> None:
    for one in (voted((0, 1)), voted((1, 1), disclosed=False)):
        assert [end.said for end in endings(prose().names, one)] == list(OUTCOMES)


def test_an_order_in_own_words_succeeds_or_fails() -> None:
    one = voted((1, 1))
    matter = one.matter._replace(seat=BORUM, own=True)
    ends = endings(prose().names, Account(matter, "", None, one.opened, (), {}, None))

    assert [end.said for end in ends] == ["It succeeds", "It fails"]
    assert {end.outcome for end in ends} == {"There was a breach. "}


def test_another_method_s_question_is_answered_and_no_order_of_it_succeeds() -> None:
    one = voted((-1, -1))
    matter = one.matter._replace(method="weighted", thrown=2)
    ends = endings(prose().names, Account(matter, "", None, one.opened, (), {}, None))

    assert ends[0].said == "Yes: it is so, or it is done (as the method says)"
    settled = ev.MatterSettled(1, 90, -1, "weighted", True, "The ships turned", "so", "", CONTROL)
    assert arguing.outcome(settled) == "The ships turned."


def test_typed_words_begin_a_new_sentence() -> None:
    assert begun("Yes") + "There was a breach." == "Yes. There was a breach."
    assert begun("") == ""
