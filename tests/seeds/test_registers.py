"""The claim registers keep the form that seeds/README.md describes. Whether a claim says what its
document says is for a reader to judge: the documents are not in this repository.
"""

import re
from itertools import pairwise
from pathlib import Path

import attrs
import pytest
import yaml

from wargame.resources import seeds_dir

COUNTS = {"kyle": 88, "natopa": 200}
HEAD = ["format", "id", "title", "author", "publisher", "year", "kind", "cited_as", "claims"]
FIELDS = ["where", "kind", "voice", "tier", "claim"]
KINDS = {
    "actor",
    "constraint",
    "effect",
    "event",
    "figure",
    "instrument",
    "policy option",
    "risk",
}
VOICES = {
    "allegation",
    "author-fact",
    "author-judgement",
    "kremlin-view",
    "recommendation",
    "third-party",
}
TIERS = {"context", "core"}
KYLE_SECTIONS = [
    "introduction",
    "partnership for peace",
    "russian influence",
    "options",
    "1. further enlargement",
    "2. a proactive partnership",
    "conclusion",
    "notes",
]


@attrs.frozen
class Claim:
    """One entry: its id and its fields, in the order of the file."""

    id: str
    fields: tuple[tuple[str, str], ...]

    def __getitem__(self, name: str) -> str:
        return dict(self.fields)[name]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the id: (27,) for kyle-27, (50, 5) for natopa-50-5."""
        return tuple(int(part) for part in self.id.split("-")[1:])


@attrs.frozen
class Register:
    """One file as written. Read below the level of dicts, where a repeated key would vanish."""

    name: str
    head: tuple[tuple[str, str], ...]
    claims: tuple[Claim, ...]


def pairs(node: yaml.Node | None) -> tuple[tuple[str, yaml.Node], ...]:
    assert isinstance(node, yaml.MappingNode)
    return tuple((key.value, value) for key, value in node.value)


def texts(node: yaml.Node | None) -> tuple[tuple[str, str], ...]:
    return tuple(
        (key, value.value) for key, value in pairs(node) if isinstance(value, yaml.ScalarNode)
    )


def read(path: Path) -> Register:
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    claims = tuple(Claim(key, texts(value)) for key, value in pairs(dict(pairs(root))["claims"]))
    head = tuple((key, getattr(value, "value", "")) for key, value in pairs(root))
    return Register(path.stem, head, claims)


REGISTERS = {path.stem: read(path) for path in sorted(seeds_dir().glob("*.yaml"))}
CLAIMS = [claim for register in REGISTERS.values() for claim in register.claims]
README = (seeds_dir() / "README.md").read_text(encoding="utf-8")

each_register = pytest.mark.parametrize("register", REGISTERS.values(), ids=list(REGISTERS))
each_claim = pytest.mark.parametrize("claim", CLAIMS, ids=[claim.id for claim in CLAIMS])


def test_no_claim_is_lost_and_none_slips_in() -> None:
    assert {name: len(register.claims) for name, register in REGISTERS.items()} == COUNTS
    assert len(CLAIMS) == 288


@each_register
def test_the_head_names_the_document(register: Register) -> None:
    head = dict(register.head)

    assert [key for key, _ in register.head] == HEAD
    assert head["format"] == "1"
    assert head["id"] == register.name
    assert re.fullmatch(r"(19|20)\d\d", head["year"])
    assert head["title"] in head["cited_as"]
    assert head["year"] in head["cited_as"]
    assert "\n" not in head["cited_as"]


@each_register
def test_ids_are_unique_and_in_document_order(register: Register) -> None:
    numbers = [claim.numbers for claim in register.claims]

    assert all(before < after for before, after in pairwise(numbers))


@each_register
def test_ids_begin_with_their_register(register: Register) -> None:
    shape = re.compile(rf"{register.name}-\d+(-\d+)?")

    assert [claim.id for claim in register.claims if not shape.fullmatch(claim.id)] == []


def test_kyle_counts_on_and_follows_the_sections() -> None:
    claims = REGISTERS["kyle"].claims
    sections = [KYLE_SECTIONS.index(kyle_section(claim["where"])) for claim in claims]

    assert [claim.id for claim in claims] == [f"kyle-{n:02}" for n in range(1, 89)]
    assert sections == sorted(sections)


def kyle_section(where: str) -> str:
    """The section of a place; footnotes and the lines about the author stand at the end."""
    section = where.partition(";")[0]
    return "notes" if section.startswith(("note ", "about the author")) else section


def test_natopa_covers_every_paragraph_and_says_which() -> None:
    claims = REGISTERS["natopa"].claims
    seen = dict.fromkeys(range(1, 63), 0)
    for claim in claims:
        paragraph, number = claim.numbers
        seen[paragraph] += 1
        assert number == seen[paragraph], claim.id
        assert claim["where"] == f"para {paragraph}"

    assert all(seen.values())


@each_claim
def test_a_claim_has_its_fields_from_the_closed_lists(claim: Claim) -> None:
    assert [name for name, _ in claim.fields] == FIELDS
    assert claim["where"]
    assert claim["kind"] in KINDS
    assert claim["voice"] in VOICES
    assert claim["tier"] in TIERS


@each_claim
def test_a_claim_is_a_sentence_or_two_of_at_most_sixty_words(claim: Claim) -> None:
    text = claim["claim"]

    assert text.endswith(".")
    assert "\n" not in text
    assert len(re.findall(r"[.!?](?=\s|$)", text)) <= 2
    assert len(text.split()) <= 60


@each_register
def test_no_claim_knows_a_year_after_its_document(register: Register) -> None:
    written = dict(register.head)["year"]
    later = [
        claim.id
        for claim in register.claims
        if any(year > written for year in re.findall(r"\b(?:19|20)\d\d\b", claim["claim"]))
    ]

    assert later == []


@pytest.mark.parametrize("voice", sorted(VOICES))
def test_the_readme_tells_how_each_voice_is_shown(voice: str) -> None:
    assert f"\n| `{voice}` |" in README


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_readme_lists_each_kind(kind: str) -> None:
    assert f"`{kind}`" in README


@each_register
def test_the_readme_counts_each_register(register: Register) -> None:
    row = rf"\| `{register.name}\.yaml` \| .+ \| {len(register.claims)} \|"

    assert re.search(row, README)


def test_the_readme_cites_only_claims_that_exist() -> None:
    cited = set(re.findall(r"\b(?:kyle|natopa)-\d[\d-]*", README))

    assert cited
    assert cited <= {claim.id for claim in CLAIMS}
