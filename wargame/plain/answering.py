"""A question to a seat: its text, its answers, a confirmation, the reason.

An answer that cannot be given now is shown with the reason and not sent.
"""

from wargame.core import commands as cm
from wargame.core.engine.engine import Question
from wargame.plain.desk import Desk
from wargame.prose.text import _, joined


def answer(desk: Desk, question: Question) -> bool:
    """Put a question; whether it was answered. One beside the game may stay open."""
    terminal, prose, state = desk.terminal, desk.prose, desk.session.state
    terminal.say(prose.ask(question, state))
    upshot = prose.upshot(question)
    if upshot:
        terminal.say(_("Once all have answered: {upshot}").format(upshot=upshot))
    info = prose.names.game.questions[question.question]
    options = info.options
    numeric = all(option.id.isdecimal() for option in options)
    keys = [option.id if numeric else str(k + 1) for k, option in enumerate(options)]
    for k, key in enumerate(keys):
        said = joined((prose.choice(question, k, state), prose.consequence(question, k)))
        terminal.say(said if numeric else f"{key}. {said}")
    beside = question.due > 0
    if beside:
        terminal.say(_("x. Leave it open for now."))
    help = _("Type the number of an answer. An answer stands, unless a step is taken back.")
    possible = keys + ["x"] * beside
    while True:
        key = terminal.choose(_("Your answer"), possible, help)
        if key == "x":
            return False
        choice = keys.index(key)
        if choice not in question.choices:
            terminal.say(prose.choice(question, choice, state))
            continue
        name = prose.names.answer(options[choice])
        if terminal.yes(_("Answer “{name}”").format(name=name), help):
            break
    ask, why = _("Why, in one sentence, or Enter"), ""
    if info.in_writing and choice != info.default:
        ask = _("On what condition, in one sentence")
        while not why:
            why = terminal.text(ask, help)
    else:
        why = terminal.text(ask, help)
    answer = cm.Answer(desk.author, question.place, question.question, choice, why)
    return desk.submit(answer) is not None
