"""Every mistake at once: none hides another that is not about the same thing."""

import difflib
import re
import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.authoring.small import written
from tests.authoring.test_broken import HOME, NAMES, SOUND
from wargame.authoring.diagnostics import Diagnostic
from wargame.authoring.load import check
from wargame.resources import scenarios_dir

SPOILT = (
    (
        "rulebook/pressure.yaml",
        "why: leverage such as a garrison gives, cite: kyle-29}",
        "why: leverage}",
    ),
    ("rulebook/alliance.yaml", "    rolls: {reaction: 1}\n", ""),
    ("near_abroad/injects.yaml", "    when: crash\n", "    when: crash and turn > 90\n"),
    ("rulebook/pressure.yaml", "'{target} listens,", "'{target} and {target.network} listen,"),
    ("rulebook/pressure.yaml", "{capital: 1, means: 1}", "{capital: 99, means: 1}"),
)
CODES = ("no-grounds", "roll-not-said", "never-holds", "secret-in-text", "never-affordable")


def spoilt(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """The scenarios that come with wargame, spoilt; the path of the largest."""
    shutil.copytree(scenarios_dir(), folder, dirs_exist_ok=True)
    for file, old, new in changes:
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    return folder / "near_abroad"


def codes(path: Path) -> list[str]:
    return [one.code for one in check(path).diagnostics]


def test_five_breaks_are_five_errors(tmp_path: Path) -> None:
    assert sorted(codes(spoilt(tmp_path, *SPOILT))) == sorted(CODES)


@pytest.mark.parametrize("left", list(combinations(range(len(SPOILT)), 2)))
def test_any_two_of_the_breaks_are_two_errors(tmp_path: Path, left: tuple[int, int]) -> None:
    found = codes(spoilt(tmp_path, *(SPOILT[k] for k in left)))

    assert sorted(found) == sorted(CODES[k] for k in left)


# ---- any two mistakes

UNREADABLE = (
    *("alias", "missing_colon", "list_never_closed", "tab_for_indentation", "file_that_is_a_list"),
    *(
        "format_from_the_future",
        "include_from_outside",
        "include_of_itself",
        "include_that_is_missing",
    ),
    "include_that_is_no_name",
)
"""Mistakes that leave a file unread, or out: what it would have said is not known."""
MISSING = ("list_for_a_mapping", "turns_missing", "duplicate_key", "mistakes_in_every_section")
"""Mistakes that leave out a section by which all rules are judged, that are told by the file's
name, or that are many.
"""
ABOUT_ONE_THING = (
    {"language_of_the_scenario_that_is_none", *(name for name in NAMES if "language" in name)},
    {"language_of_the_scenario_that_is_none", "mistake_in_a_gap_of_every_language"},
    {"language_of_the_scenario_that_is_none", "text_left_out_of_a_translation"},
    {"layout_that_takes_away_a_seat_in_use", "unknown_reader", "unknown_earner"},
    {
        "start_of_a_place_outside_the_range",
        "question_under_a_condition_that_its_readers_may_not_know",
        "room_for_more_deals_than_there_can_be",
    },
    {"unknown_earner", "fraction_for_a_number", "order_that_nobody_can_pay"},
)
"""Mistakes of which one leaves in doubt what the other is about, beside those of one word."""
RENAMED = {
    "truce": {"id_that_is_no_word", "one_id_for_two_things", "reserved_word_as_id"},
    "tension": {"one_id_for_two_things", "range_of_one_number", "range_reversed"},
    "trust": {"start_of_a_place_outside_the_range", "reserved_word_as_id"},
    "luck": {"first_layout_breaks_a_table"},
    "turn": {"number_in_quotes", "too_many_turns", "true_for_a_number"},
}
"""Words, and the mistakes that leave it in doubt what each of them means."""


@attrs.frozen
class Mistake:
    """What turns the sound scenario into a broken one, and what is said of it."""

    name: str
    hunks: tuple[tuple[int, int, tuple[str, ...]], ...]
    """From which line to which, and what stands there instead."""
    said: frozenset[tuple[str, str]]

    @property
    def words(self) -> set[str]:
        """The words that it brings into the file, and those of what is said of it."""
        lines = [line for _, _, new in self.hunks for line in new]
        return set(re.findall(r"\w+", " ".join((*lines, *(text for _, text in self.said)))))

    def sections(self, base: list[str]) -> set[str]:
        """The keys of the file that it touches or brings."""
        keys = [line.partition(":")[0] if line[:1].isalpha() else "" for line in base]
        found = set()
        for begin, end, lines in self.hunks:
            found |= {line.partition(":")[0] for line in lines if line[:1].isalpha()}
            for k in range(begin, max(end, begin + (not keys[begin : begin + 1]))):
                found.add(next((key for key in reversed(keys[: k + 1]) if key), ""))
            if lines and not lines[0][:1].isalpha():
                found.add(next((key for key in reversed(keys[:begin]) if key), ""))
        return found


def mistakes() -> Iterator[Mistake]:
    for path in sorted(HOME.glob("*.yaml")):
        if path.stem in (*UNREADABLE, *MISSING, SOUND):
            continue
        lines = path.read_text("utf-8").splitlines()
        blocks = difflib.SequenceMatcher(None, BASE, lines, autojunk=False).get_opcodes()
        hunks = tuple((a, b, tuple(lines[c:d])) for tag, a, b, c, d in blocks if tag != "equal")
        yield Mistake(path.stem, hunks, frozenset(said(check(path).diagnostics)))


def said(found: tuple[Diagnostic, ...]) -> Iterator[tuple[str, str]]:
    for one in found:
        yield one.code, one.message


def both(one: Mistake, other: Mistake) -> str:
    lines = list(BASE)
    for begin, end, new in sorted((*one.hunks, *other.hunks), reverse=True):
        lines[begin:end] = new
    return "\n".join(lines) + "\n"


def apart(one: Mistake, other: Mistake) -> bool:
    """Whether neither leaves in doubt what the other is about."""
    return not any({one.name, other.name} <= names for names in ABOUT_ONE_THING) and not any(
        (one.name in names and word in other.words) or (other.name in names and word in one.words)
        for word, names in RENAMED.items()
    )


TEXT = (HOME / f"{SOUND}.yaml").read_text("utf-8")
SECTIONS = tuple(re.findall(r"^\w.*\n(?:\s.*\n)*", TEXT, re.MULTILINE))
BASE = TEXT.splitlines()
MISTAKES = tuple(mistakes())
PAIRS = tuple(
    (one, other)
    for one, other in combinations(MISTAKES, 2)
    if not one.sections(BASE) & other.sections(BASE) and apart(one, other)
)
"""Mistakes in different sections of the file that are not about the same thing."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the maps that broken scenarios draw."""
    folder = tmp_path_factory.mktemp("pairs")
    for path in HOME.glob("*.geojson"):
        shutil.copy(path, folder)
    return folder


def test_there_are_thousands_of_pairs() -> None:
    assert len(PAIRS) > 4000


@pytest.mark.parametrize("section", [part for part in SECTIONS if not part.startswith("format")])
def test_what_may_stand_in_a_file_that_is_missing_is_not_missed(
    tmp_path: Path, section: str
) -> None:
    rest = "".join(part for part in SECTIONS if part != section)
    assert codes(written(tmp_path, f"{rest}include: [gone.yaml]\n")) == ["missing-file"]


def test_texts_whose_language_may_stand_in_a_file_that_is_missing_are_not_judged_by_it(
    tmp_path: Path,
) -> None:
    text = TEXT.replace("name: Two islands", "name: {de: Zwei Inseln, fr: Deux îles}")
    assert codes(written(tmp_path, f"{text}include: [gone.yaml]\n")) == ["missing-file"]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("include: [gone.yaml]", "missing-file"),
        ("include: [../../gone.yaml]", "include-outside"),
        ("include: [1]", "wrong-shape"),
    ],
)
def test_what_is_wrong_in_itself_is_told_beside_a_file_that_cannot_be_used(
    tmp_path: Path, line: str, code: str
) -> None:
    text = TEXT.replace("name: Warn", "nam: Warn").replace("carry: 2", "carry: many")
    assert codes(written(tmp_path, f"{TEXT}{line}\n")) == [code]
    found = codes(written(tmp_path, f"{text}{line}\n"))
    assert sorted(found) == sorted([*codes(written(tmp_path, text)), code])


@pytest.mark.parametrize("head", ["", "format: 0\n", "format: one\n"])
def test_what_else_is_wrong_is_told_beside_a_wrong_format(tmp_path: Path, head: str) -> None:
    text = TEXT.replace("tension >= 5", "tenson >= 5").replace("cost: {coin: 1}", "cost: {con: 1}")
    found = codes(written(tmp_path, text.replace("format: 1\n", head)))
    assert sorted(found) == sorted([*codes(written(tmp_path, text)), "bad-format"])


def test_of_a_file_that_a_newer_version_reads_nothing_else_is_told(tmp_path: Path) -> None:
    text = TEXT.replace("tension >= 5", "tenson >= 5").replace("format: 1", "format: 2")
    assert codes(written(tmp_path, text)) == ["bad-format"]


@given(pair=some.sampled_from(PAIRS))
def test_two_mistakes_in_different_sections_are_both_told(
    home: Path, pair: tuple[Mistake, Mistake]
) -> None:
    found = frozenset(said(check(written(home, both(*pair))).diagnostics))

    assert pair[0].said | pair[1].said == found
