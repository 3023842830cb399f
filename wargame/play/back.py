"""Going back: what undoes a step, sets the game back or takes up another branch, and how far.

Dice are a function of two secret words of the state and the name of the roll. With the same dice
going back changes nothing else, so the same orders throw the same. With fresh dice the move that
leads back carries two new words in its ledger, drawn from the game's seed and a number that no
other move of the game has: whoever folds the entries, this version or another, comes to the same
dice, and verifying draws them again, in a branch that became a game of its own too. A game without
such moves is read and verified as ever.
"""

import hashlib
from collections.abc import Iterator

import attrs

from wargame.core.commands import CONSENT, Author
from wargame.core.compile.program import Game
from wargame.core.compile.sequence import CARRYING_OUT
from wargame.core.dice import Seed
from wargame.core.events import Noted
from wargame.core.state import KEY, SALT, STAGE, State
from wargame.language import _
from wargame.play.lines import Changes, Lines, Node

PILOT = "autopilot"
"""The person that autopilots act as."""


class BackError(Exception):
    """A step that cannot be taken back, or a place that cannot be gone to: why, and the remedy."""


@attrs.frozen
class Undo:
    """Take back the last command and what followed by itself."""

    author: Author
    draw: int = 0
    """The number from which the dice are drawn that are thrown next; 0 for the same dice."""


@attrs.frozen
class Rewind:
    """Set the game back to where it stood after an entry of its line of play."""

    author: Author
    draw: int = 0


@attrs.frozen
class Switch:
    """Go on at the end of another branch."""

    author: Author
    branch: int


Move = Undo | Rewind | Switch


@attrs.frozen
class Step:
    """A command of a person or of Control, with all that followed by itself."""

    entry: int
    to: int
    """The entry after which the game stood before it."""
    author: Author
    kind: str
    """Which command it was."""
    time: str
    """ISO 8601."""
    entries: tuple[int, ...]
    """It and all that followed, in order."""


def seed_of(text: str, draw: int = 1) -> Seed:
    """The secret words of the dice: drawn from the game's seed and a number, which is 1 where the
    game begins.
    """
    return Seed.from_bytes(hashlib.sha256(f"{text}/{draw}".encode()).digest())


def dice(text: str, move: Move) -> Changes:
    """What a move changes of the secret words, for a game's seed."""
    if isinstance(move, Switch) or not move.draw:
        return ()
    seed = seed_of(text, move.draw)
    return (KEY, seed.key), (SALT, seed.salt)


PACING = ("Pause", "Extend", "Reopen", "Announce")
"""Commands that change nothing of the game: time that has passed is not taken back."""


def by_itself(node: Node) -> bool:
    """Whether an entry is no step of the game: an autopilot's, the clock's, a move, of the pace of
    the room, or a word on being quoted, which stands whatever is taken back.
    """
    if any(isinstance(event, Noted) and event.kind in CONSENT for event in node.events):
        return True
    pilot = node.author.person == PILOT or node.author.role == "clock"
    return node.moved or pilot or node.kind in PACING


def steps(lines: Lines) -> Iterator[Step]:
    """The steps that can be taken back, the last one first.

    Each costs what it holds, so that the last few of a long game are found at once.
    """
    entries: tuple[int, ...] = ()
    for node in lines.back_from(lines.at.seq):
        if node.opening:
            return
        entries = (node.seq, *entries)
        if not by_itself(node):
            yield Step(node.seq, node.parent, node.author, node.kind, node.time, entries)
            entries = ()


def last_step(lines: Lines) -> Step:
    """The step that undoing takes back. Raises BackError at the beginning."""
    found = next(steps(lines), None)
    if found is None:
        raise BackError(_("There is nothing to undo: the game stands at its beginning."))
    return found


def at_beginning(game: Game, state: State) -> bool:
    """Whether a game is on, and nothing of its turn was carried out."""
    passed = game.stages[: state.numbers[STAGE]]
    return not state.over and all(kind not in CARRYING_OUT for kind, _argument in passed)


def require_way_back(lines: Lines, entry: int) -> None:
    """Raise BackError unless the game can be set back to an entry."""
    if not 0 < entry <= lines.last:
        said = _("There is no entry {entry} in this game: choose one from 1 to {last}.")
        raise BackError(said.format(entry=entry, last=lines.last))
    if entry == lines.at.seq:
        raise BackError(_("The game stands at entry {entry} already.").format(entry=entry))
    if not lines.leads_to(entry, lines.at.seq):
        said = _("Entry {entry} lies on branch {branch}: take up that branch first.")
        raise BackError(said.format(entry=entry, branch=lines.nodes[entry].branch))
    node = lines.nodes[entry]
    if node.opening and not _opened(lines, entry):
        raise BackError(
            _("At entry {entry} the seats were still being handed out: choose a later one.").format(
                entry=entry
            )
        )


def _opened(lines: Lines, entry: int) -> bool:
    """Whether the seats were handed out after an entry: a person's first command follows it."""
    return any(step.to == entry for step in steps(lines))


def end_of(lines: Lines, branch: int) -> int:
    """The entry at which another branch ends. Raises BackError for the present one, or none."""
    if branch not in lines.tips:
        known = ", ".join(map(str, sorted(lines.tips)))
        raise BackError(
            _("There is no branch {branch} in this game; there are {known}.").format(
                branch=branch, known=known
            )
        )
    if branch == lines.at.branch:
        raise BackError(_("The game is on branch {branch} already.").format(branch=branch))
    return lines.tips[branch]
