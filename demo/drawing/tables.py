"""Dining tables, coffee tables and desks, seen from the front and a little from above."""

from .canvas import FLOOR_Y, Canvas, darker, fit, lighter, p
from .palette import cloth, wood

STEEL = "#44413E"


def _vase(c, x, y):
    c.path(p("M{a} {y}q-9 -12 -2 -26h12q7 14 -2 26z", a=x - 4, y=y), "#B9C4B5")
    for dx, dy in ((-14, -58), (1, -68), (15, -54)):
        c.path(p("M{x} {y}Q{x} {m} {e} {f}", x=x + 1, y=y - 26, m=y - 44, e=x + dx, f=y + dy), None, "#7C8F6C", 2)
        c.ellipse(x + dx, y + dy, 5, 8, "#8FA37C")


def _top(c, x0, x1, y, depth, thick, colour, stone=False, split=False):
    """A board: upper face as a trapezoid, front edge below it."""
    inset = depth * 0.7
    face = lighter(colour, 0.16)
    c.poly([(x0 + inset, y - depth), (x1 - inset, y - depth), (x1, y), (x0, y)], face)
    c.rect(x0, y, x1 - x0, thick, darker(colour, 0.2) if stone else colour, 2)
    if stone:
        vein = darker(colour, 0.22) if colour > "#8" else lighter(colour, 0.3)
        c.line([(x0 + 46, y - 4), (x0 + 104, y - depth * .6), (x0 + 150, y - depth * .5), (x0 + 188, y - depth + 2)], vein, 1.5)
        c.line([(x1 - 120, y - 3), (x1 - 84, y - depth * .5), (x1 - 50, y - depth * .7)], vein, 1.5)
        return
    for share in (0.36, 0.7):
        dx = inset * share
        c.line([(x0 + dx, y - depth * share), (x1 - dx, y - depth * share)], darker(face, 0.1), 1)
    if split:
        mid = (x0 + x1) / 2
        for dx in (-44, 44):
            c.line([(mid + dx, y + thick), (mid + dx, y), (mid + dx * .88, y - depth)], darker(colour, 0.35), 1.5)


def _legs(c, kind, x0, x1, y, colour):
    dark, h = darker(colour, 0.22), FLOOR_Y - y
    if kind == "taper":
        c.rect(x0 + 34, y, x1 - x0 - 68, 15, darker(colour, 0.12))
        for x, way, tone, foot in ((x0 + 52, -1, dark, -12), (x1 - 52, 1, dark, -12), (x0 + 26, -1, colour, 0), (x1 - 26, 1, colour, 0)):
            c.poly([(x - 9, y), (x + 9, y), (x + 5 + way * 12, FLOOR_Y + foot), (x - 4 + way * 12, FLOOR_Y + foot)], tone)
    elif kind == "straight":
        c.rect(x0 + 14, y, x1 - x0 - 28, 24, darker(colour, 0.12))
        for x, tone, foot in ((x0 + 38, dark, -12), (x1 - 52, dark, -12), (x0 + 6, colour, 0), (x1 - 24, colour, 0)):
            c.rect(x, y, 18 if not foot else 14, h + foot, tone, 2)
    elif kind == "panel":
        c.rect(x0 + 60, y + h * .45, x1 - x0 - 120, 16, dark)
        for x, slant in ((x0 + 30, 14), (x1 - 76, -14)):
            c.poly([(x, y), (x + 46, y), (x + 46 + slant, FLOOR_Y), (x + slant, FLOOR_Y)], colour)
            c.line([(x + 23, y + 8), (x + 23 + slant * .9, FLOOR_Y - 8)], dark, 1)
    elif kind == "x":
        c.rect(x0 + 54, y + h * .5 - 5, x1 - x0 - 108, 11, dark)
        for x in (x0 + 28, x1 - 98):
            c.poly([(x + 56, y), (x + 70, y), (x + 14, FLOOR_Y), (x, FLOOR_Y)], dark)
            c.poly([(x, y), (x + 14, y), (x + 70, FLOOR_Y), (x + 56, FLOOR_Y)], colour)
    elif kind == "u":
        for x, tone in ((x0 + 40, "#55514D"), (x1 - 96, "#55514D")):
            c.rect(x + 5, y + 3, 46, h - 8, None, 3, STEEL, 10)
        c.rect(x0 + 34, y, x1 - x0 - 68, 6, STEEL)


def _island(c, x0, x1, top, y, colour):
    """The higher cabinet at the right end, with drawers."""
    x = x1 - 118
    c.rect(x, top + 10, 112, FLOOR_Y - top - 10, colour, 2)
    c.rect(x - 6, top, 126, 12, darker(colour, 0.12), 2)
    step = (FLOOR_Y - top - 26) / 3
    for i in range(3):
        c.rect(x + 8, top + 18 + i * step, 96, step - 6, lighter(colour, 0.14), 2)
        c.rect(x + 44, top + 24 + i * step, 24, 4, darker(colour, 0.4), 2)


