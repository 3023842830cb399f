"""Questions to Python text: who is asked, what each answer does, what concludes a vote."""

from typing import TYPE_CHECKING

import attrs

from wargame.core.compile.catalogue import QuestionInfo
from wargame.core.compile.report import Path
from wargame.core.compile.typed import Entity, Read, Scope, Typed
from wargame.core.compile.words import suggest
from wargame.core.compile.workshop import Asked, Workshop
from wargame.core.formula import syntax as sx
from wargame.core.formula.syntax import FormulaError
from wargame.core.said import said
from wargame.core.scenario import Choice, Decide
from wargame.core.state import TURN

if TYPE_CHECKING:
    from wargame.core.compile.effects import RuleWriter

CONTROL_SEAT = -1
LONGEST = 60 * 60
"""Seconds that a question may be given at most."""


def question(writer: "RuleWriter", decide: Decide, scope: Scope, path: Path) -> list[str]:
    """Register a question; return the lines that ask it."""
    shop = writer.shop
    shop.cited(decide, path, "question")
    timed(shop, decide.seconds, path)
    if any(info.id == decide.id for info in shop.questions):
        shop.report.error("twice", path, said("two questions are called `{id}`", id=decide.id))
    inner, carried, names = _carry(writer, scope, path)
    if decide.within:
        inner = attrs.evolve(inner, options=(), has_option=False)
    if decide.within or scope.order != "q":
        inner = attrs.evolve(inner, order="")
    who, seats, vote = _asked(writer, decide, scope, path)
    choices = _choices(decide)
    default = _default(writer, decide, choices, path)
    index = len(shop.questions)
    shop.questions.append(
        QuestionInfo(
            decide.id,
            writer.rule,
            decide.ask,
            choices,
            decide.range[0] if decide.range else 0,
            default,
            decide.within,
            decide.seconds,
            decide.secret,
            decide.seen_by or writer.readers,
            decide.say,
            decide.cite,
            decide.assumption,
            vote,
            names,
            decide.by.strip() == "control",
            decide.then,
        )
    )
    shop.asked.append(Asked((), (), inner))
    shop.asked[index] = _answers(writer, decide, choices, inner, seats, path)
    readers = shop.world.readers(decide.seen_by or writer.readers, -1, (*path, "seen_by"))
    readers |= shop.world.mask(seats)
    _asked_that_tells(writer, readers, path)
    shop.text(decide.ask, _answering(inner, seats), (*path, "ask"), readers=readers)
    shop.text(decide.say, inner, (*path, "say"), readers=readers)
    due, source = "0", "q"
    if decide.within:
        # The order that asked is gone when the answer comes, so the question acts for itself.
        due, source = f"B[{TURN}] + {decide.within}", str(shop.source("question", decide.id))
    writer.leave("asks", (decide.within or 0) + 1, len(who))
    lines = [f"g = ask(S, L, {index}, {who[0]}, {carried[0]}, {carried[1]}, {source}, {due}, -1)"]
    lines += [
        f"ask(S, L, {index}, {seat}, {carried[0]}, {carried[1]}, {source}, {due}, g)"
        for seat in who[1:]
    ]
    return lines


def timed(shop: Workshop, seconds: int | None, path: Path) -> None:
    """Refuse a time to answer that no clock could show."""
    if seconds is not None and not 0 < seconds <= LONGEST:
        shop.report.error(
            "time-to-answer",
            (*path, "seconds"),
            said("a time to answer is 1 to {most} seconds", most=LONGEST),
        )


def _asked_that_tells(writer: "RuleWriter", readers: int, path: Path) -> None:
    """Warn of a question that is put, or is about something, only while something holds that those
    who learn of it may not know.
    """
    hidden = writer.shop.hidden_from_mask(writer.guards, readers)
    if hidden:
        writer.shop.report.warn(
            "question-tells",
            path,
            said(
                "that this is asked, and about whom, tells `{hidden}` to those who may not know it",
                hidden=hidden,
            ),
            said("ask whatever it is, or let fewer learn of it with `seen_by`"),
        )


def _carry(
    writer: "RuleWriter", scope: Scope, path: Path
) -> tuple[Scope, list[str], tuple[tuple[str, str], ...]]:
    """What of the rule's names the question takes along: at most two, as its t and u."""
    carried, names = ["t", "u"], []
    kept: list[tuple[str, Entity]] = []
    codes = [*(e.code for _, e in scope.entities), *(n.code for _, n in scope.numbers)]
    taken = {code for code in codes if code in {"t", "u"}}
    for name, entity in scope.entities:
        if entity.code in {"t", "u"}:
            kept.append((name, entity))
            names.append((name, entity.code))
        elif entity.code.startswith("i"):
            free = next((code for code in ("t", "u") if code not in taken), None)
            if free is None:
                writer.shop.report.error(
                    "too-many-names",
                    path,
                    said("a question can carry two places or seats, not three"),
                )
                continue
            taken.add(free)
            carried["tu".index(free)] = entity.code
            kept.append((name, attrs.evolve(entity, code=free, uses=(free,))))
            names.append((name, free))
    inner = attrs.evolve(
        scope, entities=tuple(kept), has_order=False, keys=("seat", "t", "u"), depth=0
    )
    return inner, carried, tuple(names)


