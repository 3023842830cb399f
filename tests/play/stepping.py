"""A program that goes on with a game as it is told: `tests.play.stepping FILE SEED`.

It reads a line for each thing to do, and prints the number of the last entry once that is kept:
`play N` carries N random commands out, `back SEQ` sets the game back to an entry and plays from
there. It ends with its input.
"""

import random
import sys
from pathlib import Path

from tests.play.child import Child
from tests.play.playing import one_command
from wargame.play.clock import utc_now
from wargame.play.session import Session


class Writer(Child):
    """The program as another process, from the outside."""

    def __init__(self, file: Path, seed: str = "1") -> None:
        super().__init__("tests.play.stepping", str(file), seed)

    def tell(self, line: str) -> int:
        """Have it do something; the last entry afterwards."""
        self.write(line)
        return int(self.read())

    def play(self, commands: int = 1) -> int:
        return self.tell(f"play {commands}")

    def back(self, seq: int) -> int:
        return self.tell(f"back {seq}")


def main() -> None:
    file, rng = Path(sys.argv[1]), random.Random(sys.argv[2])
    with Session.open(file, now=utc_now) as session:
        for line in sys.stdin:
            what, _blank, number = line.strip().partition(" ")
            if what == "back":
                session.journal.move_to(int(number), "[]", author=0, time=utc_now())
                session.follow()
            else:
                for _ in range(int(number)):
                    command = one_command(session, rng)
                    if command is not None:
                        session.submit(command)
            head = session.journal.head
            print(head.seq if head else 0, flush=True)


if __name__ == "__main__":
    main()
