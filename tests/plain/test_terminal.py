"""Prompts, help, numbers and texts: what may be typed, and what is said when it is wrong."""

import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.plain.room import Tty, typed
from wargame.plain.terminal import BLANK_LINES, CLEAR, Leave, Terminal
from wargame.seat.words import uncontrolled


def terminal(*lines: str) -> Terminal:
    return Terminal(typed(lines), io.StringIO())


def shown(at: Terminal) -> str:
    assert isinstance(at.output, io.StringIO)
    return at.output.getvalue()


class Watched(io.StringIO):
    """A screen that notes what stood on it whenever it was flushed."""

    def __init__(self) -> None:
        super().__init__()
        self.flushed: list[str] = []

    def flush(self) -> None:
        self.flushed.append(self.getvalue())


def test_every_prompt_ends_with_its_sign_and_is_flushed_before_reading() -> None:
    screen = Watched()

    Terminal(typed(["7"]), screen).ask("Which", "A number.")

    assert screen.flushed[0] == "Which> "


def test_what_a_script_types_is_printed_and_what_a_person_types_is_not() -> None:
    script, screen = terminal("7"), Tty()
    script.ask("Which", "")
    Terminal(Tty("7\n"), screen).ask("Which", "")

    assert shown(script) == "Which> 7\n"
    assert screen.getvalue() == "Which> "


@pytest.mark.parametrize("word", ["q", "Q", "quit"])
def test_leaving_is_possible_at_every_prompt(word: str) -> None:
    with pytest.raises(Leave):
        terminal(word).text("Why", "")
    with pytest.raises(Leave):
        terminal(word).percent("How likely", "")
    with pytest.raises(Leave):
        terminal(word).choose("Which", ["1"], "")


def test_the_end_of_input_is_leaving() -> None:
    with pytest.raises(Leave):
        terminal().ask("Which", "")


@pytest.mark.parametrize("word", ["?", "help", "HELP"])
def test_help_is_given_at_every_prompt_and_the_prompt_comes_again(word: str) -> None:
    at = terminal(word, "text")
    at.help = lambda: ("And at all others.",)

    assert at.text("Why", "One sentence.") == "text"
    assert shown(at) == f"Why> {word}\nOne sentence.\nAnd at all others.\nWhy> text\n"


def test_a_claim_can_be_looked_up_in_the_middle_of_a_text() -> None:
    at = terminal("claim sea-1", "text")
    at.claim = lambda id: f"The claim {id}."

    assert at.text("Why", "") == "text"
    assert "The claim sea-1." in shown(at)


def test_pages_open_at_menus_and_not_inside_a_text() -> None:
    at = terminal("s", "s")
    at.command = lambda word: word == "s"

    assert at.text("Why", "") == "s"
    with pytest.raises(Leave):
        at.ask("Which", "")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("9", "“9” is not a choice here: type a number, 1 to 3, or ? for help."),
        ("0", "“0” is not a choice here: type a number, 1 to 3, or ? for help."),
        ("-1", "“-1” is not a choice here: type a number, 1 to 3, or ? for help."),
        ("two", "“two” is not a choice here: type a number, 1 to 3, or ? for help."),
        ("²", "“²” is not a choice here: type a number, 1 to 3, or ? for help."),
        ("", "Type a number, 1 to 3, or ? for help."),
        ("9" * 10_000, f"“{'9' * 39}…” is not a choice here: type a number, 1 to 3, or ? for help"),
    ],
)  # fmt: skip
def test_a_wrong_number_is_answered_with_the_right_ones(wrong: str, said: str) -> None:
    at = terminal(wrong, "2")

    assert at.choose("Which", ["1", "2", "3"], "") == "2"
    assert said in shown(at)


def test_a_number_may_be_typed_in_the_digits_of_any_script() -> None:
    assert terminal("٢").choose("Which", ["1", "2"], "") == "2"


def test_enter_takes_the_default() -> None:
    assert terminal("").choose("Which", ["1", "2"], "", default="1") == "1"


def test_yes_is_never_taken_for_granted() -> None:
    at = terminal("", "perhaps", "Yes")

    assert at.yes("Sure", "")
    assert shown(at).count("Type y for yes or n for no.") == 2
    assert not terminal("n").yes("Sure", "")


@pytest.mark.parametrize("wrong", ["101", "-1", "forty", "40.5", "1e2", "9" * 5000])
def test_an_estimate_out_of_range_or_in_words_is_refused(wrong: str) -> None:
    at = terminal(wrong, "40%")

    assert at.percent("How likely", "") == 40
    assert "is no percentage: type a whole number from 0 to 100, or Enter." in shown(at)


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("100", 100), ("40 %", 40), ("", None)])
def test_an_estimate_is_a_percentage_or_left_out(text: str, value: int | None) -> None:
    assert terminal(text).percent("How likely", "") == value


