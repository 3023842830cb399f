"""What follows from differences, in words and small tables."""

from collections.abc import Iterable, Mapping, Sequence

from wargame.analysis.diff import follows as fl
from wargame.authoring.claims import Claim
from wargame.authoring.columns import columns, paragraph, percents, wrapped
from wargame.authoring.trace import restated
from wargame.core.compile.program import Game
from wargame.core.tables import shares
from wargame.language import _, counted
from wargame.prose.text import percent, separated

NONE = "–"
"""Stands for a band that one of the versions does not have."""


class Teller:
    """Puts consequences in words; `game` has the names."""

    def __init__(self, game: Game, claims: Mapping[str, Claim]) -> None:
        self.claims = claims
        self.tables = {table.id: table.name for table in game.tables}
        self.actions = {action.id: action.name for action in game.scenario.actions}

    def lines(self, one: fl.Follow) -> list[str]:
        """A consequence as lines of a page."""
        found = paragraph(self.said(one))
        if isinstance(one, fl.Grid):
            heads = (f"{net:+d}" for net, _old, _new in one.rows)
            found += _grid(heads, one.rows, one.cases)
        elif isinstance(one, fl.Shift):
            nets = [row[0] for row in one.rows]
            capped = [max(nets[0], min(nets[-1], net + one.by)) for net in nets]
            heads = (f"{net:+d} → {to:+d}" for net, to in zip(nets, capped, strict=True))
            found += _grid(heads, one.rows, (one.cases, one.cases))
        elif isinstance(one, fl.Claims):
            for claim in one.claims:
                known = self.claims.get(claim)
                found += paragraph(restated(known) if known else claim, 4)
        return found

    def said(self, one: fl.Follow) -> str:
        """A consequence in a sentence."""
        if isinstance(one, fl.Start):
            return _("`{what}` starts at {new} instead of {old}: {owners}.").format(
                what=one.what, new=one.new, old=one.old, owners=separated(one.owners)
            )
        if isinstance(one, fl.Grid):
            return _(
                "The odds of the table {name} ({id}) at each net modifier, in percent, before and"
                " after. On it roll: {rules}."
            ).format(name=one.name, id=one.table, rules=separated(one.rules) or _("no rules"))
        if isinstance(one, fl.Shift):
            rules = (f"{id} “{why}”" if why else id for id, why in one.rules)
            return _(
                "On the table {name} ({id}) the net modifier is {by} in these cases: {rules}."
                " Each net modifier before and after, with its odds in percent:"
            ).format(name=one.name, id=one.table, by=f"{one.by:+d}", rules=separated(rules))
        if isinstance(one, fl.Expected):
            return self._expected(one)
        if isinstance(one, fl.Allowed):
            return self._allowed(one)
        if isinstance(one, fl.Missed):
            return _("The inject “{title}” ({id}) no longer comes in turn {turns}.").format(
                title=one.title, id=one.inject, turns=separated(map(str, one.turns))
            )
        if one.used:
            return counted(
                "{n} claim is newly cited:", "{n} claims are newly cited:", len(one.claims)
            )
        return counted(
            "{n} claim is cited by nothing any more:",
            "{n} claims are cited by nothing any more:",
            len(one.claims),
        )

    def _expected(self, one: fl.Expected) -> str:
        form = _(
            "At the first orders {table} is rolled at {new} instead of {old} ({odds}): {orders}."
        )
        table, was = (self.tables.get(id, id) for id in (one.table[1], one.table[0]))
        if table != was:
            table = _("{table}, not {was},").format(table=table, was=was)
        return form.format(
            table=table,
            new=f"{one.net[1]:+d}",
            old=f"{one.net[0]:+d}",
            odds=separated(_odds(one)),
            orders=self._orders(one.orders),
        )

    def _allowed(self, one: fl.Allowed) -> str:
        form = _("At the first orders these cost {new} instead of {old}: {orders}.")
        if not one.old:
            form = _("At the first orders these can be given, and could not: {orders}.")
        elif not one.new:
            form = _("At the first orders these can no longer be given: {orders}.")
        return form.format(new=one.new, old=one.old, orders=self._orders(one.orders))

    def _orders(self, orders: Iterable[fl.Order]) -> str:
        """Orders by their action and seat, with all that they name."""
        found: dict[tuple[str, str], list[str]] = {}
        for order in orders:
            said = found.setdefault((order.action, order.seat), [])
            said += [" ".join(order.named)] if order.named else []
        return _("; ").join(self._named(*key, said) for key, said in found.items())

    def _named(self, action: str, seat: str, named: Sequence[str]) -> str:
        form = _("“{name}” ({id}) by {seat}")
        if named:
            form = _("“{name}” ({id}) by {seat} on {named}")
        return form.format(name=self.actions[action], id=action, seat=seat, named=separated(named))


def _odds(one: fl.Expected) -> list[str]:
    """Every band that is read more or less often."""
    before = dict(zip((label for label, _n in one.old), _tenths(one.old), strict=True))
    after = dict(zip((label for label, _n in one.new), _tenths(one.new), strict=True))
    found = []
    for label in {**after, **before}:
        new, old = after.get(label), before.get(label)
        if (
            dict(one.new).get(label, -1) * one.cases[0]
            != dict(one.old).get(label, -1) * one.cases[1]
        ):
            found.append(
                _("{band} {new} instead of {old}").format(
                    band=label,
                    new=percent(new) if new is not None else NONE,
                    old=percent(old) if old is not None else NONE,
                )
            )
    return found


def _tenths(ways: fl.Ways) -> tuple[int, ...]:
    return shares([count for _label, count in ways])


def _grid(
    heads: Iterable[str],
    rows: Sequence[tuple[int, fl.Ways, fl.Ways]],
    cases: tuple[int, int],
) -> list[str]:
    """A line for each net modifier, a column for each band of either version."""
    labels = [label for label, _n in rows[0][2]]
    labels += [label for label, _n in rows[0][1] if label not in labels]
    cells = [
        [head, *(_cell(old, new, label) for label in labels)]
        for head, (_net, old, new) in zip(heads, rows, strict=True)
    ]
    return columns([[_("net")], *(wrapped(label) for label in labels)], cells)


def _cell(old: fl.Ways, new: fl.Ways, label: str) -> str:
    """Shares are rounded so that a row makes 100, so only cases tell what is the same."""
    before, after = _share(old, label), _share(new, label)
    same = dict(old).get(label, -1) * _cases(new) == dict(new).get(label, -1) * _cases(old)
    return after if same else f"{before} → {after}"


def _cases(ways: fl.Ways) -> int:
    return sum(count for _label, count in ways)


def _share(ways: fl.Ways, label: str) -> str:
    found = percents([count for _label, count in ways])
    names = [name for name, _n in ways]
    return found[names.index(label)].removesuffix("%") if label in names else NONE
