"""Cabinets, wardrobes, shelves, beds and bunks."""

from .canvas import FLOOR_Y, Canvas, darker, fit, lighter, p
from .palette import cloth, wood

BOOKS = ("#B7643F", "#E4D6BF", "#7C8F6C", "#9DB1BD", "#D9B36C", "#8A5A44")


def _books(c, x, floor, room, high, start=0):
    """A few spines standing on a shelf; the order is fixed, so a drawing never changes by itself."""
    for i in range(max(0, int(room // 13))):
        k = high * (0.62, 0.78, 0.7, 0.84, 0.66)[(i + start) % 5]
        c.rect(x + i * 13, floor - k, 11, k, BOOKS[(i + start) % len(BOOKS)], 1)


def _knob(c, x, y, tone):
    c.circle(x, y, 3.5, darker(tone, 0.5))


def _cell(c, kind, x, y, w, h, tone, i):
    if kind == "drawer":
        c.rect(x + 3, y + 3, w - 6, h - 6, lighter(tone, 0.12), 3)
        c.rect(x + w / 2 - 16, y + min(h / 2, 26) - 2, 32, 5, darker(tone, 0.42), 2)
    elif kind == "door":
        c.rect(x + 3, y + 3, w - 6, h - 6, lighter(tone, 0.12), 3)
        _knob(c, x + (w - 14 if i % 2 == 0 else 14), y + h / 2, tone)
    elif kind == "slat":
        c.rect(x + 3, y + 3, w - 6, h - 6, darker(tone, 0.12), 2)
        for k in range(int((w - 12) // 8)):
            c.rect(x + 7 + k * 8, y + 6, 4, h - 12, lighter(tone, 0.12), 1)
    elif kind == "glass":
        c.rect(x + 4, y + 4, w - 8, h - 8, "#DCE6E2", 2, opacity=0.55)
        c.path(p("M{a} {y}v{h}M{b} {y}v{h}M{d} {y}v{h}", a=x + w / 4, b=x + w / 2, d=x + w * .75, y=y + 6, h=h - 12), None, "#FFFFFF", 2, 0.6)
    else:
        c.rect(x + 3, y + 3, w - 6, h - 6, darker(tone, 0.3))


def cabinet(product, cols=1, rows=1, kind="door", legs=False):
    m, c, tone = product["measure"], Canvas(), wood(product)
    s = fit(m["width_mm"], m["height_mm"], 372, 320)
    w, h = m["width_mm"] * s, m["height_mm"] * s
    x, top = 240 - w / 2, FLOOR_Y - h
    foot = max(14, min(40, h * .22)) if legs else 8
    c.shadow(240, w * .53)
    if legs:
        for lx in (x + 12, x + w - 22):
            c.poly([(lx - 3, FLOOR_Y - foot), (lx + 13, FLOOR_Y - foot), (lx + 8, FLOOR_Y), (lx + 2, FLOOR_Y)], darker(tone, 0.24))
    else:
        c.rect(x + 8, FLOOR_Y - foot, w - 16, foot, darker(tone, 0.35))
    body = h - foot
    c.rect(x, top, w, body, tone, 3)
    cw, ch = (w - 12) / cols, (body - 14) / rows
    for r in range(rows):
        for q in range(cols):
            cx, cy = x + 6 + q * cw, top + 9 + r * ch
            what = {"openlow": "open" if r < rows - 1 else "door", "glasslow": "open" if r < rows - 1 else "door", "glass": "open" if r < rows - 1 else "drawer",
                    "sideboard": ("door", "drawer3", "door")[q % 3], "tv": ("drawer", "slat", "drawer")[q % 3], "wardrobe": "door"}.get(kind, kind)
            if what == "drawer3":
                for k in range(3):
                    _cell(c, "drawer", cx, cy + k * ch / 3, cw, ch / 3, tone, 0)
                continue
            _cell(c, what, cx, cy, cw, ch, tone, q)
            if what == "open":
                if (r + q) % 2 == 0:
                    _books(c, cx + 10, cy + ch - 3, cw * .55, ch - 8, r)
                else:
                    c.circle(cx + cw * .5, cy + ch - 18, 15, ("#B9C4B5", "#D9B36C", "#C9735A")[r % 3])
                    c.rect(cx + cw * .5 - 5, cy + ch - 44, 10, 14, ("#B9C4B5", "#D9B36C", "#C9735A")[r % 3], 2)
                if kind in ("glass", "glasslow"):
                    _cell(c, "glass", cx, cy, cw, ch, tone, q)
    c.rect(x - 3, top, w + 6, 7, darker(tone, 0.1), 2)
    if h < 190 and kind != "drawer":
        _on_top(c, kind, x, w, top)
    elif kind == "drawer" and rows == 2:
        c.rect(196, top - 12, 76, 10, "#9DB1BD", 2)
        c.rect(204, top - 21, 64, 9, "#E4D6BF", 2)
    return c


def _on_top(c, kind, x, w, top):
    if kind == "tv":
        c.rect(240 - w * .33, top - 142, w * .66, 128, "#3A3D40", 4)
        c.rect(240 - w * .33 + 5, top - 137, w * .66 - 10, 118, "#5C666C", 2)
        c.rect(216, top - 14, 48, 14, "#3A3D40")
        return
    c.path(p("M{a} {y}q-14 -20 -4 -44h16q10 24 -4 44z", a=x + 54, y=top), "#E9E2D6")
    c.path(p("M{a} {y}q-30 -44 -14 -76M{a} {y}q4 -56 22 -86M{a} {y}q-2 -40 2 -100", a=x + 58, y=top - 40), None, "#7C8F6C", 3)
    c.rect(x + w - 120, top - 84, 64, 84, "#FBF8F2", 2, "#A9814F", 4)
    c.circle(x + w - 88, top - 44, 17, "#D9B36C")


def shelf(product, rows=5, kind="ladder"):
    m, c, tone = product["measure"], Canvas(), wood(product)
    s = fit(m["width_mm"], m["height_mm"], 300, 320)
    w, h = m["width_mm"] * s, m["height_mm"] * s
    top = FLOOR_Y - h
    c.shadow(240, w * .55)
    for way in (-1, 1):
        c.line([(240 + way * w * .36, top + 4), (240 + way * w * .49, FLOOR_Y - 4)], darker(tone, 0.12), 10)
    for r in range(rows):
        y = top + 34 + r * (h - 60) / (rows - 1)
        half = w * (.36 + .13 * (y - top) / h) + 6
        if r in (1, 3):
            _books(c, 240 - half + 20, y, half * .8, 44, r)
        elif r in (2, 4):
            c.rect(252, y - 30, 46, 30, "#D6BE96", 4)
        else:
            c.path(p("M228 {y}l-4 -22h34l-4 22z", y=y), "#C9735A")
            c.ellipse(241, y - 34, 22, 16, "#8FA37C")
        c.rect(240 - half, y, half * 2, 10, tone, 3)
    return c


def bed(product, head="panel", drawers=0, box=False, float=False):
    m, c = product["measure"], Canvas()
    soft = head == "soft"
    tone = cloth(product) if soft else wood(product)
    w = m["width_mm"] * 0.165 if m["width_mm"] > 1500 else m["width_mm"] * 0.19
    high = m["height_mm"] * 0.185
    x0, x1, back = 240 - w / 2, 240 + w / 2, FLOOR_Y - 120
    top, flare = back - high + 62, 36
    c.shadow(240, w * .6)
    if head == "spindle":
        for x in (x0, x1 - 14):
            c.rect(x, top, 14, FLOOR_Y - 60 - top, tone, 5)
        n = 11
        for i in range(n):
            c.rect(x0 + 24 + i * (w - 54) / (n - 1), top + 14, 6, back - top, darker(tone, 0.06), 3)
        c.rect(x0 - 2, top + 6, w + 4, 15, lighter(tone, 0.08), 7)
    elif soft:
        c.rect(x0 - 10, top - 10, w + 20, back - top + 60, darker(tone, 0.08), 18)
        for i in range(3):
            c.rect(x0 - 2 + i * (w + 4) / 3, top - 2, (w + 4) / 3 - 4, back - top + 30, lighter(tone, 0.06), 12)
    else:
        extra = 26 if head == "slab" else 0
        c.rect(x0 - extra, top, w + 2 * extra, back - top + 50, tone, 5)
        c.line([(x0 + 8 - extra, top + 26), (x1 - 8 + extra, top + 26)], darker(tone, 0.14), 1.5)
        c.line([(x0 + 8 - extra, top + 48), (x1 - 8 + extra, top + 48)], darker(tone, 0.14), 1.5)
    front = FLOOR_Y - 62
    c.poly([(x0 + 4, back), (x1 - 4, back), (x1 + flare, front), (x0 - flare, front)], "#FBF8F2")
    pillows = 2 if w > 260 else 1
    pw = (w - 50) / pillows
    for i in range(pillows):
        c.rect(x0 + 20 + i * (pw + 10), back - 22, pw, 38, "#FFFFFF", 14, "#E5DCCF", 1.5)
    quilt = "#A9B7BE" if tone[1] in "CDEF" else "#D8C6AC"
    mid = back + 24
    k = flare * 24 / (front - back)
    c.poly([(x0 + 4 - k, mid), (x1 - 4 + k, mid), (x1 + flare + 3, front), (x0 - flare - 3, front)], quilt)
    c.poly([(x0 + 4 - k, mid), (x1 - 4 + k, mid), (x1 + k + 4, mid + 16), (x0 - k - 4, mid + 16)], lighter(quilt, 0.4))
    c.rect(x0 - flare - 3, front - 1, w + 2 * flare + 6, 26, darker(quilt, 0.07), 4)
    _base(c, x0 - flare, w + 2 * flare, front + 22, tone, drawers, box, float)
    return c


def _base(c, x, w, y, tone, drawers, box, floating):
    if floating:
        c.rect(x + 50, y + 20, w - 100, 20, "#4B3A2E", opacity=.55)
        c.rect(x - 12, y, w + 24, 22, tone, 3)
    elif drawers:
        c.rect(x - 2, y, w + 4, 40, tone, 3)
        for i in range(drawers):
            each = (w - 8) / drawers
            c.rect(x + 4 + i * each + 3, y + 6, each - 6, 28, lighter(tone, 0.14), 2)
            c.rect(x + 4 + i * each + each / 2 - 12, y + 12, 24, 4, darker(tone, 0.4), 2)
    elif box:
        c.rect(x - 2, y, w + 4, 40, darker(tone, 0.08), 4)
        c.rect(228, y + 4, 24, 8, "#8C7B66", 3)
    else:
        c.rect(x - 4, y, w + 8, 20, darker(tone, 0.06), 4)
        for lx in (x + 6, x + w - 20):
            c.rect(lx, y + 18, 14, 22, darker(tone, 0.24), 3)


def bunk(product):
    c, tone = Canvas(), wood(product)
    c.shadow(240, 190)
    for x in (60, 404):
        c.rect(x, 96, 16, 308, darker(tone, 0.08), 3)
    for y in (186, 330):
        c.rect(74, y, 332, 20, tone, 3)
        c.rect(80, y - 20, 320, 22, "#FBF8F2", 8)
        c.rect(170, y - 22, 230, 24, "#9DB1BD" if y < 200 else "#E3B7A0", 8)
        c.rect(86, y - 32, 60, 20, "#FFFFFF", 8, "#E5DCCF", 1.5)
    for x in range(100, 312, 30):
        c.rect(x, 114, 7, 60, lighter(tone, 0.1), 2)
    c.rect(70, 108, 250, 12, tone, 5)
    c.rect(70, 140, 250, 8, tone, 4)
    c.rect(90, 350, 300, 42, lighter(tone, 0.1), 3)
    for x in (140, 290):
        c.rect(x, 364, 46, 6, darker(tone, 0.35), 3)
    for x in (332, 388):
        c.rect(x, 112, 10, 292, darker(tone, 0.16), 4)
    for y in (160, 218, 276, 334):
        c.rect(336, y, 58, 12, tone, 3)
    return c
