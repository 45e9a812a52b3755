"""Table lamp, 46 cm: turned base, brass stem, linen shade, lit."""

import math

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "pear-lamp"
VARIANTS = {
    "chalk": dict(color="#e9e4d9", thin="#b89468", shade=("#f8f3ea", "#ebe2d2")),
    "teal": dict(color="#3f6566", thin="#8a6a48", shade=("#f6efe2", "#e6dac4")),
    "terracotta": dict(color="#b0623f", thin="#6b3a24", shade=("#f5ecdc", "#e3d3b8")),
}


def lamp(v, rng, on=True):
    p = VARIANTS[v]
    base = M.glaze("base", p["color"], p["thin"], foot=0.006, rim=0.196, specks=0.3, gloss=0.24, rings=2.2)
    S.lathe(
        "base",
        [
            (0, 0),
            (0.058, 0, 0.003),
            (0.074, 0.012, 0.012),
            (0.088, 0.07, 0.045),
            (0.060, 0.135, 0.06),
            (0.024, 0.190, 0.02),
            (0.021, 0.202, 0.002),
            (0, 0.202),
        ],
        base,
        wob=S.wobble(rng, 0.003),
        longest=0.003,
        segs=160,
    )
    b = M.brass("brass")
    S.lathe(
        "collar",
        [
            (0, 0.200),
            (0.019, 0.200, 0.001),
            (0.019, 0.211, 0.002),
            (0.0075, 0.213, 0.001),
            (0.0075, 0.265, 0.001),
            (0, 0.265),
        ],
        b,
        longest=0.004,
        segs=64,
    )
    r0, r1, z0, z1 = 0.150, 0.118, 0.232, 0.446
    sh = M.shade("shade", *p["shade"])
    S.lathe("shade", [(r0, z0), (r1, z1), (r1 - 0.0012, z1), (r0 - 0.0012, z0)], sh, longest=0.01, segs=160)
    trim = M.cloth("trim", "#f4dcb4", "#e6c698", 1300, sheen=0)
    for r, z in ((r0, z0 + 0.003), (r1, z1 - 0.003)):
        S.lathe(
            "trim",
            [
                (r - 0.002, z - 0.004, 0.001),
                (r + 0.0009, z - 0.004, 0.001),
                (r + 0.0009, z + 0.004, 0.001),
                (r - 0.002, z + 0.004, 0.001),
                (r - 0.002, z - 0.004),
            ],
            trim,
            longest=0.004,
            segs=160,
        )
    for k in range(3):
        a = math.tau * k / 3 + 0.4
        S.tube(
            "spider",
            [
                (0, 0, z1 - 0.03),
                (r1 * 0.5 * math.cos(a), r1 * 0.5 * math.sin(a), z1 - 0.028),
                (r1 * math.cos(a), r1 * math.sin(a), z1 - 0.012),
            ],
            0.0015,
            b,
            ring=8,
        )
    S.lathe(
        "bulb",
        [(0, 0.268), (0.012, 0.268, 0.004), (0.028, 0.31, 0.03), (0.03, 0.335, 0.03), (0, 0.362)],
        M.glow("bulb", "#ffd9ae", 42 if on else 0),
        segs=32,
    )
    flex = M.cloth("flex", "#d9ccb4", "#b7a684", 2500)
    S.tube(
        "cable",
        S.bezier((0.05, 0.05, 0.004), (0.13, 0.10, 0.003), (0.16, 0.02, 0.003), (0.34, 0.10, 0.003), 60),
        0.003,
        flex,
        ring=12,
    )


def build(v, rng):
    lamp(v, rng)
    return Shot(
        R=0.27,
        c=(0, 0, 0.22),
        light=dict(key=0.75),
        beside=("cable",),
        views={
            "front": View(0, 9),
            "detail": View(14, 8, at=(0.02, 0, 0.205), width=0.2, lens=100),
            "top": View(0, 40),
        },
        parts={
            "shade": (0, -0.136, 0.33),
            "trim": (0, -0.15, 0.235),
            "collar": (0, -0.0185, 0.206),
            "base": (0, -0.088, 0.07),
            "foot": (0, -0.072, 0.012),
        },
    )
