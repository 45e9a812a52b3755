"""Willow basket, Ø 36 cm, 32 cm tall: each strand is a tube that goes in front of one stake and behind the next."""

import math

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "reed-basket"
VARIANTS = {
    "natural": ("#c79a63", "#b3834c", "#d6ae78", "#a8773f"),
    "smoked": ("#5b4231", "#49342a", "#6b4f3a", "#3c2b23"),
}
STAKES = 30
TALL = 0.30


def radius(z):
    """A belly, drawn in a little at the foot and at the rim."""
    t = z / TALL
    return 0.150 + 0.030 * math.sin(math.pi * (0.12 + 0.72 * t))


def willow(name, color, dark):
    g = M.G(name)
    v = g.coord()
    tone = g.ramp(g.noise(v, 14, 4, 0.6), (0.3, 0.0), (0.7, 1.0))
    color_mixed = g.mix(tone, M.rgb(color), M.rgb(dark))
    return g.principled(color_mixed, 0.45, g.bump(g.noise(v, 260, 3), 0.0006, 0.4))


def row(z, phase, rng, material):
    points = []
    lift = rng.uniform(-0.0008, 0.0008)
    for i in range(STAKES * 6):
        th = math.tau * i / (STAKES * 6)
        r = radius(z) + 0.0052 * math.sin(th * STAKES / 2 + phase)
        points.append((r * math.cos(th), r * math.sin(th), z + lift + 0.0006 * math.sin(th * 3 + z * 90)))
    S.tube("strand", points, 0.0028, material, ring=8, closed=True)


def plait(name, path, thick, strands, turns, material_of, closed):
    """Some strands twisted round a path."""
    n = len(path)
    for k in range(strands):
        points = []
        for i, (x, y, z) in enumerate(path):
            a = math.tau * (k / strands + turns * i / n)
            th = math.atan2(y, x)
            out, up = thick * math.cos(a), thick * math.sin(a)
            points.append((x + out * math.cos(th), y + out * math.sin(th), z + up))
        S.tube(name, points, thick * 0.78, material_of(k), ring=10, closed=closed)


def basket(v, rng):
    colors = VARIANTS[v]
    ms = [willow("willow%d" % k, c, colors[(k + 1) % len(colors)]) for k, c in enumerate(colors)]
    for k in range(STAKES):
        th = math.tau * (k + 0.5) / STAKES
        steps = [TALL * i / 16 for i in range(17)]
        S.tube(
            "stake", [(radius(z) * math.cos(th), radius(z) * math.sin(th), z) for z in steps], 0.0034, ms[k % 2], ring=8
        )
    rows = 52
    for k in range(rows):
        z = 0.006 + (TALL - 0.012) * k / (rows - 1)
        row(z, math.pi * (k % 2), rng, ms[rng.randrange(4)])
    circle = [(math.cos(math.tau * i / 240), math.sin(math.tau * i / 240)) for i in range(240)]
    for z, thick, turns in ((TALL + 0.002, 0.0075, 34), (0.006, 0.006, 34)):
        r = radius(min(z, TALL)) + 0.001
        plait("braid", [(x * r, y * r, z) for x, y in circle], thick, 3, turns, lambda k: ms[k], True)
    S.lathe(
        "bottom",
        [(0, 0.004), (radius(0) - 0.002, 0.004, 0.002), (radius(0) - 0.002, 0.009, 0.002), (0, 0.009)],
        ms[1],
        segs=96,
    )
    for s in (-1, 1):
        r = radius(TALL)
        arch = S.bezier(
            (s * r, -0.062, TALL - 0.01),
            (s * (r + 0.012), -0.058, TALL + 0.085),
            (s * (r + 0.012), 0.058, TALL + 0.085),
            (s * r, 0.062, TALL - 0.01),
            80,
        )
        plait("handle", arch, 0.0058, 3, 5, lambda k: ms[(k + 1) % 4], False)


def build(v, rng):
    turn = 28
    empty = None
    before = set(M.bpy.context.scene.objects)
    basket(v, rng)
    obs = [o for o in M.bpy.context.scene.objects if o not in before and o is not empty]
    S.group("basket", obs, rot=(0, 0, turn))
    r = radius(TALL)
    return Shot(
        R=0.24,
        c=(0, 0, 0.16),
        views={
            "front": View(0, 14),
            "detail": View(20, 18, at=S.turned((r * 0.95, -0.04, TALL + 0.005), turn), width=0.24, lens=100),
            "top": View(0, 46),
        },
        parts={
            "handle": S.turned((r + 0.016, 0, TALL + 0.058), turn),
            "rim": (0, -r - 0.008, TALL + 0.003),
            "weave": (0, -radius(0.15) - 0.006, 0.15),
            "foot": (0, -radius(0) - 0.008, 0.006),
            "inside": (0, radius(0.2) - 0.006, 0.22),
        },
    )
