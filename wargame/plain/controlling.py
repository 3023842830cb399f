"""What Control types at any prompt of the line mode."""

from wargame.plain import going_back, injecting
from wargame.plain.terminal import Terminal
from wargame.seat.company import Company


def for_control(company: Company, terminal: Terminal, typed: str) -> bool:
    """Do what Control asks for, where that is asked for; whether it was. Raises WentBack."""
    return going_back.command(company, terminal, typed) or injecting.command(
        company, terminal, typed
    )