def test_a_text_that_is_too_long_is_refused_with_its_length() -> None:
    at = terminal("x" * 10_000, "x" * 500)

    assert at.text("Why", "") == "x" * 500
    assert "That is 10000 characters, and 500 is the most: say it shorter." in shown(at)


def test_an_empty_text_is_refused_where_one_is_needed_and_the_reason_is_given() -> None:
    at = terminal("", "   ", "since")

    assert at.text("Why", "", refuse_empty="One sentence is needed.") == "since"
    assert shown(at).count("One sentence is needed.") == 2


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\x07b", "ab"),
        ("\x1b[A\x1b[31mred\x1b[0m", "red"),
        ("name\u202etxt", "nametxt"),
        ("half \udc80 sign", "half  sign"),
    ],
)
def test_control_characters_are_left_out_with_a_word(raw: str, clean: str) -> None:
    at = terminal(raw)

    assert at.text("Why", "") == clean
    assert "Control characters were left out." in shown(at)


@pytest.mark.parametrize("raw", ["two\u2028parts", "two\x0cparts", "two\tparts"])
def test_what_broke_a_line_leaves_a_space_and_no_word_is_lost_on_it(raw: str) -> None:
    at = terminal(raw)

    assert at.text("Why", "") == "two parts"
    assert "left out" not in shown(at)


@pytest.mark.parametrize("text", ["تاج وسلام", "family 👨\u200d👩\u200d👧", "Ærøskøbing"])
def test_names_in_any_script_stay_as_they_are(text: str) -> None:
    at = terminal(text)

    assert at.text("Why", "") == text
    assert "left out" not in shown(at)


def test_bytes_that_are_no_text_do_no_harm() -> None:
    source = io.TextIOWrapper(io.BytesIO(b"caf\xff\xfe\n"), encoding="utf-8")

    assert Terminal(source, io.StringIO()).text("Why", "") == "caf"


def test_a_screen_that_knows_only_ascii_is_never_sent_anything_else() -> None:
    raw = io.BytesIO()
    screen = io.TextIOWrapper(raw, encoding="ascii")
    at = Terminal(typed(["٢→", "1"]), screen)
    at.say("Calm 2 → 3 “now”, تاج")
    at.choose("Which → one", ["1"], "")
    screen.flush()

    assert raw.getvalue().decode("ascii").startswith('Calm 2 -> 3 "now", ???\nWhich -> one> ')


def test_the_screen_is_cleared_only_where_there_is_one() -> None:
    script, screen = terminal(), Tty()
    script.clear()
    Terminal(Tty(), screen).clear()

    assert shown(script) == ""
    assert screen.getvalue() == "\n" * BLANK_LINES + CLEAR


@given(st.lists(st.text(), max_size=6))
def test_whatever_is_typed_a_choice_is_one_of_the_choices(lines: Sequence[str]) -> None:
    source = io.StringIO("\n".join([*lines, "1", ""]))
    at = Terminal(source, io.StringIO())

    try:
        assert at.choose("Which", ["1", "2"], "") in ("1", "2")
    except Leave:
        # Control characters are left out, so that `Q` with an escape behind it leaves too.
        clean = [uncontrolled(line) for line in "\n".join(lines).split("\n")]
        assert any(line.strip().lower() in ("q", "quit") for line in clean)


LINES = tuple(f"line {number}" for number in range(1, 21))


def paged(typed_in: str, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LINES", "10")
    monkeypatch.setenv("COLUMNS", "80")
    screen = Tty()
    Terminal(Tty(typed_in), screen).page(*LINES)
    return screen.getvalue()


def test_a_long_page_is_read_page_by_page_at_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    more = "Enter for more, x to skip the rest> "
    first, second, third = paged("\n\n", monkeypatch).split(more)

    assert first.splitlines() == list(LINES[:8])
    assert second.splitlines() == list(LINES[8:16])
    assert third.splitlines() == list(LINES[16:])


def test_the_rest_of_a_page_may_be_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "line 9" not in paged("x\n", monkeypatch)


def test_a_pipe_gets_a_page_whole() -> None:
    at = terminal()
    at.page(*LINES)

    assert shown(at).splitlines() == list(LINES)


def test_a_heading_stays_with_what_stands_under_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "8")
    screen = Tty()
    Terminal(Tty("\n"), screen).page("one", "two", "three", "four", "five", "What you want:", "- x")

    assert "five\nEnter for more, x to skip the rest> What you want:\n- x" in screen.getvalue()


def test_what_was_said_before_counts_until_enter_is_pressed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LINES", "8")
    screen = Tty()
    at = Terminal(Tty("\n\n"), screen)
    at.say("one", "two", "three", "four")
    at.page("five", "six", "seven")
    at.enter("Enter", "")
    at.page(*LINES[:6])

    assert screen.getvalue().count("Enter for more") == 1
    assert "six\nEnter for more, x to skip the rest> seven" in screen.getvalue()
