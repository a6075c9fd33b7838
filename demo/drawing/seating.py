"""Chairs, stools, benches, sofas and armchairs."""

from .canvas import FLOOR_Y, Canvas, darker, fit, lighter, p
from .palette import cloth, fact, wood

STEEL = "#44413E"


def chair(product, back="windsor", seat="wood", legs="wood"):
    m, c = product["measure"], Canvas()
    frame = STEEL if legs == "metal" else wood(product)
    colour = cloth(product)
    bar = legs == "bar"
    s = 330 / m["height_mm"] if m["height_mm"] > 800 else 300 / m["height_mm"]
    seat_cm = int("".join(ch for ch in fact(product, "seat_height") if ch.isdigit()) or 45)
    w = min(m["width_mm"] * s, 226)
    top, y = FLOOR_Y - m["height_mm"] * s, FLOOR_Y - seat_cm * 10 * s
    x0, x1 = 240 - w / 2, 240 + w / 2
    dark = darker(frame, 0.22)
    c.shadow(240, w * .56)
    wide = w * .36 if bar else w * .42
    for x, way in ((240 - wide * .78, -1), (240 + wide * .78, 1)):
        c.poly([(x - 6, y), (x + 6, y), (x + 4 + way * 6, FLOOR_Y - 14), (x - 3 + way * 6, FLOOR_Y - 14)], dark)
    _back(c, back, x0, x1, top, y, frame, colour)
    for x, way in ((240 - wide, -1), (240 + wide, 1)):
        c.poly([(x - 8, y), (x + 8, y), (x + 5 + way * 12, FLOOR_Y), (x - 4 + way * 12, FLOOR_Y)], frame)
    if bar:
        c.rect(240 - wide - 7, y + (FLOOR_Y - y) * .62, wide * 2 + 14, 9, "#C39A4E", 4)
    elif legs == "wood":
        c.rect(240 - wide - 4, y + (FLOOR_Y - y) * .55, wide * 2 + 8, 7, darker(frame, 0.1), 3)
    _seat(c, seat if back != "soft" else "soft", x0, x1, y, w, frame, product)
    return c


def _seat(c, seat, x0, x1, y, w, frame, product):
    colour = cloth(product)
    if seat == "cord":
        c.poly([(x0 + 22, y - 26), (x1 - 22, y - 26), (x1, y + 8), (x0, y + 8)], "#DDC492")
        for k in range(1, 6):
            c.line([(x0 + 22 + k * 4 - 4, y - 26 + k * 6), (240, y - 10), (x1 - 18 - k * 4, y - 26 + k * 6)], "#BFA06A", 1)
        c.rect(x0, y + 4, x1 - x0, 9, frame, 4)
    elif seat in ("pad", "soft"):
        tone = {"pad": "#3A3734" if "黑皮" in product["skus"][0]["props"]["颜色"] else colour}.get(seat, colour)
        thick = 14 if seat == "pad" else 26
        c.path(p("M{a} {y}H{b}q22 6 24 {k}H{d}q2 -22 22 -{k}z", a=x0 + 22, b=x1 - 24, d=x0, y=y - 26, k=30), lighter(tone, 0.1))
        c.rect(x0 - 2, y - 2, x1 - x0 + 4, thick, tone, thick / 2)
        if seat == "pad":
            c.rect(x0 + 2, y + 10, x1 - x0 - 4, 8, frame, 3)
    else:
        c.poly([(x0 + 20, y - 24), (x1 - 20, y - 24), (x1, y + 4), (x0, y + 4)], lighter(frame, 0.2))
        c.path(p("M{a} {y}q{k} 13 {w} 0", a=x0 + 40, y=y - 14, k=w / 2 - 40, w=w - 80), None, darker(frame, 0.06), 2)
        c.rect(x0, y + 2, x1 - x0, 11, frame, 5)


