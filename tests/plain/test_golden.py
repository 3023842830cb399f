"""The short game read as a whole: what a player is shown, line by line."""

from tests.plain import golden


def test_the_short_game_in_lines_reads_as_it_was_last_approved() -> None:
    """After a wanted change, `python -m tests.plain.golden` writes it anew."""
    assert golden.transcript().splitlines() == golden.FILE.read_text("utf-8").splitlines()


def test_the_transcript_passes_through_every_kind_of_prompt_to_the_grade_page() -> None:
    text = golden.FILE.read_text("utf-8")

    for prompt in ("Your aim", "Which, or x", "Why do you give", "How likely", "Lock ", "Answer "):
        assert prompt in text
    assert text.splitlines()[-4].startswith("The seed of the dice was ")


def test_no_line_of_the_transcript_needs_a_screen() -> None:
    """No codes, drawings or tabs: a screen reader reads every line from left to right."""
    for line in golden.FILE.read_text("utf-8").splitlines():
        assert not any("\x00" <= sign < " " or "\u2500" <= sign <= "\u259f" for sign in line)
