"""Who is to read an inject is named alike wherever it stands."""

from tests.report.paper import kit
from wargame.prose.injected import named


def test_seats_teams_and_everyone_go_by_their_names() -> None:
    names = kit("near_abroad").names
    team, seat = names.scenario.teams[0], names.scenario.seats[0]

    assert named(names, ("all", "control", seat.id, team.id, "who_else")) == (
        "all", "Control", names.seat(0), team.name or team.id.capitalize(), "Who else",
    )  # fmt: skip
