"""A program of the tests as another process: lines go in and come out."""

import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).resolve().parents[2]


class Child:
    """The module of that name, started anew; its input ends where the block does."""

    def __init__(self, module: str, *words: str) -> None:
        self.program = subprocess.Popen(
            [sys.executable, "-m", module, *words],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.program.communicate()

    def write(self, line: str) -> None:
        assert self.program.stdin is not None
        self.program.stdin.write(f"{line}\n")

    def read(self) -> str:
        assert self.program.stdout is not None
        return self.program.stdout.readline().strip()
