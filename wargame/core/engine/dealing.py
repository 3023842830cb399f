"""What each command about a deal writes into the state, or why it is refused."""

from collections.abc import Callable
from typing import Any

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import state as st
from wargame.core.deals import CLAUSES, MARKS, NONE, RUMOUR, TOLD, Clause, Deal, Promise, agreed
from wargame.core.dealt import Close, Marked
from wargame.core.engine.cautions import cautions
from wargame.core.engine.deals import AGREED, LEAKED, OFFERED, SIGNED, SIZE, STATUS
from wargame.core.engine.handling import Handling
from wargame.core.orders import Order, Reason, Refusal, Refused
from wargame.core.records import Log
from wargame.core.said import said

LEAK_KEY = 0x4C45414B
"""Keeps the dice of a leak apart from those of a rule of the same name."""
BROKEN, KEPT, OF_LEAK = MARKS.index("broken"), MARKS.index("kept"), len(MARKS)


# ---- drafting


def offer(do: Handling, command: cm.OfferDeal) -> None:
    """Write the draft down, signed by its seat; refused once where it calls for cautions."""
    do.own(command.author, command.seat)
    do.playing()
    deals, numbers, seat = do.engine.deals, do.numbers, command.seat
    parties = tuple(sorted({seat, *command.parties}))
    _terms(do, command, parties)
    clauses = _clauses(do, command, parties)
    replaced = _replaced(do, command)
    found = cautions(do.engine, do.state, command)
    if found and not command.confirmed:
        raise Refused(Refusal("confirm", "", tuple(_caution(do, k) for k in found)))
    if replaced is not None:
        _end(do, replaced, seat, "amended", "", command.author)
    place = deals.free(numbers, seat)
    if place < 0:
        raise do.refuse("bad-value", text="your offers and deals that stand are too many for more")
    signers = {*parties} | ({command.guarantor} if command.guarantor >= 0 else set())
    readers = sum(1 << one for one in signers) if command.secret else do.engine.game.everyone
    ordinal = deals.ordinal(numbers, seat, readers)
    at = deals.at(place)
    fields = [
        OFFERED,
        readers,
        ordinal,
        sum(1 << one for one in parties),
        command.guarantor + 1,
        1 << seat,
        int(command.secret),
        command.due,
    ]
    promises = [deals.packed(deals.unmarked(one.seat, one.term)) for one in clauses]
    numbers[at : at + SIZE] = [*fields, *promises, *[0] * (CLAUSES - len(promises))]
    do.events.append(
        ev.DealOffered(
            readers,
            deals.number(seat, readers, ordinal),
            seat,
            parties,
            clauses,
            command.due,
            command.secret,
            do.words(command.conditions),
            command.guarantor,
            found,
            command.author,
        )
    )


def _caution(do: Handling, k: int) -> Reason:
    caution = do.engine.game.scenario.cautions[k]
    return Reason(caution.say, caution.cite, caution.assumption)


def _clauses(do: Handling, command: cm.OfferDeal, parties: tuple[int, ...]) -> tuple[Clause, ...]:
    """What is given, by whom; refused where a party, a term or words are wrong."""
    terms = do.engine.game.bargains.terms
    if not 1 <= len(command.clauses) <= CLAUSES:
        raise do.refuse("bad-value", text=said("a deal holds 1 to {most} promises", most=CLAUSES))
    found = []
    for one in command.clauses:
        if one.seat not in parties:
            raise do.refuse("bad-value", text="who promises something is a party to the deal")
        if not -1 <= one.term < len(terms):
            raise do.refuse("bad-value", text="there is no such ready-made term")
        if one.term >= 0 and one.seat not in terms[one.term].by:
            raise do.refuse("bad-value", text="this ready-made term is not for that seat to give")
        clause = one._replace(text=do.words(one.text))
        if clause.term < 0 and not clause.text:
            raise do.refuse("bad-value", text="a promise needs words, or a ready-made term")
        found.append(clause)
    return tuple(found)


def _terms(do: Handling, command: cm.OfferDeal, parties: tuple[int, ...]) -> None:
    """Refuse what is no deal: parties, a guarantor or a due turn that cannot be."""
    seats, turns = do.engine.seats, do.engine.game.last_turn(do.numbers)
    if any(not 0 <= one < seats for one in parties) or not -1 <= command.guarantor < seats:
        raise do.refuse("bad-value", text="there is no such seat")
    if len(parties) < 2:
        raise do.refuse("bad-value", text="a deal has at least two parties")
    if command.guarantor in parties:
        raise do.refuse("bad-value", text="a party cannot be its own guarantor")
    if not do.numbers[st.TURN] <= command.due <= turns:
        raise do.refuse(
            "bad-value",
            text=said(
                "a deal falls due in turn {first} to {last}", first=do.numbers[st.TURN], last=turns
            ),
        )


