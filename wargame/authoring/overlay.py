"""The way a layout differs: its changes laid over the scenario's data.

It knows how mappings merge and where each part then comes from; it does not know what they mean.
"""

import attrs

from wargame.authoring.diagnostics import Diagnostics, did_you_mean
from wargame.authoring.merge import Home, Section, Tree
from wargame.authoring.yaml12 import Path, Plain
from wargame.language import _

FIXED = ("format", "include", "language", "layouts", "invented")
"""Top-level keys that a layout cannot change."""


def overlaid(tree: Tree, change: Path, out: Diagnostics) -> Tree:
    """Return the tree with the mapping at `change` merged over it: the way a layout differs."""
    over: Plain = tree.data
    for step in change:
        over = over.get(str(step)) if isinstance(over, dict) else None
    if not isinstance(over, dict):
        return tree
    overlay = _Overlay(tree, dict(tree.homes), out)
    return Tree(overlay.merged(tree.data, over, (), change), overlay.homes)


@attrs.define
class _Overlay:
    """Mappings merge, all else replaces, null takes away; `homes` follows what is replaced."""

    tree: Tree
    homes: dict[Path, Home]
    out: Diagnostics

    def merged(self, base: Section, over: Section, at: Path, change: Path) -> Section:
        data = dict(base)
        for key, value in over.items():
            here, there, have = (*at, key), (*change, key), base.get(key)
            if here[0] in FIXED:
                what = _("A layout cannot change `{key}`.").format(key=key)
                self._refuse(there, what, _("leave it to the whole scenario"))
            elif value is None:
                if key not in base:
                    what = _("There is no `{key}` to take away.").format(key=key)
                    self._refuse(there, what, did_you_mean(key, base))
                data.pop(key, None)
            elif isinstance(value, dict) and isinstance(have, dict):
                data[key] = self.merged(have, value, here, there)
            else:
                data[key] = value
                self._moved(here, there)
        return data

    def _moved(self, here: Path, there: Path) -> None:
        for path in [path for path in self.homes if path[: len(here)] == here]:
            del self.homes[path]
        self.homes[here] = self.tree.home(there)

    def _refuse(self, path: Path, what: str, remedy: str) -> None:
        self.out.error("unknown-key", self.tree.key_mark(path), what, remedy)
