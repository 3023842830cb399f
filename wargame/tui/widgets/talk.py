"""What a seat promised, was told and noted."""

from textual.content import Content

from wargame.core import events as ev
from wargame.core.commands import CONSENT
from wargame.prose.text import _, counted
from wargame.tui.arguing import fact_lines
from wargame.tui.dealing import talk_lines
from wargame.tui.sight import Sight
from wargame.tui.talking import talk_lines as talk_rooms

LATEST = 100
"""How much of what was said is shown at once: a page of thousands would be slow."""


def talk(sight: Sight) -> Content:
    """Promises that stand, then what was said and noted, the latest last; and how to write."""
    spoken = [
        Content(told.line)
        for told in sight.told
        if (isinstance(told.event, ev.Said) and not told.event.room)
        or isinstance(told.event, ev.Classified)
        or (isinstance(told.event, ev.Noted) and told.event.kind not in CONSENT)
    ]
    hint = _(
        "m writes a message to seats or to Control; r talks aside with some in a room; o drafts, "
        "signs and marks deals; n keeps a note for yourself and Control."
    )
    parts = [Content.styled(hint, "$muted")]
    if sight.promises:
        parts += [Content(""), Content.styled(_("What you promised"), "bold $accent")]
        parts += [Content.assemble(("• ", "$accent"), promise) for promise in sight.promises]
    if sight.deals:
        parts += [Content(""), talk_lines(sight.names, sight.deals, sight.view.turn, sight.seat)]
    if sight.threads:
        parts += [Content(""), talk_rooms(sight.names, sight.threads)]
    if sight.facts:
        parts += [Content(""), fact_lines(sight.facts)]
    if spoken:
        parts += [Content(""), Content.styled(_("Said and noted"), "bold $accent")]
    if len(spoken) > LATEST:
        said = counted("{n} earlier one stands in the log.", "{n} earlier ones stand in the log.",
                       len(spoken) - LATEST)  # fmt: skip
        parts.append(Content.styled(said, "$muted"))
    parts += spoken[-LATEST:]
    return Content("\n").join(parts)
