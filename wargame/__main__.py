"""`python -m wargame`: what the command `wargame` does."""

from wargame.cli import main

main(prog_name="python -m wargame")
