"""What is typed is seen whole, stays one line, and is not lost to a first key."""

import asyncio
import unicodedata
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.events import Paste
from textual.pilot import Pilot

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.core import commands as cm
from wargame.seat.words import LONGEST, Wrong
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.choosing import Field, Filling, Keeping, filled
from wargame.tui.screens.message import Message
from wargame.tui.screens.writing import Writing
from wargame.tui.widgets.line import MORE_ABOVE, MORE_BELOW, Line, starts, within

FAMILY, HEART, ACCENT = "👨\u200d👩\u200d👧\u200d👦", "❤\ufe0f", "e\u0301"
JOINED = {FAMILY: 2, HEART: 2, ACCENT: 1}
"""Signs of several characters, and their cells."""
SIGNS = st.lists(st.sampled_from(["a", "b", "é", " ", " ", ",", "界", *JOINED]), max_size=90)
WORDS = SIGNS.map("".join)
LONG = (
    "We hold the line on reform, because the summer comes. Without it the support goes, and with "
    "it our trade. They will read it as a turn away from them, which we can bear this turn. And "
    "we would rather act early than late."
)
FULL = ("reform " * LONGEST)[:LONGEST]
SMALL = (80, 24)


def cells(text: str) -> int:
    """Measured sign by sign, without what the program measures with."""
    found = 0
    for sign, size in JOINED.items():
        found += text.count(sign) * size
        text = text.replace(sign, "")
    return found + sum(2 if unicodedata.east_asian_width(one) == "W" else 1 for one in text)


# ---- where rows begin


@given(text=WORDS, width=st.integers(2, 30))
def test_rows_are_the_whole_text_and_none_is_wider_than_its_room(text: str, width: int) -> None:
    begins = starts(text, width)
    rows = [text[a:b] for a, b in zip(begins, (*begins[1:], len(text)), strict=True)]

    assert "".join(rows) == text
    assert all(cells(row) <= width + row.endswith(" ") for row in rows)
    # There is a cell for the cursor behind the text.
    assert cells(rows[-1]) <= width


@given(text=WORDS, width=st.integers(2, 30))
def test_a_word_that_fits_into_a_row_is_not_cut(text: str, width: int) -> None:
    cut = [at for at in starts(text, width)[1:] if at < len(text) and text[at - 1] != " "]

    for at in cut:
        if text[at] != " ":
            begin = text.rfind(" ", 0, at) + 1
            end = (text + " ").find(" ", at)
            assert cells(text[begin:end]) > width


@given(signs=SIGNS, width=st.integers(2, 30))
def test_no_row_begins_within_a_sign(signs: list[str], width: int) -> None:
    ends = {0}
    for sign in signs:
        ends.add(max(ends) + len(sign))

    assert set(starts("".join(signs), width)) <= ends


def test_a_place_within_a_sign_is_known_with_where_that_begins_and_ends() -> None:
    text = f"x{FAMILY}y"

    assert within(text, 4) == (1, 8)
    assert [within(text, at) for at in (0, 1, 8, 9, 10)] == [(k, k) for k in (0, 1, 8, 9, 10)]


# ---- a field by itself


class Fields(App[None]):
    """Two fields, the first with something in it."""

    CSS: ClassVar[str] = "Line { max-height: 3; } Line:focus { max-height: 5; }"

    def __init__(self, value: str) -> None:
        super().__init__()
        self.begins = value

    def compose(self) -> ComposeResult:
        yield Line(self.begins, id="one", max_length=LONGEST)
        yield Line(id="two")

    @property
    def one(self) -> Line:
        return self.query_one("#one", Line)

    @property
    def rows(self) -> list[str]:
        return [strip.text.rstrip() for strip in self.screen._compositor.render_strips()]


def at_field(value: str, steps: Callable[[Fields, Pilot[None]], Awaitable[None]]) -> None:
    """Put the cursor into the first field, and do something there."""
    app = Fields(value)

    async def run() -> None:
        async with app.run_test(size=(40, 12)) as pilot:
            app.one.focus()
            await pilot.pause()
            await steps(app, pilot)

    asyncio.run(run())


def test_the_first_key_goes_behind_what_stands_there() -> None:
    async def steps(app: Fields, pilot: Pilot[None]) -> None:
        await pilot.press("!")
        assert app.one.value == "as it was!"

    at_field("as it was", steps)


def test_a_field_grows_with_its_text_and_says_that_there_is_more() -> None:
    async def steps(app: Fields, pilot: Pilot[None]) -> None:
        assert app.one.size.height == 5
        assert app.rows[0].endswith(MORE_ABOVE)
        assert app.rows[4] == "rather act early than late."
        await pilot.press("home", "home")
        await pilot.pause()
        assert app.rows[0] == "We hold the line on reform, because the"
        assert app.rows[4].endswith(MORE_BELOW)
        # Without the cursor it is lower, and shows its beginning.
        await pilot.press("tab")
        await pilot.pause()
        assert app.one.size.height == 3
        assert app.rows[0] == "We hold the line on reform, because the"
        assert app.rows[2].endswith(MORE_BELOW)

    at_field(LONG, steps)


