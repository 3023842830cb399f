"""Taking steps back, at any prompt: what it would undo, who was told of it, which dice come next.

It is Control's business. Where several share the keyboard everybody else looks away meanwhile.
"""

from wargame.plain.alone import alone
from wargame.plain.terminal import Terminal, WentBack
from wargame.play.back import BackError
from wargame.prose.text import _
from wargame.seat import past
from wargame.seat.company import Company
from wargame.seat.past import Past


def command(company: Company, terminal: Terminal, typed: str) -> bool:
    """Take a step back where that is asked for; whether it was. Raises WentBack once it is done."""
    word = typed.lower()
    if word not in ("undo", "rewind"):
        return False
    gone = alone(company, terminal, lambda: _back(company, terminal, word))
    if gone or company.shared:
        # Whoever was asked something is asked anew, as the game stands.
        raise WentBack
    return True


def _back(company: Company, terminal: Terminal, word: str) -> bool:
    try:
        return undo(company, terminal) if word == "undo" else rewind(company, terminal)
    except BackError as error:
        terminal.say(str(error))
        return False


def undo(company: Company, terminal: Terminal) -> bool:
    """Take the last step back; whether it was."""
    found = past.steps(company, 1)
    if not found:
        # The session says why.
        company.undo()
    return back_to(company, terminal, found[0])


def rewind(company: Company, terminal: Terminal) -> bool:
    """Choose among the last steps, and go back to before one; whether that was done."""
    ways = past.ways_back(company)
    found = [one for one in ways if not one.turn]
    if not found:
        company.undo()
    lines = [f"{number}. {one.text} {one.told}." for number, one in enumerate(found, 1)]
    turns = {f"t{one.turn}": one for one in ways if one.turn}
    form = _("{key}. Back to the beginning of turn {turn}. {told}.")
    lines += [form.format(key=key, turn=one.turn, told=one.told) for key, one in turns.items()]
    terminal.page(_("The last steps, the last one first, then the beginnings of turns:"), *lines)
    keys = {str(number): one for number, one in enumerate(found, 1)} | turns
    help = _(
        "Type the number of a step: it and all above it are taken back. Type t and a turn's number"
        " for its beginning. Enter leaves all."
    )
    prompt = _("Back to before which step, or Enter for none")
    typed = terminal.choose(prompt, list(keys), help, default="none")
    return typed != "none" and back_to(company, terminal, keys[typed])


def back_to(company: Company, terminal: Terminal, step: Past) -> bool:
    """Say what goes and who was told of it, ask for the dice, and do it; whether it was done."""
    terminal.page(
        _("This and what came after it is undone: {step}").format(step=step.text),
        _("Readers were told:"),
        *(f"- {line}" for line in past.told_since(company, step.to)),
        _("It stays in their logs, marked as undone."),
    )
    help = _("With the same dice the same orders throw the same again. Enter leaves all as it is.")
    prompt = _("s for the same dice, f for fresh ones, or Enter to leave all as it is")
    typed = terminal.choose(prompt, ["s", "f"], help, default="none")
    if typed == "none":
        terminal.say(_("Nothing was undone."))
        return False
    company.rewind(step.to, fresh=typed == "f")
    terminal.say(_("The game stands where it stood before that."))
    return True
