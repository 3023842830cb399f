"""Pages as people read them: an HTML file as lines of text, and games to report on."""

import random
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path

from wargame.authoring.load import Loaded, find, load
from wargame.core import commands as cm
from wargame.core.orders import Order
from wargame.play.session import Session
from wargame.report import game
from wargame.report.document import Page
from wargame.report.kit import Kit
from wargame.report.rendering import html

NOON = "2030-01-01T12:00:00+00:00"
CONTROL = cm.Author("control", "control")
VOID = {"meta", "br", "path"}
CELLS = {"td", "th"}
LINES = {"p", "li", "h1", "h2", "h3", "tr", "caption", "div", "section", "title", "figcaption"}


class Reader(HTMLParser):
    """Reads a page as text, and notes tags that are not closed as they were opened."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.open: list[str] = []
        self.crossed: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in VOID:
            self.open.append(tag)
        if tag in LINES:
            self.lines.append("")
        if dict(attrs).get("class") == "box":
            self.lines[-1] += "[ ] "

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.crossed.append(tag)
        if tag in CELLS:
            self.lines[-1] += " | "

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.lines[-1] += data

    @property
    def text(self) -> str:
        """What is read, a line for each block, without the room between them."""
        tidy = (" ".join(line.split()) for line in self.lines)
        return "\n".join(line.removesuffix(" |") for line in tidy if line)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(text)
    reader.close()
    return reader


def text_of(page: Page) -> str:
    return read(html(page)).text


def whole(pages: Iterable[Page]) -> str:
    """Several pages as one text."""
    return "\n\n".join(f"#### {page.name}\n{text_of(page)}" for page in pages) + "\n"


def kit(name: str = "islands") -> Kit:
    return Kit.of(load(find(name)))


# ---- games


def noon() -> str:
    return NOON


def begin(file: Path, name: str = "islands", seed: str = "a seed") -> Session:
    return Session.create(file, load(find(name)), seed=seed, now=noon)


def order(loaded: Loaded, action: str, target: str = "") -> Order:
    """An order by the ids of its action and of the place that it names."""
    ids = [one.id for one in loaded.scenario.actions]
    place = loaded.game.places.index(target) if target else -1
    return Order(ids.index(action), place)


def lock(session: Session, seat: int, given: Order, why: str = "because", **rest: object) -> None:
    estimate = rest.get("estimate")
    session.submit(
        cm.Lock(
            cm.Author(f"s{seat}", "seat", seat),
            seat,
            given,
            why,
            str(rest.get("expected", "")),
            estimate if isinstance(estimate, int) else None,
        )
    )


def by_chance(session: Session, rng: random.Random, *, commands: int = 10_000) -> None:
    """Let everyone act by chance until the game is over or so many commands were given."""
    engine = session.engine
    for _count in range(commands):
        wanted = engine.wanted(session.state)
        if wanted.over:
            return
        if wanted.questions:
            question = engine.question(session.state, wanted.questions[0])
            author = cm.Author("p", "bot", question.seat)
            choice = rng.choice(question.choices)
            session.submit(cm.Answer(author, question.place, question.question, choice))
            continue
        if wanted.pause:
            session.submit(cm.Proceed(CONTROL))
            continue
        seat = rng.choice(wanted.orders)
        legal = engine.legal_orders(session.state, seat)
        if not legal or rng.random() < 0.2:
            session.submit(cm.Finish(cm.Author("p", "bot", seat), seat))
            continue
        chosen = rng.choice(legal)
        lock(
            session,
            seat,
            chosen,
            "it seems right",
            expected="it works",
            estimate=rng.randrange(101),
        )


def open_text(session: Session) -> dict[str, str]:
    """The pages of the public and of seats, as files, by name."""
    made = game.kit_of(session)
    return {page.name: html(page) for page in game.open_pages(made, session)}


def control_text(session: Session, *, names: bool = False) -> dict[str, str]:
    """Control's pages as files, by name."""
    made = game.kit_of(session)
    case = game.case_of(made, session, names=names)
    return {page.name: html(page) for page in game.control_pages(made, case)}
