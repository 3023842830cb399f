"""What Control types at any prompt of the line mode."""

from wargame.plain import going_back, injecting, rooms, ruling
from wargame.plain.terminal import Terminal
from wargame.seat.company import Company


def for_control(company: Company, terminal: Terminal, typed: str) -> bool:
    """Do what Control asks for, where that is asked for; whether it was. Raises WentBack."""
    pages = (going_back.command, injecting.command, rooms.command, ruling.command)
    return any(page(company, terminal, typed) for page in pages)
