"""What people ask of a state, as text: objectives, grade, measures, what autopilots like.

These run in CPython only and change nothing; they are compiled with the rules so that they read
names and keep secrets by the same law.
"""

import attrs

from wargame.core.compile.actions import ActionCode
from wargame.core.compile.targets import bind
from wargame.core.compile.typed import Entity, Read, Scope, What
from wargame.core.compile.words import suggest
from wargame.core.compile.workshop import Workshop
from wargame.core.said import said
from wargame.core.scenario import Level, Liking, Posture


@attrs.frozen
class ObjectiveInfo:
    """An objective, its points as (score, reading); the first that holds counts."""

    id: str
    seat: int
    name: str
    about: str
    points: tuple[tuple[int, int], ...]
    most: int
    cite: tuple[str, ...]


@attrs.frozen
class LikingInfo:
    """What a posture likes: an action or a question's option, its condition and its score."""

    action: int
    question: int
    option: int
    when: int
    score: int
    why: str


@attrs.frozen
class PostureInfo:
    """How an autopilot plays a seat."""

    id: str
    seat: int
    name: str
    about: str
    likes: tuple[LikingInfo, ...]


def objectives(shop: Workshop) -> tuple[ObjectiveInfo, ...]:
    """Objectives of all seats."""
    found = []
    for objective in shop.scenario.objectives:
        path = ("objectives", objective.seat, objective.id)
        shop.cited(objective, path, "objective")
        seats = shop.world.side(objective.seat, (*path, "seat"))
        points = []
        for k, point in enumerate(objective.points):
            with shop.report.reading((*path, "points", k, "when")):
                condition = shop.formulas.condition(point.when, Scope())
                shop.never(condition, (*path, "points", k, "when"), point.when)
                points.append((point.score, shop.reading(condition.code)))
        most = max((point.score for point in objective.points), default=0)
        found += [
            ObjectiveInfo(
                objective.id,
                seat,
                objective.name,
                objective.about,
                tuple(points),
                most,
                objective.cite,
            )
            for seat in seats
        ]
    return tuple(found)


def grades(shop: Workshop) -> tuple[int, ...]:
    """The reading of each grade's condition; -1 where it always holds."""
    found = []
    for k, grade in enumerate(shop.scenario.grade):
        path = ("grade", grade.id)
        shop.cited(grade, path, "grade")
        last = k == len(shop.scenario.grade) - 1
        if not grade.when:
            if not last:
                shop.report.error(
                    "never-holds",
                    ("grade", shop.scenario.grade[k + 1].id),
                    said(
                        "`{id}` is never reached: `{earlier}` before it always holds",
                        id=shop.scenario.grade[k + 1].id,
                        earlier=grade.id,
                    ),
                    said("put the grade without a condition last"),
                )
            found.append(-1)
            continue
        if last:
            shop.report.error(
                "grade-not-total", path, said("no grade is left when none of the conditions holds"),
                said("leave `when` out of the last grade"),
            )  # fmt: skip
        with shop.report.reading((*path, "when")):
            condition = shop.formulas.condition(grade.when, Scope())
            shop.never(condition, (*path, "when"), grade.when)
            found.append(shop.reading(condition.code))
    return tuple(found)


def measures(shop: Workshop) -> tuple[int, ...]:
    """The reading of each measure."""
    found = []
    for measure in shop.scenario.measures:
        with shop.report.reading(("measures", measure.id, "formula")):
            worth = shop.formulas.formula(measure.formula, Scope())
            found.append(shop.reading(worth.number))
    return tuple(found)


@attrs.frozen
class BlurInfo:
    """A track that is shown as bands: to whom, and the reading that says while what holds."""

    track: str
    readers: int
    when: int
    bands: tuple[Level, ...]


def blurs(shop: Workshop) -> tuple[BlurInfo, ...]:
    """Every blur; its condition must be known to those whom it blurs for, since they notice."""
    found = []
    world = shop.world
    for track in shop.scenario.tracks:
        dial = world.dials.get(track.id)
        if dial is None:
            continue
        scope = Scope()
        if dial.scope in ("place", "seat"):
            kind: What = "place" if dial.scope == "place" else "seat"
            owner = Entity(kind, "t", dial.members, uses=("t",))
            scope = scope.with_entity("target", owner)
        for k, blur in enumerate(track.blur):
            path = ("tracks", track.id, "blur", k)
            readers = world.readers(blur.to, -1, (*path, "to"))
            for member in dial.members:
                seat = {"place": world.place_seat, "seat": range(len(world.seats))}.get(dial.scope)
                owner_of = seat[member] if seat else -1
                if readers & ~world.readers(track.seen_by, owner_of, (*path, "to")):
                    shop.report.error(
                        "blur-for-strangers",
                        (*path, "to"),
                        said("not all of these may see {id} when nothing blurs it", id=track.id),
                        said("name only readers of `seen_by`"),
                    )
                    break
            if not blur.bands:
                shop.report.error("no-bands", path, said("a blur needs bands to show"))
            with shop.report.reading((*path, "when")):
                condition = shop.formulas.condition(blur.when, scope)
                hidden = shop.hidden_from_mask(condition.reads, readers)
                if hidden:
                    shop.report.error(
                        "secret-in-blur",
                        (*path, "when"),
                        said(
                            "seeing bands would tell `{hidden}` to readers who may not know it",
                            hidden=hidden,
                        ),
                        said("let it rest on what they may know"),
                    )
                found.append(BlurInfo(track.id, readers, shop.reading(condition.code), blur.bands))
    return tuple(found)


