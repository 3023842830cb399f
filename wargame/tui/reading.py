"""A page of Markdown as styled text: headings, paragraphs, lists, tables and code, at a width.

One text is drawn at once; a widget for every paragraph would keep its reader waiting a second.
"""

from collections.abc import Iterator
from itertools import zip_longest

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from textual.content import Content

HEADS = {"h1": "bold $primary", "h2": "bold $accent"}
STYLES = {"strong": "bold", "em": "italic", "code_inline": "$accent", "link": "underline"}
LEAST = 24
"""Columns below which nothing is squeezed."""
HANG = 6
"""Columns by which the rest of a line of code is set in, where the page is too narrow for it."""
GAP = 2
"""Columns between those of a table."""


def page(markdown: str, width: int) -> Content:
    """The whole page, broken into lines of at most so many columns."""
    tree = SyntaxTreeNode(MarkdownIt("commonmark").enable("table").parse(markdown))
    return Content("\n").join(_blocks(tree, max(LEAST, width)))


def _blocks(node: SyntaxTreeNode, width: int, *, tight: bool = False) -> Iterator[Content]:
    """The lines of what a node holds, an empty one between any two blocks."""
    for k, block in enumerate(node.children):
        if k and not tight:
            yield Content("")
        yield from _block(block, width)


def _block(node: SyntaxTreeNode, width: int) -> Iterator[Content]:
    kind = node.type
    if kind == "heading":
        yield from _flow(node, width, HEADS.get(node.tag, "bold"))
    elif kind == "paragraph":
        yield from _flow(node, width)
    elif kind in ("bullet_list", "ordered_list"):
        yield from _list(node, width)
    elif kind == "table":
        yield from _table(node, width)
    elif kind in ("fence", "code_block"):
        for line in node.content.rstrip("\n").split("\n"):
            whole = Content.styled(f"  {line}", STYLES["code_inline"])
            first, *rest = whole.wrap(width - HANG) if whole.cell_length > width else [whole]
            yield first
            yield from (part.pad_left(HANG) for part in rest)
    elif kind == "hr":
        yield Content.styled("─" * width, "$muted")
    else:
        yield from _blocks(node, width)


def _flow(node: SyntaxTreeNode, width: int, style: str = "") -> list[Content]:
    text = _inline(node)
    return (text.stylize(style) if style else text).wrap(width)


def _inline(node: SyntaxTreeNode, style: str = "") -> Content:
    """The words of a node, each in the styles of everything that it stands in."""
    if node.type in ("text", "code_inline", "html_inline"):
        style = f"{style} {STYLES.get(node.type, '')}".strip()
        return Content.styled(node.content, style) if style else Content(node.content)
    if node.type in ("softbreak", "hardbreak"):
        return Content(" ")
    style = f"{style} {STYLES.get(node.type, '')}".strip()
    return Content("").join(_inline(child, style) for child in node.children)


def _list(node: SyntaxTreeNode, width: int) -> Iterator[Content]:
    """Every item after its sign, the lines that follow set in under its words."""
    first = int(node.attrs.get("start", 1))
    for k, item in enumerate(node.children):
        sign = "• " if node.type == "bullet_list" else f"{first + k}. "
        for at, line in enumerate(_blocks(item, width - len(sign), tight=True)):
            head = Content.styled(sign, "$accent") if at == 0 else Content(" " * len(sign))
            yield Content("").join([head, line])


def _table(node: SyntaxTreeNode, width: int) -> Iterator[Content]:
    """Columns as wide as what they hold, none but the last over half the width; it has the rest."""
    parts = [part.children for part in node.children]
    heads = parts[0]
    rows = [[_inline(cell) for cell in row.children] for part in parts for row in part]
    columns = list(zip(*rows, strict=True))
    widths = [
        min(width // 2, GAP + max(cell.cell_length for cell in column)) for column in columns[:-1]
    ]
    widths.append(max(LEAST // 2, width - sum(widths)))
    for k, row in enumerate(rows):
        broken = [
            cell.wrap(room - (GAP if at + 1 < len(row) else 0))
            for at, (cell, room) in enumerate(zip(row, widths, strict=True))
        ]
        for line in zip_longest(*broken, fillvalue=Content("")):
            padded = [
                cell.pad_right(room - cell.cell_length)
                for cell, room in zip(line, widths, strict=True)
            ]
            whole = Content("").join(padded)
            yield whole.stylize("bold") if k < len(heads) else whole
        if k + 1 == len(heads):
            yield Content.styled("─" * min(width, sum(widths)), "$muted")
