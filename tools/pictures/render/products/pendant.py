"""Pendant lamp: a spun aluminium bell, white inside, on a cloth cable; 24 or 40 cm."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "bell-pendant"
COLOURS = {"chalk": "#e9e3d6", "moss": "#66714f", "ink": "#2c3b50"}
VARIANTS = {f"{colour}-{size}": (colour, size) for colour in COLOURS for size in ("s", "l")}
VIEWS = ("front", "detail", "below")


def bell(v, y):
    """The lamp hangs with its edge at z = 0. The small one is slender, the large one flat and wide."""
    colour, size = VARIANTS[v]
    r, h = (0.12, 0.19) if size == "s" else (0.20, 0.22)
    outside = [
        (r, 0, 0.001),
        (r * 0.985, h * 0.16, 0.04),
        (r * 0.80, h * 0.52, 0.06),
        (r * 0.34, h * 0.80, 0.05),
        (0.030, h * 0.92, 0.01),
        (0.027, h, 0.004),
        (0, h),
    ]
    inside = [(a - 0.0015 if a else 0, b - 0.0012 if i else b) for i, (a, b, *_) in enumerate(outside[:-2])]
    obs = [
        S.lathe("bell", outside, M.metal("paint", COLOURS[colour], 0.42), longest=0.004, segs=192),
        S.lathe(
            "lining",
            S.fillet([(a, b, 0.04) for a, b in inside] + [(0, h * 0.93)]),
            M.plain("white", "#f6f2ea", 0.6),
            longest=0.004,
            segs=192,
        ),
    ]
    brass = M.brass("brass")
    obs.append(
        S.lathe(
            "edge",
            [(r - 0.0016, -0.0006), (r + 0.0005, -0.0006, 0.0005), (r + 0.0005, 0.0022, 0.0005), (r - 0.0016, 0.0022)],
            M.metal("edge", COLOURS[colour], 0.3),
            segs=192,
        )
    )
    obs.append(
        S.lathe(
            "cap",
            [
                (0.0285, h - 0.006),
                (0.0285, h + 0.004, 0.002),
                (0.017, h + 0.009, 0.003),
                (0.013, h + 0.042, 0.003),
                (0, h + 0.044),
            ],
            brass,
            segs=64,
        )
    )
    bulb = [(0, h * 0.74), (0.012, h * 0.74, 0.004), (0.028, h * 0.45, 0.03), (0.026, h * 0.30, 0.03), (0, h * 0.24)]
    obs.append(S.lathe("bulb", bulb, M.glow("bulb", "#ffdfba", 26), segs=32))
    flex = M.cloth("flex", "#3b3a38", "#2a2927", 2500)
    obs.append(S.tube("cable", [(0, 0, h + 0.04), (0, 0, h + 0.8), (0, 0, h + 2)], 0.0031, flex, ring=16))
    # Some cable belongs to the picture.
    obs.append(S.tube("cord", [(0, 0, h + 0.04), (0, 0, h + r * 0.9)], 0.0031, flex, ring=16))
    for ob in obs:
        ob.location.y = y
    return r, h


def build(v, rng):
    y = -0.34
    r, h = bell(v, y)
    return Shot(
        R=r * 1.5,
        c=(0, y, h * 0.5),
        wall=True,
        light=dict(rim=0.4),
        beside=("cable",),
        views={
            "front": View(0, -6),
            "detail": View(14, 10, at=(0, y, h * 0.88), width=r * 1.15, lens=100),
            "below": View(18, -32),
        },
        parts={
            "edge": (0, y - r, 0.002),
            "bell": (0, y - r * 0.78, h * 0.54),
            "cap": (0, y - 0.0165, h + 0.02),
            "cable": (0, y - 0.003, h + r * 0.6),
        },
    )