def _replaced(do: Handling, command: cm.OfferDeal) -> Deal | None:
    """The offer that is amended, if one is."""
    if command.amends < 0:
        return None
    found = known(do, command.amends, command.author, command.seat)
    if found.agreed:
        raise do.refuse("bad-value", text="this deal is in force: draft another one beside it")
    return found


# ---- signing


def known(do: Handling, number: int, author: cm.Author, seat: int = -1) -> Deal:
    """A deal that stands; refused as if it were not there where its author may not read of it, or
    where `seat` (unless -1) does not sign it.
    """
    found = do.engine.deals.find(do.numbers, number)
    reads = found is not None and (author.role != "seat" or bool(found.readers >> author.seat & 1))
    if found is None or not reads:
        raise do.refuse("no-such-deal")
    if seat >= 0 and seat not in found.signers:
        raise do.refuse("bad-value", text="this seat is no party to the deal")
    return found


def sign(do: Handling, command: cm.SignDeal) -> None:
    do.own(command.author, command.seat)
    do.playing()
    one = known(do, command.deal, command.author, command.seat)
    if command.seat in one.signed:
        raise do.refuse("bad-value", text="this seat has signed already")
    if one.expired(do.numbers[st.TURN]):
        raise do.refuse("bad-value", text="the offer has expired: its due turn is over")
    at = do.engine.deals.at(one.place)
    do.numbers[at + SIGNED] |= 1 << command.seat
    told = audience(do, one)
    do.events.append(ev.DealSigned(told, one.number, command.seat, command.author))
    if one.unsigned == (command.seat,):
        do.numbers[at + STATUS] = AGREED
        do.events.append(ev.DealAgreed(told, one.number, one.signers, one.due, one.secret))
        if one.hidden and do.engine.game.bargains.leak_table >= 0:
            _roll_leak(do, one)


def decline(do: Handling, command: cm.DeclineDeal) -> None:
    do.own(command.author, command.seat)
    one = known(do, command.deal, command.author, command.seat)
    if one.agreed:
        raise do.refuse(
            "bad-value", text="the deal is in force: its promises are kept, bent or broken"
        )
    how: Close = "withdrawn" if command.seat == one.drafter else "refused"
    _end(do, one, command.seat, how, do.words(command.text), command.author)


def _end(do: Handling, one: Deal, seat: int, how: Close, text: str, author: cm.Author) -> None:
    at = do.engine.deals.at(one.place)
    do.numbers[at : at + SIZE] = [0] * SIZE
    told = audience(do, one)
    readers = one.readers if told != one.readers else 0
    do.events.append(ev.DealEnded(told, one.number, seat, how, text, author, readers))


def audience(do: Handling, one: Deal) -> int:
    """Who is told what becomes of a deal: all, once outsiders know its terms."""
    return one.readers if one.hidden else do.engine.game.everyone


# ---- marking and ruling


def mark(do: Handling, command: cm.MarkDeal) -> None:
    """Take a party's mark; with the last one the promise is judged, or goes to Control."""
    do.own(command.author, command.seat)
    one = known(do, command.deal, command.author, command.seat)
    promise = _open(do, one, command.clause)
    if command.seat not in one.parties:
        raise do.refuse("bad-value", text="a guarantor marks no promise")
    if do.numbers[st.TURN] < one.due:
        raise do.refuse("bad-value", text=said("this deal falls due in turn {turn}", turn=one.due))
    if one.complete(command.clause):
        raise do.refuse("bad-value", text="all have marked this promise: Control rules on it")
    given, value = list(promise.marks), MARKS.index(command.mark)
    given[command.seat] = value
    later = promise._replace(marks=tuple(given))
    deals = do.engine.deals
    do.numbers[deals.promise(one.place, command.clause)] = deals.packed(later)
    do.events.append(
        ev.DealMarked(
            1 << command.seat, one.number, command.clause, command.seat, value, command.author
        )
    )
    marked = deals.find(do.numbers, one.number)
    if marked is not None and marked.complete(command.clause):
        _judge(do, marked, command)


def _open(do: Handling, one: Deal, clause: int) -> Promise:
    if not one.agreed:
        raise do.refuse("bad-value", text="this deal is not in force: not all have signed")
    if not 0 <= clause < len(one.promises):
        raise do.refuse("bad-value", text="the deal has no such promise")
    if one.promises[clause].result != NONE:
        raise do.refuse("bad-value", text="this promise has been judged")
    return one.promises[clause]


def record_of(do: Handling, one: Deal, clause: int) -> int:
    """What the record says of a promise in the turn that it is due: kept or broken, -1 where no
    rule can tell.
    """
    seat, term = one.promises[clause].seat, one.promises[clause].term
    info = do.engine.game.bargains.terms[term] if term >= 0 else None
    if info is None or info.broken < 0 or do.numbers[st.TURN] != one.due:
        return NONE
    broken = any(
        do.engine.reading(do.state, info.broken, seat=seat, order=Order(-1, other))
        for other in one.parties
        if other != seat
    )
    return BROKEN if broken else KEPT


