"""Cards to be read aloud, and news on the wall: orders that came to nothing, injects that Control
changed or improvised.
"""

import attrs

from tests.prose.strait import ARDABY, BORUM, CONTROL, REEF, Play, action, public, seat, slot
from tests.prose.strait import prose as words
from tests.prose.test_telling import with_effect
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.answers import Question
from wargame.core.orders import Order
from wargame.core.rolled import Effect
from wargame.core.view import Reader, Seen
from wargame.tui.cards import Card, cards
from wargame.tui.projector.headlines import Headline, headlines

LETTER, MIST = 1, 2
FOG = cm.Fire(CONTROL, MIST, "A thick fog comes in.", (ARDABY,))
LIGHT = cm.Improvise(CONTROL, "A light at sea", (), (cm.Ruling(slot("heat"), "add", 1),))


def dealt(play: Play, reader: Reader) -> tuple[Card, ...]:
    told = words().tell(play.view(reader).log, reader, play.state)
    return cards(words().names, play.state, told)


def shown(play: Play) -> tuple[Headline, ...]:
    told = words().tell(play.view(public()).log, public(), play.state)
    return headlines(words().names, play.state, told)


def test_a_card_has_the_words_that_were_sent_and_what_came_of_it() -> None:
    card = dealt(Play.begin().do(FOG), seat(ARDABY))[-1]
    assert (card.kind, card.lede, card.title) == ("inject", "Intelligence", "Mist")
    assert card.lines[0].text == "A thick fog comes in."
    assert "Now “Fog”" in card.lines[-1].text


def test_who_did_not_get_it_is_dealt_only_what_changed() -> None:
    play = Play.begin().do(FOG)
    for reader in (seat(BORUM), public()):
        last = dealt(play, reader)[-1]
        assert not any("fog comes in" in line.text for line in last.lines)
        assert any("cause unknown" in line.text for line in last.lines)
    assert not any("fog" in one.text.lower() for one in shown(play))


def test_what_control_improvises_for_all_is_a_card_and_news_on_the_wall() -> None:
    play = Play.begin().do(LIGHT)
    card = dealt(play, public())[-1]
    assert (card.kind, card.lede, card.title) == ("inject", "From Control", "News")
    assert card.lines[0].text == "A light at sea."
    assert "an inject of Control's" in card.lines[-1].text
    assert shown(play)[0] == Headline(1, "From Control", "News", "A light at sea.")


def test_an_order_s_card_tells_what_of_it_came_to_nothing() -> None:
    play = Play.begin()
    log = [Seen(1, with_effect(Effect(slot("reef.calm"), 0, 2))), Seen(2, ev.PhaseBegan(-1, 1))]
    told = words().tell(log, public())
    card = cards(words().names, play.state, told)[0]
    assert card.kind == "order"
    assert card.lines[-1].text == "Calm of Reef, +2: it stays where it is, at its limit."


def test_a_question_about_an_order_names_it_where_its_reader_may_know_it() -> None:
    """Of the same question put twice only the last is open, and another's order stays unnamed."""
    names, state = words().names, Play.begin().state
    order = Order(action("press"), REEF)
    asked = ev.Asked(-1, 0, 0, ARDABY, -1, -1, 0)
    told = words().tell([Seen(1, asked), Seen(2, ev.TurnBegan(-1, 2)), Seen(3, asked)], public())
    source = BORUM * names.game.width
    known = Question(-1, 0, ARDABY, -1, -1, source, 0, (), order)

    def about(question: Question) -> list[str]:
        dealt = cards(names, state, told, (question,))
        return [one.text for card in dealt for one in card.lines if "It is about" in one.text]

    assert about(known) == ["It is about: Press for tolls: Reef, an order of Borum."]
    assert about(attrs.evolve(known, order=None, source=-1)) == []
    assert about(attrs.evolve(known, seat=BORUM)) == []