def table(product, top="rect", legs="taper", split=False, gloss=False):
    m, c = product["measure"], Canvas()
    colour = cloth(product) if top == "stone" else wood(product)
    s = fit(m["width_mm"], m["height_mm"], 372, 300)
    w, h = m["width_mm"] * s, m["height_mm"] * s
    x0, x1, y, depth = 240 - w / 2, 240 + w / 2, FLOOR_Y - h + 14, m["depth_mm"] * s * 0.28
    c.shadow(240, w * .46)
    if top == "round":
        return _round(c, x0, x1, y, colour)
    if legs == "fold":
        return _fold(c, y, colour)
    if legs == "island":
        _legs(c, "taper", x0, x1, y, colour)
        _top(c, x0, x1 - 60, y, depth, 10, colour)
        _island(c, x0, x1, FLOOR_Y - 900 * s + 14, y, colour)
        _vase(c, x0 + 90, y - depth * .4)
        return c
    thick = {"stone": 7, "slab": 17}.get(top, 10)
    _legs(c, legs, x0, x1, y + thick, colour)
    _top(c, x0, x1, y, depth, thick, colour, top == "stone", split)
    if gloss:
        c.poly([(x0 + 96, y - 4), (x0 + 128, y - depth + 4), (x0 + 158, y - depth + 4), (x0 + 128, y - 4)], "#FFFFFF", opacity=0.35)
        c.circle(x1 - 110, y - depth * .5 - 6, 15, "#C9604A")
        c.path(p("M{a} {y}h76l-14 20h-48z", a=x1 - 150, y=y - depth * .5 - 4), "#F7F4EF")
    else:
        _vase(c, 240 + w * .16, y - depth * .45)
    return c


def _round(c, x0, x1, y, colour):
    dark = darker(colour, 0.2)
    for dx in (-88, 88):
        c.path(p("M240 {a}Q{m} {a} {x} {f}l{k} 0Q{m} {b} 240 {b}z", a=FLOOR_Y - 36, b=FLOOR_Y - 16, m=240 + dx * .6, x=240 + dx, k=-12 if dx > 0 else 12, f=FLOOR_Y), dark)
    c.poly([(227, y), (253, y), (261, FLOOR_Y - 24), (219, FLOOR_Y - 24)], colour)
    c.path(p("M226 {a}h28l6 {k}h-40z", a=FLOOR_Y - 34, k=38), darker(colour, 0.1))
    rx = (x1 - x0) / 2
    c.ellipse(240, y + 8, rx, 42, darker(colour, 0.14))
    c.ellipse(240, y - 2, rx, 42, lighter(colour, 0.16))
    for k in (-16, 2, 18):
        c.line([(240 - rx * .8, y + k), (240 + rx * .8, y + k)], darker(colour, 0.02), 1)
    _vase(c, 270, y - 4)
    return c


def _fold(c, y, colour):
    """The narrow table with its leaf hanging down at the right."""
    dark = darker(colour, 0.2)
    for x in (118, 262):
        c.rect(x, y + 8, 14, FLOOR_Y - y - 18, dark if x > 200 else colour)
        c.circle(x + 7, FLOOR_Y - 6, 7, "#6D655D")
    c.rect(132, y + 34, 130, 34, lighter(colour, 0.06), 2)
    c.rect(184, y + 48, 26, 5, dark, 2)
    c.line([(276, y + 20), (332, FLOOR_Y - 22)], dark, 9)
    _top(c, 104, 290, y, 44, 10, colour)
    c.poly([(292, y), (260, y - 44), (354, y - 44), (388, y)], lighter(colour, 0.24), darker(colour, 0.15), 1)
    c.rect(292, y, 96, 8, darker(colour, 0.06), 2)
    _vase(c, 170, y - 16)
    return c


def coffee(product):
    m, c = product["measure"], Canvas()
    colour, s = wood(product), 0.31
    w, h = m["width_mm"] * s, m["height_mm"] * s
    x0, x1, y = 240 - w / 2, 240 + w / 2, FLOOR_Y - h
    c.shadow(240, w * .48)
    _legs(c, "taper", x0, x1, y, colour)
    _top(c, x0 + 30, x1 - 30, y + h * .55, 16, 7, darker(colour, 0.08))
    c.rect(x0 + 74, y + h * .55 - 12, 62, 6, "#B7A58D")
    c.rect(x0 + 80, y + h * .55 - 19, 54, 6, "#D9CBB6")
    c.rect(x0, y - 46, w, 56, lighter(colour, 0.16), 26)
    c.path(p("M{a} {y}v6q0 18 24 18h{w}q24 0 24 -18v-6q0 12 -24 12h-{w}q-24 0 -24 -12z", a=x0, y=y - 14, w=w - 48), colour)
    c.ellipse(x0 + 92, y - 28, 16, 6, "#FBF8F2")
    c.path(p("M{a} {y}h24v10q0 8 -8 8h-8q-8 0 -8 -8z", a=x0 + 80, y=y - 46), "#8FA37C")
    _vase(c, x1 - 90, y - 26)
    return c


