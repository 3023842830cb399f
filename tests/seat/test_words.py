"""What people type is kept as they meant it, and can neither garble nor forge a screen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.seat.words import clean, dice_typed, percentage, seats_typed, unbroken


@given(st.text())
def test_what_is_kept_is_one_line_without_controls(text: str) -> None:
    kept = clean(text)

    assert not any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in kept)
    assert kept == kept.strip()
    assert clean(kept) == kept


@given(st.text(st.characters(exclude_characters="\x1b")))
def test_words_between_which_a_line_broke_stay_apart(text: str) -> None:
    lines = text.splitlines()

    assert clean(text) == clean(" ".join(lines))
    assert unbroken(text).split() == unbroken(" ".join(lines)).split()


@pytest.mark.parametrize("text", ["تاج 👑", "👩‍👩‍👧 family", "Ωmega – ok", "می‌خواهم"])
def test_names_of_all_scripts_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("two\nlines", "two lines"),
        ("two\rlines", "two lines"),
        ("two\r\nlines", "two lines"),
        ("two\vlines", "two lines"),
        ("two\tcolumns", "two columns"),
        ("two\fpages", "two pages"),
        ("two\x1cfiles", "two files"),
        ("two\x85lines", "two lines"),
        ("two\u2028lines\u2029or three", "two lines or three"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b[A\x1b[Dgo", "go"),
        ("bell\x07, nul\x00", "bell, nul"),
        ("abc\u202etxt", "abctxt"),
        ("   ", ""),
    ],
)
def test_control_codes_are_left_out(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_dice_are_numbers_with_blanks_or_commas_between() -> None:
    assert [dice_typed(one) for one in ("4 3", " 4,3 ", "37", "")] == [(4, 3), (4, 3), (37,), ()]
    assert [dice_typed(one) for one in ("four", "4 x", "-1", "1000", "²")] == [None] * 5


def test_seats_are_known_by_their_numbers_each_once() -> None:
    assert [seats_typed(one, 3) for one in ("2 3", "3;1, 3", " ")] == [(1, 2), (2, 0), ()]
    assert [seats_typed(one, 3) for one in ("0", "4", "one", "1 x")] == [None] * 4


def test_a_percentage_is_a_whole_number_to_100() -> None:
    assert [percentage(one) for one in ("0", "40 %", "100%")] == [0, 40, 100]
    assert [percentage(one) for one in ("101", "-1", "1.5", "", "%", "0000")] == [None] * 6