Liked = tuple[int, int, int]
"""An action, a question and an answer to it; -1 for what is not liked."""


class PostureCompiler:
    """Compiles what an autopilot likes; it may look only at what its seat may know."""

    def __init__(self, shop: Workshop, codes: tuple[ActionCode, ...]) -> None:
        self.shop, self.codes = shop, codes

    def compile(self) -> tuple[PostureInfo, ...]:
        return tuple(
            self._posture(posture, seat)
            for posture in self.shop.scenario.postures
            for seat in self.shop.world.side(posture.seat, ("postures", posture.id, "seat"))
        )

    def _posture(self, posture: Posture, seat: int) -> PostureInfo:
        path = ("postures", posture.id)
        likes = tuple(
            found
            for k, liking in enumerate(posture.likes)
            for found in self._liking(liking, seat, (*path, "likes", k))
        )
        return PostureInfo(posture.id, seat, posture.name, posture.about, likes)

    def _liking(self, liking: Liking, seat: int, path: tuple[str | int, ...]) -> list[LikingInfo]:
        shop = self.shop
        of = self._of_order if liking.order else self._of_question
        found = of(liking, seat, path)
        if found is None:
            return []
        (action, question, option), scope = found
        when = score = -1
        if liking.when:
            with shop.report.reading((*path, "when")):
                condition = shop.formulas.condition(liking.when, scope)
                self._readable(condition.reads, seat, (*path, "when"))
                when = shop.reading(condition.code)
        with shop.report.reading((*path, "score")):
            worth = shop.formulas.formula(liking.score, scope)
            self._readable(worth.reads, seat, (*path, "score"))
            score = shop.reading(worth.number)
        return [LikingInfo(action, question, option, when, score, liking.why)]

    def _of_order(
        self, liking: Liking, seat: int, path: tuple[str | int, ...]
    ) -> tuple[Liked, Scope] | None:
        """Which order a seat likes, and what may be read of it; None where there is none."""
        shop, actions = self.shop, self.shop.world.actions
        if liking.order not in actions:
            shop.report.error(
                "unknown-action",
                (*path, "order"),
                said("there is no action `{order}`", order=liking.order),
                suggest(liking.order, actions),
            )
            return None
        action = actions.index(liking.order)
        code, spec = self.codes[action], shop.scenario.actions[action]
        options = tuple(o.id for o in spec.options)
        scope = attrs.evolve(Scope((("me", _me(seat)),)), options=options, has_option=True)
        scope = bind(bind(scope, "target", "t", code.target), "second", "u", code.second)
        if seat not in code.seats:
            shop.report.error(
                "not-its-order",
                (*path, "order"),
                said(
                    "{posture_name} may not order {id}",
                    posture_name=posture_name(shop, seat),
                    id=spec.id,
                ),
            )
        return (action, -1, -1), scope

    def _of_question(
        self, liking: Liking, seat: int, path: tuple[str | int, ...]
    ) -> tuple[Liked, Scope] | None:
        """Which answer to a question a seat likes, and what may be read of it; None where there is
        none.
        """
        shop = self.shop
        ids = [info.id for info in shop.questions]
        if liking.question not in ids:
            shop.report.error(
                "unknown-question",
                (*path, "question"),
                said("there is no question `{question}`", question=liking.question),
                suggest(liking.question, ids),
            )
            return None
        question = ids.index(liking.question)
        choices = [choice.id for choice in shop.questions[question].options]
        if liking.option not in choices:
            shop.report.error(
                "unknown-option",
                (*path, "option"),
                said("the question has no answer `{option}`", option=liking.option),
                suggest(liking.option, choices),
            )
            return None
        scope = shop.asked[question].scope.with_entity("me", _me(seat))
        return (-1, question, choices.index(liking.option)), scope

    def _readable(self, reads: tuple[Read, ...], seat: int, path: tuple[str | int, ...]) -> None:
        hidden = self.shop.hidden_from(reads, (seat,))
        if hidden:
            self.shop.report.error(
                "secret-in-posture",
                path,
                said(
                    "this autopilot would look at `{hidden}`, which {blind} may not know",
                    hidden=hidden,
                    blind=self.shop.blind,
                ),
                said("let it judge by what its seat may know"),
            )


def _me(seat: int) -> Entity:
    return Entity("seat", str(seat), (seat,), "me")


def posture_name(shop: Workshop, seat: int) -> str:
    return shop.world.seats[seat]
