"""`wargame diff`: the sentences in which a change is told, and what follows from it."""

from pathlib import Path

import pytest

from tests.authoring.small import spoilt, written
from wargame.analysis.diff.page import DIFFERENT, EQUAL, diff
from wargame.authoring.claims import registers
from wargame.resources import seeds_dir

NOTHING = "Nothing changed that is played or read."


def pages(text: str) -> dict[str, str]:
    """The sections of a page by their heads, each as one line."""
    _head, *rest = text.split("\n\n")
    found: dict[str, str] = {}
    for section in rest:
        head, rule, *lines = section.split("\n")
        assert rule == "-" * len(head)
        found[head] = " ".join(" ".join(lines).split())
    return found


def compared(folder: Path, *changes: tuple[str, str], texts: bool = False) -> dict[str, str]:
    """What is told of the islands after some changes."""
    old = written(folder, BASE, "old.yaml")
    text = BASE
    for one, other in changes:
        assert one in text, one
        text = text.replace(one, other)
    new = written(folder, text, "new.yaml")
    said, status = diff(str(old), str(new), texts=texts)
    assert status == DIFFERENT, said
    return pages(said)


MODIFIERS = """\
    modifiers:
      - {use: nerves}
      - {when: tension >= 3, add: 1, why: a storm}
"""
BASE = (
    spoilt(
        (
            "    outcomes: {fails: [], works: [tension +1]}\n",
            MODIFIERS + "    outcomes: {fails: [], works: [tension +1]}\n",
        ),
        ("tension: {range: [0, 10], start: 2}", "tension: {range: [0, 10], start: 3}"),
    )
    + "modifiers: {nerves: [{add: 1, why: nerves}]}\n"
    + "injects: {I1: {title: Storm, text: Ships stay in port., turns: 2}}\n"
    + "objectives: {north: {quiet: {name: Quiet, points: {2: tension <= 3, 1: tension <= 5}}}}\n"
    + "procedures: {drift: {at: end, do: [tension -1]}}\n"
)

ONE: tuple[tuple[tuple[str, str], str, str], ...] = (
    (("cost: {coin: 1}", "cost: {coin: 2}"), "Actions",
     "Action “Warn” (warn) costs 2 coin instead of 1."),
    (("by: north", "by: south"), "Actions",
     "Action “Warn” (warn), who may order it: also `south`, no longer `north`."),
    (("works: [tension +1]", "works: [tension +2]"), "Actions",
     "Action “Warn” (warn), band `works`, effects: `tension +2` instead of `tension +1`."),
    (("works: [tension +1]", "works: [tension +1, truce on]"), "Actions",
     "Action “Warn” (warn), band `works`, effects: also `truce on`."),
    (("works: [tension +1]", "works: []"), "Actions",
     "Action “Warn” (warn), band `works`, effects: no longer `tension +1`."),
    (("add: 1, why: a storm", "add: -2, why: a storm"), "Actions",
     "Action “Warn” (warn): the modifier “a storm” is worth -2 instead of +1."),
    (("when: tension >= 3, add", "when: tension >= 4, add"), "Actions",
     "Action “Warn” (warn), modifier “a storm”, condition: `tension >= 4` instead of"
     " `tension >= 3`."),
    (("      - {when: tension >= 3, add: 1, why: a storm}\n", ""), "Actions",
     "Action “Warn” (warn), modifiers: no longer modifier “a storm”: condition"
     " `tension >= 3`; worth `1`."),
    (("fails, to: 7}, {name: works, from: 8}", "fails, to: 6}, {name: works, from: 7}"),
     "Tables", "Table “Luck” (luck): the band `fails` reads to 6 instead of to 7."
     " Table “Luck” (luck): the band `works` reads from 7 instead of from 8."),
    (("range: [0, 10]", "range: [0, 9]"), "Tracks",
     "Track “Tension” (tension), range: 0 to 9 instead of 0 to 10."),
    (("start: 3", "start: 4"), "Starting values",
     "Track “Tension” (tension) starts at 4 instead of 3."),
    (("income: {all: 2}", "income: {all: 3}"), "Resources",
     "Resource “Coin” (coin): all receives 3 a turn instead of 2."),
    (("carry: 2", "carry: 1"), "Resources",
     "Resource “Coin” (coin), what may be kept for the next turn: 1 instead of 2."),
    (("turns: 3\n", "turns: 4\n"), "The game", "The game, number of turns: 4 instead of 3."),
    (("name: Two islands", "name: Three islands"), "The game",
     "The game is called “Three islands” instead of “Two islands”."),
    (("name: Warn", "name: Warn them"), "Actions",
     "Action “Warn them” (warn) is called “Warn them” instead of “Warn”."),
    (("turns: 2}}", "turns: [2, 3]}}"), "Injects",
     "Inject “Storm” (I1), turns in which it comes: also `3`."),
    (("{2: tension <= 3", "{2: tension <= 2"), "Objectives",
     "Objective “Quiet” (north.quiet), points for the score 2, condition: `tension <= 2` instead of"
     " `tension <= 3`."),
    (("{2: tension <= 3", "{3: tension <= 3"), "Objectives",
     "Objective “Quiet” (north.quiet): the points `tension <= 3` score 3 instead of 2."),
    (("do: [tension -1]", "do: [tension -2]"), "Procedures",
     "Procedure “Drift” (drift), effects: `tension -2` instead of `tension -1`."),
    (("flags: {truce: }", "flags: {truce: , fog: }"), "Flags", "New: flag “Fog” (fog)."),
    (("nerves: [{add: 1", "nerves: [{add: 2"), "Shared modifiers",
     "Shared modifiers `nerves`: the modifier “nerves” is worth +2 instead of +1."),
    (("invented: true\n", "invented: true\nsummary: Two.\n"), "Reworded",
     "The game: summary (there was none)."),
    (("Ships stay in port.", "All ships stay in port."), "Reworded", "Inject “Storm” (I1): text."),
)  # fmt: skip