def test_a_field_is_one_row_again_when_its_text_is_taken_away() -> None:
    async def steps(app: Fields, pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+u")
        await pilot.pause()
        assert (app.one.value, app.one.size.height) == ("", 1)

    at_field(LONG, steps)


def test_arrows_go_from_row_to_row_and_home_and_end_first_to_those_of_the_row() -> None:
    async def steps(app: Fields, pilot: Pilot[None]) -> None:
        one, at = app.one, []
        second = one.rows[1]
        for key in ("up", "home", "home", "end", "end", "home", "up"):
            await pilot.press(key)
            at.append(one.cursor_position)
        end = len(one.value)
        assert at == [end - second, 0, 0, second - 1, end, second, 0]
        # Beyond the last row the key is the form's.
        await pilot.press("end", "end", "down")
        assert one.cursor_position == end

    at_field("the first row has many words, and the second has few", steps)


def test_a_click_puts_the_cursor_under_the_mouse_and_a_drag_selects() -> None:
    async def steps(app: Fields, pilot: Pilot[None]) -> None:
        one = app.one
        await pilot.press("home", "home")
        second = one.rows[1]
        await pilot.click("#one", offset=(3, 1))
        assert one.cursor_position == second + 3
        await pilot.mouse_down("#one", offset=(0, 1))
        await pilot.hover("#one", offset=(5, 1))
        await pilot.mouse_up("#one", offset=(5, 1))
        assert one.selected_text == one.value[second : second + 5]

    at_field(LONG, steps)


BROKEN = "one\r\ntwo\tthree\x1b[2J\x07 four\u202efive"
WHOLE = "one two three fourfive"


def test_line_breaks_and_codes_come_in_as_spaces_or_not_at_all_from_wherever() -> None:
    async def steps(app: Fields, pilot: Pilot[None]) -> None:
        await pilot.pause()
        assert app.one.value == WHOLE
        assert app.rows[0] == WHOLE
        assert app.one.cursor_position == len(WHOLE)
        app.one.value = ""
        app.copy_to_clipboard(BROKEN)
        await pilot.press("ctrl+v")
        assert app.one.value == WHOLE
        app.one.value = f"{BROKEN}\n\nsix"
        await pilot.pause()
        assert app.one.value == f"{WHOLE}  six"
        assert app.rows[0] == f"{WHOLE}  six"

    at_field(BROKEN, steps)


def test_all_lines_of_what_is_pasted_come_in() -> None:
    async def steps(app: Fields, pilot: Pilot[None]) -> None:
        app.one.post_message(Paste("first\nsecond\r\n\nthird"))
        await pilot.pause()
        assert app.one.value == "as it was: first second  third"
        app.one.select_all()
        app.one.post_message(Paste("in its\nplace"))
        await pilot.pause()
        assert app.one.value == "in its place"
        app.one.post_message(Paste(""))
        await pilot.pause()
        assert app.one.value == "in its place"
        assert not app._notifications

    at_field("as it was: ", steps)


@pytest.mark.parametrize("way", ["the terminal", "the clipboard"])
def test_what_has_no_room_is_cut_off_between_two_signs_and_that_is_said(way: str) -> None:
    async def steps(app: Fields, pilot: Pilot[None]) -> None:
        if way == "the terminal":
            app.one.post_message(Paste(f"no\n{FAMILY}"))
        else:
            app.copy_to_clipboard(f"no\n{FAMILY}")
            await pilot.press("ctrl+v")
        await pilot.pause()
        assert app.one.value == "y" * (LONGEST - 5) + "no "
        (said,) = app._notifications
        assert said.message == f"Only {LONGEST} characters have room here: the rest was left out."

    at_field("y" * (LONGEST - 5), steps)


def test_the_cursor_stands_and_steps_where_the_signs_are_drawn() -> None:
    text = f"{FAMILY}x {ACCENT}{HEART}y"
    ends = [0, 7, 8, 9, 11, 13, 14]

    async def steps(app: Fields, pilot: Pilot[None]) -> None:
        one, found = app.one, [(app.one.cursor_position, app.one.cursor_screen_offset.x)]
        for _ in ends[1:]:
            await pilot.press("left")
            found.append((one.cursor_position, one.cursor_screen_offset.x))
            assert one.render_line(0).text.rstrip() == text
            assert cells(one.render_line(0).text) == one.content_size.width
        assert found == [(end, cells(text[:end])) for end in reversed(ends)]
        for end in ends[1:]:
            await pilot.press("right")
            assert one.cursor_position == end
        for cell, end in enumerate([0, 0, 7, 8, 9, 11, 11, 13, 14]):
            await pilot.click("#one", offset=(cell, 0))
            assert one.cursor_position == end
        await pilot.press("home", "delete", "end", "left", "backspace")
        assert one.value == f"x {ACCENT}y"

    at_field(text, steps)


# ---- forms


def filling() -> Filling:
    fields = tuple(Field(f"field{k}", f"Field {k}", "", value=FULL) for k in range(5))
    return Filling(
        "Much to fill in", "About it", fields, lambda _typed: Wrong("Wrong, all of it.", "field3")
    )


def test_a_form_with_much_text_fits_its_screen_and_is_sent_from_any_field(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        form = filling()
        await seat.app.push_screen(form)
        await seat.at(Filling)
        for k in range(5):
            field = form.query_one(f"#field{k}", Line)
            assert form.focused is field
            assert form.query_one("#filling").region.contains_region(field.region)
            seat.require_right()
            await seat.press("tab")
            await seat.pilot.pause()
        await seat.press("ctrl+s")
        await seat.pilot.pause()
        await seat.sees("Wrong, all of it.")
        assert form.typed["field4"] == FULL.strip()

    sit_down(steps, tmp_path, None)


def test_three_sentences_of_a_reason_are_in_sight_and_the_form_fits(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form("P03")
        form.query_one("#hope", Line).value = FULL
        form.query_one("#why", Line).focus()
        await seat.press(*("space" if sign == " " else sign for sign in LONG))
        assert LONG in " ".join(seat.text.split(" Why ")[1].split(" You expect ")[0].split())
        await seat.sees("How likely")
        await seat.sees("Ctrl+S Lock")
        seat.require_right()

    sit_down(steps, tmp_path, MOLDOVA, SMALL)


def test_a_long_reason_of_an_answer_leaves_the_question_and_the_keys_in_sight(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        await seat.press("home", "enter")
        page = await seat.at(Answering)
        page.query_one("#why", Line).value = FULL
        page.query_one("#why", Line).focus()
        await seat.pilot.pause()
        await seat.sees("Question to Moldova")
        await seat.sees("Accept the offer")
        await seat.sees("Leave it open")
        assert page.query_one("#why", Line).size.height == 5
        await seat.sees(MORE_ABOVE)

    sit_down(steps, tmp_path, MOLDOVA, SMALL)


AUTHOR = cm.Author("p1", "control")


def message() -> Message:
    def send(chosen: tuple[int, ...], text: str, in_character: bool) -> cm.Command:
        return cm.Say(AUTHOR, chosen, text, in_character=in_character)

    return Message("Message", "", ("To all", "To one", "To another", "To a third"), send, 3)


def writing() -> Writing:
    def make(chosen: int, text: str) -> cm.Command:
        return cm.Note(AUTHOR, text, "red line" if chosen == 1 else "aim")

    return Writing("Note", "", ("aim", "red line", "assessment"), make)


@pytest.mark.parametrize(
    ("page", "keys", "come_to"),
    [
        (
            message(),
            ("down", "space", "down", "space", "f3", "tab"),
            cm.Say(AUTHOR, (1, 2), "We talk", in_character=True),
        ),
        (writing(), ("down",), cm.Note(AUTHOR, "We talk", "red line")),
    ],
    ids=["message", "note"],
)
def test_what_was_written_is_there_again_when_it_is_refused(
    page: Keeping, keys: tuple[str, ...], come_to: cm.Command, tmp_path: Path
) -> None:
    """With whom it goes to, whose voice it is and what kind of note."""
    sent: list[cm.Command] = []

    async def do(command: cm.Command) -> str:
        sent.append(command)
        return "Not in this phase." if len(sent) < 3 else ""

    async def steps(seat: Seat) -> None:
        seat.app.run_worker(filled(seat.app, page, do))
        await seat.at(type(page))
        await seat.press(*keys, "W", "e", "space", "t", "a", "l", "k", "enter")
        await seat.sees("Not in this phase.")
        again = await seat.at(type(page))
        assert again is not page
        assert again.query_one(Line).has_focus
        assert again.query_one(Line).value == "We talk"
        seat.require_right()
        await seat.press("enter")
        await seat.until(lambda: len(sent) == 2, "the second time")
        await seat.until(lambda: seat.app.screen not in (page, again), "the page anew")
        await seat.at(type(page))
        await seat.press("ctrl+s")
        await seat.until(lambda: not isinstance(seat.app.screen, type(page)), "the end")
        assert sent == [come_to] * 3

    sit_down(steps, tmp_path, None)
