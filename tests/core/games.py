"""Three invented games that use the whole language, for tests that play at random and look for
leaks.
"""

ARCHIPELAGO = """
name: Archipelago
turns: 4
seats:
  crown: {orders: 3, start: {gold: 4, nerve: 4}}
  guild: {orders: 2, start: {gold: 3}}
  temple: {orders: 2, start: {gold: 2}}
  corsair: {orders: 3, start: {gold: 3}}
teams:
  realm: {seats: [crown, guild, temple], holder: crown}
groups: {harbours: {}, wild: {}}
places:
  alder: {seat: crown, groups: harbours, attributes: {size: 3}}
  birch: {seat: guild, groups: harbours, attributes: {size: 2}}
  cedar: {seat: temple, groups: [harbours, wild]}
  dogwood: {groups: wild, attributes: {size: 1}}
  elm: {groups: wild, seat: corsair}
resources:
  gold: {income: {realm: 2 + (unity >= 5), corsair: 3}, carry: 4, most: 9}
  fame: {income: {all: 1}, most: 20, seen_by: all}
tracks:
  unity: {range: [0, 10], start: 6, levels: {torn: 0, firm: 5}}
  dread: {range: [0, 10], start: 3}
  plot: {range: [0, 12], start: 2, seen_by: corsair}
  faith: {range: [0, 9], start: 5, seen_by: [temple, crown]}
  silver: {range: [0, 20], start: 9, blur: [{to: [corsair, guild], when: fog, bands: {little: 0,
        some: 6, much: 12}}]}
  nerve: {of: seat, range: [0, 9], start: 3, seen_by: owner}
  stores: {of: place, range: [0, 9], start: 3, seen_by: owner}
  rot: {of: place, range: [0, 9], seen_by: control}
  wall: {of: harbours, range: [0, 5], start: 1}
flags:
  fog: {}
  alarm: {of: place}
  mole: {of: place, seen_by: corsair}
  opening: {of: place, seen_by: [corsair, crown]}
tables:
  fate: {dice: 2d6, clip: 4, naturals: true, bands: [{name: fails, to: 6}, {name: works, from: 7,
        to: 9}, {name: shines, from: 10}]}
  trace: {dice: 2d6, clip: 4, bands: [{name: unseen, to: 6}, {name: suspected, from: 7, to: 9},
        {name: known, from: 10}]}
  omen: {dice: 1d20, bands: [{name: calm, to: 14}, {name: storm, from: 15}]}
modifiers:
  weather:
    - {when: fog, add: -1, why: nothing can be seen}
    - {when: plot >= 5, add: -1, why: somebody works against it, unseen: true}
rolls:
  attribution:
    table: trace
    modifiers: [{when: target.alarm, add: 2, why: the guards are awake}]
    outcomes: {unseen: [record act at 0], suspected: [record act at 1], known: [record act at 2]}
  reply:
    table: fate
    seen_by: [corsair, crown]
    modifiers: [{when: dread >= 6, add: 1, why: fear}, {add: faith - 5, why: the temple's word}]
    outcomes: {fails: [], works: [], shines: [target.opening on for 1 turn]}
steps: [words, ways, knives]
actions:
  PATROL:
    name: Patrol
    by: realm
    step: ways
    tags: ships
    target: harbours
    cost: {gold: 1}
    table: fate
    base: target.wall - 1
    modifiers:
      - use: weather
      - {when: me.nerve >= 4, add: 1, why: a bold captain}
      - {when: target.rot >= 3, add: -2, why: the hulls are rotten, unseen: true}
      - {when: played(PATROL on target within 1 before), add: 1, why: they know the waters}
    outcomes:
      fails: [dread +1]
      works: [target.wall +1]
      shines: [target.wall +1, dread -1, target.rot -1]
    rolls: {reply: -1}
  TRADE:
    name: Trade
    by: all
    step: ways
    target: {place: places, where: not target.alarm, else: the port is shut}
    second: {number: [1, 3]}
    cost: {gold: second}
    do: [me.fame + second, silver + second - 1, target.stores +1, "next turn: silver -1"]
  FORTIFY:
    name: Fortify
    by: realm
    step: words
    target: mine
    requires: [{that: target.stores >= 2, else: there is nothing to build with},
          {that: not ordered(FORTIFY), else: once a turn}]
    do: [{when: target.harbours, do: [target.wall +1]}, target.stores -2]
  PREACH:
    name: Preach
    by: temple
    step: words
    options: {aloud: Aloud, whisper: {name: In a whisper, visibility: covert},
          letter: {name: By letter, visibility: secret}}
    secret_to: [crown]
    do: [{when: option.aloud, do: [unity +1], else: [faith +1]}]
    then: [{when: faith >= 8 and first(PREACH), do: [dread -1]}]
  SPY:
    name: Spy
    by: corsair
    step: knives
    visibility: covert
    target: places
    cost: {gold: 1}
    do: [target.mole on for 2 turns, plot +1]
    rolls: {attribution: -2}
  ROT:
    name: Spread the rot
    by: corsair
    step: knives
    visibility: covert
    target: places
    table: fate
    modifiers: [{when: target.mole, add: 2, why: a man inside}, {when: unity <= 3, add: 1,
          why: discord}]
    outcomes: {fails: [], works: [target.rot +1], shines: [target.rot +3,
          "in 2 turns: target.rot +1"]}
    rolls: {attribution: 0}
  WAYLAY: {name: Waylay, by: corsair, step: words, visibility: covert, target: places,
        cost: {gold: 2}, do: [delay order of target.seat]}
  BRIBE:
    name: Bribe
    by: [corsair, guild]
    step: words
    visibility: secret
    secret_to: target
    target: harbours
    cost: {gold: 1}
    do:
      - decide:
          id: bribe
          ask: Will you take it?
          by: target.seat
          nobody: refuse
          secret: true
          options:
            take: [target.seat.gold +1, me.nerve -1, plot +1]
            report: {requires: me.nerve >= 2, else: you dare not, do: [dread +1]}
            refuse: []
  RAID:
    name: Raid
    by: corsair
    step: knives
    tags: ships
    target: {place: places, where: target.opening or target.mole, else: they are on their guard}
    table: fate
    modifiers: [{when: target.mole, add: 1, why: a man inside}, {add: 0 - target.size // 2,
          why: a large town}]
    outcomes: {fails: [corsair.nerve -1], works: [target.stores -1, dread +1],
          shines: [target.stores -3, dread +1, corsair.gold +2]}
  SIEVE: {name: Search, by: [crown, guild], step: words, target: places,
        do: [raise act on target within 2 to 2]}
  ALARM: {name: Raise the alarm, by: realm, step: words, target: mine,
        do: [target.alarm on for 1 turn]}
  MIST: {name: Burn wet wood, by: crown, step: words, do: [fog on for 1 turn]}
  CALM: {name: Calm the town, by: crown, step: words, requires: [{that: dread >= 2,
        else: all is calm}], do: [dread at most 4, unity +1]}
  BLOCK: {name: Block, by: [crown, corsair], answers: ships, target: places, cost: {gold: 2},
        do: [cancel order, refund half, dread +1]}
  VOW: {name: Vow, by: realm, step: words, target: harbours,
        do: [promise guard by me on target due in 1 turn]}
  PACT: {name: Secret pact, by: guild, step: words, visibility: secret, secret_to: corsair,
        do: [promise silence by me due in 2 turns]}
  MOOT:
    name: Call a moot
    by: guild
    step: words
    requires: [{that: not played(MOOT within 2), else: they met lately}]
    do:
      - decide: {id: moot, ask: How much alarm?, by: each of realm, range: [0, 3], nobody: 1,
            secret: true,
                 then: ["unity - (highest - lowest) // 2", {when: lowest >= 2, do: [dread +1]}]}
procedures:
  creep: {at: end, seen_by: control, for_each: p in places if p.rot >= 2, do: [p.stores -1]}
  tides:
    at: start
    table: omen
    modifiers: [{when: fog, add: 2, why: fog}]
    outcomes: {calm: [], storm: [dread +1]}
  whispers:
    at: end
    seen_by: corsair
    when: plot >= 4
    pick: p from places if not p.mole
    do: [p.mole on for 1 turn, plot -2]
  greed: {at: end, seen_by: control, for_each: s in seats if s.nerve <= 1, table: omen,
        outcomes: {calm: [], storm: [s.nerve +2]}}
injects:
  fleet: {title: Sails, text: Sails on the horizon., turns: 2, do: [dread +1]}
  dream: {title: A dream, text: You dreamt of gold., chance: 1 in 3, to: temple, do: [faith +1]}
  leak: {title: A letter, text: A letter was found., when: plot >= 8, to: [crown], do: []}
  storm: {title: Storm, text: A storm., contingency: true, do: [{for_each: p in harbours,
        do: [p.wall -1]}]}
promises:
  guard: {name: Guard it, broken_when: target.alarm and dread >= 5, if_broken: [unity -1],
        if_kept: [me.fame +1]}
  silence: {name: Say nothing, broken_when: times(SIEVE) >= 3, if_broken: [plot +1],
        if_kept: [me.gold +1]}
ends:
  ruin: {when: unity <= 0, at: once}
  terror: {when: dread >= 10}
objectives:
  crown: {order: {name: Order, points: {2: unity >= 7, 1: unity >= 4}}}
  corsair: {gain: {name: Gain, points: {2: plot >= 5, 1: corsair.gold >= 6}}}
grade:
  good: {when: unity >= 7}
  poor: {}
measures: {raids: times(RAID), rotten: sum(p.rot for p in places)}
postures:
  king: {seat: crown, likes: [{order: CALM, score: dread}, {order: PATROL, when: target.wall <= 2,
        score: 3 + target.size}, {question: moot, option: '2', score: 2}]}
  rogue: {seat: corsair, likes: [{order: ROT, score: 2 + target.mole}, {order: SPY, score: plot}]}
"""

