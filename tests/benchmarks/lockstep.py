"""Many random games at both speeds, every state compared: the long form of the lockstep test.

Run `python -m tests.benchmarks.lockstep [GAMES] [GAME …]`; 5,000 of each game by default.
"""

import sys
from collections import Counter

from tests.analysis.games import GAMES, engine
from wargame.analysis.speeds import runner


def compare(name: str, games: int) -> None:
    """Print in how many games any state differed, and the slots that differed most often."""
    game = engine(name).game
    slow, fast = runner(game, "python"), runner(game, "numba")
    apart, states, slots = 0, 0, Counter[str]()
    for seed in range(games):
        one, other = slow.trace(seed), fast.trace(seed)
        states += len(one) // slow.row
        if one != other:
            apart += 1
            slots.update(
                game.slots[k % slow.row].name if k % slow.row < len(game.slots) else "decisions"
                for k in range(min(len(one), len(other)))
                if one[k] != other[k]
            )
    print(f"{name}: {apart} of {games} games apart, {states} states compared")
    for slot, times in slots.most_common(5):
        print(f"  {slot} {times} times")


if __name__ == "__main__":
    for chosen in sys.argv[2:] or GAMES:
        compare(chosen, int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
