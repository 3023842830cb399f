"""What the lines of one function of the rules' text show of it."""

import ast
from collections import Counter

import attrs


@attrs.frozen
class Function:
    """A function of the text, and what its own lines show of it."""

    body: tuple[ast.stmt, ...]
    parameters: tuple[str, ...]
    written: tuple[str, ...]
    """The names that its lines write."""
    once: tuple[str, ...]
    """Those they write in one place only, parameters left out."""
    result: str
    """The name that its last line returns, which may go by another where it is put in place."""
    falls_through: bool
    """Whether it returns nowhere but at its end."""

    @classmethod
    def of(cls, node: ast.FunctionDef) -> "Function":
        body = node.body[ast.get_docstring(node) is not None :]
        inside = [part for line in body for part in ast.walk(line)]
        written = Counter(
            part.id
            for part in inside
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)
        )
        parameters = tuple(argument.arg for argument in node.args.args)
        once = tuple(k for k, times in written.items() if times == 1 and k not in parameters)
        returns = [part for part in inside if isinstance(part, ast.Return)]
        falls = not returns or (len(returns) == 1 and returns[0] is body[-1])
        last = body[-1].value if isinstance(body[-1], ast.Return) else None
        result = last.id if isinstance(last, ast.Name) else ""
        return cls(tuple(body), parameters, tuple(written), once, result, falls)