def _back(c, back, x0, x1, top, y, frame, colour):
    if back == "windsor":
        for i in range(7):
            x = x0 + 34 + i * (x1 - x0 - 68) / 6
            c.line([(x, y - 20), (240 + (x - 240) * 1.12, top + 12)], frame, 5)
        c.path(p("M{a} {t}Q240 {u} {b} {t}l2 14Q240 {v} {d} {e}z", a=x0 + 10, b=x1 - 10, t=top + 14, u=top - 12, v=top + 8, d=x0 + 8, e=top + 28), darker(frame, 0.08))
    elif back == "horn":
        for x in (x0 + 20, x1 - 20):
            c.line([(x, y - 14), (x + (6 if x < 240 else -6) * -1, top + 26)], darker(frame, 0.1), 9)
        c.path(p("M{a} {k}Q{a} {t} 240 {t}T{b} {k}q4 10 -8 8Q{q} {u} 240 {u}T{r} {m}q-12 2 -8 -8z", a=x0 - 8, b=x1 + 8, k=top + 30, m=top + 38, t=top + 2, u=top + 32, q=x1 - 30, r=x0), frame)
    elif back == "low":
        for x in (x0 + 26, x1 - 26):
            c.line([(x, y - 14), (x, top + 20)], darker(frame, 0.1), 8)
        c.path(p("M{a} {t}Q240 {u} {b} {t}v30Q240 {v} {a} {e}z", a=x0 + 6, b=x1 - 6, t=top + 8, u=top - 8, v=top + 24, e=top + 38), frame)
    else:
        c.path(p("M{a} {y}Q{l} {t} {k} {t}H{m}Q{r} {t} {b} {y}z", a=x0 + 18, b=x1 - 18, l=x0 - 14, r=x1 + 14, k=x0 + 40, m=x1 - 40, t=top, y=y), darker(colour, 0.08))
        c.path(p("M{a} {y}Q{l} {t} {k} {t}H{m}Q{r} {t} {b} {y}z", a=x0 + 28, b=x1 - 28, l=x0, r=x1, k=x0 + 44, m=x1 - 44, t=top + 8, y=y), colour)
        for x in (212, 240, 268):
            c.line([(x, top + 30), (x, y - 44)], darker(colour, 0.12), 1.5)


def stool(product):
    m, c, colour = product["measure"], Canvas(), wood(product)
    s = 260 / m["height_mm"]
    w, y = m["width_mm"] * s, FLOOR_Y - 250
    dark = darker(colour, 0.2)
    c.shadow(240, w * .56)
    for x in (240 - w * .28, 240 + w * .28):
        c.rect(x - 8, y, 16, 232, dark, 2)
    c.rect(240 - w * .4, y + 150, w * .8, 14, darker(colour, 0.1), 3)
    for x in (240 - w * .42, 240 + w * .42):
        c.rect(x - 11, y, 22, 250, colour, 3)
    c.poly([(240 - w * .4, y - 34), (240 + w * .4, y - 34), (240 + w * .52, y + 6), (240 - w * .52, y + 6)], lighter(colour, 0.22))
    c.rect(240 - w * .52, y + 4, w * 1.04, 16, colour, 4)
    c.ellipse(222, y - 16, 7, 3, darker(colour, 0.22))
    c.ellipse(276, y - 8, 5, 2, darker(colour, 0.22))
    return c


def bench(product):
    m, c, colour = product["measure"], Canvas(), wood(product)
    s = 0.3
    w, h = m["width_mm"] * s, m["height_mm"] * s
    x0, x1, y = 240 - w / 2, 240 + w / 2, FLOOR_Y - h
    c.shadow(240, w * .5)
    c.rect(x0 + 44, y + h * .55, w - 88, 13, darker(colour, 0.2), 2)
    for x, slant in ((x0 + 34, -10), (x1 - 64, 10)):
        c.poly([(x, y), (x + 30, y), (x + 30 + slant, FLOOR_Y), (x + slant, FLOOR_Y)], darker(colour, 0.06))
    c.poly([(x0 + 22, y - 34), (x1 - 22, y - 34), (x1, y), (x0, y)], lighter(colour, 0.18))
    c.line([(x0 + 12, y - 16), (x1 - 12, y - 16)], darker(colour, 0.02), 1)
    c.line([(x0 + 40, y - 26), (x1 - 90, y - 26)], darker(colour, 0.02), 1)
    c.rect(x0, y, w, 17, colour, 3)
    return c


def _cushion(c, x, y, w, h, tone, r=14):
    c.rect(x, y, w, h, tone, r)
    c.path(p("M{a} {b}h{k}", a=x + r, b=y + h - 6, k=w - 2 * r), None, darker(tone, 0.1), 2)