@pytest.mark.parametrize(("change", "section", "said"), ONE)
def test_a_change_is_told_in_a_sentence_under_its_heading(
    change: tuple[str, str], section: str, said: str, tmp_path: Path
) -> None:
    found = compared(tmp_path, change)

    assert found[section] == said
    assert set(found) - {section} <= {"What follows"}


def test_nothing_changed_is_one_sentence(tmp_path: Path) -> None:
    old, new = written(tmp_path, BASE, "old.yaml"), written(tmp_path, BASE, "new.yaml")

    assert diff(str(old), str(new)) == (NOTHING, EQUAL)


def test_blanks_in_formulas_comments_and_quotes_are_nothing(tmp_path: Path) -> None:
    old = written(tmp_path, BASE, "old.yaml")
    text = BASE.replace("tension >= 3, add", "tension>=3, add").replace(
        "[tension -1]", "['tension -  1']"
    )
    new = written(tmp_path, f"# another hand\n{text}", "new.yaml")

    assert diff(str(old), str(new)) == (NOTHING, EQUAL)


# ---- ids


def test_a_thing_that_only_goes_by_another_id_is_told_once_wherever_rules_name_it(
    tmp_path: Path,
) -> None:
    found = compared(tmp_path, ("tension", "alarm"), ("alarm: {", "alarm: {name: Tension, "))

    assert found == {
        "Tracks": "Track “Tension” (alarm) goes by the id `alarm` instead of `tension`,"
        " and is else the same."
    }


def test_an_action_and_a_band_that_are_renamed_are_told_once(tmp_path: Path) -> None:
    found = compared(tmp_path, ("warn:", "shout:"), ("works", "does"))

    assert found == {
        "Tables": "Table “Luck” (luck), band `does` goes by the id `does` instead of `works`,"
        " and is else the same.",
        "Actions": "Action “Warn” (shout) goes by the id `shout` instead of `warn`,"
        " and is else the same.",
    }


def test_another_track_with_another_range_is_no_new_name(tmp_path: Path) -> None:
    found = compared(
        tmp_path, ("trust: {of: coast, range: [0, 5]}", "faith: {of: coast, range: [0, 6]}")
    )

    assert found["Tracks"].startswith("Gone: track “Trust” (trust)")
    assert "New: track “Faith” (faith)" in found["Tracks"]