def _asked(
    writer: "RuleWriter", decide: Decide, scope: Scope, path: Path
) -> tuple[list[str], tuple[int, ...], bool]:
    """The codes of those asked, all seats that may be asked, and whether it is a vote."""
    shop, world = writer.shop, writer.shop.world
    text = decide.by.strip()
    if text == "control":
        return [str(CONTROL_SEAT)], (), False
    if text.startswith("each of "):
        names = [name.strip(" []") for name in text[len("each of ") :].split(",")]
        seats = [s for name in names for s in world.side(name, (*path, "by"))]
        return [str(seat) for seat in dict.fromkeys(seats)] or ["-1"], tuple(seats), True
    with shop.report.reading((*path, "by")):
        node = sx.parse_formula(text)
        entity = shop.formulas.entity(node, scope) if isinstance(node, sx.Name) else None
        if entity is None or entity.kind != "seat":
            raise FormulaError(
                said("`{text}` is not a seat here", text=text),
                0,
                said("a seat, `target.seat`, `me`, `control`, or `each of` a team"),
            )
        if entity.via == "me":
            seats_asked = tuple(range(len(world.seats)))
        else:
            seats_asked = tuple(s for s in entity.domain if s >= 0)
        return [entity.code], seats_asked, False
    return ["-1"], (), False


def _choices(decide: Decide) -> tuple[Choice, ...]:
    if decide.range is None:
        return decide.options
    low, high = decide.range
    return tuple(Choice(id=str(number)) for number in range(low, high + 1))


def _default(writer: "RuleWriter", decide: Decide, choices: tuple[Choice, ...], path: Path) -> int:
    ids = [choice.id for choice in choices]
    if not ids:
        writer.shop.report.error(
            "no-options", path, said("the question `{id}` has no answers", id=decide.id)
        )
        return 0
    if len(ids) > 64:
        writer.shop.report.error(
            "too-many-options", path, said("a question has at most 64 answers")
        )
    if decide.nobody in ids:
        found = ids.index(decide.nobody)
        if choices[found].requires:
            writer.shop.report.error(
                "default-may-fail",
                (*path, "nobody"),
                said(
                    "`{nobody}` stands in when nobody answers, so it must always be possible",
                    nobody=decide.nobody,
                ),
                said("choose an answer without `requires`"),
            )
        return found
    writer.shop.report.error(
        "unknown-option",
        (*path, "nobody"),
        said("the question has no answer `{nobody}`", nobody=decide.nobody),
        suggest(decide.nobody, ids),
    )
    return 0


def _answering(scope: Scope, seats: tuple[int, ...]) -> Scope:
    """What the words put to those who are asked may name: `me` is whoever answers."""
    several = len(seats) > 1
    code = "seat" if several or not seats else str(seats[0])
    me = Entity("seat", code, seats or (-1,))
    if several:
        me = attrs.evolve(me, via="me", uses=("seat",))
    return scope.with_entity("me", me)


def _answers(
    writer: "RuleWriter",
    decide: Decide,
    choices: tuple[Choice, ...],
    scope: Scope,
    seats: tuple[int, ...],
    path: Path,
) -> Asked:
    shop, own = writer.shop, _answering(scope, seats)
    found = []
    for choice in choices:
        here = (*path, "options", choice.id)
        code = ""
        if choice.requires:
            with shop.report.reading((*here, "requires")):
                condition = shop.formulas.condition(choice.requires, own)
                hidden = shop.hidden_from(condition.reads, seats)
                if hidden:
                    shop.report.error(
                        "secret-in-legality",
                        (*here, "requires"),
                        said(
                            "whether this may be answered would tell `{hidden}` to {blind}",
                            hidden=hidden,
                            blind=shop.blind,
                        ),
                        said("let it rest on what the seat may know"),
                    )
                code = condition.code
            if not choice.otherwise:
                shop.report.error(
                    "no-reason",
                    here,
                    said("`{id}` may be refused without a reason", id=choice.id),
                    said("add `else:`"),
                )
        found.append((code, tuple(writer.effects(choice.do, own, (*here, "do")))))
        shop.text(choice.say, own, (*here, "say"), readers=shop.world.everyone, seats=seats)
    low = decide.range[0] if decide.range else 0
    then = writer.effects(decide.then, _voted(choices, low, scope), (*path, "then"))
    return Asked(tuple(found), tuple(then), scope)


def _voted(choices: tuple[Choice, ...], low: int, scope: Scope) -> Scope:
    everyone = Read(said("the answers"), (-1,))
    high = low + len(choices) - 1
    numbers = [
        ("lowest", Typed(f"(lowest + {low})", "number", low, high, (everyone,), ("lowest",))),
        ("highest", Typed(f"(highest + {low})", "number", low, high, (everyone,), ("highest",))),
        ("answered", Typed("answered", "number", 0, 64, (everyone,), ("answered",))),
    ]
    numbers += [
        (f"chose.{c.id}", Typed(f"chosen(S, g, {x})", "number", 0, 64, (everyone,), ("S", "g")))
        for x, c in enumerate(choices)
    ]
    return scope.with_numbers(*numbers)
