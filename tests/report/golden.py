"""The pack of the teaching game and the report of a game of it, as lines of text.

`python -m tests.report.golden` writes both anew; read the differences before they are kept.
"""

import random
import re
import tempfile
from pathlib import Path

from tests.report.paper import begin, by_chance, kit, whole
from wargame.core import commands as cm
from wargame.report import game
from wargame.report import pack as packing
from wargame.seat import consent

GOLDEN = Path(__file__).parent.parent / "golden"
PACK = GOLDEN / "islands-pack.txt"
REPORT = GOLDEN / "islands-report.txt"


def pack() -> str:
    found = kit("islands")
    made = packing.pages(found, 9 * 60 + 30)
    return whole((packing.start(found, made), *made))


def report() -> str:
    """A game by chance, as all its pages tell it; what differs from run to run is taken out."""
    with tempfile.TemporaryDirectory() as folder, begin(Path(folder) / "g.wargame") as session:
        author = session.join("Ann", "seat", 0)
        session.submit(consent.word(author, consent.asked(session.game.scenario), agreed=True))
        session.submit(cm.Note(author, "No shot is fired", "red line"))
        session.submit(cm.Note(author, "Friends on three islands", "aim"))
        by_chance(session, random.Random(4))
        made = game.kit_of(session)
        case = game.case_of(made, session)
        text = whole((*game.open_pages(made, session), *game.control_pages(made, case)))
        text = text.replace(session.header.game, "GAME")
        return re.sub(r"(Seal \| )[0-9a-f]{64}", r"\1SEAL", text)


if __name__ == "__main__":
    PACK.write_text(pack(), encoding="utf-8")
    REPORT.write_text(report(), encoding="utf-8")
