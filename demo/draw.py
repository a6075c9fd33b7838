#!/usr/bin/env python3
"""Draw the demo shops' product pictures and the pictures their customers send.

    python3 demo/draw.py           write every SVG
    python3 demo/draw.py --check   fail when a committed SVG differs from what the data says

Proportions come from each product's `measure`, colours from its first SKU and its material fact;
`drawing/recipes.py` names the function and the few traits (shape of the legs, number of drawers) that
the data does not hold. Nothing is random: the same data gives the same bytes.
"""

import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True

from drawing import lamps, scenes, seating, storage, tables, tea, textiles  # noqa: E402
from drawing.recipes import RECIPES  # noqa: E402

HERE = Path(__file__).resolve().parent
MODULES = (tables, seating, storage, lamps, textiles, tea)


def function_named(name):
    return next(getattr(module, name) for module in MODULES if hasattr(module, name))


def drawings():
    """Every (path, svg text) there should be."""
    for shop in ("qingmu", "songxi"):
        for file in sorted((HERE / shop / "products").glob("*.json")):
            for product in json.loads(file.read_text(encoding="utf-8")):
                name = product["pictures"][0]
                function, traits = RECIPES[name]
                yield HERE / shop / "pictures" / f"{name}.svg", function_named(function)(product, **traits).svg()
    for name, scene in scenes.SCENES.items():
        yield HERE / "pictures" / f"{name}.svg", scene().svg()


def main():
    stale = []
    for path, svg in drawings():
        if "--check" in sys.argv:
            if not path.exists() or path.read_text(encoding="utf-8") != svg:
                stale.append(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(svg, encoding="utf-8")
    for path in stale:
        print(f"differs from the data: {path.relative_to(HERE)}")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
