"""What a scenario says of deals: cautions, and mistakes in its section."""

import pytest

from tests.core.builders import Table, codes
from tests.core.rules.test_deals import ANN, BEN, CAT, GIVE, LEAKY, PORT, draft
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import Clause

# ---- cautions


def cautioned(offer: cm.OfferDeal, calm: int = 10) -> list[str]:
    table = Table.begin(PORT)
    table.rule(calm=calm)
    refusal = table.refused(offer)
    assert refusal.kind == "confirm"
    table.give(
        cm.OfferDeal(
            offer.author, offer.seat, offer.parties, offer.clauses, offer.due, offer.secret,
            offer.conditions, offer.guarantor, offer.amends, True,
        )
    )  # fmt: skip
    (told,) = table.sees("ben", ev.DealOffered)
    assert isinstance(told, ev.DealOffered)
    says = [table.game.scenario.cautions[k].say for k in told.cautions]
    assert says == [reason.text for reason in refusal.reasons]
    return says


def test_a_caution_warns_and_does_not_forbid() -> None:
    assert cautioned(draft(clauses=(GIVE[0],))) == ["One party gives nothing."]
    pilots = (Clause(ANN, "", 1), GIVE[1])
    assert cautioned(draft(clauses=pilots)) == ["It concerns cat as well."]
    spoken = (Clause(ANN, "dredge the HARBOUR mouth"), GIVE[1])
    assert cautioned(draft(clauses=spoken)) == ["It concerns cat as well."]
    assert cautioned(draft(conditions="a share of the treasure", secret=True)) == [
        "Secrets come out."
    ]
    assert cautioned(draft(), calm=15) == ["Why now?"]


def test_no_caution_where_the_seat_it_concerns_signs_or_guarantees() -> None:
    table = Table.begin(PORT)
    pilots = (Clause(ANN, "", 1), GIVE[1])
    table.give(draft(clauses=pilots, guarantor=CAT))
    table.give(draft(to=(BEN, CAT), clauses=(*pilots, Clause(CAT, "watch"))))
    table.give(draft(conditions="a share of the treasure"))


# ---- the scenario's section


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("without: cat}", "without: kat}", "unknown-seat"),
        ("touches: harbour, words: harbour, without: cat", "touches: haven", "unknown-touch"),
        ("one_sided: true", "one_sided: false", "says-nothing"),
        ("when: calm >= 15", "when: calm >= 35", "never-holds"),
        ("when: calm >= 15, between: [ann, old]", "when: me.trust >= 1", "unknown-name"),
        ("by: [ann, cat]", "by: [ann, kat]", "unknown-seat"),
        ("if_kept: [me.other.trust +1]", "if_kept: [me.other.calm +1]", "formula"),
        ("me.other.trust +1", "me.trust +1", "formula"),
    ],
)
def test_a_mistake_in_the_section_is_named(old: str, new: str, code: str) -> None:
    assert old in PORT
    assert code in codes(PORT.replace(old, new))


def test_what_any_seat_is_told_rests_on_what_every_seat_may_know() -> None:
    secret = PORT.replace("start: 10}", "start: 10, seen_by: ann}")
    assert "secret-in-deal" in codes(secret)


def test_a_leak_names_bands_of_its_table() -> None:
    assert "unknown-band" in codes(LEAKY.replace("told: shouts", "told: screams"))
    assert "unknown-table" in codes(LEAKY.replace("leak: {table: luck", "leak: {table: lack"))
