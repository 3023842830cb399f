"""The clock that a game's record is kept by: times as text in ISO 8601, and what lies between."""

from datetime import UTC, datetime

import attrs


def utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def seconds_since(began: str, now: str) -> float:
    """Seconds between two times in ISO 8601; 0 where either cannot be read or they go backwards."""
    try:
        passed = datetime.fromisoformat(now) - datetime.fromisoformat(began)
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, passed.total_seconds())


@attrs.frozen
class PhaseClock:
    """The clock of a phase, as the entries of a game tell of it. Every screen reads it alike.

    `began` and `stopped`, since when it stands still, are in ISO 8601, and empty where it never
    began or runs; `lost` is for how many seconds it stood still before.
    """

    began: str = ""
    lost: float = 0.0
    stopped: str = ""
    extra: int = 0
    """Seconds by which the phase is longer than its own minutes, as Control has it."""
    waits: bool = False
    """Whether it stands as a game begins, until Control lets it run for the first time."""
    ahead: int = -1
    """The phase, by its number, that what is argued held up when the clock began; -1 for none."""

    def passed(self, now: str) -> float:
        """For how many seconds it has run."""
        return max(0.0, seconds_since(self.began, self.stopped or now) - self.lost)

    def read(self, now: str) -> float:
        """Seconds of the phase's own minutes that are used up: less than none where it was
        lengthened by more than has passed.
        """
        return self.passed(now) - self.extra

    @classmethod
    def waiting(cls, now: str) -> "PhaseClock":
        """One that stands from its beginning on."""
        return cls(now, stopped=now, waits=True)

    @classmethod
    def of(cls, phase: int, now: str) -> "PhaseClock":
        """One of a phase that what is argued holds up."""
        return cls(now, ahead=phase)

    def begin(self, phase: int, now: str) -> "PhaseClock":
        """The clock of a phase that begins; one that began ahead of it runs on."""
        return self if self.ahead == phase else PhaseClock(now)

    def pause(self, now: str, *, on: bool) -> "PhaseClock":
        """Stopped, or running on."""
        if on == bool(self.stopped):
            return self
        if on:
            return attrs.evolve(self, stopped=now)
        lost = self.lost + seconds_since(self.stopped, now)
        return attrs.evolve(self, stopped="", lost=lost, waits=False)

    def extend(self, seconds: int, now: str, length: int) -> "PhaseClock":
        """With so many seconds more. Where the phase has a length, in seconds, and it is over, they
        count from now on, however long it has been over.
        """
        gone = max(0, int(self.read(now)) - length) if length else 0
        return attrs.evolve(self, extra=self.extra + seconds + gone)

    def skip(self, before: str, now: str) -> "PhaseClock":
        """As it stood at an earlier time, and running on from there."""
        if self.stopped or not self.began:
            return self
        return attrs.evolve(self, lost=self.lost + seconds_since(before, now))
