"""Pictures that simulated customers send: damage, a wrong parcel, their room."""

from .canvas import Canvas, darker, lighter


def scratch():
    """A table top with a long scratch and a smaller one."""
    c = Canvas("plain")
    c.rect(0, 0, 480, 480, "#DFC197")
    for i, y in enumerate((60, 150, 236, 330, 420)):
        c.path(f"M0 {y}Q120 {y - 16 + i * 5} 240 {y}T480 {y - 8}", None, "#CDAA7A", 2.5)
    c.path("M60 210Q110 160 190 205T360 190", None, "#C39C69", 2)
    c.line([(110, 338), (196, 262), (246, 228), (356, 132)], "#F3E6CF", 7)
    c.line([(112, 340), (198, 265), (248, 231), (358, 135)], "#8A6237", 3)
    c.line([(262, 268), (318, 222)], "#8A6237", 2.5)
    c.ellipse(96, 96, 54, 54, "#F7F4EF")
    c.ellipse(96, 96, 38, 38, "#A9744A")
    return c


def dent():
    """The corner of a cabinet, splintered."""
    c = Canvas("floor")
    c.poly([(80, 120), (330, 120), (330, 404), (80, 404)], "#D0B084")
    c.poly([(330, 120), (430, 84), (430, 372), (330, 404)], "#B6935F")
    c.poly([(80, 120), (180, 84), (430, 84), (330, 120)], "#E2C9A2")
    c.poly([(286, 120), (300, 108), (330, 112), (352, 110), (360, 128), (338, 150), (330, 172), (312, 150), (298, 146)], "#F3E2C2")
    c.line([(300, 120), (314, 138), (330, 132), (344, 124)], "#8A6237", 2.5)
    c.line([(330, 172), (326, 204), (334, 228)], "#8A6237", 2)
    c.rect(110, 170, 186, 88, "#DCC195", 3)
    c.rect(110, 272, 186, 100, "#DCC195", 3)
    c.circle(326, 138, 66, None, "#B3261E", 5)
    return c


def box():
    """A crushed cardboard parcel on a doorstep."""
    c = Canvas("floor")
    c.shadow(240, 180, 404, 14)
    c.poly([(84, 220), (300, 236), (300, 404), (84, 396)], "#C69C6A")
    c.poly([(300, 236), (404, 200), (396, 366), (300, 404)], "#A97F4E")
    c.poly([(84, 220), (186, 180), (262, 196), (404, 200), (300, 236), (226, 228)], "#D9B584")
    c.poly([(84, 220), (138, 236), (120, 268), (158, 300), (128, 322), (84, 300)], "#9A7040")
    c.line([(138, 236), (120, 268), (158, 300), (128, 322)], "#6E4D28", 3)
    c.poly([(204, 229), (232, 231), (232, 401), (204, 400)], "#E7D3AC")
    c.rect(246, 300, 40, 50, "#FBF8F2")
    for y in (310, 320, 330, 340):
        c.line([(252, y), (280, y)], "#8C8478", 2)
    c.line([(186, 196), (210, 214), (240, 204)], "#8A6237", 2.5)
    return c


def wrong_colour():
    """Two swatches of chairs: what was ordered and what came."""
    c = Canvas("floor")
    for x, tone in ((140, "#C3C2BD"), (340, "#C19A6B")):
        c.shadow(x, 84)
        c.rect(x - 62, 330, 9, 74, "#44413E")
        c.rect(x + 53, 330, 9, 74, "#44413E")
        c.rect(x - 60, 148, 120, 170, darker(tone, 0.06), 26)
        c.rect(x - 50, 158, 100, 150, tone, 20)
        c.rect(x - 72, 300, 144, 36, lighter(tone, 0.12), 16)
    c.line([(120, 92), (136, 110), (166, 74)], "#156B3A", 9)
    c.line([(324, 74), (358, 110)], "#B3261E", 9)
    c.line([(358, 74), (324, 110)], "#B3261E", 9)
    return c


def crack():
    """A tea cup with a crack from its lip."""
    c = Canvas("wall")
    c.rect(0, 372, 480, 108, "#D9C3A0")
    c.shadow(240, 130, 398, 12)
    c.path("M110 176h260q-16 160 -84 218h-92q-68 -58 -84 -218z", "#8FB59B")
    c.ellipse(240, 176, 130, 26, "#6F957C")
    c.ellipse(240, 180, 112, 20, "#A9C7B2")
    c.poly([(300, 196), (352, 184), (330, 236)], "#F4EEE2")
    c.line([(318, 204), (302, 252), (322, 286), (296, 336), (304, 372)], "#3F5B4C", 3.5)
    c.poly([(330, 392), (366, 384), (352, 404)], "#8FB59B")
    return c


def _wall_label(c, x, y, w):
    """A measuring line with ticks: a length the customer marked by hand."""
    c.line([(x, y), (x + w, y)], "#B3261E", 3)
    c.line([(x, y - 8), (x, y + 8)], "#B3261E", 3)
    c.line([(x + w, y - 8), (x + w, y + 8)], "#B3261E", 3)


def room_dining():
    """A hand sketch of a small dining corner, seen from above."""
    c = Canvas("plain")
    c.rect(0, 0, 480, 480, "#FBF8F2")
    c.rect(70, 80, 340, 320, "#F5EFE7", 0, "#3A3734", 6)
    c.rect(180, 74, 120, 12, "#FBF8F2")
    c.path("M70 320H20M70 320A70 70 0 0 0 140 390", None, "#8C8478", 3)
    c.rect(66, 320, 10, 72, "#FBF8F2")
    c.rect(300, 98, 92, 150, "#DCD3C6", 3, "#8C8478", 3)
    c.circle(346, 140, 18, None, "#8C8478", 3)
    c.circle(346, 206, 18, None, "#8C8478", 3)
    c.rect(112, 190, 150, 88, None, 4, "#1A62D0", 3)
    c.line([(132, 210), (242, 258)], "#1A62D0", 2)
    c.line([(242, 210), (132, 258)], "#1A62D0", 2)
    _wall_label(c, 80, 430, 320)
    return c


def room_bedroom():
    """A bedroom corner: window, door and the empty wall a wardrobe should fill."""
    c = Canvas("floor")
    c.poly([(0, 0), (150, 60), (150, 356), (0, 440)], "#E9E0D4")
    c.rect(196, 96, 96, 130, "#D5E6EE", 2, "#FBF8F2", 8)
    c.line([(244, 96), (244, 226)], "#FBF8F2", 5)
    c.rect(396, 130, 78, 226, "#C9AE86", 2, "#A9814F", 5)
    c.circle(408, 248, 5, "#6D5138")
    c.rect(190, 300, 150, 56, "#FBF8F2", 8)
    c.rect(190, 318, 150, 44, "#9DB1BD", 8)
    _wall_label(c, 160, 252, 226)
    c.line([(24, 36), (24, 412)], "#B3261E", 3)
    return c


SCENES = {"damage-scratch": scratch, "damage-dent": dent, "damage-box": box, "damage-wrong-colour": wrong_colour,
          "damage-crack": crack, "room-dining": room_dining, "room-bedroom": room_bedroom}
