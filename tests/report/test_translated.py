"""Every sentence about what was argued, promised, ruled and hidden passes through translation."""

from pathlib import Path

from tests.report import seminar
from tests.report.paper import control_text, open_text, read
from tests.untranslated import left_over, own_texts
from wargame.authoring.claims import registers
from wargame.language import speaking
from wargame.resources import seeds_dir

TYPED = (
    "s0", "s1", "s2", "p", "control", "it was done before", "it takes years", "money", "it holds",
    "nobody asked for judges", "they need it", "Open a market", "Buy a newspaper",
    "Fly to the moon", "The course stands empty", "the dice said so", "Stalls fill the square",
    "No paper is for sale", "all were sold", "no rocket is at hand", "a word in private",
    "the gas was off", "as I foresaw", "now or never", "they give way", "winter is near",
    "the pipes were shut already", "a mercy", "it seems right", "it works", "seed 1",
    seminar.NEWS, seminar.COURTS,
)  # fmt: skip


def test_no_word_of_the_debrief_is_left_untranslated(tmp_path: Path) -> None:
    with seminar.play(tmp_path / "g.wargame") as session:
        with speaking("qps"):
            shown = {**open_text(session), **control_text(session)}
        own = [*own_texts(session.loaded, registers(seeds_dir())), *TYPED]
        header = session.header
        own += [header.game, header.created, header.engine]
        marks = (header.seed_hash, session.journal.verify().seal)
    for name, text in shown.items():
        lines = [
            line for line in read(text).text.splitlines() if not any(mark in line for mark in marks)
        ]
        assert left_over("\n".join(lines).replace("|", "\n"), own) == (), name