COUNCIL = """
name: Council
turns: 3
seats:
  north: {orders: 2, start: {gold: 3}}
  south: {orders: 2, start: {gold: 2}}
  east: {orders: 1, start: {gold: 2}}
teams: {lords: [north, south, east]}
places: {hall: {seat: north}, gate: {seat: south}, well: {}, barn: {seat: east}}
resources: {gold: {income: {all: 2}, carry: 3}}
phases:
  news: {kind: situation}
  talk: {kind: talk, minutes: 5}
  orders: {kind: orders}
  acts: {kind: adjudication}
  close: {kind: consequences}
tracks:
  peace: {range: [0, 9], start: 5}
  grudge: {of: seat, range: [0, 9], seen_by: owner}
  debt: {of: place, range: [0, 9], seen_by: owner}
  secret_sum: {range: [0, 30], seen_by: control}
flags: {sworn: {of: place}, dry: {of: place, seen_by: owner}}
tables:
  coin: {dice: 1d6, bands: [{name: tails, to: 3}, {name: heads, from: 4}]}
actions:
  ASK_ALL:
    name: Ask all houses
    by: lords
    do:
      - for_each: p in places if p.debt <= 8
        decide:
          id: tithe
          ask: What does {p} give?
          by: p.seat
          nobody: nothing
          secret: true
          seen_by: control
          options:
            give: {requires: me.gold >= 1, else: too poor, do: [me.gold -1, p.debt -1,
                  secret_sum +1]}
            nothing: [p.debt +1]
  PLEDGE:
    name: Offer a pledge
    by: [north, south]
    target: {place: places, where: not target.sworn, else: it is sworn}
    do:
      - decide:
          id: pledge
          ask: Will you witness it?
          by: east
          within: 1
          nobody: silent
          options: {sign: [target.sworn on, peace +1], silent: [], object: [peace -1]}
  DEAL:
    name: Deal in the dark
    by: lords
    visibility: covert
    target: places
    cost: {gold: 1}
    do: [me.grudge +1, target.debt +1, secret_sum + 2]
  OFFER:
    name: Offer in secret
    by: [north, east]
    visibility: secret
    secret_to: target
    target: {seat: lords, where: target != me, else: it is you}
    do:
      - decide: {id: secret_offer, ask: Accept?, by: target, nobody: no_thanks, secret: true,
                 options: {yes_please: [target.gold +1, target.grudge -1],
                       no_thanks: [target.grudge +1]}}
  POLL:
    name: Poll
    by: south
    requires: [{that: times(POLL) <= 1, else: enough of polls}]
    do:
      - decide: {id: poll, ask: For peace?, by: each of lords, nobody: against, secret: true,
                 options: {for_it: [me.grudge -1], against: [{table: coin,
                       outcomes: {tails: [me.grudge +1], heads: []}}]},
                 then: [{when: chose.for_it > chose.against, do: [peace +1], else: [peace -1]}]}
  JUDGE:
    name: Call for a judgement
    by: lords
    do:
      - decide: {id: judgement, ask: Who is right?, by: control, nobody: neither,
                 options: {me_indeed: [peace -1], neither: []}}
  WAIT: {name: Wait, by: all, options: {idle: Idle, watch: {name: Watch, visibility: covert}},
        do: []}
procedures:
  drought: {at: start, seen_by: control, pick: p from places if not p.dry,
        do: [p.dry on for 1 turn]}
  grumble: {at: end, for_each: s in seats if peace <= 2, do: [s.gold -1]}
injects:
  gift: {title: A gift, text: Gold for the east., turns: 2, to: east, do: [east.gold +1]}
  summons: {title: Summons, text: The king asks., turns: 3, decide: {id: summons, ask: Obey?,
        by: north, nobody: obey, options: {obey: [peace +1], defy: [peace -1]}}}
ends: {war: {when: peace <= 0, at: once}}
grade: {calm: {when: peace >= 5}, torn: {}}
"""

