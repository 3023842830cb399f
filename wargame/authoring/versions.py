"""A scenario with all its layouts and languages at hand, so that two of them can be compared.

It knows how each of them is read again from files that are joined already; it compares nothing.
"""

from collections.abc import Iterable
from pathlib import Path

import attrs

from wargame.authoring.attempt import known_voices
from wargame.authoring.diagnostics import Diagnostics
from wargame.authoring.load import (
    Checked,
    Loaded,
    gather_files,
    gather_sources,
    scenario_id,
    try_layouts,
)
from wargame.authoring.merge import Gathered, Section, SourceFile, Tree
from wargame.authoring.overlay import overlaid
from wargame.authoring.shape import shape
from wargame.core.scenario import Scenario

_HEAD: tuple[str, ...] = ("format", "language", "name")
"""What tells how all else is read, and what is made up from other things where it is not given."""


@attrs.frozen
class Version:
    """A scenario that can be played in the layout that was asked for."""

    loaded: Loaded
    _gathered: Gathered
    _tree: Tree

    def data(self, layout: str | None) -> Section:
        """Return what the files say, as a layout has it; None means before any layout changes it.

        Sections that a layout leaves alone are the very same objects in all of them.
        """
        return self._laid_out(layout).data

    def read(self, layout: str | None, language: str, data: Section) -> Scenario:
        """Return what a part of a layout's `data` says in a language; all else stands empty."""
        tree = self._laid_out(layout)
        head: Section = {key: tree.data[key] for key in _HEAD if key in tree.data}
        shaped = shape(
            attrs.evolve(tree, data=head | data),
            scenario_id(self._gathered),
            layout or "",
            known_voices,
            Diagnostics(),
            language=language,
        )
        return shaped.scenario

    def _laid_out(self, layout: str | None) -> Tree:
        if not layout:
            return self._tree
        return overlaid(self._tree, ("layouts", layout, "change"), Diagnostics())


def from_files(path: Path, layout: str | None) -> tuple[Version | None, Checked]:
    """Read a scenario from its folder or file; its version, and what `check` says of that layout.

    The first layout is tried unless another is named. There is a version only without errors.
    """
    out = Diagnostics()
    gathered = gather_files(path, out)
    return _version(gathered, try_layouts(gathered, layout, out, every=False, judged=True))


def from_sources(
    sources: Iterable[SourceFile], layout: str | None
) -> tuple[Version | None, Checked]:
    """Read a scenario from the texts that a recorded game keeps, which nobody judges any more.

    Raises ScenarioError where there are none.
    """
    out = Diagnostics()
    gathered = gather_sources(sources, out)
    return _version(gathered, try_layouts(gathered, layout, out, every=False, judged=False))


def _version(gathered: Gathered, checked: Checked) -> tuple[Version | None, Checked]:
    if checked.loaded is None or gathered.tree is None:
        return None, checked
    return Version(checked.loaded, gathered, gathered.tree), checked