def _judge(do: Handling, one: Deal, command: cm.MarkDeal) -> None:
    promise = one.promises[command.clause]
    marks = tuple(Marked(seat, promise.marks[seat]) for seat in one.parties)
    found = record_of(do, one, command.clause)
    result = agreed(tuple(given.mark for given in marks), found)
    do.events.append(
        ev.DealJudged(
            audience(do, one),
            one.number,
            command.clause,
            Clause(promise.seat, "", promise.term),
            marks,
            found,
            result,
        )
    )
    if result != NONE:
        _conclude(do, one, command.clause, result, command.author)


def rule(do: Handling, command: cm.RuleDeal) -> None:
    do.control(command.author)
    reason = do.reasoned(command.reason)
    one = known(do, command.deal, command.author)
    promise, value = _open(do, one, command.clause), MARKS.index(command.mark)
    do.events.append(
        ev.DealRuled(
            audience(do, one),
            one.number,
            command.clause,
            Clause(promise.seat, "", promise.term),
            value,
            reason,
            do.words(command.private),
            command.author,
        )
    )
    _conclude(do, one, command.clause, value, command.author)


def _conclude(do: Handling, one: Deal, clause: int, result: int, author: cm.Author) -> None:
    """What comes of a promise; the deal ends with the last of them."""
    deals, promise = do.engine.deals, one.promises[clause]._replace(result=result)
    do.numbers[deals.promise(one.place, clause)] = deals.packed(promise)
    pairs = [(promise.seat, other) for other in one.parties if other != promise.seat]
    _carry(do, one, result, pairs)
    if all(k == clause or held.result != NONE for k, held in enumerate(one.promises)):
        _end(do, one, -1, "judged", "", author)


def _carry(do: Handling, one: Deal, kind: int, pairs: list[tuple[int, int]]) -> None:
    """Carry out what the scenario makes of it, as far as the game is not over; who may know of the
    deal is told what did it.
    """
    engine, sources = do.engine, do.engine.game.bargains.sources
    if not sources or do.numbers[st.OVER]:
        return
    log = Log()
    engine.snapshot[:] = do.numbers
    for seat, other in pairs:
        engine.rules.function("deal_ended")(
            engine.snapshot,
            do.numbers,
            log,
            engine.work,
            sources[kind],
            kind,
            seat,
            other,
            int(one.hidden),
        )
    engine.rules.function("settle")(do.numbers, log, engine.work)
    told: list[ev.Event] = []
    engine.decoder.decode(log, do.numbers, told)
    for event in told:
        own = isinstance(event, ev.RuleRan) and event.source == sources[kind]
        do.events.append(event._replace(audience=audience(do, one)) if own else event)


# ---- leaks


def _roll_leak(do: Handling, one: Deal) -> None:
    """Its number and turn name the dice of a leak, never how many were thrown before."""
    engine, info = do.engine, do.engine.game.bargains
    table = engine.game.tables[info.leak_table]
    net = engine.reading(do.state, info.leak_base) if info.leak_base >= 0 else 0
    faces = do.throw(0, (LEAK_KEY ^ one.number) & 0xFFFFFFFF, table.dice)
    band = table.band_of(sum(faces), net)
    leaked = info.leaked[band]
    do.events.append(ev.DealLeakRolled(0, one.number, net, faces, band, leaked))
    if leaked > one.leaked:
        _leak(do, one, leaked, "")


def leak(do: Handling, command: cm.LeakDeal) -> None:
    do.control(command.author)
    do.playing()
    reason = do.reasoned(command.reason)
    one = known(do, command.deal, command.author)
    leaked = TOLD if command.told else RUMOUR
    if not one.secret or leaked <= one.leaked:
        raise do.refuse("bad-value", text="this deal is known already")
    _leak(do, one, leaked, reason)


def _leak(do: Handling, one: Deal, leaked: int, reason: str) -> None:
    do.numbers[do.engine.deals.at(one.place) + LEAKED] = 1 + leaked
    told = leaked == TOLD
    promises = tuple(
        Clause(held.seat, "", held.term) for held in one.promises if told and held.term >= 0
    )
    everyone, due = do.engine.game.everyone, one.due if told else 0
    do.events.append(
        ev.DealLeaked(everyone, one.number, one.signers, leaked, promises, due, reason)
    )
    if told:
        pairs = [(a, b) for a in one.parties for b in one.parties if a < b]
        _carry(do, one._replace(leaked=leaked), OF_LEAK, pairs)


DEALING: dict[type, Callable[[Handling, Any], None]] = {
    cm.OfferDeal: offer,
    cm.SignDeal: sign,
    cm.DeclineDeal: decline,
    cm.MarkDeal: mark,
    cm.RuleDeal: rule,
    cm.LeakDeal: leak,
}
