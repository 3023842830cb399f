"""The short game from its first line to its last, as Moldova plays it in lines of text.

`python -m tests.plain.golden` writes the transcript anew; read the difference before it is kept.
"""

import os
import tempfile
from pathlib import Path

from tests.plain.room import run

FILE = Path(__file__).parent.parent / "golden" / "transnistria-plain.txt"

TYPED = """
Bring the region home without joining the union
No signature over our heads
?
s
2
?
Courts first, money follows
Resilience goes up
150
half
50
n
2
Courts first, money follows
Resilience goes up
50%
y
why 2
claim kyle-27
m
2
Will you help with the courts?
1
2
x
1
3

We want training too


y
n
4
Much was said about us, little with us
4
What others offer us we can offer ourselves
The region talks to us
35
y
2
Keep reforming


y
a
2
y
We stay free to choose
o
l 58
d
y
3
n
3
y
Not like this
"""
"""Line by line what Moldova types; after that it gives no more orders."""


def transcript() -> str:
    """All that is shown, with nothing in it of the machine or the day."""
    lines = [*TYPED.strip("\n").splitlines(), *["d", "y"] * 6]
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            shown = run(
                lines,
                Path("moldova.wargame"),
                scenario="transnistria",
                seats=("moldova",),
                seed="3",
            )
            return shown.replace(str(Path.cwd()), "FOLDER")
        finally:
            os.chdir(before)


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(transcript(), encoding="utf-8")
