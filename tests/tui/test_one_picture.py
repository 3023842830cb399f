"""What a key does is painted once, and long texts cost what is seen of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._compositor import CompositorUpdate
from textual.content import Content

from tests.tui.piloting import Seat, sit_down
from wargame.tui.app import WargameApp
from wargame.tui.reading import page
from wargame.tui.widgets.menu import HANG, Hanging, Row

WORDS = st.text(st.sampled_from("abcé→1.\u00a0界🙂\u0301\u064e "), max_size=60)


@given(text=WORDS, width=st.integers(3, 40))
def test_a_row_of_a_long_list_is_as_high_as_it_is_when_it_is_painted(text: str, width: int) -> None:
    assert Row.of(Content(text)).get_height({}, width) == len(Content(text).wrap(width))


@pytest.mark.parametrize("key", ["2", "3", "4", "5", "6", "m", "d", "f1"])
def test_a_key_is_painted_once(key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pictures: list[str] = []
    display = WargameApp._display

    def count(app: WargameApp, screen: object, update: object) -> None:
        if isinstance(update, CompositorUpdate):
            pictures.append(type(screen).__name__)
        display(app, screen, update)  # type: ignore[arg-type]

    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        await seat.pilot.pause(0.3)
        monkeypatch.setattr(WargameApp, "_display", count)
        pictures.clear()
        await seat.press(key)
        await seat.pilot.pause(0.3)

        # On a slow machine a picture that would come too late is painted before all is in place.
        assert 1 <= len(pictures) <= 2

    sit_down(steps, tmp_path)


# ---- the handbooks' pages


def test_a_page_has_its_headings_lists_tables_and_code_in_lines() -> None:
    text = page(
        "# Head\n\nSome *words* with `code`\nin one paragraph.\n\n"
        "1. a first point that is long enough for two lines\n2. second\n\n"
        "- sign\n\n"
        "| key | what it does |\n|---|---|\n| `a, b` | opens what is under the cursor, or not |\n\n"
        "```\nas  it stands\n```\n",
        32,
    )
    assert text.plain.split("\n") == [
        "Head",
        "",
        "Some words with code in one",
        "paragraph.",
        "",
        "1. a first point that is long",
        "   enough for two lines",
        "2. second",
        "",
        "• sign",
        "",
        "key   what it does              ",
        "────────────────────────────────",
        "a, b  opens what is under the   ",
        "      cursor, or not            ",
        "",
        "  as  it stands",
    ]


@pytest.mark.parametrize("width", [10, 40, 76, 100])
@pytest.mark.parametrize("topic", ["player", "facilitator", "designer", "map", "plain"])
def test_no_line_of_a_handbook_is_wider_than_its_page_save_code(topic: str, width: int) -> None:
    from wargame.resources import handbook_page

    text = handbook_page(topic).read_text("utf-8")
    wide = [
        line
        for line in page(text, width).plain.split("\n")
        if len(line.rstrip()) > max(24, width) and line.strip() not in text
    ]
    assert wide == []


@given(text=WORDS, width=st.integers(1, 40))
def test_a_line_of_a_list_goes_on_set_off_from_where_it_begins(text: str, width: int) -> None:
    shown = Hanging.of(Content(text)).hung(width)
    rows = shown.split(allow_blank=True)

    assert "".join(shown.plain.split()) == "".join(text.split())
    assert Hanging.of(Content(text)).get_height({}, width) == len(shown.wrap(width))
    if width > 2 * HANG:
        assert max(row.cell_length for row in rows) <= width
        assert all(row.plain.startswith(" " * HANG) for row in rows[1:])


def test_a_deal_goes_on_below_its_words_and_not_below_its_sign() -> None:
    line = Content.assemble(("⇄ ", "bold"), "Secret deal: Ardaby and Borum", "\n  ", "To be signed")
    assert Hanging.of(line).hung(16).plain.split("\n") == [
        "⇄ Secret deal:",
        "  Ardaby and",
        "  Borum",
        "  To be signed",
    ]
    bold = Content.assemble("one two ", ("three", "bold"))
    (span,) = Hanging.of(bold).hung(9).spans
    assert Hanging.of(bold).hung(9).plain[span.start : span.end] == "three"
