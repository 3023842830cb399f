"""A tiny scenario for tests of what designers are told, and how it is written into a folder."""

from pathlib import Path

ISLANDS = """\
format: 1
name: Two islands
invented: true
turns: 3
rationale: optional
seats: {north: {orders: 2}, south: }
groups: {coast: The coast, deep: Deep water}
places: {bay: {seat: north, groups: coast}, cape: {seat: south, groups: [coast, deep]}}
tracks:
  tension: {range: [0, 10], start: 2}
  trust: {of: coast, range: [0, 5]}
  spies: {of: place, range: [0, 3], start: 1, seen_by: south}
resources: {coin: {income: {all: 1}, carry: 2}}
tables:
  luck: {clip: 3, bands: [{name: fails, to: 7}, {name: works, from: 8}]}
  coin_toss: {dice: 1d2, naturals: true, bands: [{name: tails, to: 1}, {name: heads, from: 2}]}
  idle: {bands: [{name: all}]}
modifiers:
  nerves: [{when: tension >= 7, add: -2, why: nerves}]
rolls:
  echo: {table: coin_toss, modifiers: [{use: nerves}], outcomes: {tails: [], heads: [tension +1]}}
actions:
  warn:
    name: Warn loudly
    by: all
    target: {place: coast, where: target.seat != me, else: nobody warns himself}
    cost: {coin: 1}
    table: luck
    modifiers:
      - {use: nerves}
      - {add: target.trust // 2, why: trust}
      - {add: 0 - target.spies, unseen: true, why: spies}
      - {when: target.deep, add: 1, why: deep water, assumption: sound carries there}
    outcomes: {fails: [], works: [tension +1]}
    rolls: {echo: 1}
  ask:
    name: Ask nicely
    by: north
    requires: [{that: tension >= 6, else: nobody listens yet}]
    tags: words
    do:
      - for_each: p in coast
        do: [{table: luck, base: p.trust, outcomes: {fails: [], works: []}}]
  pay: {name: Pay, by: south, cost: {coin: 2}, do: [tension -1]}
  hush: {name: Hush, by: south, answers: words, do: [cancel order]}
"""


def written(folder: Path, text: str = ISLANDS) -> str:
    """Write a scenario into a folder that is made for it; return the folder's name for commands."""
    folder.mkdir(parents=True)
    (folder / "scenario.yaml").write_text(text, "utf-8")
    return str(folder)
