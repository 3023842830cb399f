"""Control's injects, page over page: what to do with one, its words, its readers, one improvised.

Each walk has its command carried out at its end; what is refused is said on the page on which it
was typed, and Esc goes back a page: what was typed is kept.
"""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

import attrs
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.prose.names import Names
from wargame.prose.text import N_, _, counted
from wargame.seat import injects
from wargame.seat.correcting import Number, after, ruling_of
from wargame.seat.injects import Armed, Moment, Sending
from wargame.seat.words import LONGEST, clean
from wargame.tui.bench import Bench
from wargame.tui.screens.choosing import Choose, Field, Filling, filled
from wargame.tui.screens.closing import close
from wargame.tui.screens.confirm import Confirm
from wargame.tui.spoken import Overlay
from wargame.tui.widgets.line import Line

if TYPE_CHECKING:
    from textual.app import App

Checking = Callable[[str], str]
"""What is wrong with what was typed; nothing where it will do."""
Do = Callable[[cm.Command], Awaitable[str]]
"""Has a command carried out; why it was refused, nothing where it was not."""
Send = Callable[[Sending], Awaitable[str | None]]
"""As `Do`, with what is sent; None where it is to be looked at once more."""


class Typing(Overlay[str | None]):
    """A text to type in; dismisses with it, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "drop", N_("Back"))]

    def end(self, text: str, wrong: str) -> None:
        """Have done with a text, unless something is wrong with it."""
        if wrong:
            self.query_one("#problem", Static).update(Content.styled(wrong, "bold $error"))
        else:
            close(self, text)

    def action_drop(self) -> None:
        close(self)


class Wording(Typing):
    """A line to write, over what it is about."""

    def __init__(self, head: str, about: str, hint: str, wrong: Checking) -> None:
        super().__init__()
        self.head, self.about, self.hint, self.wrong = head, about, hint, wrong

    def compose(self) -> ComposeResult:
        with Vertical(id="filling") as sheet:
            sheet.border_title = self.head
            if self.about:
                yield Static(Content(self.about), id="filling-about")
            yield Line(id="wording", placeholder=self.hint, max_length=LONGEST)
            yield Static(id="problem")

    def on_mount(self) -> None:
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        text = clean(event.value)
        self.end(text, self.wrong(text))


class Editing(Typing):
    """The words of an inject, all of them in sight, below them what was wrong as it was sent."""

    def __init__(self, head: str, text: str, problem: str) -> None:
        super().__init__()
        self.head, self.typed, self.problem = head, text, problem

    def compose(self) -> ComposeResult:
        with Vertical(id="filling") as sheet:
            sheet.border_title = self.head
            # Of any length: what is too long is kept, and said to be so.
            yield Line(self.typed, id="prose")
            yield Static(Content.styled(self.problem, "bold $error"), id="problem")
            about = _("What its readers read. Enter goes on, Esc goes back.")
            yield Static(Content.styled(about, "$muted"))

    def on_mount(self) -> None:
        self.query_one(Line).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        text = clean(event.value)
        wrong = worded(text)
        if len(text) > LONGEST:
            wrong = counted(
                "That is {n} character, and {most} is the most: say it shorter.",
                "That is {n} characters, and {most} is the most: say it shorter.",
                len(text),
                most=LONGEST,
            )
        self.end(text, wrong)


class Readers(Overlay[tuple[int, ...] | None]):
    """Who is to read an inject: seats, or all; dismisses with them, none standing for all."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", N_("Mark")),
        Binding("escape", "drop", N_("Back")),
    ]

    def __init__(self, names: Sequence[str], marked: Sequence[int]) -> None:
        super().__init__()
        self.names, self.marked = names, set(marked)

    def compose(self) -> ComposeResult:
        with Vertical(id="choosing") as sheet:
            sheet.border_title = _("Who reads it?")
            yield OptionList(*self._lines(), compact=True)
            about = _("Space marks a seat, Enter goes on. With no seat marked, all read it.")
            yield Static(Content.styled(about, "$muted"))

    def _lines(self) -> list[Option]:
        rows = [(_("All"), not self.marked)]
        rows += [(name, seat in self.marked) for seat, name in enumerate(self.names)]
        return [Option(Content(f"{'✔' if on else ' '} {name}")) for name, on in rows]

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        options.highlighted = 1 + min(self.marked) if self.marked else 0
        options.focus()

    def action_mark(self) -> None:
        """Mark the seat under the cursor, or mark it no longer; on all, mark none."""
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        self.marked = self.marked ^ {at - 1} if at else set()
        options.clear_options()
        options.add_options(self._lines())
        options.highlighted = at

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        everyone = len(self.marked) == len(self.names)
        close(self, () if everyone else tuple(sorted(self.marked)))

    def action_drop(self) -> None:
        close(self)


