"""The clock that a game's record is kept by: times as text in ISO 8601, and what lies between."""

from datetime import UTC, datetime


def utc_now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def seconds_since(began: str, now: str) -> float:
    """Seconds between two times in ISO 8601; 0 where either cannot be read or they go backwards."""
    try:
        passed = datetime.fromisoformat(now) - datetime.fromisoformat(began)
    except (ValueError, TypeError):
        return 0.0
    return max(0.0, passed.total_seconds())
