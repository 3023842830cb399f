"""A branch as a game of its own: everything that leads to its end, and nothing else.

The commands, their authors and times, the events and the dice are those of the branch; only entries
are numbered anew, since what was left out leaves no gap. Its id is made of the whole game's and of
where the branch ends: written out again, whatever was played elsewhere since, it is the same file.
"""

import hashlib
from pathlib import Path

import attrs

from wargame.play import codec
from wargame.play.chain import Kind
from wargame.play.journal import Journal

ID = 16
"""Digits of a game's id."""


def export(journal: Journal, branch: int, out: Path) -> int:
    """Write a branch to a new file; how many entries it has.

    Raises JournalError where there is no such branch, or the place is taken or cannot be written;
    then nothing is left there.
    """
    line = journal.path(branch)
    ending = f"{journal.header.game}/{line[-1].hash}"
    id = hashlib.sha256(ending.encode()).hexdigest()[:ID]
    header = attrs.evolve(journal.header, game=id)
    with Journal.create(out, header, journal.seed, journal.sources) as copy:
        try:
            for person in journal.people:
                number = copy.add_person(person.name or "")
                if person.name is None:
                    copy.erase_person(number)
            kept = 0
            for entry in line:
                texts = (entry.command, entry.events, entry.ledger)
                if entry.kind is Kind.COMMAND:
                    copy.append(*texts, author=entry.author, time=entry.time)
                elif codec.read_changes(entry.ledger):
                    # A move that changed the dice is part of what follows it; others led only here.
                    copy.move_to(kept, *texts, author=entry.author, time=entry.time)
                else:
                    continue
                kept += 1
        except BaseException:
            out.unlink(missing_ok=True)
            raise
    return kept
