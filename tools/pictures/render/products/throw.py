"""Wool throw folded over a rail: hung in shaped folds, with a fringe."""

import math

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "fell-throw"
VARIANTS = {
    "oat": dict(a="#f4ecde", b="#dfd2ba", stripe=None),
    "rust-check": dict(a="#b8674a", b="#95492f", stripe=(0.12, 0.22, "#e2cdb2")),
}


def throw(v, rng):
    p = VARIANTS[v]
    w, d, nx, ny = 0.50, 1.02, 72, 100
    verts, uvs, r, z0 = [], [], 0.021, 0.62
    ph = [rng.uniform(0, math.tau) for _ in range(4)]
    for j in range(ny + 1):
        for i in range(nx + 1):
            x, s = (i / nx - 0.5) * w, (j / ny - 0.46) * d
            side, drop = (1 if s > 0 else -1), abs(s) - r * math.pi / 2
            if drop < 0:  # over the rail
                a = abs(s) / r
                y, z, g = side * r * math.sin(a), z0 + r * math.cos(a), 0
            else:
                g = min(1, drop / 0.34)
                k = 0.5 if side < 0 else 0.62
                fold = math.sin(x / w * math.tau * 2.4 + ph[0] + side) + k * math.sin(
                    x / w * math.tau * 5.1 + ph[1] + drop * 3
                )
                y = side * (r + 0.004 + 0.022 * g**0.8 * (fold * 0.8 + 0.35))
                z = z0 - drop + 0.004 * g * math.sin(x * 15 + ph[2])
            verts.append((x * (1 - 0.10 * g**0.7) + 0.006 * g * math.sin(s * 14 + ph[3]), y, z))
            uvs.append((x, s))
    f = [
        (j * (nx + 1) + i, j * (nx + 1) + i + 1, (j + 1) * (nx + 1) + i + 1, (j + 1) * (nx + 1) + i)
        for j in range(ny)
        for i in range(nx)
    ]
    m = M.cloth("wool", p["a"], p["b"], 420, slub=0.9, stripe=p["stripe"], depth=0.001, sheen=0.5)
    ob = S.mesh("throw", verts, f, m, uvs)
    S.tube(
        "rail",
        [(-0.36, 0, 0.62), (0, 0, 0.62), (0.36, 0, 0.62)],
        0.016,
        M.wood("rail", **M.OAK, grain=(1, 0, 0)),
        ring=32,
    )
    for s in (-1, 1):
        for t in (-1, 1):
            S.tube(
                "leg",
                [(s * 0.33, t * 0.19, 0), (s * 0.33, 0, 0.625)],
                0.012,
                M.wood("length%d%d" % (s, t), **M.OAK, grain=(0, 0, 1), seed=s + 2 * t),
                ring=24,
            )
    me = ob.data
    s = ob.modifiers.new("s", "SOLIDIFY")
    s.thickness = 0.004
    S.subdivide(ob, 1)
    y = M.yarn("yarn", p["a"], p["b"])
    for row in (0, ny):
        for i in range(0, nx + 1):
            x0, y0, z0 = me.vertices[row * (nx + 1) + i].co
            length = rng.uniform(0.045, 0.055)
            S.tube(
                "fringe",
                [
                    (x0, y0, z0 + 0.004),
                    (x0 + rng.uniform(-0.002, 0.002), y0, z0 - length * 0.5),
                    (x0 + rng.uniform(-0.005, 0.005), y0 + rng.uniform(-0.004, 0.004), z0 - length),
                ],
                0.0022,
                y,
                ring=8,
            )


def build(v, rng):
    throw(v, rng)
    return Shot(
        R=0.42,
        c=(0, 0, 0.33),
        views={
            "front": View(24, 10),
            "detail": View(18, 12, at=(0.08, -0.05, 0.19), width=0.24, lens=100),
            "top": View(30, 38),
        },
        parts={
            "fold": (0, -0.045, 0.4),
            "fringe": (0.05, -0.04, 0.12),
            "rail": (0.3, -0.016, 0.62),
            "top edge": (0, -0.015, 0.64),
        },
    )
