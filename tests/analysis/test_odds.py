"""`wargame odds`: every case is counted, and an action is told with all that bears on its dice."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.authoring.islands import ISLANDS, written
from wargame.analysis.odds import odds
from wargame.authoring.columns import WIDTH, percents
from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.load import find, load

HARMLESS = ISLANDS.replace("      - {add: 0 - target.spies, unseen: true, why: spies}\n", "")
SHARE = re.compile(r"([0-9]+\.[0-9])%")


@pytest.fixture
def islands(tmp_path: Path) -> str:
    return written(tmp_path / "islands")


def flat(text: str) -> str:
    """A page as one line, however it was broken."""
    return " ".join(text.split())


def rows(text: str) -> list[list[str]]:
    """The rows of all tables of odds."""
    return [line.split() for line in text.split("\n") if re.match(r" *[+-]\d+ +\d+ +\d", line)]


# ---- percentages


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12).filter(any))
def test_percentages_sum_to_a_hundred_and_are_less_than_a_tenth_off(ways: list[int]) -> None:
    tenths = [round(float(share.removesuffix("%")) * 10) for share in percents(ways)]

    assert sum(tenths) == 1000
    for tenth, way in zip(tenths, ways, strict=True):
        assert abs(tenth - 1000 * way / sum(ways)) < 1


# ---- tables


def test_every_table_in_use_is_told_for_every_net_modifier_of_its_span(islands: str) -> None:
    text = odds(islands, None)

    assert rows(text.split("\n\n")[0]) == [
        ["-3", "33", "91.7%", "3", "8.3%"],
        ["-2", "30", "83.3%", "6", "16.7%"],
        ["-1", "26", "72.2%", "10", "27.8%"],
        ["+0", "21", "58.3%", "15", "41.7%"],
        ["+1", "15", "41.7%", "21", "58.3%"],
        ["+2", "10", "27.8%", "26", "72.2%"],
        ["+3", "6", "16.7%", "30", "83.3%"],
    ]


def test_a_table_says_its_dice_its_clip_and_its_naturals(islands: str) -> None:
    text = flat(odds(islands, None))

    assert "luck, Luck: 2d6, 36 cases. The net modifier counts from -3 to +3. net" in text
    assert "coin_toss, Coin toss: 1d2, 2 cases. A natural 1 or 2 reads the outermost band" in text


def test_a_table_that_no_rule_rolls_on_is_only_named(islands: str) -> None:
    assert "\n\nNo rule rolls on idle.\n\n" in odds(islands, None)


@pytest.mark.parametrize("scenario", ["transnistria", "influence12"])
def test_percentages_of_every_row_sum_to_a_hundred(scenario: str) -> None:
    told = rows(odds(scenario, None))

    assert len(told) > 20
    for row in told:
        assert sum(round(float(share) * 10) for share in SHARE.findall(" ".join(row))) == 1000


def test_no_line_is_wider_than_a_page(islands: str) -> None:
    pages = [odds("transnistria", None), *(odds(islands, name) for name in ("warn", "ask", "pay"))]

    assert max(len(line) for page in pages for line in page.split("\n")) <= WIDTH


# ---- one action


def test_an_action_is_told_with_cost_seats_and_target(islands: str) -> None:
    assert odds(islands, "warn").split("\n")[:4] == [
        "warn, Warn loudly",
        "by: all (open)",
        "target: coast, where target.seat != me, else: nobody warns himself",
        "cost: 1 coin",
    ]


def test_each_modifier_is_told_with_its_worth_its_reason_and_what_it_rests_on(islands: str) -> None:
    text = odds(islands, "warn")

    assert "\n  -2: nerves, when tension >= 7\n" in text
    assert "\n  + (target.trust // 2): trust\n" in text
    assert ("\n  +1: deep water, when target.deep [assumption: sound carries there]\n") in text


def test_a_claim_that_a_modifier_rests_on_is_told() -> None:
    text = flat(odds("transnistria", "R01"))

    why = "its conflict pushes it to Moscow"
    assert f"+1: {why}, when target.frozen_conflict [cite: kyle-27]" in text


def test_an_unseen_modifier_is_marked(islands: str) -> None:
    text = flat(odds(islands, "warn"))

    assert "spies (unseen: the odds that seats are shown leave it out)" in text


def test_second_rolls_and_rolls_in_effects_are_told_likewise(islands: str) -> None:
    assert "\nSecond roll echo on coin_toss, Coin toss: 1d2" in odds(islands, "warn")
    assert "\nRoll in an effect on luck, Luck: 2d6" in odds(islands, "ask")


def test_the_harmless_islands_have_one_modifier_less() -> None:
    assert HARMLESS.count("unseen") == ISLANDS.count("unseen") - 1


def test_odds_are_told_as_far_as_the_action_s_own_modifiers_can_reach(tmp_path: Path) -> None:
    """Trust gives +0 to +2, nerves -2 or nothing, deep water +1 or nothing: -2 to +3."""
    text = odds(written(tmp_path / "islands", HARMLESS), "warn").split("Second roll")[0]

    assert "The net modifier can be from -2 to +3:" in text
    assert [row[0] for row in rows(text)] == ["-2", "-1", "+0", "+1", "+2", "+3"]


def test_no_reach_goes_beyond_the_table_s_clip(islands: str) -> None:
    """Spies could take another three away."""
    text = odds(islands, "warn").split("Second roll")[0]

    assert [row[0] for row in rows(text)] == ["-3", "-2", "-1", "+0", "+1", "+2", "+3"]


def test_a_modifier_that_always_holds_leaves_no_row_without_it(tmp_path: Path) -> None:
    always = HARMLESS.replace("when: target.deep", "when: target.trust >= 0")

    text = odds(written(tmp_path / "islands", always), "warn")

    assert "The net modifier can be from -1 to +3:" in text.split("Second roll")[0]


def test_where_the_reach_is_known_only_inside_a_loop_the_whole_span_is_told(islands: str) -> None:
    assert [row[0] for row in rows(odds(islands, "ask"))][0::6] == ["-3", "+3"]


def test_the_start_of_the_game_is_told_for_each_seat_and_each_target(islands: str) -> None:
    """North's unseen spies sit at the cape too: Control knows, north does not."""
    start = odds(islands, "warn").partition("At the first orders of the game:\n")[2]

    assert start.split("\n") == [
        "  north: cape",
        "    cost: 1 coin",
        "    Luck, net +0 (-1 spies; +1 deep water): fails 58.3%, works 41.7%",
        "    as far as north knows: Luck, net +1 (+1 deep water): fails 41.7%, works 58.3%",
        "    Echo, net +1 (+1 where the roll starts): tails 50.0%, heads 50.0%",
        "  south: bay",
        "    cost: 1 coin",
        "    Luck, net -1 (-1 spies): fails 72.2%, works 27.8%",
        "    Echo, net +1 (+1 where the roll starts): tails 50.0%, heads 50.0%",
    ]


