"""Planter on a saucer with a rubber plant, 20 cm."""

import math

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "loam-planter"
VARIANTS = {"terracotta": ("#c08a6c", "#a87256"), "bone": ("#e3dac9", "#cdbfa8"), "graphite": ("#4b4a48", "#393836")}


def leaf_material():
    g = M.G("leaf")
    v = g.coord("UV")
    x, y = g.axis(v, 0), g.axis(v, 1)
    ax = g.math("ABSOLUTE", x)
    mid = g.n("MapRange", {0: ax, 1: 0.01, 2: 0.03, 3: 0.75, 4: 0.0}).outputs[0]
    side = g.math(
        "ABSOLUTE", g.math("SINE", g.math("MULTIPLY", g.math("SUBTRACT", y, g.math("MULTIPLY", ax, 0.35)), 60))
    )
    vein = g.n("MapRange", {0: side, 1: 0.0, 2: 0.12, 3: 0.12, 4: 0.0}).outputs[0]
    col = g.mix(g.noise(g.coord(), 30, 4), M.rgb("#2c4a2a"), M.rgb("#456b39"))
    col = g.mix(g.math("ADD", mid, vein, True), col, M.rgb("#6f8a4e"))
    n = g.bump(g.math("ADD", vein, g.math("MULTIPLY", g.noise(g.coord(), 60, 2), 0.6)), 0.001, 0.4)
    return g.principled(col, 0.28, n, Coat_Weight=0.25, Subsurface_Weight=0.08)


def leaf(length, wide, curl, material, rng):
    nu, nv = 20, 8
    verts, uvs = [], []
    for i in range(nu + 1):
        t = i / nu
        half = wide * (math.sin(math.pi * min(1, t * 1.0 + 0.0) ** 0.82) ** 0.8) * (1 - 0.25 * t) if 0 < t < 1 else 0
        bend = curl * t * t
        x, z = length * math.sin(bend) / curl if curl else length * t, 0
        x = length * t * math.cos(bend * 0.6)
        z = -length * t * math.sin(bend * 0.6)
        for j in range(nv + 1):
            s = j / nv * 2 - 1
            verts.append((x, s * half, z + abs(s) ** 1.5 * half * 0.35 + 0.004 * math.sin(t * 14 + s * 3)))
            uvs.append((s * 0.5 * (half / wide if wide else 0), t))
    f = [
        (i * (nv + 1) + j, (i + 1) * (nv + 1) + j, (i + 1) * (nv + 1) + j + 1, i * (nv + 1) + j + 1)
        for i in range(nu)
        for j in range(nv)
    ]
    o = S.mesh("leaf", verts, f, material, uvs)
    m = o.modifiers.new("s", "SOLIDIFY")
    m.thickness = 0.0008
    return S.subdivide(o, 1)


def plant(rng, z=0.16):
    obs, lm = [], leaf_material()
    stem = M.plain("stem", "#5d5a35", 0.6)
    for k, (dx, dy, h) in enumerate([(0.01, 0.0, 0.26), (-0.03, 0.02, 0.19), (0.02, -0.03, 0.15)]):
        path = S.bezier(
            (dx, dy, z - 0.01),
            (dx * 1.2, dy, z + h * 0.4),
            (dx * 2.2, dy * 2, z + h * 0.7),
            (dx * 2.6, dy * 2.4, z + h),
            24,
        )
        obs.append(S.tube("stem", path, 0.0042, stem, ring=10, taper=lambda t: 1 - 0.5 * t))
        n = 6 if k == 0 else 4
        for i in range(n):
            t = 0.32 + 0.68 * (i + 0.5) / n
            p = path[int(t * 24)]
            az = i * 137.5 + k * 70 + rng.uniform(-15, 15)
            up = 20 + 45 * t
            length = 0.15 * (1.05 - 0.35 * t) * rng.uniform(0.9, 1.08)
            o = leaf(length, length * 0.27, 0.75 + rng.uniform(-0.2, 0.3), lm, rng)
            obs.append(S.place(o, p, (0, -up, az)))
    return obs


def planter(v, rng):
    a, b = VARIANTS[v]
    m = M.clay("clay", a, b, 0.82)
    S.lathe(
        "saucer",
        [
            (0, 0.0),
            (0.078, 0, 0.003),
            (0.09, 0.004, 0.006),
            (0.0955, 0.021, 0.0025),
            (0.0905, 0.021, 0.0025),
            (0.084, 0.008, 0.005),
            (0, 0.0065),
        ],
        m,
        wob=S.wobble(rng, 0.003),
        longest=0.003,
        segs=160,
    )
    S.lathe(
        "pot",
        [
            (0, 0.0072),
            (0.066, 0.0072, 0.003),
            (0.070, 0.012, 0.005),
            (0.0935, 0.142, 0.004),
            (0.1000, 0.144, 0.004),
            (0.1015, 0.180, 0.003),
            (0.0940, 0.180, 0.003),
            (0.0905, 0.145, 0.005),
            (0.086, 0.125),
            (0, 0.125),
        ],
        m,
        wob=S.wobble(rng, 0.003),
        longest=0.003,
        segs=160,
    )
    so = M.G("soil")
    n = so.noise(so.coord(), 140, 6, 0.7)
    soil = so.principled(so.ramp(n, (0.3, M.rgb("#1d140d")), (0.7, M.rgb("#4a3626"))), 0.95, so.bump(n, 0.006, 1))
    S.lathe("soil", [(0, 0.166), (0.06, 0.164, 0.02), (0.0925, 0.160)], soil, longest=0.004, segs=96)
    plant(rng)


def build(v, rng):
    planter(v, rng)
    return Shot(
        R=0.26,
        c=(0, 0, 0.2),
        views={
            "front": View(0, 10),
            "detail": View(12, 18, at=(0.02, -0.08, 0.105), width=0.22, lens=100),
            "top": View(0, 50),
        },
        parts={
            "rim": (0, -0.1013, 0.178),
            "collar": (0, -0.1, 0.155),
            "wall": (0, -0.085, 0.09),
            "saucer": (0, -0.0955, 0.018),
            "soil": (0.03, -0.06, 0.164),
        },
    )