LEDGER = """
name: Ledger
turns: 3
seats: {red: {start: {ink: 3}}, blue: {start: {ink: 3}}, clerk: {start: {ink: 2}}}
sequence: [[red, blue, clerk, red], [blue, red, clerk, blue]]
places: {page: {seat: red}, cover: {seat: blue}, spine: {}}
resources: {ink: {income: {all: 2}, carry: 2}}
tracks:
  text: {of: place, range: [0, 9], start: 1}
  fraud: {of: place, range: [0, 9], seen_by: control}
  hush: {of: seat, range: [0, 9], start: 1, seen_by: owner}
tables: {quill: {dice: 2d6, clip: 3, bands: [{name: blot, to: 6}, {name: line, from: 7}]}}
actions:
  WRITE:
    name: Write
    by: [red, blue]
    tags: ink
    target: places
    cost: {ink: 1}
    table: quill
    modifiers: [{when: target.fraud >= 2, add: -2, why: something is wrong, unseen: true},
          {when: me.hush >= 3, add: 1, why: calm}]
    outcomes: {blot: [target.text -1], line: [target.text +1]}
  FORGE:
    name: Forge
    by: [red, blue]
    visibility: covert
    target: places
    do: [target.fraud +1, me.hush +1]
  AUDIT: {name: Audit, by: clerk, target: places, do: [{when: target.fraud >= 3,
        do: [target.text = 0, target.fraud = 0]}]}
  STAMP: {name: Stamp, by: clerk, answers: ink, target: places, cost: {ink: 1}, do: [cancel order,
        refund all]}
  HOLD: {name: Hold over, by: blue, answers: ink, target: places, cost: {ink: 1},
        do: [delay order of red]}
procedures:
  decay: {at: end, seen_by: control, for_each: p in places, table: quill, base: -1,
        outcomes: {blot: [p.fraud -1], line: []}}
ends: {done: {when: sum(p.text for p in places) >= 9}}
"""

GAMES = {"archipelago": ARCHIPELAGO, "council": COUNCIL, "ledger": LEDGER}
