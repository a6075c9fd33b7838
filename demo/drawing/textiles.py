"""Mattresses, bedding, curtains, rugs and pillows."""

from .canvas import Canvas, darker, lighter, p
from .palette import cloth

LAYERS = {"latex": ("#F4EBD8", "#E7D3A6", "#B9C4CC"), "palm": ("#E3D3B4", "#A9814F", "#A9814F")}


def mattress(product, layers="latex"):
    c = Canvas("flat")
    thick = max(34, product["measure"]["height_mm"] * 0.34)
    c.shadow(240, 190, 352 + thick - 28, 18)
    c.poly([(110, 196), (370, 196), (446, 320), (34, 320)], "#FBF8F2")
    for k in range(1, 5):
        y, s = 196 + k * 25, 15 * k
        c.line([(110 - s, y), (370 + s, y)], "#E9E0D2", 2)
    for k in range(1, 7):
        c.line([(110 + k * 37, 196), (34 + k * 59, 320)], "#E9E0D2", 2)
    side = LAYERS[layers]
    c.rect(34, 318, 412, thick, "#E6DCCB", 10)
    c.rect(34, 318, 412, 9, "#CBB893", 4)
    c.rect(34, 309 + thick, 412, 9, "#CBB893", 4)
    c.rect(276, 327, 150, thick - 18, side[1])
    if layers == "latex":
        c.rect(276, 327, 150, 14, side[0])
        for i in range(9):
            c.rect(279 + i * 16.3, 343, 13, thick - 36, side[2], 5)
    else:
        for i in range(3):
            c.line([(280, 333 + i * 6), (420, 331 + i * 6)], "#C49A66", 2)
    c.poly([(268, 318), (284, 318), (276, 318 + thick), (262, 318 + thick)], "#F1E9DB")
    return c


def bedding(product, sheen=False):
    c, tone = Canvas("flat"), cloth(product)
    c.rect(70, 120, 340, 60, "#DFC197", 8)
    c.poly([(84, 168), (396, 168), (440, 404), (40, 404)], lighter(tone, 0.55))
    for x in (102, 250):
        c.rect(x, 140, 128, 74, lighter(tone, 0.2), 22, darker(tone, 0.08), 2)
        c.rect(x + 14, 150, 100, 54, lighter(tone, 0.3), 16)
    c.path("M70 240Q240 220 410 240L446 416Q240 436 34 416z", tone)
    c.path("M70 240Q240 220 410 240L418 282Q240 262 62 282z", lighter(tone, 0.4))
    for d in ("M130 292Q120 360 96 412", "M230 286Q236 350 226 420", "M340 292Q352 350 372 414"):
        c.path(d, None, darker(tone, 0.1), 2.5)
    if sheen:
        for d in ("M164 292Q158 350 140 408", "M282 288Q288 350 292 408"):
            c.path(d, None, "#FFFFFF", 12, 0.35)
    return c


def folding(product):
    """One fold lies flat, the other two stand up behind it like a low seat."""
    c, tone = Canvas(), cloth(product)
    c.shadow(240, 200, 410, 12)
    c.poly([(96, 214), (384, 214), (400, 330), (80, 330)], lighter(tone, 0.1))
    c.rect(94, 200, 292, 22, darker(tone, 0.08), 8)
    c.poly([(80, 326), (400, 326), (440, 388), (40, 388)], lighter(tone, 0.28))
    c.rect(40, 384, 400, 26, darker(tone, 0.06), 9)
    c.rect(74, 318, 332, 12, darker(tone, 0.16), 6)
    for k in range(1, 10):
        c.line([(96 + 288 * k / 10, 226), (80 + 320 * k / 10, 316)], darker(tone, 0.05), 1.5)
        c.line([(80 + 320 * k / 10, 334), (40 + 400 * k / 10, 380)], lighter(tone, 0.1), 1.5)
    c.rect(150, 346, 92, 26, "#FBF8F2", 10)
    c.path("M222 397h36", None, darker(tone, 0.3), 3)
    return c


def curtain(product, dark=False):
    c, tone = Canvas(), cloth(product)
    c.rect(90, 74, 300, 270, "#FBF8F2", 4)
    sky = "#C9D3D6" if dark else "#D5E6EE"
    c.rect(100, 84, 136, 250, sky)
    c.rect(244, 84, 136, 250, sky)
    c.circle(196, 130, 20, "#FFF0CC")
    c.path("M100 334V276q40 -34 76 -6t60 -14v78z", "#9DB08B")
    c.rect(60, 54, 360, 9, "#8A6A4A", 4)
    for x in (56, 424):
        c.circle(x, 58, 9, "#8A6A4A")
    c.poly([(232, 62), (412, 62), (420, 388), (226, 388)], tone, opacity=1 if dark else 0.94)
    for i in range(6):
        x = 240 + i * 29
        c.poly([(x, 62), (x + 12, 62), (x + 14, 388), (x - 2, 388)], darker(tone, 0.12 if not dark else 0.2))
        c.circle(x + 6, 62, 6, None, "#6D5138", 3)
    if dark:
        c.poly([(226, 64), (234, 64), (232, 388), (220, 388)], "#55514D")
    return c


def rug(product):
    c, tone = Canvas("flat"), cloth(product)
    c.poly([(118, 150), (362, 150), (450, 370), (30, 370)], darker(tone, 0.14))
    c.poly([(118, 144), (362, 144), (450, 362), (30, 362)], darker(tone, 0.06))
    c.poly([(132, 160), (348, 160), (418, 344), (62, 344)], None, darker(tone, 0.2), 4)
    for k in range(3):
        y = 200 + k * 52
        s = 16 + 22 * k
        c.line([(150 - s, y), (195 - s * .5, y + 22), (240, y), (285 + s * .5, y + 22), (330 + s, y)], ("#C9A27E", "#A9B7A0", "#C9A27E")[k], 5)
    for k in range(14):
        x = 36 + k * 31.4
        c.line([(x, 364), (x - 3, 378)], darker(tone, 0.3), 3)
    return c


def pillow(product):
    c, tone = Canvas("flat"), cloth(product)
    c.shadow(240, 180, 330, 18)
    c.path("M70 178Q240 132 410 178Q440 250 410 322Q240 350 70 322Q40 250 70 178z", darker(tone, 0.06))
    c.path("M82 186Q240 146 398 186Q424 248 398 306Q240 330 82 306Q56 248 82 186z", lighter(tone, 0.35))
    c.path("M118 206Q150 222 176 216M362 206Q330 222 304 216M150 292q40 -12 70 -6", None, darker(tone, 0.12), 2)
    c.line([(410, 196), (420, 240), (416, 296)], "#A9814F", 4)
    c.rect(412, 290, 7, 18, "#A9814F", 3)
    for x, y in ((330, 372), (348, 380), (366, 370), (352, 362), (384, 380), (312, 382)):
        c.poly([(x, y - 7), (x + 7, y + 5), (x - 7, y + 5)], "#6B4A34")
    return c