def test_the_order_of_actions_is_read_and_so_told(tmp_path: Path) -> None:
    more = "  ask: {name: Ask, by: south, do: [tension -1]}\n"
    first = BASE.replace("actions:\n", f"actions:\n{more}")
    last = BASE.replace("modifiers: {nerves", f"{more}modifiers: {{nerves")
    said, status = diff(
        str(written(tmp_path, first, "old.yaml")), str(written(tmp_path, last, "new.yaml"))
    )

    assert status == DIFFERENT
    assert pages(said)["Actions"] == (
        "The game, Actions: in another order, `warn`, `ask` instead of `ask`, `warn`."
    )


# ---- the same of many


def test_the_same_change_of_many_things_is_told_once(tmp_path: Path) -> None:
    more = "".join(
        f"  {name}: {{name: {name.title()}, by: south, cost: {{coin: COST}}, do: [tension -1]}}\n"
        for name in ("ask", "beg", "plead")
    )
    base = BASE.replace("modifiers: {nerves", f"{more}modifiers: {{nerves")
    old = written(tmp_path, base.replace("COST", "1"), "old.yaml")
    new = written(tmp_path, base.replace("COST", "2"), "new.yaml")

    assert pages(diff(str(old), str(new))[0])["Actions"] == (
        "Each of action “Ask” (ask), action “Beg” (beg) and action “Plead” (plead) costs 2 coin"
        " instead of 1."
    )


# ---- layouts


LAYOUTS = """\
layouts:
  both: {name: Both}
  north: {name: North alone, change: {turns: 2, actions: {warn: {cost: {coin: 1}}}}}
"""


def test_what_shows_in_one_layout_only_names_it(tmp_path: Path) -> None:
    old = written(tmp_path, BASE + LAYOUTS, "old.yaml")
    new = written(tmp_path, BASE + LAYOUTS.replace("turns: 2", "turns: 4"), "new.yaml")
    whole, status = diff(str(old), str(new))
    both = diff(str(old), str(new), layout="both")
    north, _status = diff(str(old), str(new), layout="north")

    assert (status, both) == (DIFFERENT, (NOTHING, EQUAL))
    assert pages(whole)["The game"] == (
        "The game, number of turns: 4 instead of 2 (in the layout `north`)."
    )
    assert pages(north)["The game"] == "The game, number of turns: 4 instead of 2."


def test_what_no_layout_plays_says_so(tmp_path: Path) -> None:
    only = "layouts: {north: {change: {turns: 2}}}\n"
    old = written(tmp_path, BASE + only, "old.yaml")
    new = written(tmp_path, (BASE + only).replace("turns: 3\n", "turns: 5\n"), "new.yaml")

    assert pages(diff(str(old), str(new))[0])["The game"] == (
        "The game, number of turns: 5 instead of 3 (not played: every layout changes it or takes it"
        " away)."
    )


def test_a_layout_that_comes_and_one_that_is_called_otherwise(tmp_path: Path) -> None:
    old = written(tmp_path, BASE + LAYOUTS, "old.yaml")
    more = LAYOUTS.replace("name: Both", "name: All") + "  south: {name: South alone}\n"
    new = written(tmp_path, BASE + more, "new.yaml")

    said = pages(diff(str(old), str(new))[0])["Layouts"]
    assert "Layout “All” (both) is called “All” instead of “Both”." in said
    assert "New: layout “South alone” (south)." in said


# ---- translations


def test_a_translation_that_alone_changed_names_its_language(tmp_path: Path) -> None:
    text = BASE.replace("text: Ships stay in port.", "text: {en: Stay., ro: Stați.}")
    old = written(tmp_path, text, "old.yaml")
    new = written(tmp_path, text.replace("Stați.", "Rămâneți."), "new.yaml")
    none = written(tmp_path, text.replace("{en: Stay., ro: Stați.}", "Stay."), "none.yaml")

    assert pages(diff(str(old), str(new))[0]) == {
        "Reworded": "Inject “Storm” (I1): text (in `ro`)."
    }
    assert pages(diff(str(old), str(none))[0]) == {
        "Languages": "The texts can no longer be read in `ro`."
    }


