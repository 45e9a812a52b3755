"""Flat-woven rug with a short fringe, 140 × 200 cm; it lies on the floor, a little uneven as cloth is."""

import math

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "reed-rug"
VARIANTS = {
    "natural": dict(a="#e2d5bb", b="#c3b08c", stripe=(0.333, 0.07, "#a98f66")),
    "ink-stripe": dict(a="#e4d9c4", b="#cbbb9c", stripe=(0.25, 0.3, "#33435a")),
}
W, L = 1.4, 2.0


def height(x, y, ph):
    """Lies flat, with waves of a few millimetres."""
    return 0.007 + 0.0022 * (math.sin(x * 5 + ph[0]) + math.sin(y * 4 + ph[1] + x * 2)) + 0.002


def rug(v, rng):
    p = VARIANTS[v]
    nx, ny = 112, 160
    ph = [rng.uniform(0, math.tau) for _ in range(3)]
    verts, uvs = [], []
    for j in range(ny + 1):
        for i in range(nx + 1):
            x, y = (i / nx - 0.5) * W, (j / ny - 0.5) * L
            pulled = x * (1 + 0.004 * math.sin(y * 9 + ph[2]))
            verts.append((pulled, y, height(x, y, ph)))
            uvs.append((y, x))
    row = nx + 1
    faces = [
        (j * row + i, j * row + i + 1, (j + 1) * row + i + 1, (j + 1) * row + i) for j in range(ny) for i in range(nx)
    ]
    m = M.cloth("weave", p["a"], p["b"], 210, slub=0.9, stripe=p["stripe"], depth=0.0035, sheen=0.2, thick=1.5)
    ob = S.mesh("rug", verts, faces, m, uvs)
    solid = ob.modifiers.new("s", "SOLIDIFY")
    solid.thickness, solid.offset = 0.006, -1
    yarn = M.yarn("yarn", p["a"], p["b"])
    for j, way in ((0, -1), (ny, 1)):
        for k in range(120):
            x = (k / 119 - 0.5) * (W - 0.012)
            y0, z0 = way * L / 2, height(x, way * L / 2, ph) - 0.003
            length = rng.uniform(0.05, 0.062)
            dx = rng.uniform(-0.006, 0.006)
            knot = [
                (x, y0 - way * 0.006, z0),
                (x + dx * 0.3, y0 + way * length * 0.4, 0.0042),
                (x + dx, y0 + way * length, 0.003),
            ]
            S.tube("fringe", knot, 0.0032, yarn, ring=8, taper=lambda t: 1 - 0.35 * t)
    return ph


def build(v, rng):
    ph = rug(v, rng)
    return Shot(
        R=0.95,
        c=(0, 0, 0),
        views={
            "front": View(12, 52),
            "detail": View(30, 34, at=(0.42, -0.86, 0.01), width=0.56, lens=100),
            "top": View(0, 80),
        },
        parts={
            "weave": (0, 0, height(0, 0, ph)),
            "fringe": (0.3, -L / 2 - 0.03, 0.006),
            "edge": (W / 2 - 0.01, 0.1, height(W / 2, 0.1, ph)),
            "corner": (W / 2 - 0.03, -L / 2 + 0.03, height(W / 2, -L / 2, ph)),
        },
    )
