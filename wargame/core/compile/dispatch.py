"""From an index to the function of an action or question, as text; and what all actions share."""

from wargame.core.compile.actions import RULE, ActionCode
from wargame.core.compile.lines import Lines, function, indent
from wargame.core.compile.workshop import Workshop


def tree(variable: str, calls: list[str], *, returns: bool = False) -> Lines:
    """A binary tree of `if`s over an index: dispatch that both speeds run well."""
    word = "return " if returns else ""

    def branch(low: int, high: int) -> Lines:
        if high - low == 1:
            return [word + calls[low]]
        middle = (low + high) // 2
        return [
            f"if {variable} < {middle}:",
            *indent(branch(low, middle)),
            "else:",
            *indent(branch(middle, high)),
        ]

    if not calls:
        return ["return 0"] if returns else ["pass"]
    return branch(0, len(calls))


def dispatchers(shop: Workshop, codes: tuple[ActionCode, ...]) -> str:
    """`go`, `after`, `check`, `legal`, `mark`, `pay`, `react`, and those of questions."""
    world = shop.world
    goes = [f"go_{k}({RULE})" for k in range(len(codes))]
    thens = [f"then_{k}({RULE})" if code.then else "pass" for k, code in enumerate(codes)]
    checks = [f"check_{k}(B, seat, t, u, o)" for k in range(len(codes))]
    pays = []
    field = len(world.fields) - len(shop.scenario.resources)
    texts = []
    for k, code in enumerate(codes):
        lines = [f"price_{resource} = {cost}" for resource, cost in code.pays]
        for resource, _ in code.pays:
            dial = world.dials[shop.scenario.resources[resource].id]
            lines += [
                f"S[{dial.base} + seat * {dial.stride}] -= price_{resource}",
                f"S[ORDERS + q * ORDER_SIZE + {field + resource}] = price_{resource}",
            ]
        if lines:
            texts.append(function(f"pay_{k}(S, q, seat, t, u, o)", ["B = S", *lines]))
        pays.append(f"pay_{k}(S, q, seat, t, u, o)" if lines else "pass")
    texts += [
        function("go(B, S, L, W, q, seat, a, t, u, o)", tree("a", goes)),
        function("after(B, S, L, W, q, seat, a, t, u, o)", tree("a", thens)),
        function("check(B, seat, a, t, u, o)", tree("a", checks, returns=True)),
        function("pay(S, q, seat, a, t, u, o)", tree("a", pays)),
        _legal(shop, codes),
        _mark(shop, codes),
        _react(shop, codes),
        _questions(shop),
    ]
    return "\n".join(texts)


def refund(shop: Workshop) -> str:
    """Give back what the order in a slot cost, divided; rules call it, so it stands before them."""
    field = len(shop.world.fields) - len(shop.scenario.resources)
    lines = ["seat = slot // WIDTH"]
    for r, resource in enumerate(shop.scenario.resources):
        dial = shop.world.dials[resource.id]
        paid = f"S[ORDERS + slot * ORDER_SIZE + {field + r}]"
        lines += [
            f"if {paid} // divisor > 0:",
            f"    add(S, L, W, q, {dial.base} + seat * {dial.stride}, {paid} // divisor)",
        ]
    return function("refund(S, L, W, q, slot, divisor)", lines)


def _legal(shop: Workshop, codes: tuple[ActionCode, ...]) -> str:
    lines = ["n = 0"]
    for seat in range(len(shop.world.seats)):
        calls = [
            f"    n = {code.legal}(B, seat, C, n)"
            for code in codes
            if code.legal and seat in code.seats
        ]
        lines += [f"if seat == {seat}:", *(calls or ["    pass"])]
    return function("legal(B, seat, C)", [*lines, "return n"])


def _mark(shop: Workshop, codes: tuple[ActionCode, ...]) -> str:
    index = {"all": "", "place": " + t", "seat": " + seat", "option": " + o"}
    calls, texts = [], []
    for k, code in enumerate(codes):
        lines: Lines = []
        for (kind, action, over), base in shop.world.memory.items():
            if action != code.id or kind == "prev":
                continue
            slot = f"S[{base}{index[over]}]"
            if kind == "count":
                lines.append(f"{slot} += 1")
                continue
            previous = shop.world.memory.get(("prev", action, over))
            if previous is not None:
                lines += [f"if {slot} != S[0]:", f"    S[{previous}{index[over]}] = {slot}"]
            keep = [f"{slot} = S[0]"]
            lines += ["if t >= 0:", *indent(keep)] if over == "place" else keep
        if lines:
            texts.append(function(f"mark_{k}(S, seat, t, u, o)", lines))
        calls.append(f"mark_{k}(S, seat, t, u, o)" if lines else "pass")
    texts.append(function("mark(S, seat, a, t, u, o)", tree("a", calls)))
    return "\n".join(texts)


def _react(shop: Workshop, codes: tuple[ActionCode, ...]) -> str:
    """Each reactive action asks its seats about every order that carries a tag it answers."""
    lines: Lines = []
    for k, action in enumerate(shop.scenario.actions):
        if not action.answers:
            continue
        tagged = [
            index
            for index, other in enumerate(shop.scenario.actions)
            if set(other.tags) & set(action.answers)
        ]
        if not tagged or not codes[k].target.values:
            continue
        among = " | ".join(f"(a == {index})" for index in tagged)
        question = shop.reactions[k]
        for seat in codes[k].seats:
            guard = f" & (within_{k}(t) > 0)" if codes[k].target.kind else ""
            guard += f" & (PLACE_SEAT[t] == {seat})" if codes[k].target.mine else ""
            lines += [
                f"if ({among}) & (q // WIDTH != {seat}){guard}:",
                f"    if check_{k}(B, {seat}, t, u, o) == 0:",
                f"        ask(S, L, {question}, {seat}, t, u, q, 0, -1)",
            ]
    within = [
        function(
            f"within_{k}(t)",
            [f"for v in TARGETS_{k}:", "    if v == t:", "        return 1", "return 0"],
        )
        for k in shop.reactions
    ]
    return "\n".join((*within, function("react(B, S, L, q, a, t, u, o)", lines or ["pass"])))


def _questions(shop: Workshop) -> str:
    texts, legal, decided, concluded = [], ["r = 1"], [], []
    for k, asked in enumerate(shop.asked):
        head = "B, S, L, W, q, seat, t, u, o, x"
        lines: Lines = []
        for x, (requires, body) in enumerate(asked.options):
            if requires:
                legal += [f"if k == {k} and x == {x} and not {requires}:", "    r = 0"]
            if body:
                lines += [f"if x == {x}:", *indent(list(body))]
        if lines:
            texts.append(function(f"decided_{k}({head})", lines))
        decided.append(f"decided_{k}({head})" if lines else "pass")
        then = "B, S, L, W, q, seat, t, u, o, g, lowest, highest, answered"
        if asked.concluded:
            texts.append(function(f"concluded_{k}({then})", list(asked.concluded)))
        concluded.append(f"concluded_{k}({then})" if asked.concluded else "pass")
    texts += [
        function("option_legal(B, k, seat, t, u, o, x)", [*legal, "return r"]),
        function("decided(B, S, L, W, q, seat, k, t, u, o, x)", tree("k", decided)),
        function(
            "concluded(B, S, L, W, q, k, t, u, o, g, lowest, highest, answered)",
            ["seat = -1", *tree("k", concluded)],
        ),
    ]
    return "\n".join(texts)
