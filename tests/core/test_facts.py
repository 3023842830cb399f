"""Facts are values, equal to their own kind only."""

from wargame.core.events import PhaseBegan, TurnBegan


def test_a_fact_equals_another_of_its_kind_with_the_same_fields() -> None:
    assert TurnBegan(7, 3) == TurnBegan(7, 3)
    assert TurnBegan(7, 3) != TurnBegan(7, 4)
    assert hash(TurnBegan(7, 3)) == hash(TurnBegan(7, 3))


def test_a_fact_equals_none_of_another_kind_nor_a_bare_tuple() -> None:
    began: object = TurnBegan(7, 3)
    assert began != PhaseBegan(7, 3)
    assert began != (7, 3)
