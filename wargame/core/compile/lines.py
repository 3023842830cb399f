"""Lines of compiled text, and functions made of them."""

import re
from collections import Counter

Lines = list[str]

STRIDE = re.compile(r" \+ (\w+) \* (\d+)\]")
READ, HANDED_ON = re.compile(r"\bB\b"), re.compile(r"[(,] ?B[,)]")
WRITTEN = re.compile(r"\b(?!roll)\w+\(S, ")
"""A call that may change what rules read, which a roll does not."""


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


def looks_back(lines: Lines) -> bool:
    """Whether a rule needs the state as its step began, `B`, beside the one that it writes, `S`.

    It does not where it reads single numbers before it changes any. What is handed the whole state
    may look at the order itself, which is marked as carried out by then.
    """
    written = False
    for line in lines:
        if line.lstrip().startswith("for ") or HANDED_ON.search(line):
            return True
        if written and READ.search(line):
            return True
        written = written or WRITTEN.search(line) is not None
    return False
