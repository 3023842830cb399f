"""The print pack: what every page must hold, for every scenario that comes along."""

import re
from importlib import import_module
from pathlib import Path

import pytest

from tests.report.golden import PACK, pack
from tests.report.paper import kit, read, text_of
from tests.untranslated import left_over, own_texts
from wargame.language import speaking
from wargame.report import briefs, conduct, slips, wall
from wargame.report.document import Page, ReportError, Sheet, Strip, Table
from wargame.report.kit import Kit
from wargame.report.measure import lines, width
from wargame.report.pack import minutes_of, pages, print_pack, start
from wargame.report.rendering import html, why_no_pdf

SCENARIOS = ("islands", "transnistria")


@pytest.fixture(scope="module", params=SCENARIOS)
def made(request: pytest.FixtureRequest) -> tuple[Kit, dict[str, Page]]:
    """A scenario with the pages of its pack by name."""
    found = kit(str(request.param))
    return found, {page.name: page for page in pages(found, 9 * 60)}


def test_the_pack_of_a_small_game_reads_as_it_was_looked_over() -> None:
    """`python -m tests.report.golden` writes it anew; read the difference before it is kept."""
    assert pack() == PACK.read_text("utf-8")


def test_there_is_a_page_for_everything_a_table_needs(made: tuple[Kit, dict[str, Page]]) -> None:
    found, by_name = made
    seats = found.loaded.game.seats

    needed = {f"briefs/{seat}" for seat in seats} | {f"orders/{seat}" for seat in seats}
    needed |= {"slips/orders", "slips/deals", "wall/situation", "wall/odds", "wall/tracks"}
    needed |= {"control/running", "control/cards", "control/orders", "control/rules"}
    needed |= {"control/analyst", "control/hotwash", "forms/survey"}
    assert needed <= set(by_name)


def test_every_page_is_sound_html_that_asks_for_nothing_elsewhere(
    made: tuple[Kit, dict[str, Page]],
) -> None:
    for page in made[1].values():
        reader = read(html(page))
        assert (reader.crossed, reader.open, reader.links) == ([], [], []), page.name
        assert "script" not in reader.tags


def test_the_index_leads_to_every_page_once(made: tuple[Kit, dict[str, Page]]) -> None:
    found, by_name = made

    links = read(html(start(found, tuple(by_name.values())))).links

    assert sorted(links) == sorted(f"{name}.html" for name in by_name)


# ---- briefs


def test_every_brief_fits_one_page_in_letters_that_can_be_read(
    made: tuple[Kit, dict[str, Page]],
) -> None:
    found, by_name = made
    for seat, id in enumerate(found.loaded.game.seats):
        assert not briefs.too_long(found, seat)
        assert by_name[f"briefs/{id}"].size >= 8.5


def test_a_brief_says_all_that_the_screen_says(made: tuple[Kit, dict[str, Page]]) -> None:
    found, by_name = made
    for seat, id in enumerate(found.loaded.game.seats):
        shown = text_of(by_name[f"briefs/{id}"])
        for line in found.prose.brief(seat)[1:]:
            assert line.removeprefix("- ").removesuffix(":") in shown


def test_a_pdf_of_a_brief_is_one_page_where_the_extra_is_there(
    made: tuple[Kit, dict[str, Page]],
) -> None:
    """Without the extra the command says how to get it."""
    if why_no_pdf():
        assert "wargame[pdf]" in why_no_pdf() or "Pango" in why_no_pdf()
        return
    for name, page in made[1].items():
        if name.startswith("briefs/"):
            made_by = import_module("weasyprint").HTML(string=html(page)).render()
            assert len(made_by.pages) == 1, name


@pytest.mark.parametrize(
    ("text", "room", "count"),
    [
        ("", 50, 1),
        ("one two", 100, 1),
        ("one two", 8, 2),
        ("a" * 100, 50, 4),
        ("日本語" * 10, 60, 2),
    ],
)
def test_a_text_is_broken_between_words_and_a_long_word_anywhere(
    text: str, room: float, count: int
) -> None:
    assert lines(text, room, 10) == count


def test_a_capital_is_wider_than_a_small_letter_and_a_sign_above_takes_no_room() -> None:
    assert width("M", 10) > width("m", 9) > width("i", 9)
    assert width("e\N{COMBINING ACUTE ACCENT}", 10) == width("e", 10)


# ---- odds


def test_the_wall_shows_every_table_for_every_net_modifier_exactly(
    made: tuple[Kit, dict[str, Page]],
) -> None:
    found, by_name = made
    shown = text_of(by_name["wall/odds"])
    used = {roll.table for roll in found.loaded.game.rolls}
    for table in found.loaded.game.tables:
        assert (table.name in shown) == (table.id in used)
    for line in shown.splitlines():
        cells = re.findall(r"([\d.]+)% \((\d+)\)", line)
        if cells:
            assert round(sum(float(share) for share, _ways in cells), 1) == 100.0


def test_a_row_of_the_wall_counts_every_throw_once() -> None:
    (table,) = (t for t in kit("transnistria").loaded.game.tables if t.id == "COE")
    block = wall._odds_of(table)
    assert isinstance(block, Table)
    assert [row[0] for row in block.rows] == [f"{net:+d}" for net in range(-4, 5)]
    for row in block.rows:
        ways = [int(found) for cell in row[1:] for found in re.findall(r"\((\d+)\)", cell)]
        assert sum(ways) == 36


# ---- tracks and slips


def test_a_strip_has_a_box_for_each_number_and_marks_the_start() -> None:
    found = kit("transnistria")
    for dial in found.start(found.public):
        if dial.kind != "track" or dial.value is None:
            continue
        strip = wall._strip(found, dial)
        assert isinstance(strip, Strip)
        assert [step.number for step in strip.steps] == [
            str(n) for n in range(dial.low, dial.high + 1)
        ]
        assert [step.number for step in strip.steps if step.start] == [str(dial.value)]


