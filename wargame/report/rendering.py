"""Pages to files: HTML by templates that escape whatever players and designers wrote, then PDF.

PDF needs WeasyPrint, which is imported only when a PDF is made. It knows no game.
"""

import logging
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path, PurePosixPath

import attrs
from jinja2 import Environment, PackageLoader, StrictUndefined

from wargame.prose.text import _, ended
from wargame.report.document import Block, Heading, Link, Links, Page, ReportError, Struck, Text


@cache
def _environment() -> Environment:
    found = Environment(
        loader=PackageLoader("wargame.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.tests["struck"] = lambda text: isinstance(text, Struck)
    return found


def html(page: Page) -> str:
    """A page as one HTML file that needs nothing beside it."""
    return _environment().get_template("page.html").render(page=page, css=_css())


@cache
def _css() -> str:
    loader = _environment().loader
    return loader.get_source(_environment(), "style.css")[0] if loader else ""


# ---- files


@attrs.frozen
class Written:
    """What was written, and why no PDF where there is none."""

    folder: Path
    pages: int
    pdfs: int
    why_no_pdf: str = ""


def write(folder: Path, pages: Iterable[Page], *, pdf: bool = True) -> Written:
    """Write each page as HTML, and as PDF where WeasyPrint is installed and `pdf` asks for it.

    Raises ReportError where the folder cannot be written.
    """
    found = tuple(pages)
    why = why_no_pdf() if pdf else ""
    made = 0
    for page in found:
        text = html(page)
        put(folder / f"{page.name}.html", text.encode())
        if pdf and not why:
            put(folder / f"{page.name}.pdf", to_pdf(text))
            made += 1
    return Written(folder, len(found), made, why)


def put(path: Path, content: bytes) -> None:
    """Write one file. Raises ReportError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise ReportError(
            _("{path} cannot be written: {why}. Choose another folder with --out.").format(
                path=path, why=error.strerror or error
            )
        ) from error


def why_no_pdf() -> str:
    """Why no PDF can be made here, with the remedy; nothing where it can."""
    if find_spec("weasyprint") is None:
        return _("PDF files need one more package: pip install 'wargame[pdf]'.")
    try:
        import_module("weasyprint")
    except OSError as error:
        return _("PDF files need the Pango library, which WeasyPrint did not find: {why}").format(
            why=str(error).splitlines()[0]
        )
    return ""


def to_pdf(text: str) -> bytes:
    """A page as PDF. Nothing is fetched, whatever its text asks for."""
    # By its name, since the extra need not be installed and tells nothing of its types.
    engine = import_module("weasyprint")
    # It tells of each style that only browsers know.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    return bytes(engine.HTML(string=text, url_fetcher=_nothing).write_pdf())


def _nothing(url: str, *_others: object, **_options: object) -> dict[str, object]:
    raise ValueError(f"not fetched: {url}")


def told(written: Written) -> tuple[str, ...]:
    """What the command says of what it wrote."""
    index = written.folder / "index.html"
    lines = [
        _("{count} pages are in {folder}; begin with {index}.").format(
            count=written.pages, folder=written.folder, index=index
        )
    ]
    if written.why_no_pdf:
        lines.append(written.why_no_pdf)
        lines.append(
            _("Without it, open a page in a browser and print it: A4, margins as set, no heads.")
        )
    return tuple(lines)


Section = tuple[str, str | tuple[str, ...]]
"""A heading of an index, and the beginning, or one of several, of the names under it."""


def index(pages: Iterable[Page], sections: Iterable[Section], head: Page) -> Page:
    """The page that leads to all others, under headings by the beginnings of their names.

    What is stamped on all pages under a heading stands there once.
    """
    found = list(pages)
    blocks = list(head.blocks)
    for heading, prefix in sections:
        own = [page for page in found if page.name.startswith(prefix)]
        found = [page for page in found if page not in own]
        if own:
            blocks.append(Heading(heading))
            blocks += _section(own)
    if found:
        blocks.append(Links(tuple(_link(page) for page in found)))
    return attrs.evolve(head, blocks=tuple(blocks))


def _section(own: list[Page]) -> Iterator[Block]:
    stamps = {page.stamp for page in own}
    if len(own) > 1 and len(stamps) == 1 and stamps != {""}:
        yield Text(ended(own[0].stamp), "small")
        own = [attrs.evolve(page, stamp="") for page in own]
    yield Links(tuple(_link(page) for page in own))


def _link(page: Page) -> Link:
    note = f"{page.stamp}. {page.about}" if page.stamp else page.about
    return Link(PurePosixPath(f"{page.name}.html").as_posix(), page.title, note)
