"""What a scenario says of deals, to Python text and readings: terms, cautions, leaks, effects."""

import attrs

from wargame.core.compile.effects import RuleWriter
from wargame.core.compile.lines import Lines, function, indent
from wargame.core.compile.report import Path
from wargame.core.compile.standing import Standing
from wargame.core.compile.typed import Entity, Scope, Typed
from wargame.core.compile.words import suggest
from wargame.core.compile.workshop import Workshop
from wargame.core.deals import EACH
from wargame.core.said import said
from wargame.core.scenario import Caution, Effect, Leak, Term

DEAL_KEY = "0x4445414C"
"""Keeps the dice of what comes of deals apart from those of any rule of the same name."""
KINDS = ("kept", "bent", "broken", "leaked")
"""What may become of a promise, in the order of their numbers; the last becomes of a deal."""


@attrs.frozen
class TermInfo:
    """Who may give a ready-made term, and the reading of whether it is broken, or -1."""

    by: tuple[int, ...]
    broken: int


@attrs.frozen
class CautionInfo:
    """A caution's condition as a reading, or -1, and the seats of the sides that it names."""

    when: int
    between: tuple[tuple[int, ...], ...]
    without: tuple[int, ...]


@attrs.frozen
class Bargains:
    """What the engine needs to know of deals. `sources` are the numbers under which what comes of
    promises acts, by `KINDS`; empty where nothing does.
    """

    terms: tuple[TermInfo, ...] = ()
    cautions: tuple[CautionInfo, ...] = ()
    leak_table: int = -1
    leak_base: int = -1
    """A reading, or -1."""
    leaked: tuple[int, ...] = ()
    """By band of the table, how far a deal leaks."""
    sources: tuple[int, ...] = ()


class BargainCompiler:
    """Compiles the sections `terms`, `cautions` and `deals`."""

    def __init__(self, shop: Workshop, needs: list[Standing]) -> None:
        self.shop, self.needs = shop, needs
        self.seats = tuple(range(len(shop.world.seats)))

    def compile(self) -> tuple[Bargains, str]:
        """What the engine needs to know, and the text of `deal_ended`."""
        scenario = self.shop.scenario
        terms = tuple(self._term(term) for term in scenario.terms)
        cautions = tuple(self._caution(caution) for caution in scenario.cautions)
        found = Bargains(terms, cautions)
        deals = scenario.deals
        if deals is None:
            return found, ""
        self.shop.cited(deals, ("deals",), "deals")
        if deals.leak is not None:
            found = self._leak(found, deals.leak)
        kinds = (deals.if_kept, deals.if_bent, deals.if_broken, deals.if_leaked)
        if not any(kinds):
            return found, ""
        sources = tuple(self.shop.source("deal", kind) for kind in KINDS)
        return attrs.evolve(found, sources=sources), self._ended(kinds)

    # ---- terms and cautions

    def _scope(self) -> Scope:
        """`me` gave what `other` was given."""
        me = Entity("seat", "seat", self.seats, uses=("seat",))
        other = Entity("seat", "t", self.seats, uses=("t",))
        return Scope().with_entity("me", me).with_entity("other", other)

    def _condition(self, text: str, scope: Scope, path: Path) -> int:
        """The reading of a condition that any seat may be told of, or -1."""
        with self.shop.report.reading(path):
            found = self.shop.formulas.condition(text, scope)
            self.shop.never(found, path, text)
            hidden = self.shop.hidden_from_mask(found.reads, self.shop.world.mask(self.seats))
            if hidden:
                self.shop.report.error(
                    "secret-in-deal",
                    path,
                    said("this would tell `{hidden}` to seats that may not know it", hidden=hidden),
                    said("let it rest on what every seat may know"),
                )
            return self.shop.reading(found.code)
        return -1

    def _term(self, term: Term) -> TermInfo:
        path = ("terms", term.id)
        self.shop.cited(term, path, "term")
        by = self.shop.world.sides(term.by, (*path, "by"))
        broken = -1
        if term.broken_when:
            broken = self._condition(term.broken_when, self._scope(), (*path, "broken_when"))
        return TermInfo(by, broken)

    def _caution(self, caution: Caution) -> CautionInfo:
        path, report = ("cautions", caution.id), self.shop.report
        self.shop.cited(caution, path, "caution")
        says = (caution.when, caution.touches, caution.words, caution.between, caution.without)
        if not any(says) and not caution.one_sided and not caution.secret:
            report.error(
                "says-nothing",
                path,
                said("this would caution against every deal"),
                said("say when: `touches`, `words`, `between`, `without`, `one_sided` or `when`"),
            )
        known = {word for term in self.shop.scenario.terms for word in term.touches}
        for index, word in enumerate(caution.touches):
            if word not in known:
                report.error(
                    "unknown-touch",
                    (*path, "touches", index),
                    said("no term touches `{word}`", word=word),
                    suggest(word, known),
                )
        when = self._condition(caution.when, Scope(), (*path, "when")) if caution.when else -1
        world = self.shop.world
        between = tuple(
            world.side(name, (*path, "between", k)) for k, name in enumerate(caution.between)
        )
        return CautionInfo(when, between, world.sides(caution.without, (*path, "without")))

    # ---- leaks and what comes of promises

    def _leak(self, found: Bargains, leak: Leak) -> Bargains:
        path, shop = ("deals", "leak"), self.shop
        shop.cited(leak, path, "leak")
        table, base = shop.table(leak.table, (*path, "table")), -1
        bands = shop.bands(leak.table)
        for key, names in (("rumour", leak.rumour), ("told", leak.told)):
            for index, name in enumerate(names):
                if bands and name not in bands:
                    shop.report.error(
                        "unknown-band",
                        (*path, key, index),
                        said("the table {table} has no band `{id}`", table=leak.table, id=name),
                        suggest(name, bands),
                    )
        if leak.base:
            with shop.report.reading((*path, "base")):
                base = shop.reading(shop.formulas.formula(leak.base, Scope()).number)
        leaked = tuple(2 if band in leak.told else int(band in leak.rumour) for band in bands)
        return attrs.evolve(found, leak_table=table, leak_base=base, leaked=leaked)

    def _ended(self, kinds: tuple[tuple[Effect, ...], ...]) -> str:
        """`deal_ended(B, S, L, W, q, k, seat, t, u)`: a promise of `seat` to `t`, while `u` is 1
        where the deal is secret; settled by whoever calls it.
        """
        hidden = Typed("(u == 1)", "condition", 0, 1, uses=("u",))
        scope = attrs.evolve(
            self._scope().with_numbers(("secret", hidden)), keys=(DEAL_KEY, "seat", "t")
        )
        lines: Lines = ["o = 0"]
        for k, (kind, effects) in enumerate(zip(KINDS, kinds, strict=True)):
            # Of what a secret deal brings about only those are told who are asked, or see a change.
            writer = RuleWriter(self.shop, f"deal {kind}", readers=())
            body = writer.effects(effects, scope, ("deals", f"if_{kind}"))
            lines += [f"if k == {k}:", *indent(body or ["pass"])]
            self.needs.append(writer.standing.times(EACH * len(self.seats)))
        return function("deal_ended(B, S, L, W, q, k, seat, t, u)", lines)