def desk(product, legs="taper", drawers=0, socket=False, side=False):
    m, c = product["measure"], Canvas()
    colour = wood(product)
    high = 1000 if legs == "lift" else m["height_mm"]
    s = fit(m["width_mm"], high, 360, 280)
    w, h = m["width_mm"] * s, high * s
    x0, x1, y = 240 - w / 2, 240 + w / 2, FLOOR_Y - h + 12
    c.shadow(240, w * .46)
    if legs == "lift":
        for x in (x0 + 58, x1 - 78):
            c.rect(x + 3, y + 10, 14, 90, "#6B6763")
            c.rect(x, y + 80, 20, FLOOR_Y - y - 88, STEEL)
            c.rect(x - 22, FLOOR_Y - 10, 64, 10, STEEL, 4)
        c.rect(x0 + 58, y + 14, w - 116, 10, STEEL)
        c.rect(x1 - 60, y + 12, 40, 11, "#2E2C2A", 3)
        for i in range(4):
            c.circle(x1 - 52 + i * 8, y + 17, 2, "#E9E4DC")
    elif legs == "kid":
        for x in (x0 + 38, x1 - 58):
            c.rect(x, y + 30, 20, FLOOR_Y - y - 40, "#F7F4EF", 4)
            c.rect(x - 18, FLOOR_Y - 12, 56, 12, cloth(product), 6)
        c.rect(x0 + 34, y + 44, w - 68, 20, "#F7F4EF", 4)
        c.poly([(x0 + 26, y - 58), (x1 - 26, y - 58), (x1, y + 14), (x0, y + 14)], lighter(colour, 0.1))
        c.rect(x0, y + 12, w, 12, cloth(product), 5)
        c.poly([(198, y - 36), (282, y - 36), (292, y - 6), (188, y - 6)], "#FBF8F2")
        for k in (-26, -16):
            c.line([(206, y + k), (274, y + k)], "#B9C4B5", 2)
        return c
    elif side:
        c.rect(x1 - 96, y + 10, 88, FLOOR_Y - y - 10, colour, 2)
        step = (FLOOR_Y - y - 26) / 3
        for i in range(3):
            c.rect(x1 - 90, y + 16 + i * step, 76, step - 6, lighter(colour, 0.1), 2)
            c.rect(x1 - 64, y + 24 + i * step, 24, 4, darker(colour, 0.4), 2)
        c.rect(x0 + 14, y + 10, 22, FLOOR_Y - y - 10, darker(colour, 0.1), 2)
    else:
        _legs(c, legs, x0, x1, y + 8, colour)
        for i in range(drawers):
            x = x0 + 44 + i * (w - 88) / 2
            c.rect(x + 3, y + 12, (w - 88) / 2 - 6, 26, lighter(colour, 0.08), 2)
            c.circle(x + (w - 88) / 4, y + 25, 4, darker(colour, 0.4))
    _top(c, x0, x1, y, 42, 10, colour)
    c.rect(200, y - 92, 96, 60, "#3E4347", 4)
    c.rect(205, y - 87, 86, 50, "#A9BCC6", 2)
    c.rect(242, y - 33, 12, 14, "#3E4347")
    c.ellipse(248, y - 18, 26, 5, "#55595D")
    if socket:
        c.poly([(x1 - 92, y - 22), (x1 - 44, y - 22), (x1 - 38, y - 10), (x1 - 90, y - 10)], "#F7F4EF", "#B9B2A8", 1)
        for x in (x1 - 80, x1 - 64):
            c.circle(x, y - 16, 3.5, "#55514D")
        c.rect(x1 - 54, y - 18, 8, 4, "#55514D", 2)
    else:
        c.path(p("M{a} {y}h18v12q0 8 -9 8t-9 -8z", a=x1 - 72, y=y - 34), "#C9735A")
    return c


def walldesk(product):
    c, colour = Canvas("wall"), wood(product)
    c.rect(96, 120, 288, 170, darker(colour, 0.12), 4)
    c.rect(106, 130, 268, 150, darker(colour, 0.28))
    for x in (190, 284):
        c.rect(x, 130, 6, 150, colour)
    c.rect(106, 196, 268, 6, colour)
    for x, tone, k in ((120, "#B7643F", 42), (132, "#E4D6BF", 50), (144, "#7C8F6C", 38), (156, "#9DB1BD", 46)):
        c.rect(x, 196 - k, 10, k, tone)
    c.circle(326, 178, 16, "#B9C4B5")
    c.line([(112, 280), (70, 330)], "#6B6763", 4)
    c.line([(368, 280), (410, 330)], "#6B6763", 4)
    c.poly([(96, 280), (384, 280), (432, 342), (48, 342)], lighter(colour, 0.16))
    c.rect(48, 342, 384, 12, colour, 2)
    c.poly([(186, 300), (290, 300), (300, 326), (176, 326)], "#55595D")
    c.poly([(190, 262), (286, 262), (290, 300), (186, 300)], "#A9BCC6", "#55595D", 3)
    return c