@pytest.mark.parametrize(
    ("action", "said"),
    [
        ("ask", "  north: not possible yet; nobody listens yet"),
        ("pay", "  south: not possible yet; it costs 2 coin of 1"),
        ("hush", "It answers other orders, so that nothing can be ordered at the start."),
    ],
)
def test_what_cannot_be_ordered_at_the_start_says_why(action: str, said: str, islands: str) -> None:
    assert odds(islands, action).split("\n")[-1] == said


def test_what_the_game_asks_and_waits_for_before_the_first_orders_is_let_pass(
    tmp_path: Path,
) -> None:
    before = """\
phases: {news: {kind: situation}, talks: {kind: talk}}
injects:
  letter:
    title: Letter
    text: A letter.
    turns: 1
    do:
      - decide: {id: reply, ask: Reply?, by: north, nobody: hold,
                 options: {send: [tension +8], hold: []}}
"""

    text = odds(written(tmp_path / "islands", ISLANDS + before), "warn")

    assert "Luck, net -1 (-1 spies): fails 72.2%, works 27.8%" in text


def test_an_action_without_dice_says_so(islands: str) -> None:
    assert "\nNo dice. Tension -1.\n" in odds(islands, "pay")


def test_an_action_goes_by_its_id_or_its_name_in_any_case(islands: str) -> None:
    assert odds(islands, "Warn Loudly") == odds(islands, "WARN") == odds(islands, "warn")


@pytest.mark.parametrize(
    ("written_so", "remedy"),
    [("wran", "did you mean `warn`?"), ("xyz", "known: warn, ask, pay, hush")],
)
def test_an_unknown_action_gets_the_nearest_name(
    written_so: str, remedy: str, islands: str
) -> None:
    with pytest.raises(ScenarioError) as refused:
        odds(islands, written_so)

    (said,) = refused.value.diagnostics
    assert said.message == f"There is no action `{written_so}` in Two islands."
    assert said.expected == remedy


@pytest.mark.parametrize("scenario", ["islands", "transnistria", "influence12"])
def test_every_action_that_comes_with_wargame_can_be_told(scenario: str) -> None:
    for action in load(find(scenario)).scenario.actions:
        assert odds(scenario, action.id).startswith(f"{action.id}, {action.name}\n")


# ---- what it does


def test_without_an_action_every_action_is_told_in_short() -> None:
    """Base, modifiers and bands of each roll; the grids stand with the tables."""
    text = odds("transnistria", None)
    (reform,) = [part for part in text.split("\n\n") if part.startswith("P03, ")]

    assert "by: partners (open); cost: 1 capital, 1 means" in reform
    assert "Roll on ENG\n" in reform
    assert "    + (-4 + enlargement_view): where the roll starts\n" in reform
    assert "    progress: Resilience of the target +1.\n" in reform
    assert not rows(reform)
    game = load(find("transnistria")).game
    assert all(f"\n\n{a.id}, {a.name}\n  by: " in text for a in game.scenario.actions)


def test_an_action_tells_what_each_band_of_each_roll_does_here() -> None:
    """Prestige is switched off in the short game, so that it is left out."""
    text = flat(odds("transnistria", "R01"))

    assert (
        "What each band does: backfires: Alignment of the target +1, Russian support -1."
        " no change: Nothing changes. concession: Alignment of the target -1,"
        " Russian leverage of the target +1. major concession: The target decides:"
    ) in text


def test_what_an_action_does_beside_its_dice_is_told() -> None:
    told = flat(odds("transnistria", "P01"))
    assert "Whatever the dice say: If the number named is at least Ambition of the target" in told