def test_what_not_all_may_see_stands_on_no_wall() -> None:
    """In the teaching game only the Crown knows where its smugglers are."""
    found = kit("islands")

    assert "Smugglers" not in text_of(wall.tracks(found)) + text_of(wall.situation(found))
    hidden = wall.hidden_tracks(found)
    assert hidden is not None
    assert "Smugglers" in text_of(hidden)
    assert "secrets" in hidden.stamp


def test_an_order_slip_asks_for_all_that_the_order_form_asks_for() -> None:
    shown = text_of(slips.orders(kit("transnistria")))

    for word in (
        "Turn", "What (verb)", "On whom", "Seen:", "Capital", "Means",
        "Why (one sentence, required)", "Expected effect",
        "How likely: the upper half", "dice",
    ):  # fmt: skip
        assert word in shown


def test_every_side_of_slips_is_full() -> None:
    for page in (slips.orders(kit()), slips.deals(kit()), slips.cards(kit("transnistria"))):
        assert page is not None
        full = {"two": 2, "three": 3, "four": 4}
        for sheet in page.blocks:
            assert isinstance(sheet, Sheet)
            assert len(sheet.slips) == full[sheet.kind]


def test_the_back_of_a_card_lies_behind_its_front() -> None:
    """Turned over the long edge, left becomes right."""
    page = slips.cards(kit("transnistria"))
    assert page is not None
    sheets = [sheet for sheet in page.blocks if isinstance(sheet, Sheet)]
    for fronts, backs in zip(sheets[::2], sheets[1::2], strict=True):
        for place, behind in ((0, 1), (1, 0), (2, 3), (3, 2)):
            front, back = fronts.slips[place], backs.slips[behind]
            assert front.empty == back.empty
            assert front.empty or front.head in back.head


def test_the_wall_calls_a_level_by_its_own_name() -> None:
    found = kit("near_abroad")
    shown = "\n".join(text_of(make(found)) for make in (wall.situation, wall.tracks))

    assert "Leans to Moscow" in shown
    assert "moscow" not in shown


# ---- what a seat may read of orders


def test_a_seat_s_book_of_orders_leaves_out_what_it_may_not_see() -> None:
    """The League's orders say nothing of smugglers; Control's book says all."""
    found = kit("islands")

    assert "Smugglers" not in text_of(briefs.book(found, 0))
    assert "Smugglers" in text_of(briefs.book(found, 1))
    assert "Smugglers" in text_of(briefs.whole_book(found))


def test_control_s_pages_tell_what_no_seat_may_know_by_its_name() -> None:
    """The pages for seats only say that there is something; Control's pages say what."""
    found = kit("near_abroad")
    by_name = {page.name: text_of(page) for page in pages(found, 9 * 60)}
    control = {name: text for name, text in by_name.items() if name.startswith("control/")}

    assert "“The oil price has moved” does not hold" in control["control/cards"]
    assert not [name for name, text in control.items() if "you cannot see" in text]
    assert "you cannot see" in by_name["orders/russia"]
    assert not [n for n, text in by_name.items() if n not in control and "oil price has" in text]


# ---- the running sheet


def test_the_day_runs_by_the_clock_from_the_time_that_is_given() -> None:
    shown = text_of(conduct.running_sheet(kit("transnistria"), minutes_of("23:30")))

    clocks = re.findall(r"^(\d\d:\d\d) \|", shown, re.MULTILINE)
    assert clocks[0] == "23:30"
    assert clocks[1:3] == ["23:37", "23:38"]
    assert clocks[-1] == "00:07"
    assert "from 23:30 to 00:15" in shown


def test_every_inject_stands_where_it_is_due() -> None:
    found = kit("transnistria")
    shown = text_of(conduct.running_sheet(found, 0))
    first, rest = shown.split("Turn 2 ")
    assert "Inject I02" in first
    assert "Inject I02" not in rest
    reserve = shown.split("In reserve")[1]
    for inject in found.scenario.injects:
        assert (f"{inject.id}: " in reserve) == inject.contingency


@pytest.mark.parametrize(
    "text", ["", "9", "24:00", "09:60", "9:5", "09-30", "٠٩:٣٠", "-1:30", "noon"]
)
def test_what_is_no_time_of_day_is_told(text: str) -> None:
    with pytest.raises(ReportError, match="no time of day"):
        minutes_of(text)


# ---- files


def test_what_was_written_is_told_and_a_second_time_is_the_same(tmp_path: Path) -> None:
    told = print_pack("islands", tmp_path / "one", pdf=False)
    print_pack("islands", tmp_path / "two", pdf=False)

    files = {
        p.relative_to(tmp_path / "one"): p.read_bytes() for p in (tmp_path / "one").rglob("*.html")
    }
    assert told[0].startswith(f"{len(files)} pages are in")
    assert files == {
        p.relative_to(tmp_path / "two"): p.read_bytes() for p in (tmp_path / "two").rglob("*.html")
    }


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReportError, match="Choose another folder"):
        print_pack("islands", tmp_path / "file", pdf=False)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_no_word_of_the_pack_is_left_untranslated(scenario: str) -> None:
    """In the made-up language every word of ours wears accents."""
    with speaking("qps"):
        found = kit(scenario)
        made = pages(found, 9 * 60)
        own = own_texts(found.loaded)
        for page in (start(found, made), *made):
            shown = text_of(page).replace("|", "\n")
            assert left_over(shown, own) == (), page.name
        assert "Ŵĥý" in text_of(slips.orders(found))
