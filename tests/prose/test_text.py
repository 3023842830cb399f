"""The words that all sentences are made with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.core.tables import shares
from wargame.prose.text import ended, joined, labelled, listed, percent, shown


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=12).filter(any))
def test_percentages_sum_to_exactly_100_and_none_is_off_by_a_tenth(ways: list[int]) -> None:
    tenths = shares(ways)

    assert sum(tenths) == 1000
    assert all(
        abs(share - 1000 * way / sum(ways)) < 1 for share, way in zip(tenths, ways, strict=True)
    )


def test_percentages_of_two_dice_read_as_they_are_printed_on_the_wall() -> None:
    """Of two equal remainders the earlier row is rounded up."""
    assert [percent(share) for share in shares((1, 5, 15, 15))] == [
        "2.8%",
        "13.9%",
        "41.7%",
        "41.6%",
    ]


def test_what_cannot_happen_has_no_share() -> None:
    assert shares((0, 36, 0)) == (0, 1000, 0)


@pytest.mark.parametrize(
    ("words", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_lists_are_said_as_people_say_them(words: tuple[str, ...], said: str) -> None:
    assert listed(words) == said


def test_a_sentence_ends_once() -> None:
    assert ended("It rains") == "It rains."
    assert ended("Does it rain?") == "Does it rain?"
    assert joined(("It rains", "", "It pours.")) == "It rains. It pours."


def test_an_id_is_shown_as_words() -> None:
    assert labelled("no_change") == "No change"
    assert labelled("third-party") == "Third party"


def test_an_output_that_knows_only_ascii_gets_words_for_signs() -> None:
    assert shown("Calm 2 → 3, ↑ up 1 “now”", "ascii") == 'Calm 2 -> 3, (up) up 1 "now"'


def test_an_output_that_knows_all_signs_gets_them_as_they_are() -> None:
    assert shown("تاج 👑 2 → 3", "utf-8") == "تاج 👑 2 → 3"
    assert shown("تاج 👑 2 → 3", None) == "تاج 👑 2 → 3"


def test_a_sign_without_a_substitute_becomes_a_question_mark() -> None:
    assert shown("تاج → 3", "latin-1") == "??? -> 3"
