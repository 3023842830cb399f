"""What Control types at any prompt of the line mode."""

from wargame.plain import going_back, injecting, rooms
from wargame.plain.terminal import Terminal
from wargame.seat.company import Company


def for_control(company: Company, terminal: Terminal, typed: str) -> bool:
    """Do what Control asks for, where that is asked for; whether it was. Raises WentBack."""
    words = (going_back.command, injecting.command, rooms.command)
    return any(word(company, terminal, typed) for word in words)
