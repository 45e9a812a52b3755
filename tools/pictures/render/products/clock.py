"""Wall clock, 30 cm."""

import math

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "noon-clock"
VIEWS = ("front", "detail", "side")
VARIANTS = {
    "oak": dict(wood=M.OAK, face="#f2eee6", ink="#26282b"),
    "walnut": dict(wood=M.WALNUT, face="#ece5d8", ink="#2b211b"),
    "ink": dict(wood=M.BLACK_ASH, face="#27313d", ink="#e9e2d2"),
}


def clock(v, rng):
    p = VARIANTS[v]
    obs = []

    def add(o):
        return obs.append(o) or o

    add(
        S.lathe(
            "case",
            [
                (0.146, 0.006),
                (0.142, 0.030, 0.004),
                (0.1445, 0.0345, 0.002),
                (0.1495, 0.033, 0.003),
                (0.152, 0.012, 0.006),
                (0.150, 0.002, 0.002),
                (0, 0.002),
            ],
            M.wood("case", **p["wood"], grain=(1, 0, 0), seed=4),
            segs=192,
            longest=0.003,
        )
    )
    add(S.lathe("face", [(0, 0.0120), (0.146, 0.0120)], M.paper("face", p["face"]), segs=96, longest=0.02))
    ink = M.plain("ink", p["ink"], 0.6)
    for k in range(60):
        a = math.tau * k / 60
        big = k % 5 == 0
        length, w = (0.017, 0.0034) if big else (0.006, 0.0011)
        s = S.slab("mark", length, w, 0.0005, w * 0.3, 0, ink, z=0.0121)
        r = 0.128 - length / 2
        add(S.place(s, (r * math.cos(a), r * math.sin(a), 0), (0, 0, math.degrees(a))))
    for name, length, width, z, deg in (
        ("hour", 0.078, 0.0062, 0.0185, 90 - 302),
        ("minute", 0.112, 0.0044, 0.0205, 90 - 48),
    ):
        s = S.slab(name, length, width, 0.0011, width * 0.49, 0.0003, M.metal(name, p["ink"], 0.38), z=z)
        a = math.radians(deg)
        r = length / 2 - 0.018
        add(S.place(s, (r * math.cos(a), r * math.sin(a), 0), (0, 0, deg)))
    b = M.brass("brass")
    s = S.slab("second", 0.135, 0.0014, 0.0006, 0.0006, 0.0001, b, z=0.0222)
    a = math.radians(90 - 210)
    add(S.place(s, (0.04 * math.cos(a), 0.04 * math.sin(a), 0), (0, 0, 90 - 210)))
    add(S.lathe("hub", [(0, 0.0145), (0.0055, 0.0145), (0.0055, 0.0235, 0.001), (0, 0.0245)], b, segs=48))
    return obs


def ground(R, color, clear=False):
    """A plastered wall, the clock hangs on it."""
    w = S.mesh("wall", [(-9, 0, -9), (9, 0, -9), (9, 0, 9), (-9, 0, 9)], [(0, 1, 2, 3)], M.wall("wall", color))
    w.is_shadow_catcher = clear


def build(v, rng):
    S.group("clock", clock(v, rng), (0, 0, 0), (90, 0, 0))
    return Shot(
        R=0.2,
        c=(0, 0, 0),
        wall=True,
        light=dict(rim=0),
        views={
            "front": View(16, 6),
            "detail": View(24, 12, at=(0.075, -0.02, 0.075), width=0.15, lens=100),
            "side": View(-48, 12),
        },
        parts={
            "case": (0.147, -0.033, 0.0),
            "twelve": (0, -0.013, 0.12),
            "hour hand": (-0.03, -0.02, 0.02),
            "minute hand": (0.05, -0.021, 0.045),
            "hub": (0, -0.0245, 0),
            "face": (0.03, -0.0125, -0.07),
        },
    )
