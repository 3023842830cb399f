"""The first screen: games to go on with, scenarios to begin, older games; what each of them is.

The list is there at once from the heads of the files; whether each can be played, its seats and
what it teaches follow as soon as they are known, and what is broken is said in its place.
"""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import attrs
from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from wargame.authoring.heads import Head, head, provided
from wargame.prose.text import N_, _, counted
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.menu import Offers

if TYPE_CHECKING:
    from wargame.tui.offers import Offer


LATEST = 3
"""Games that stand above the scenarios: those played last."""


def games_in(folder: Path) -> tuple[Path, ...]:
    """The files of games in a folder, the latest first; one that vanishes meanwhile is none."""
    found: list[tuple[float, Path]] = []
    for file in folder.glob("*.wargame"):
        with suppress(OSError):
            if file.is_file():
                found.append((-file.stat().st_mtime, file))
    return tuple(file for _time, file in sorted(found))


@attrs.frozen
class Row:
    """A line of the list: a scenario by its head, or the file of a game."""

    head: Head | None = None
    game: Path | None = None


class Launcher(FullScreen[None]):
    """What there is to play."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "project", N_("Project")),
        Binding("d", "drill", N_("Drill")),
        Binding("q", "app.leave", N_("Leave"), show=False),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.rows: dict[str, Row] = {}
        self.offers: dict[str, Offer] = {}

    class Chosen(Message):
        """A scenario to begin, with `drill` after a drill, or a game to go on with; or, with
        `project`, to show to a room.
        """

        def __init__(
            self,
            *,
            scenario: Path | None = None,
            game: Path | None = None,
            project: bool = False,
            drill: bool = False,
        ) -> None:
            super().__init__()
            self.drill = drill
            self.scenario, self.game, self.project = scenario, game, project

    def compose(self) -> ComposeResult:
        yield Static(_banner(), id="banner")
        with Horizontal(id="launcher"):
            yield Offers(id="offers")
            with VerticalScroll(id="about", can_focus=False):
                yield Static(id="offer")
        yield Foot()

    def on_mount(self) -> None:
        self._begin()

    def renew(self) -> None:
        """Games may have been begun, or have come to their end, since it was shown."""
        self._begin()

    def _begin(self) -> None:
        at = self.query_one(OptionList).highlighted_option
        self.rows.clear()
        self.query_one(OptionList).clear_options()
        heads = [head(path) for path in provided()]
        # Games made for a room come first, the shortest above; those without a length are for
        # trying things out.
        heads.sort(key=lambda one: (one.minutes == 0, one.minutes, one.name))
        self._list(heads, games_in(self.folder), at.id if at is not None else None)
        self.query_one(OptionList).focus()
        # Only once the list has been painted does the engine come in.
        self.call_after_refresh(self._look_closer)

    def _list(self, heads: list[Head], games: tuple[Path, ...], at: str | None) -> None:
        """What there is, with the cursor where it was, else on the game that was played last."""
        options = self.query_one(OptionList)
        self._games(_("Go on"), games[:LATEST])
        if games:
            options.add_option(None)
        options.add_option(Option(_heading(_("Begin")), disabled=True))
        for one in heads:
            key = _key(one)
            self.rows[key] = Row(head=one)
            options.add_option(Option(_line(one), id=key))
        if games[LATEST:]:
            options.add_option(None)
            self._games(_("Older games"), games[LATEST:])
        keys = [option.id for option in options.options]
        first = 1 if self.rows else None
        options.highlighted = keys.index(at) if at is not None and at in keys else first

    def _games(self, heading: str, games: tuple[Path, ...]) -> None:
        options = self.query_one(OptionList)
        if games:
            options.add_option(Option(_heading(heading), disabled=True))
        for game in games:
            key = f"game {game}"
            self.rows[key] = Row(game=game)
            options.add_option(Option(Content(f"  {game.name}"), id=key))

    # ---- what is known only after looking

    @work(thread=True, exclusive=True, group="looking")
    def _look_closer(self) -> None:
        from wargame.tui import offers

        worker = get_current_worker()
        for key, row in list(self.rows.items()):
            if worker.is_cancelled:
                return
            if row.head is not None:
                self.app.call_from_thread(self._learn, key, offers.offer(row.head))
            elif row.game is not None:
                self.app.call_from_thread(self._learn, key, offers.kept(row.game))

    def _learn(self, key: str, found: "Offer") -> None:
        self.offers[key] = found
        if not self.is_attached or key not in self.rows:
            return
        options = self.query_one(OptionList)
        options.replace_option_prompt(key, found.line)
        highlighted = options.highlighted_option
        if highlighted is not None and highlighted.id == key:
            self._show(key)

    # ---- choosing

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id is not None:
            self._show(event.option_id)

    def _show(self, key: str) -> None:
        found, row = self.offers.get(key), self.rows[key]
        if found is not None:
            self.query_one("#offer", Static).update(found.page)
        elif row.head is not None:
            self.query_one("#offer", Static).update(_page(row.head.name, row.head.summary))
        elif row.game is not None:
            self.query_one("#offer", Static).update(_page(row.game.name, ""))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        row = self.rows[event.option_id or ""]
        offer = self.offers.get(event.option_id or "")
        if offer is not None and not offer.playable:
            self.notify(_("This cannot be played: what is wrong stands beside it."), timeout=6)
        elif row.game is not None:
            self.post_message(self.Chosen(game=row.game))
        elif row.head is not None:
            self.post_message(self.Chosen(scenario=row.head.path))

    def action_drill(self) -> None:
        """Begin the scenario that the cursor is on with a drill."""
        row = self._at_cursor()
        offer = None if row is None or row.head is None else self.offers.get(_key(row.head))
        if row is None or row.head is None or (offer is not None and not offer.playable):
            self.notify(_("Choose a scenario to begin: a drill comes before its game."))
        else:
            self.post_message(self.Chosen(scenario=row.head.path, drill=True))

    def _at_cursor(self) -> Row | None:
        option = self.query_one(OptionList).highlighted_option
        return self.rows.get((option.id if option is not None else None) or "")

    def action_project(self) -> None:
        """Show a room the game that the cursor is on."""
        row = self._at_cursor()
        if row is None or row.game is None:
            self.notify(_("Choose a game that was begun: a game is what can be projected."))
        else:
            self.post_message(self.Chosen(game=row.game, project=True))


def _banner() -> Content:
    return Content.assemble(
        ("wargame", "bold $primary"),
        ("  " + _("tabletop wargames and decision exercises"), "$muted"),
    )


def _key(one: Head) -> str:
    """What a scenario's line is called in the list."""
    return f"scenario {one.path.name}"


def _heading(text: str) -> Content:
    return Content.styled(text.upper(), "bold $accent")


def _line(one: Head) -> Content:
    length = counted("{n} min", "{n} min", one.minutes) if one.minutes else ""
    return Content.assemble(f"  {one.name}", (f"  {length}", "$muted"))


def _page(name: str, summary: str) -> Content:
    return Content.assemble(
        (name, "bold $primary"),
        "\n\n",
        summary,
        "\n\n",
        (_("Looking closer …"), "$muted"),
    )