# ---- what follows


def test_a_table_that_changed_shows_its_odds_at_each_net_modifier(tmp_path: Path) -> None:
    bands = "{name: fails, to: 7}, {name: works, from: 8}"
    found = compared(tmp_path, (bands, bands.replace("7", "6").replace("8", "7")))

    # Of 36 throws of two dice 21 are 7 or more and 15 are 8 or more.
    assert "On it roll: warn." in found["What follows"]
    assert "+0 58.3 → 41.7 41.7 → 58.3" in found["What follows"]


def test_a_modifier_that_is_worth_more_shows_what_that_does_at_each_net(tmp_path: Path) -> None:
    found = compared(tmp_path, ("add: 1, why: a storm", "add: 2, why: a storm"))

    follows = found["What follows"]
    assert "the net modifier is +1 in these cases: warn “a storm”." in follows
    assert "+0 → +1 58.3 → 41.7 41.7 → 58.3" in follows
    # It holds at the start, with the nerves: +3 instead of +2.
    assert (
        "At the first orders Luck is rolled at +3 instead of +2 (fails 16.7% instead of 27.8%,"
        " works 83.3% instead of 72.2%): “Warn” (warn) by north on bay, cape."
    ) in " ".join(follows.split())


def test_a_shared_list_reaches_all_that_use_it_and_is_told_once(tmp_path: Path) -> None:
    found = compared(tmp_path, ("nerves: [{add: 1", "nerves: [{add: 2"))

    assert set(found) == {"Shared modifiers", "What follows"}
    assert "the net modifier is +1 in these cases: warn “nerves”." in found["What follows"]


def test_a_start_that_follows_from_another_is_told(tmp_path: Path) -> None:
    found = compared(tmp_path, ("range: [0, 5]}", "range: [0, 5], start: 2}"))

    assert found["Starting values"] == "Track “Trust” (trust) starts at 2 instead of 0."
    assert found["What follows"] == "`trust` starts at 2 instead of 0: bay, cape."


def test_orders_that_can_be_given_at_the_start_or_no_longer(tmp_path: Path) -> None:
    limit = "    requires: [{that: tension >= 4, else: nothing is at stake}]\n"
    found = compared(tmp_path, ("    table: luck\n", f"{limit}    table: luck\n"))

    assert found["What follows"] == (
        "At the first orders these can no longer be given: “Warn” (warn) by north on bay, cape."
    )
    assert found["Actions"] == (
        "Action “Warn” (warn), requirements: also requirement `tension >= 4`: reason why not"
        " “nothing is at stake”."
    )


def test_claims_that_come_into_use_and_go_out_of_it(tmp_path: Path) -> None:
    claim = registers(seeds_dir())["kyle-27"]
    old = written(tmp_path, BASE, "old.yaml")
    new = written(tmp_path, BASE.replace("by: north", "by: north\n    cite: kyle-27"), "new.yaml")

    there, back = pages(diff(str(old), str(new))[0]), pages(diff(str(new), str(old))[0])

    assert there["Claims cited"] == "Action “Warn” (warn), claims: also `kyle-27`."
    said = " ".join(claim.claim.split())
    assert there["What follows"].startswith("1 claim is newly cited: kyle-27 (")
    assert said in there["What follows"]
    assert back["What follows"].startswith("1 claim is cited by nothing any more: kyle-27 (")


def test_nothing_follows_from_words(tmp_path: Path) -> None:
    assert "What follows" not in compared(tmp_path, ("a storm", "a great storm"))


# ---- texts word by word


def test_texts_are_shown_word_by_word_where_that_is_asked_for(tmp_path: Path) -> None:
    found = compared(tmp_path, ("Ships stay in port.", "All ships stay home."), texts=True)

    assert found["Reworded"] == (
        "Inject “Storm” (I1), text: [-Ships-] {+All ships+} stay [-in port.-] {+home.+}"
    )
