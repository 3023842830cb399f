"""The projector: what a whole room may see of a game, in pages that turn by themselves."""