def sofa(product, seats=3, arm="slim", legs="wood", chaise=False, bed=False):
    m, c, tone = product["measure"], Canvas(), cloth(product)
    s = fit(m["width_mm"], m["height_mm"], 390 if m["width_mm"] > 2000 else 344, 170)
    w, h = m["width_mm"] * s, m["height_mm"] * s
    x0, top = 240 - w / 2, FLOOR_Y - h - 14
    foot = STEEL if legs == "metal" else "#A9814F"
    arm_w = {"slim": 24, "box": 46, "wood": 16}[arm]
    seat_y, floor = top + h * .44, FLOOR_Y
    c.shadow(240, w * .5)
    for x in (x0 + 26, x0 + w - 34):
        c.rect(x, floor - 22, 8, 22, foot, 3)
    inner, each = w - 2 * arm_w, (w - 2 * arm_w) / seats
    frame = wood(product) if arm == "wood" else darker(tone, 0.14)
    c.rect(x0 + arm_w - 6, top + 8, inner + 12, h * .6, frame if arm == "wood" else darker(tone, 0.1), 10)
    for i in range(seats):
        _cushion(c, x0 + arm_w + i * each + 2, top, each - 4, h * .52, lighter(tone, 0.06))
    c.rect(x0 + arm_w - 4, seat_y + 34, inner + 8, floor - 20 - seat_y - 34, frame, 5)
    for i in range(seats):
        _cushion(c, x0 + arm_w + i * each + 1, seat_y, each - 2, 44, tone, 12)
    arms_top = seat_y - 30
    for x in (x0, x0 + w - arm_w):
        if arm == "wood":
            c.rect(x, arms_top + 4, arm_w, floor - arms_top - 4, frame, 3)
            c.rect(x - 8, arms_top, arm_w + 16, 11, lighter(frame, 0.12), 5)
        else:
            c.rect(x, arms_top, arm_w, floor - 18 - arms_top, darker(tone, 0.06), 12)
    accent = "#C9735A" if tone != "#B2713F" else "#E4D6BF"
    c.rect(x0 + arm_w + 8, seat_y - 38, 44, 42, accent, 10)
    if chaise:
        x = x0 + arm_w - 18
        _chaise(c, x, seat_y, each + 14, tone, foot)
    if bed:
        x, bw = x0 + arm_w, inner
        c.rect(x + 6, floor - 4, 8, 26, STEEL)
        c.rect(x + bw - 14, floor - 4, 8, 26, STEEL)
        c.poly([(x, seat_y + 22), (x + bw, seat_y + 22), (x + bw + 16, floor - 10), (x - 16, floor - 10)], lighter(tone, 0.2))
        c.rect(x - 16, floor - 12, bw + 32, 22, tone, 8)
        c.rect(x + 24, seat_y + 18, bw / 2 - 40, 26, "#FBF8F2", 10)
        c.rect(x + bw / 2 + 16, seat_y + 18, bw / 2 - 40, 26, "#FBF8F2", 10)
    return c


def _chaise(c, x, y, w, tone, foot):
    """The long seat that comes towards the viewer, at the left as one faces the sofa."""
    for fx in (x + 8, x + w - 16):
        c.rect(fx, FLOOR_Y + 16, 8, 18, foot, 3)
    c.path(p("M{a} {y}H{b}L{d} {f}H{e}z", a=x + 18, b=x + w, d=x + w + 6, e=x - 4, y=y + 2, f=FLOOR_Y - 24), lighter(tone, 0.14))
    c.rect(x - 6, FLOOR_Y - 28, w + 14, 26, tone, 10)
    c.rect(x - 4, FLOOR_Y - 4, w + 10, 24, darker(tone, 0.14), 5)


def armchair(product):
    c, tone = Canvas(), cloth(product)
    c.shadow(240, 130)
    for x in (146, 322):
        c.poly([(x, 376), (x + 14, 376), (x + 10, 404), (x + 4, 404)], "#A9814F")
    c.path("M140 300Q126 120 240 118T340 300z", darker(tone, 0.1))
    c.path("M160 300Q150 140 240 138T320 300z", lighter(tone, 0.06))
    for x in (180, 200, 220, 240, 260, 280, 300):
        c.line([(x, 172 if 190 < x < 290 else 196), (x, 280)], darker(tone, 0.06), 1.5)
    c.rect(130, 330, 220, 50, darker(tone, 0.14), 16)
    c.rect(152, 276, 176, 66, tone, 26)
    for x in (104, 320):
        c.rect(x, 244, 56, 134, darker(tone, 0.05), 28)
    c.rect(204, 222, 72, 60, "#E9DCC6", 14)
    return c
