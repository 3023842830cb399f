"""Papers for those who watch and for the time afterwards: analyst sheet, hotwash sheet, survey."""

from wargame.prose.setting import Setting
from wargame.prose.sheets import objectives
from wargame.prose.text import _, joined, labelled
from wargame.report.document import (
    Blank,
    Block,
    Boxes,
    Bullets,
    Field,
    Fields,
    Group,
    Heading,
    Page,
    Table,
    Text,
)
from wargame.report.kit import Kit


def analyst(kit: Kit) -> Page:
    """A stretch of paper for each learning objective, with the injects that serve it."""
    blocks: list[Block] = [
        Fields((Field(_("Analyst"), 5), Field(_("Date"), 2), Field(_("Table or seat watched"), 5))),
        Text(
            _(
                "Write what was said and done, with turn and seat, before what you think of it."
                " Do not compare notes until the game is over."
            ),
            "small",
        ),
    ]
    for lesson in kit.scenario.lessons:
        part: list[Block] = [Heading(_("{id}: {text}").format(id=lesson.id, text=lesson.text))]
        served = [
            _("{id}, {title}: {action}").format(
                id=inject.id,
                title=kit.names.text(inject.title, Setting()),
                action=inject.expect or _("none is written down"),
            )
            for inject in kit.scenario.injects
            if lesson.id in inject.objective
        ]
        if served:
            part.append(Bullets(tuple(served), boxes=True))
        blocks.append(Group("keep", (*part, _notes(3))))
    if not kit.scenario.lessons:
        blocks.append(_notes(14))
    if kit.scenario.measures:
        blocks.append(Heading(_("Counted at the end")))
        names = tuple(measure.name or labelled(measure.id) for measure in kit.scenario.measures)
        rows = tuple((name, "", "") for name in names)
        blocks.append(Table((_("Measure"), _("Tally"), _("Total")), rows, widths=(40, 45, 15)))
    return Page(
        "control/analyst",
        _("Analyst sheet"),
        kit.title,
        tuple(blocks),
        about=_("One for each analyst, by learning objective; it tells the injects."),
        stamp=_("Control only: contains secrets"),
    )


def _notes(rows: int) -> Block:
    head = (_("Turn"), _("Seat"), _("What was said or done"), _("Kind"))
    kinds = _("insight · question · quote")
    return Table(head, (("", "", "", kinds),) * rows, "write", widths=(8, 14, 50, 28))


# ---- afterwards


def hotwash(kit: Kit) -> Page:
    """Questions for the talk afterwards: what happened, why, what is taken away."""
    blocks: list[Block] = [
        Text(_("Everyone out of role. Names stay in the room; findings leave it."), "lead"),
        Heading(_("What happened")),
        Blank(
            _("One sentence from each seat: what was the game about, as you saw it?"),
            len(kit.seats),
        ),
        Blank(_("The turning point, and in which turn:"), 2),
        Heading(_("Why")),
        Blank(_("What did you believe that turned out to be wrong?"), 2),
        Blank(_("Whose red line was crossed, and did anybody notice?"), 2),
        Blank(_("What was promised, and was it kept?"), 2),
        Heading(_("What we take away")),
    ]
    for lesson in kit.scenario.lessons:
        blocks.append(Blank(_("{id}: {text}").format(id=lesson.id, text=lesson.text), 2))
    blocks += [
        Blank(_("What the game cannot tell us, since its rules left it out:"), 2),
        Heading(_("Scores, out of role")),
    ]
    for seat in kit.seats:
        rows = tuple((line, "") for line in objectives(kit.names, seat))
        if rows:
            blocks.append(Table((kit.names.seat(seat), _("Points")), rows, widths=(86, 14)))
    blocks += [
        Heading(_("To be done")),
        Table(
            (_("What"), _("Who"), _("By when")), (("", "", ""),) * 4, "write", widths=(60, 22, 18)
        ),
    ]
    return Page(
        "control/hotwash",
        _("Hotwash sheet"),
        kit.title,
        tuple(blocks),
        about=_("For Control, when the game is over; it tells what every seat was judged by."),
        stamp=_("After the game"),
    )


def survey(kit: Kit) -> Page:
    """A side of paper for every participant, without a name."""
    scale = tuple("12345")
    blocks: list[Block] = [
        Text(_("No name, please. 1 is not at all, 5 is very much."), "lead"),
        Fields((Field(_("Seat played, if you wish to say"), 6),)),
        Heading(_("I now understand better how to …")),
    ]
    aims = [lesson.text for lesson in kit.scenario.lessons] or list(kit.scenario.teaches)
    blocks += [Boxes(text, scale, "scale") for text in aims]
    blocks.append(Heading(_("The game")))
    questions = (
        _("The situation was believable."),
        _("I knew what I could do and what it would cost."),
        _("Results were explained so that I could follow them."),
        _("I had enough time to think."),
        _("I had enough time to talk to others."),
        _("I would play again."),
    )
    blocks += [Boxes(text, scale, "scale") for text in questions]
    blocks += [
        Heading(_("In your words")),
        Blank(_("What surprised you?"), 3),
        Blank(_("What will you do differently at work?"), 3),
        Blank(_("What should be changed in the game?"), 3),
        Text(joined((_("Thank you"),)), "small"),
    ]
    return Page(
        "forms/survey",
        _("Survey"),
        kit.title,
        tuple(blocks),
        about=_("One for each participant, before anyone leaves."),
        size=10.5,
    )
