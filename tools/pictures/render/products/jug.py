"""Enamel jug, 22 cm: a pear-shaped can with a drawn spout, a dark rim and a strap handle."""

import math

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "alba-jug"
VARIANTS = {"cream": dict(color="#efe6d0", rim="#2a3442"), "slate-blue": dict(color="#54718a", rim="#1d2731")}
RIM = 0.216


def draw_spout(body):
    """Pulls the rim out to the left, more the higher it is."""
    for vertex in body.data.vertices:
        x, y, z = vertex.co
        up = min(1, max(0, (z - 0.145) / (0.22 - 0.145)))
        side = max(0.0, -x / math.hypot(x, y)) if math.hypot(x, y) > 0.01 else 0
        pull = up**1.8 * side**14
        vertex.co = (x - 0.034 * pull, y * (1 - 0.30 * up * side**6), z + 0.012 * pull)


def jug(v):
    p = VARIANTS[v]
    m = M.enamel("enamel", p["color"], RIM, p["rim"])
    body = S.lathe(
        "jug",
        [
            (0, 0.004),
            (0.058, 0.004, 0.002),
            (0.062, 0, 0.002),
            (0.066, 0, 0.002),
            (0.0715, 0.012, 0.01),
            (0.078, 0.07, 0.05),
            (0.054, 0.155, 0.05),
            (0.0505, 0.185, 0.02),
            (0.0585, 0.2195, 0.0014),
            (0.0568, 0.2195, 0.0014),
            (0.0490, 0.185, 0.02),
            (0.0525, 0.155, 0.05),
            (0.0765, 0.07, 0.05),
            (0.064, 0.008, 0.01),
            (0, 0.007),
        ],
        m,
        longest=0.002,
        segs=192,
    )
    draw_spout(body)
    hm = M.enamel("handle", p["color"], 1.0)
    path = S.bezier((0.0535, 0, 0.197), (0.128, 0, 0.222), (0.128, 0, 0.085), (0.0705, 0, 0.055), 60)
    handle = S.tube("handle", path, 0.0034, hm, ring=24, flat=2.5, taper=lambda t: 1 + 0.4 * (abs(t - 0.5) * 2) ** 8)
    return [body, handle]


def build(v, rng):
    turn = -24
    S.group("jug", jug(v), rot=(0, 0, turn))
    return Shot(
        R=0.15,
        c=(0, 0, 0.1),
        views={
            "front": View(0, 13),
            "detail": View(-6, 26, at=S.turned((-0.035, -0.02, 0.19), turn), width=0.15, lens=100),
            "top": View(0, 50),
        },
        parts={
            "spout": S.turned((-0.092, 0, 0.2305), turn),
            "rim": (0.0, -0.0584, 0.2185),
            "handle": S.turned((0.1145, 0, 0.14), turn),
            "belly": (0, -0.077, 0.07),
            "base": (0, -0.067, 0.004),
        },
    )
