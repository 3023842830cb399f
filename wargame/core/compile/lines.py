"""Lines of compiled text, and functions made of them."""

import re
from collections import Counter

Lines = list[str]

STRIDE = re.compile(r" \+ (\w+) \* (\d+)\]")


def function(head: str, lines: Lines) -> str:
    """A compiled function from head and lines; what finds a place's slots is worked out once."""
    body = indent(lines)
    again = Counter(STRIDE.findall("\n".join(body)))
    for name, stride in [pair for pair, times in again.items() if times > 1]:
        where = _bound(name, head, body)
        if where is None:
            continue
        at, depth = where
        near = f"{name}_{stride}"
        body = [line.replace(f" + {name} * {stride}]", f" + {near}]") for line in body]
        body.insert(at, f"{'    ' * depth}{near} = {name} * {stride}")
    return "\n".join(["@jit", f"def {head}:", *body, ""])


def _bound(name: str, head: str, body: Lines) -> tuple[int, int] | None:
    """Where a name is first known in a function, and how deep: a parameter, or a loop's."""
    if re.search(rf"[(, ]{name}[,)]", head):
        changed = any(line.strip().startswith(f"{name} = ") for line in body)
        return None if changed else (0, 1)
    loops = [k for k, line in enumerate(body) if re.fullmatch(rf" *for {name} in \w+:", line)]
    if len(loops) != 1:
        return None
    return loops[0] + 1, (len(body[loops[0]]) - len(body[loops[0]].lstrip())) // 4 + 1


def indent(lines: Lines, by: int = 1) -> Lines:
    return ["    " * by + line for line in lines]
