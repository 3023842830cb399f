"""The screens, each a page of its own; what runs between them stands in `game`."""