def worded(text: str) -> str:
    return "" if text else _("An inject needs words: one sentence at least.")


# ---- one of the plan


async def handled(
    app: "App[int]", bench: Bench, one: Armed, when: tuple[Moment, ...], do: Do
) -> str:
    """What to do with an inject of the plan; why it was refused where no page says so."""
    author = bench.author
    fire = _("Fire it once more: to {readers}") if one.fired else _("Fire it now: to {readers}")
    deeds: list[tuple[str, str]] = [
        ("fire", fire.format(readers=one.to)),
        ("edit", _("Change its text or its readers, then fire it")),
    ]
    if one.movable:
        deeds += [("delay", _("Delay it"))] if when else []
        deeds += [("hold", _("Hold it until you fire it"))] if one.stand != "held" else []
        deeds += [("skip", _("Skip it"))] if one.stand != "skipped" else []
        moved = one.stand in ("held", "skipped", "delayed")
        deeds += [("plan", _("Put it back on the plan"))] if moved else []
    if one.expect:
        deeds.append(("tick", _("Tick as seen: {action}").format(action=one.expect)))
    if one.seen:
        deeds.append(("untick", _("Take the tick back")))
    chosen = await app.push_screen_wait(Choose(one.title, [said for _deed, said in deeds]))
    if chosen is None:
        return ""
    deed = deeds[chosen][0]
    if deed == "fire":
        sure = await confirmed(app, bench.names, one)
        return await do(cm.Fire(author, one.index, again=bool(one.fired))) if sure else ""
    if deed == "edit":
        await edited(app, bench, one, do)
        return ""
    if deed == "untick":
        return await do(cm.Tick(author, one.index, seen=False))
    if deed == "plan":
        return await do(cm.Reschedule(author, one.index, "plan"))
    page = ticking(author, one) if deed == "tick" else await moving(app, author, one, deed, when)
    return "" if page is None else await filled(app, page, do)


async def confirmed(app: "App[int]", names: Names, one: Armed) -> bool:
    """Whether an inject is fired as planned, once it has been said what it does."""
    if one.fired:
        return await again(app, names, one)
    ask = _("Fire “{title}” now, to {readers}?").format(title=one.title, readers=one.to)
    return await app.push_screen_wait(Confirm(ask, injects.warning(names, one)))


async def again(app: "App[int]", names: Names, one: Armed) -> bool:
    """Whether an inject is fired; one that was fired before is so only once that is confirmed."""
    if not one.fired:
        return True
    ask = _("Fire “{title}” again?").format(title=one.title)
    return await app.push_screen_wait(Confirm(ask, injects.warning(names, one)))


def ticking(author: cm.Author, one: Armed) -> Filling:
    """What was seen of what is expected."""
    field = Field("note", _("Note"), _("who did what, or nothing"))
    return Filling(
        _("Seen"), one.expect, (field,), lambda typed: cm.Tick(author, one.index, typed["note"])
    )


async def moving(
    app: "App[int]", author: cm.Author, one: Armed, deed: str, when: tuple[Moment, ...]
) -> Filling | None:
    """Why an inject is delayed, held or skipped, and until when; None where that was dropped."""
    moment: Moment | None = None
    if deed == "delay":
        chosen = await app.push_screen_wait(Choose(_("Until when?"), [each.name for each in when]))
        if chosen is None:
            return None
        moment = when[chosen]
    need = _("Say why in one sentence: it stands in the list and in the record.")
    hint = _("one sentence, for Control and the record")

    def read(typed: dict[str, str]) -> cm.Command:
        why = typed["reason"]
        if moment is not None:
            return cm.Reschedule(author, one.index, "delay", why, moment.turn, moment.phase)
        return cm.Reschedule(author, one.index, "hold" if deed == "hold" else "skip", why)

    return Filling(_("Why?"), one.title, (Field("reason", _("Reason"), hint, need=need),), read)


