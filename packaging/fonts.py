# /// script
# dependencies = ["fonttools==4.68.0"]
# ///
"""Make the shipped fonts of Inter 4.001: figures of one width everywhere, and everything else as it was drawn.

Inter's feature `tnum` also gives hyphens, full stops and brackets the width of a figure, so that with it "E-mail" falls
apart. Here it is left with the figures alone. `uv run packaging/fonts.py FOLDER` does this to each font of a folder.
The licence (resources/fonts/LICENSE.txt, without a reserved name) allows it.
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont  # type: ignore[import-not-found]  # the script brings it along

FIGURES = frozenset({"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"})


def figures_alone(font: TTFont) -> int:
    """Take everything but figures out of `tnum`; return how many characters that were."""
    rules, taken = font["GSUB"].table, 0
    for index in {one for named in rules.FeatureList.FeatureRecord for one in _lookups(named)}:
        for table in rules.LookupList.Lookup[index].SubTable:
            mapping = getattr(table, "ExtSubTable", table).mapping
            for name in [one for one in mapping if one.split(".")[0] not in FIGURES]:
                del mapping[name]
                taken += 1
    return taken


def _lookups(named: object) -> list[int]:
    return named.Feature.LookupListIndex if named.FeatureTag == "tnum" else []  # type: ignore[attr-defined]


if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).glob("Inter*.ttf")):
        font = TTFont(path)
        print(path.name, figures_alone(font))
        font.save(path)
