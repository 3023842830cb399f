"""The colours of the screen: dark, light, high contrast, and none.

`$muted` is ours: what stands beside the point, still legible.

Blue and amber carry meaning in every theme, since the common kinds of colour blindness keep them
apart; what they mean is always said in words or signs too.
"""

from textual.theme import Theme

from wargame.prose.text import N_
from wargame.tui.cartography import palette

DARK = Theme(
    name="wargame-dark",
    primary="#5fa8e0",
    secondary="#3b6f9e",
    accent="#f0b44c",
    foreground="#e4eaf0",
    background="#0f1720",
    surface="#14202c",
    panel="#1c2b3a",
    warning="#f0b44c",
    error="#ef7d6b",
    success="#56c2a7",
    dark=True,
    variables={
        "muted": "#8b9fb2",
        "block-cursor-background": "#2c4a66",
        "block-cursor-foreground": "#ffffff",
        "button-focus-text-style": "bold",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#22364a",
        "block-cursor-blurred-foreground": "#e4eaf0",
        "footer-key-foreground": "#f0b44c",
        "input-selection-background": "#5fa8e0 35%",
    },
)
LIGHT = Theme(
    name="wargame-light",
    primary="#1b5e96",
    secondary="#6b8fb0",
    accent="#9a4f00",
    foreground="#1a222b",
    background="#f7f5ef",
    surface="#fffdf8",
    panel="#e8e3d6",
    warning="#9a4f00",
    error="#a8281a",
    success="#0f6b57",
    dark=False,
    variables={
        "muted": "#5c6873",
        "block-cursor-background": "#cfe0ef",
        "block-cursor-foreground": "#0c1822",
        "button-focus-text-style": "bold",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#dde6ee",
        "block-cursor-blurred-foreground": "#1a222b",
        "footer-key-foreground": "#9a4f00",
    },
)
CONTRAST = Theme(
    name="wargame-contrast",
    primary="#66ccff",
    secondary="#ffffff",
    accent="#ffdd33",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1f1f1f",
    warning="#ffdd33",
    error="#ff8f7a",
    success="#66ffcc",
    dark=True,
    text_alpha=1.0,
    variables={
        "muted": "#d0d0d0",
        "block-cursor-background": "#00468c",
        "block-cursor-foreground": "#ffffff",
        "button-focus-text-style": "bold",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#303030",
        "block-cursor-blurred-foreground": "#ffffff",
        "footer-key-foreground": "#ffdd33",
    },
)
MONO = Theme(
    name="wargame-mono",
    primary="#d0d0d0",
    secondary="#a0a0a0",
    accent="#ffffff",
    foreground="#e8e8e8",
    background="#101010",
    surface="#161616",
    panel="#242424",
    warning="#ffffff",
    error="#ffffff",
    success="#ffffff",
    dark=True,
    variables={
        "muted": "#a4a4a4",
        "block-cursor-background": "#464646",
        "block-cursor-foreground": "#ffffff",
        "button-focus-text-style": "bold",
        "block-cursor-text-style": "bold underline",
        "block-cursor-blurred-background": "#303030",
        "block-cursor-blurred-foreground": "#ffffff",
        "footer-key-foreground": "#ffffff",
    },
)
THEMES = (DARK, LIGHT, CONTRAST, MONO)
TITLES = {
    DARK.name: N_("Dark"),
    LIGHT.name: N_("Light"),
    CONTRAST.name: N_("High contrast"),
    MONO.name: N_("Without colours"),
}
"""What people call them."""
INKS = {
    DARK.name: palette.DARK,
    LIGHT.name: palette.LIGHT,
    CONTRAST.name: palette.CONTRAST,
    MONO.name: palette.PLAIN,
}
"""With what a theme draws the map."""
