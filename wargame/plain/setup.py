"""Before the game: which scenario, which layout, who plays which seat, in which file.

It asks only for what was not given; what it sets up is a session like any other.
"""

from pathlib import Path

from wargame import resources
from wargame.authoring.diagnostics import ScenarioError
from wargame.authoring.heads import provided
from wargame.authoring.load import Loaded, find, in_languages, load
from wargame.core.compile.readings import PostureInfo
from wargame.language import wanted
from wargame.plain.terminal import Terminal
from wargame.prose.text import _, counted, labelled, listed
from wargame.seat.cast import Cast, CastError, postures_given, seat_given, seat_name
from wargame.seat.words import seats_typed

# ---- scenario and layout


def scenario(terminal: Terminal, name: str | None, layout: str | None) -> Loaded:
    """Load the scenario that was named or is chosen now. Raises ScenarioError."""
    if name is None:
        return _with_layout(terminal, *_chosen(terminal), layout)
    path = _called(name)
    return _with_layout(terminal, path, load(path, layout=layout), layout)


def _called(name: str) -> Path:
    """A scenario by its path or id, or by its title, in capitals or not. Raises ScenarioError."""
    try:
        return find(name)
    except ScenarioError:
        for path in provided():
            if name.casefold() in (path.stem.casefold(), _title(path).casefold()):
                return path
        raise


def _title(path: Path) -> str:
    """What a scenario calls itself; nothing where it cannot be played."""
    try:
        return load(path).scenario.name
    except ScenarioError:
        return ""


def _chosen(terminal: Terminal) -> tuple[Path, Loaded]:
    """List the scenarios that come with the engine, and let one be chosen."""
    known: list[tuple[Path, Loaded]] = []
    for path in provided():
        try:
            loaded = load(path)
        except ScenarioError as error:
            said = _("{name} cannot be played: {count} in its files.").format(
                name=path.stem,
                count=counted("{n} mistake", "{n} mistakes", len(error.diagnostics)),
            )
            terminal.say(said)
            continue
        known.append((path, loaded))
    # Games made for a room come first; those without a length are for trying things out.
    known.sort(key=lambda one: (one[1].scenario.minutes == 0, one[1].scenario.minutes, one[0].name))
    for number, (_path, loaded) in enumerate(known, 1):
        terminal.say(f"{number}. {_offered(loaded)}")
    if not known:
        raise CastError(
            _("There is no scenario in {folder}: name one.").format(
                folder=resources.scenarios_dir()
            )
        )
    keys = [str(k + 1) for k in range(len(known))]
    help = _("Type the number of a scenario.")
    return known[int(terminal.choose(_("Which scenario"), keys, help)) - 1]


def _offered(loaded: Loaded) -> str:
    spec = in_languages(loaded, *wanted()).scenario
    seats = listed(seat.name or labelled(seat.id) for seat in spec.seats)
    said = _("{name}, seats: {seats}.").format(name=spec.name, seats=seats)
    if spec.minutes:
        minutes = counted("{n} minute", "{n} minutes", spec.minutes)
        said = _("{name}, {minutes}, seats: {seats}.").format(
            name=spec.name, minutes=minutes, seats=seats
        )
    teaches = _("It teaches {lessons}.").format(lessons=_("; ").join(spec.teaches))
    return f"{said} {teaches}" if spec.teaches else said


def _with_layout(terminal: Terminal, path: Path, loaded: Loaded, layout: str | None) -> Loaded:
    """Ask for a layout where there are several and none was named."""
    if layout is not None:
        return load(path, layout=layout) if loaded.scenario.layout != layout else loaded
    if len(loaded.layouts) < 2:
        return loaded
    for number, info in enumerate(in_languages(loaded, *wanted()).layouts, 1):
        terminal.say(f"{number}. {_described(info.name or labelled(info.id), info.about)}")
    keys = [str(k + 1) for k in range(len(loaded.layouts))]
    help = _("A layout says which seats there are. Enter takes the first.")
    typed = terminal.choose(_("Which layout, or Enter for 1"), keys, help, default="1")
    return load(path, layout=loaded.layouts[int(typed) - 1].id)


# ---- who plays


def cast(
    terminal: Terminal, loaded: Loaded, seats: tuple[str, ...], postures: tuple[str, ...]
) -> Cast:
    """Who plays which seat: as given (`seats` ids, `postures` as `seat=posture`), else asked."""
    known = loaded.game.seats
    wanted = postures_given(loaded, postures)
    persons = tuple(sorted({seat_given(loaded, name) for name in seats}))
    asked = not seats
    if asked:
        persons = _persons(terminal, loaded)
    played: list[tuple[int, str]] = []
    for seat in range(len(known)):
        if seat in persons:
            continue
        own = [p for p in loaded.game.postures if p.seat == seat]
        if not own:
            terminal.say(
                _("{seat} has no autopilot: somebody here plays it.").format(
                    seat=seat_name(loaded, seat)
                )
            )
            persons = tuple(sorted((*persons, seat)))
            continue
        posture = wanted.get(seat) or (
            _posture(terminal, loaded, seat, own) if asked else own[0].id
        )
        played.append((seat, posture))
    return Cast(persons, tuple(played))


def _described(name: str, about: str) -> str:
    return _("{name}: {about}").format(name=name, about=about) if about else name


def _persons(terminal: Terminal, loaded: Loaded) -> tuple[int, ...]:
    for number, seat in enumerate(loaded.scenario.seats, 1):
        terminal.say(f"{number}. {_described(seat_name(loaded, number - 1), seat.about)}")
    count = len(loaded.scenario.seats)
    help = _("One number to play alone against autopilots; several to share this keyboard.")
    while True:
        typed = terminal.ask(_("Which seats are played here, numbers with spaces between"), help)
        seats = seats_typed(typed, count)
        if seats:
            return tuple(sorted(seats))
        terminal.say(
            _("Type one or more numbers from 1 to {count}, such as 1 or 1 2.").format(count=count)
        )


def _posture(terminal: Terminal, loaded: Loaded, seat: int, own: list[PostureInfo]) -> str:
    name = seat_name(loaded, seat)
    if len(own) == 1:
        said = _("{seat} is played by an autopilot: {posture}.")
        terminal.say(said.format(seat=name, posture=own[0].name or labelled(own[0].id)))
        return own[0].id
    terminal.say(_("{seat} is played by an autopilot:").format(seat=name))
    for number, posture in enumerate(own, 1):
        terminal.say(f"{number}. {_described(posture.name or labelled(posture.id), posture.about)}")
    keys = [str(k + 1) for k in range(len(own))]
    help = _("How the autopilot plays the seat. Enter takes the first.")
    typed = terminal.choose(_("Which one, or Enter for 1"), keys, help, default="1")
    return own[int(typed) - 1].id