async def edited(app: "App[int]", bench: Bench, one: Armed, do: Do) -> None:
    """Other words, other readers, then out with it."""

    async def send(sending: Sending) -> str | None:
        if not await again(app, bench.names, one):
            return None
        return await do(injects.fired(bench.author, one, sending))

    await written(app, bench, Sending(one.text, one.readers or ()), one.title, (), send)


# ---- one improvised


async def improvised(app: "App[int]", bench: Bench, numbers: tuple[Number, ...], do: Do) -> None:
    """Words, readers, perhaps effects, and out: Enter at each page sends it to all."""

    async def send(sending: Sending) -> str:
        return await do(cm.Improvise(bench.author, sending.text, sending.to, sending.effects))

    await written(app, bench, Sending(""), _("Improvise an inject"), numbers, send)


async def written(
    app: "App[int]",
    bench: Bench,
    sending: Sending,
    head: str,
    numbers: tuple[Number, ...],
    send: Send,
) -> None:
    """Its words, its readers, a last look, and out; Esc goes back a page, from the first out of it.

    Where it is refused, its words are there again.
    """
    page, problem = 0, ""
    while True:
        if page == 0:
            text = await app.push_screen_wait(Editing(head, sending.text, problem))
            if text is None:
                return
            sending, page, problem = attrs.evolve(sending, text=text), 1, ""
        elif page == 1:
            seats = [chair.name for chair in bench.chairs]
            to = await app.push_screen_wait(Readers(seats, sending.to))
            sending = sending if to is None else attrs.evolve(sending, to=to)
            page = 0 if to is None else 2
        else:
            found = await looked_over(app, bench, sending, head, numbers)
            if isinstance(found, Sending):
                sending = found
            elif not found:
                page = 1
            elif (refused := await send(sending)) is not None:
                if not refused:
                    return
                page, problem = 0, refused


async def looked_over(
    app: "App[int]", bench: Bench, sending: Sending, head: str, numbers: tuple[Number, ...]
) -> Sending | bool:
    """The last look: True sends it, False goes back; else it is with one effect more or fewer."""
    lines = [_("Send it now: to {readers}").format(
        readers=injects.readers_named(bench.names, sending.to))]  # fmt: skip
    if numbers:
        lines.append(_("Add an effect"))
    by_slot = {number.slot: number for number in numbers}
    for ruling in sending.effects:
        number = by_slot[ruling.slot]
        comes = _("{name}: {change}").format(name=number.name, change=after(number, ruling))
        said = _("Leave out: {effect}").format(effect=comes)
        lines.append(said)
    chosen = await app.push_screen_wait(Choose(head, lines, sending.text))
    if not chosen:
        return chosen == 0
    if chosen == 1:
        added = await effect(app, numbers)
        more = () if added is None else (added,)
        kept = tuple(one for one in sending.effects if not more or one.slot != more[0].slot)
        return attrs.evolve(sending, effects=(*kept, *more))
    without = tuple(one for k, one in enumerate(sending.effects) if k != chosen - 2)
    return attrs.evolve(sending, effects=without)


async def effect(app: "App[int]", numbers: tuple[Number, ...]) -> cm.Ruling | None:
    """One effect, from the tracks, flags and resources of the scenario."""
    said = [f"{one.name}: {one.now}" for one in numbers]
    chosen = await app.push_screen_wait(Choose(_("Change what?"), said))
    if chosen is None:
        return None
    number = numbers[chosen]
    hint = number.hint

    def wrong(text: str) -> str:
        if ruling_of(number, text) is not None:
            return ""
        return _("Type the change as in the hint: {hint}.").format(hint=hint)

    typed = await app.push_screen_wait(Wording(_("Change"), said[chosen], hint, wrong))
    return None if typed is None else ruling_of(number, typed)
