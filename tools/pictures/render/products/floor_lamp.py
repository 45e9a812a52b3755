"""Floor lamp, 150 cm: a round foot, a stem that bows like a heron's neck, a linen shade that hangs from it."""

import math

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "heron-lamp"
VARIANTS = {"brass": None, "black-steel": None}
SHADE = (0.30, 1.12)  # where the shade's axis is, and its lower edge


def finish(v):
    return M.brass("finish") if v == "brass" else M.metal("finish", "#232323", 0.45, 0.3)


def shade(x, z, metal):
    """A cone of linen with its bulb; its lower edge is at z."""
    r0, r1, h = 0.19, 0.11, 0.22
    cloth = M.shade("shade", "#f6efe2", "#e8dcc6")
    profile = [(r0, z), (r1, z + h), (r1 - 0.0012, z + h), (r0 - 0.0012, z)]
    cone = S.lathe("shade", profile, cloth, longest=0.012, segs=160)
    obs = [cone]
    for k in range(3):
        a = math.tau * k / 3 + 0.4
        end = (r1 * math.cos(a), r1 * math.sin(a), z + h - 0.012)
        obs.append(S.tube("spider", [(0, 0, z + h - 0.02), end], 0.0016, metal, ring=8))
    socket = [(0, z + h + 0.012), (0.02, z + h + 0.012, 0.003), (0.02, z + h - 0.06, 0.002), (0, z + h - 0.06)]
    obs.append(S.lathe("socket", socket, metal, segs=48))
    bulb = [
        (0, z + h - 0.06),
        (0.013, z + h - 0.06, 0.004),
        (0.03, z + 0.11, 0.03),
        (0.028, z + 0.07, 0.03),
        (0, z + 0.06),
    ]
    obs.append(S.lathe("bulb", bulb, M.glow("bulb", "#ffd9ae", 42), segs=32))
    for ob in obs:
        ob.location.x = x


def lamp(v):
    m = finish(v)
    S.lathe(
        "foot",
        [(0, 0), (0.138, 0, 0.003), (0.142, 0.006, 0.004), (0.138, 0.017, 0.006), (0.02, 0.021, 0.006), (0, 0.021)],
        m,
        segs=160,
    )
    S.lathe("collar", [(0, 0.02), (0.019, 0.02, 0.002), (0.016, 0.05, 0.004), (0.0105, 0.056), (0, 0.056)], m, segs=64)
    x, z = SHADE
    bow = S.bezier((0, 0, 1.10), (0, 0, 1.46), (x, 0, 1.60), (x, 0, z + 0.23), 60)
    S.tube("stem", [(0, 0, 0.04), (0, 0, 0.4), (0, 0, 0.8)] + bow, 0.0105, m, ring=24)
    shade(x, z, m)
    flex = M.cloth("flex", "#d9ccb4", "#b7a684", 2500)
    S.tube(
        "cable",
        S.bezier((-0.1, 0.05, 0.004), (-0.3, 0.2, 0.003), (-0.4, 0.02, 0.003), (-1.2, 0.3, 0.003), 60),
        0.0032,
        flex,
        ring=12,
    )


def build(v, rng):
    lamp(v)
    x, z = SHADE
    return Shot(
        R=0.8,
        c=(0.1, 0, 0.72),
        light=dict(key=0.75),
        beside=("cable",),
        views={
            "front": View(0, 7),
            "detail": View(16, 4, at=(0.2, 0, 1.28), width=0.5, lens=100),
            "foot": View(12, 22, at=(0.02, 0, 0.06), width=0.42, lens=100),
        },
        parts={
            "shade": (x, -0.155, z + 0.1),
            "shade edge": (x, -0.19, z + 0.003),
            "bow": (0.062, -0.009, 1.36),
            "stem": (0, -0.0095, 0.6),
            "foot": (0, -0.14, 0.012),
            "collar": (0, -0.018, 0.03),
        },
    )


VIEWS = ("front", "detail", "foot")
