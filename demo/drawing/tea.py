"""Tea ware."""

from .canvas import Canvas, darker, lighter, p
from .palette import cloth, wood


def _table():
    c = Canvas("wall")
    c.rect(0, 372, 480, 108, "#D9C3A0")
    c.line([(0, 372), (480, 372)], "#C8AE86", 2)
    return c


def gaiwan(product, deep=False):
    c, tone = _table(), cloth(product)
    low = 372 if not deep else 380
    c.shadow(240, 150, 396, 12)
    c.ellipse(240, 384, 146, 20, darker(tone, 0.12))
    c.ellipse(240, 378, 146, 20, tone)
    c.ellipse(240, 377, 74, 9, darker(tone, 0.08))
    c.path(p("M120 222h240Q352 {a} 284 {b}H196Q128 {a} 120 222z", a=low - 30, b=low), tone)
    c.path(p("M326 226h34Q352 {a} 284 {b}H262Q320 {a} 326 226z", a=low - 30, b=low), darker(tone, 0.08))
    c.ellipse(240, 222, 124, 15, darker(tone, 0.1))
    c.path("M136 216Q150 150 240 146T344 216Q240 232 136 216z", lighter(tone, 0.4))
    c.path("M300 168Q336 184 344 216Q310 224 280 225Q306 200 300 168z", darker(tone, 0.07))
    c.rect(218, 124, 44, 24, tone, 8)
    c.ellipse(240, 125, 28, 7, darker(tone, 0.06))
    c.path("M176 262q10 44 30 72", None, "#FFFFFF", 6, 0.8)
    return c


def pitcher(product):
    c = _table()
    c.shadow(230, 120, 398, 12)
    c.path("M132 168Q122 392 170 396H292Q338 392 330 168z", "#DDE9E8", opacity=0.75)
    c.path("M134 262Q136 384 174 388H288Q328 384 330 262z", "#C9883F", opacity=0.85)
    c.ellipse(232, 262, 98, 11, "#E0A860")
    c.path("M132 168Q110 160 100 146Q140 152 232 152T330 168Q232 184 132 168z", "#F3F8F7", opacity=0.9)
    c.path("M330 214h58q24 0 24 22t-24 22h-58", None, "#C4D6D5", 15)
    c.path("M160 200q-2 96 12 160", None, "#FFFFFF", 7, 0.7)
    return c


def cups(product):
    c, tone = _table(), cloth(product)
    for x, y in ((168, 330), (314, 326), (120, 404), (266, 410)):
        c.shadow(x, 66, y + 3, 9)
        c.path(p("M{a} {y}h120q-8 66 -38 {k}h-44q-30 -14 -38 -{k}z", a=x - 60, y=y - 74, k=76), tone)
        c.ellipse(x, y - 74, 60, 13, darker(tone, 0.14))
        c.ellipse(x, y - 72, 50, 9, "#D9A75E")
        c.path(p("M{a} {y}q4 36 20 50", a=x - 44, y=y - 58), None, "#FFFFFF", 5, 0.55)
    return c


def teapot(product):
    c, tone = _table(), cloth(product)
    c.shadow(240, 150, 396, 12)
    c.path("M352 236q70 -34 72 40t-84 66", None, darker(tone, 0.06), 22)
    c.path("M142 292Q112 284 84 224q18 -4 34 2q18 40 52 44z", tone)
    c.path("M178 208h124q74 34 74 106Q366 390 300 394H180q-66 -4 -76 -80Q104 242 178 208z", tone)
    c.path("M178 208h30q-62 48 -54 112q4 48 34 74h-8q-66 -4 -76 -80q0 -72 74 -106z", lighter(tone, 0.14))
    c.path("M172 212q4 -34 68 -36t68 36q-68 16 -136 0z", lighter(tone, 0.08))
    c.ellipse(240, 211, 70, 9, None, darker(tone, 0.25), 2)
    c.circle(240, 164, 15, darker(tone, 0.06))
    return c


def teatray(product):
    c, tone = _table(), wood(product)
    c.shadow(240, 200, 410, 12)
    c.poly([(98, 256), (382, 256), (444, 352), (36, 352)], tone)
    c.poly([(116, 264), (364, 264), (414, 342), (66, 342)], "#C9A46A")
    for i in range(9):
        c.line([(122 + i * 29.5, 266), (76 + i * 41, 340)], "#8C6B3D", 3)
    c.rect(36, 350, 408, 50, darker(tone, 0.1), 5)
    c.rect(150, 358, 180, 36, lighter(tone, 0.14), 3)
    c.rect(216, 372, 48, 7, "#C9A46A", 3)
    c.path("M196 228h84q16 30 -8 66h-68q-24 -36 -8 -66z", "#A5533A")
    c.path("M280 244q34 -10 28 16t-34 16M196 250q-24 2 -34 -22", None, "#A5533A", 9)
    c.ellipse(238, 226, 38, 9, "#B8664B")
    c.circle(238, 214, 7, "#A5533A")
    for x in (130, 350):
        c.path(p("M{a} 284h48q-4 28 -16 30h-16q-12 -2 -16 -30z", a=x - 24), "#F7F4EF")
        c.ellipse(x, 284, 24, 6, "#D9A75E")
    return c


def toolset(product):
    c = _table()
    bamboo, dark = "#C69A5C", "#8E6738"
    c.shadow(240, 90, 404, 12)
    c.poly([(184, 240), (206, 84), (224, 86), (208, 240)], bamboo)
    c.ellipse(214, 84, 16, 26, "#D8B673")
    c.line([(230, 240), (226, 70)], dark, 8)
    c.poly([(244, 240), (246, 60), (262, 60), (258, 240)], "#D8B673")
    c.path("M266 240L288 92M284 240L300 92Q300 78 290 84", None, bamboo, 8)
    c.path("M302 66h52l-18 34h-16z", dark)
    c.line([(328, 98), (292, 240)], dark, 7)
    c.rect(166, 222, 148, 180, bamboo, 10)
    c.rect(166, 222, 34, 180, lighter(bamboo, 0.22), 10)
    c.ellipse(240, 224, 74, 13, dark)
    for y in (272, 346):
        c.rect(164, y, 152, 9, dark, 4)
    return c


def jar(product):
    c, tone = _table(), cloth(product)
    c.shadow(240, 124, 402, 12)
    c.path("M150 176h180q42 40 42 116q0 84 -50 108H158q-50 -24 -50 -108q0 -76 42 -116z", tone)
    c.path("M150 176h44q-52 52 -44 124q4 66 34 100h-26q-50 -24 -50 -108q0 -76 42 -116z", lighter(tone, 0.3))
    c.path("M112 330q128 34 256 0q-10 50 -46 70H158q-36 -20 -46 -70z", darker(tone, 0.14))
    c.rect(142, 132, 196, 46, "#C69A5C", 8)
    c.rect(142, 132, 60, 46, "#D8B673", 8)
    c.rect(146, 176, 188, 8, "#6D655D", 4)
    c.rect(216, 112, 48, 22, "#A97C44", 8)
    for x, y in ((210, 240), (286, 268), (250, 310), (320, 226), (232, 372)):
        c.circle(x, y, 3, darker(tone, 0.2))
    return c
