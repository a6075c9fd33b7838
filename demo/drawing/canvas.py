"""A tiny SVG writer: flat shapes on a warm room, 480 by 480."""

SIZE = 480
FLOOR_Y = 404  # where a standing thing touches the floor
WALL = "#F5EFE7"
FLOOR = "#EADFD1"


def _rgb(colour):
    return [int(colour[i:i + 2], 16) for i in (1, 3, 5)]


def mix(a, b, share):
    """Colour `a` moved towards `b` by `share` (0 to 1)."""
    return "#" + "".join(f"{round(x + (y - x) * share):02X}" for x, y in zip(_rgb(a), _rgb(b)))


def darker(colour, share=0.18):
    return mix(colour, "#2B1D14", share)


def lighter(colour, share=0.25):
    return mix(colour, "#FFFFFF", share)


def _n(value):
    """Half pixels are precise enough and keep the files small."""
    return f"{round(value * 2) / 2:g}"


class Canvas:
    def __init__(self, room="floor"):
        self.parts = []
        self.rect(0, 0, SIZE, SIZE, WALL)
        if room == "floor":
            self.circle(240, 226, 176, "#EFE5D8")
            self.rect(0, 356, SIZE, SIZE - 356, FLOOR)
            self.line([(0, 356), (SIZE, 356)], "#DED1C0", 2)
        elif room == "flat":
            self.circle(240, 240, 206, "#EFE5D8")
        elif room == "wall":
            self.circle(240, 210, 186, "#EFE5D8")

    def _add(self, tag, attributes, fill, stroke=None, width=0, opacity=1):
        text = f'<{tag} {attributes} fill="{fill or "none"}"'
        if stroke:
            text += f' stroke="{stroke}" stroke-width="{_n(width)}" stroke-linecap="round" stroke-linejoin="round"'
        if opacity != 1:
            text += f' opacity="{opacity}"'
        self.parts.append(text + "/>")

    def rect(self, x, y, w, h, fill, r=0, stroke=None, width=0, opacity=1):
        round_ = f' rx="{_n(r)}"' if r else ""
        self._add("rect", f'x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}"{round_}', fill, stroke, width, opacity)

    def poly(self, points, fill, stroke=None, width=0, opacity=1):
        self._add("polygon", 'points="' + " ".join(f"{_n(x)},{_n(y)}" for x, y in points) + '"', fill, stroke, width, opacity)

    def line(self, points, stroke, width=2, opacity=1):
        self._add("polyline", 'points="' + " ".join(f"{_n(x)},{_n(y)}" for x, y in points) + '"', None, stroke, width, opacity)

    def circle(self, x, y, r, fill, stroke=None, width=0, opacity=1):
        self._add("circle", f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(r)}"', fill, stroke, width, opacity)

    def ellipse(self, x, y, rx, ry, fill, stroke=None, width=0, opacity=1):
        self._add("ellipse", f'cx="{_n(x)}" cy="{_n(y)}" rx="{_n(rx)}" ry="{_n(ry)}"', fill, stroke, width, opacity)

    def path(self, d, fill=None, stroke=None, width=0, opacity=1):
        """`d` is a path whose numbers may be floats: "M{x} {y} ..." already formatted."""
        self._add("path", f'd="{d}"', fill, stroke, width, opacity)

    def shadow(self, x, rx, y=FLOOR_Y, ry=9):
        self.ellipse(x, y, rx, ry, "#5B4632", opacity=0.16)

    def svg(self):
        return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
                + "".join(self.parts) + "</svg>\n")


def p(template, **values):
    """Fill a path template with numbers rounded as everywhere else."""
    return template.format(**{name: _n(value) for name, value in values.items()})


def fit(width, height, most_wide=350, most_high=300):
    """Pixels per millimetre for a thing of this size."""
    return min(most_wide / width, most_high / height)
