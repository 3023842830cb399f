"""What will be wanted soon is read before it is asked for, so that the key which asks for it need
not wait.
"""

from importlib import import_module

SOON = (
    "textual.system_commands",
    "wargame.tui.entrance",
    "wargame.tui.screens.closing",
    "wargame.tui.screens.handbook",
    "wargame.tui.screens.toolnote",
    "wargame.tui.screens.setup",
    "wargame.tui.screens.table",
)
"""Modules that the first screen does without."""


def read_ahead() -> None:
    """Import them; on a thread, while a screen is read by a person."""
    for module in SOON:
        import_module(module)
