"""What an author is told: order, excerpt and caret, the nearest name, and the JSON form."""

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.authoring.diagnostics import (
    Diagnostic,
    Diagnostics,
    Mark,
    ScenarioError,
    did_you_mean,
    nearest,
    render,
    to_json,
)

NAMES = ("alignment", "leverage", "resilience", "Resilience_cap", "turn", "on")


def at(line: int, column: int, file: str = "a.yaml") -> Diagnostic:
    return Diagnostic("some-code", Mark(file, line, column), "Something is wrong.")


def excerpt(line: str, column: int) -> list[str]:
    return render([at(1, column)], {"a.yaml": line}).split("\n")[1:-1]


def test_findings_come_by_file_line_and_column_and_each_once() -> None:
    out = Diagnostics()
    for file, line, column in (("b", 1, 1), ("a", 10, 1), ("a", 9, 8), ("a", 9, 7), ("a", 9, 7)):
        out.error("x", Mark(file, line, column), "Wrong.")

    places = [str(found.mark) for found in out.sorted()]

    assert places == ["a:9:7", "a:9:8", "a:10:1", "b:1:1"]


def test_two_findings_at_one_place_keep_the_order_in_which_they_were_noted() -> None:
    out = Diagnostics()
    out.error("z", Mark("a", 1, 1), "First.")
    out.warn("b", Mark("a", 1, 1), "Second.")

    assert [found.message for found in out.sorted()] == ["First.", "Second."]


def test_a_warning_is_no_error() -> None:
    out = Diagnostics()
    out.warn("x", Mark("a", 1, 1), "Doubtful.", "something better")

    assert not out.has_errors
    assert out.sorted() == (
        Diagnostic("x", Mark("a", 1, 1), "Doubtful.", "something better", "warning"),
    )


def test_an_error_among_warnings_is_noticed() -> None:
    out = Diagnostics()
    out.error("x", Mark("a", 1, 1), "Wrong.")
    out.warn("x", Mark("a", 1, 1), "Doubtful.")

    assert out.has_errors


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("resiliance", "resilience"),
        ("allignment", "alignment"),
        ("TURN", "turn"),
        ("trun", "turn"),
        ("no", "on"),
        ("resilience-cap", "Resilience_cap"),
        ("levrage", "leverage"),
    ],
)
def test_a_slip_leads_to_the_name_that_was_meant(name: str, meant: str) -> None:
    assert nearest(name, NAMES) == meant


@pytest.mark.parametrize("name", ["", "tension", "x", "resilience" * 100])
def test_a_name_unlike_all_others_has_no_nearest(name: str) -> None:
    assert nearest(name, NAMES) is None


def test_of_names_that_differ_by_case_only_the_one_with_more_equal_letters_is_nearest() -> None:
    assert nearest("ABc", {"abc", "ABC", "Abc"}) == "ABC"


@given(st.text(), st.sets(st.text()))
def test_the_nearest_name_is_a_known_one(name: str, known: set[str]) -> None:
    assert nearest(name, known) in known | {None}


@given(st.lists(st.sampled_from("abcdefgh"), min_size=2, unique=True), st.data())
def test_two_exchanged_letters_are_always_seen_through(
    letters: list[str], data: st.DataObject
) -> None:
    i = data.draw(st.integers(0, len(letters) - 2))
    slip = [*letters]
    slip[i], slip[i + 1] = slip[i + 1], slip[i]

    assert nearest("".join(slip), ["".join(letters)]) == "".join(letters)


def test_an_unknown_name_gets_the_nearest_one_as_remedy() -> None:
    assert did_you_mean("levrage", NAMES) == "did you mean `leverage`?"


def test_without_a_near_one_the_known_names_are_listed() -> None:
    assert did_you_mean("zzz", ["b", "a"]) == "known: a, b"
    assert did_you_mean("zzz", []) == "no name is known here"


def test_no_more_than_eight_names_are_listed() -> None:
    assert did_you_mean("zzz", "abcdefgh") == "known: a, b, c, d, e, f, g, h"
    assert did_you_mean("zzz", "abcdefghi") == "known: a, b, c, d, e, f, g, h, …"


def test_a_page_shows_place_message_line_caret_remedy_and_count() -> None:
    out = Diagnostics()
    out.error("unknown-key", Mark("a.yaml", 2, 3), "No key `colur`.", "did you mean `colour`?")
    out.warn("odd", Mark("b.yaml", 1, 1), "This is never used.")

    page = render(out.sorted(), {"a.yaml": "x:\r\n  colur: red\r\n"})

    assert page.split("\n") == [
        "a.yaml:2:3: error: No key `colur`. [unknown-key]",
        "      colur: red",
        "      ^",
        "  expected: did you mean `colour`?",
        "b.yaml:1:1: warning: This is never used. [odd]",
        "1 error, 1 warning",
    ]


def test_the_count_speaks_of_one_and_of_several() -> None:
    assert render([at(1, 1), at(1, 2)], {}).endswith("\n2 errors")
    assert render([], {}) == "no errors"


@pytest.mark.parametrize(
    ("line", "column", "cells"),
    [
        ("key: value", 6, 5),
        ("\tkey: value", 2, 4),
        ("名前: x", 5, 6),
        ("e\u0301te: x", 6, 4),
        ("🚢 fleet", 3, 3),
        ("short", 9, 8),
    ],
)
def test_the_caret_stands_below_its_character(line: str, column: int, cells: int) -> None:
    """Tabs take four cells, wide characters two, joined ones none."""
    _, caret = excerpt(line, column)

    assert caret == "    " + " " * cells + "^"


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    text, caret = excerpt("a" * 5000 + "B" + "c" * 5000, 5001)

    assert text[len(caret) - 1] == "B"
    assert len(text) < 130
    assert text.strip().startswith("…")
    assert text.endswith("…")


@given(st.text(st.characters(categories=["Ll", "Lu", "Nd"], max_codepoint=0x24F)), st.data())
def test_the_caret_is_right_at_any_place_of_any_line(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line) + 1))
    text, caret = excerpt(line, column)

    assert text.ljust(len(caret))[len(caret) - 1] == (line + " ")[column - 1]


@given(st.text(st.characters()))
def test_nothing_from_a_file_can_break_a_line_or_command_a_terminal(text: str) -> None:
    found = Diagnostic("x", Mark("f", 1, 1), text, text)
    page = render([found], {"f": text})

    page.encode()
    assert len(page.split("\n")) == 5 - (not text)
    assert not set(page) & {"\x1b", "\r", "\x9b", "\u2028", "\u202e", "\x00"}


def test_json_has_every_field_for_editors() -> None:
    found = Diagnostic("odd", Mark("ä.yaml", 3, 4), "Message.", "remedy", "warning")

    assert json.loads(to_json([found])) == [
        {
            "file": "ä.yaml",
            "line": 3,
            "column": 4,
            "severity": "warning",
            "code": "odd",
            "message": "Message.",
            "expected": "remedy",
        }
    ]
    assert json.loads(to_json([])) == []


def test_the_error_for_callers_carries_and_shows_its_findings() -> None:
    error = ScenarioError([at(1, 2)])

    assert error.diagnostics == (at(1, 2),)
    assert str(error) == "a.yaml:1:2: error: Something is wrong. [some-code]\n1 error"


def test_the_error_survives_the_way_between_processes() -> None:
    error = pickle.loads(pickle.dumps(ScenarioError([at(1, 2)])))

    assert isinstance(error, ScenarioError)
    assert error.diagnostics == (at(1, 2),)
