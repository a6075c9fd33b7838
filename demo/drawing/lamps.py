"""Lamps: hanging, standing, on the table, on the ceiling."""

from .canvas import FLOOR_Y, Canvas, darker, lighter, mix, p
from .palette import cloth, wood

WARM, COOL = "#FFE7AE", "#F3F6EC"


def _glow(c, points, tone=WARM):
    c.poly(points, tone, opacity=0.5)


def pendant(product, shape="dome"):
    c = Canvas("wall")
    c.rect(210, 0, 60, 14, "#DDD3C5", 4)
    if shape == "dome":
        tone = wood(product)
        _glow(c, [(140, 262), (340, 262), (430, 480), (50, 480)])
        c.line([(240, 14), (240, 128)], "#55514D", 3)
        c.rect(228, 122, 24, 22, "#B98F4D", 4)
        c.path("M196 142h88q46 40 56 118H140q10 -78 56 -118z", tone)
        c.path("M204 142h26q-28 44 -36 118h-54q10 -78 64 -118z", lighter(tone, 0.2))
        for d in ("M226 146q-18 50 -18 112", "M256 146q18 50 18 112", "M280 150q26 50 32 108"):
            c.path(d, None, darker(tone, 0.1), 1.5)
        c.ellipse(240, 260, 100, 13, darker(tone, 0.26))
        c.ellipse(240, 261, 84, 9, "#FFF6DC")
    elif shape == "linear":
        _glow(c, [(50, 232), (430, 232), (470, 440), (10, 440)])
        tone = cloth(product)
        for x in (120, 360):
            c.line([(240 + (x - 240) * .12, 14), (x, 214)], "#55514D", 2)
        c.rect(44, 212, 392, 18, tone, 4)
        c.rect(50, 228, 380, 9, "#FFF6DC", 4)
        c.rect(60, 400, 360, 14, "#DFC197", 3)
        c.poly([(92, 372), (388, 372), (420, 400), (60, 400)], "#E9D2AE")
        c.ellipse(190, 386, 26, 6, "#FBF8F2")
        c.ellipse(300, 386, 26, 6, "#FBF8F2")
    else:
        c.circle(240, 250, 170, "#FFF0CC", opacity=0.6)
        c.line([(240, 14), (240, 150)], "#55514D", 2)
        c.ellipse(240, 252, 122, 108, "#FBF3E1")
        for k in range(-4, 5):
            y = 252 + k * 23
            half = 122 * (1 - (k * 23 / 108) ** 2) ** .5
            c.path(p("M{a} {y}Q240 {q} {b} {y}", a=240 - half, b=240 + half, y=y, q=y + 16), None, "#DCC9A4", 1.5)
        c.ellipse(240, 147, 32, 6, "#B08E58")
        c.ellipse(240, 358, 32, 6, "#B08E58")
    return c


def _drum(c, x, y, w, h, tone="#F0E4CD"):
    c.path(p("M{a} {y}h{k}l18 {h}h-{w}z", a=x - w / 2 + 18, y=y, k=w - 36, h=h, w=w), tone)
    c.path(p("M{a} {y}h{k}l6 {h}h-{w}z", a=x - w / 2 + 34, y=y, k=w * .26, h=h, w=w * .26 + 14), lighter(tone, 0.5))
    c.rect(x - w / 2, y + h - 4, w, 5, darker(tone, 0.1), 2)


def floorlamp(product, shade="linen", legs=3):
    c, tone = Canvas(), wood(product)
    c.circle(240, 140, 120, "#FFF0CC", opacity=0.55)
    c.shadow(240, 92)
    c.line([(240, 178), (240, FLOOR_Y - 14)], darker(tone, 0.22), 9)
    c.line([(240, 178), (174, FLOOR_Y - 2)], tone, 10)
    c.line([(240, 178), (306, FLOOR_Y - 2)], lighter(tone, 0.06), 10)
    c.rect(226, 166, 28, 20, "#B98F4D", 4)
    _drum(c, 240, 72, 150, 98)
    c.line([(306, 396), (340, 404), (372, 398)], "#55514D", 2)
    c.rect(368, 392, 18, 10, "#55514D", 4)
    return c


def tablelamp(product, shade="linen", cord=False):
    c, tone = Canvas(), wood(product)
    c.circle(240, 190, 150, "#FFF0CC", opacity=0.6)
    c.rect(96, 386, 288, 16, "#DFC197", 4)
    c.rect(110, 402, 260, 78, "#D3B488")
    c.path("M206 282h68l22 94q2 10 -10 10h-92q-12 0 -10 -10z", tone)
    c.path("M214 282h14l-10 104h-18z", lighter(tone, 0.22))
    c.rect(226, 262, 28, 22, "#B98F4D", 3)
    _drum(c, 240, 116, 214, 148)
    if cord:
        c.line([(290, 262), (290, 316)], "#8A7A62", 2)
        c.circle(290, 322, 7, "#B98F4D")
    else:
        for i in range(3):
            c.circle(226 + i * 14, 350, 3.5, mix(tone, "#FFF6DC", 0.35 + i * .3))
    return c


def desklamp(product):
    c, tone = Canvas(), "#E9E5DE" if cloth(product) == "#F7F4EF" else cloth(product)
    _glow(c, [(170, 160), (330, 160), (410, 396), (110, 396)])
    c.rect(40, 396, 400, 16, "#DFC197", 4)
    c.ellipse(330, 388, 64, 11, darker(tone, 0.16))
    c.rect(266, 374, 128, 14, tone, 7)
    c.circle(352, 374, 4, "#FFD98A")
    c.line([(330, 374), (386, 246)], darker(tone, 0.12), 11)
    c.line([(386, 246), (250, 144)], tone, 11)
    c.circle(386, 246, 11, darker(tone, 0.3))
    c.rect(144, 134, 206, 18, tone, 9)
    c.rect(156, 150, 180, 7, "#FFF6DC", 3)
    c.poly([(150, 380), (236, 380), (248, 396), (138, 396)], "#FBF8F2")
    c.line([(193, 380), (193, 396)], "#D8CDBD", 1.5)
    return c


def ceiling(product, cool=False):
    c = Canvas("wall")
    c.poly([(0, 0), (480, 0), (430, 150), (50, 150)], "#FBF7F0")
    c.line([(50, 150), (430, 150)], "#E4DACB", 2)
    glow = COOL if cool else WARM
    _glow(c, [(120, 120), (360, 120), (470, 470), (10, 470)], glow)
    c.ellipse(240, 96, 150, 48, "#CFC6B9")
    c.ellipse(240, 90, 150, 48, "#F7F4EF")
    c.ellipse(240, 94, 128, 38, "#F8FBFF" if cool else "#FFF3D2")
    c.rect(96, 372, 288, 56, "#C9BBA6", 18)
    c.rect(110, 338, 260, 60, "#D9CCB8", 18)
    c.rect(84, 352, 40, 80, "#BFB09A", 16)
    c.rect(356, 352, 40, 80, "#BFB09A", 16)
    c.rect(84, 432, 312, 6, "#A9814F", 3)
    return c
