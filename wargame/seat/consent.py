"""Whether a person agrees that what they write may be quoted: what is asked, and what was said.

What was agreed to is a note on the record, by pseudonym. It counts on whatever line of play it was
given, and the last word counts, so that nobody's consent is undone by a step that is.
"""

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.scenario import Scenario
from wargame.play.session import Session
from wargame.prose.text import N_, _

USUAL = N_(
    "What you write is kept under a pseudonym and may be quoted in the report, without your name."
)
"""What is asked where the scenario has no sentence of its own."""


def asked(scenario: Scenario) -> str:
    """The sentence that is agreed to or not: the scenario's own, or the usual one."""
    return scenario.consent or _(USUAL)


def word(author: cm.Author, sentence: str, *, agreed: bool) -> cm.Note:
    """The command that puts a person's word on the record."""
    return cm.Note(author, sentence, "consent" if agreed else "refusal")


def words(session: Session) -> dict[str, bool]:
    """By pseudonym, the last word of everybody who was asked."""
    return {
        event.author.person: event.kind == "consent"
        for node in session.lines.nodes
        for event in node.events
        if isinstance(event, ev.Noted) and event.kind in cm.CONSENT
    }
