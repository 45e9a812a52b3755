"""Round stool: three turned legs, a stretcher ring, a bouclé seat of real loops."""

import math

import bpy
import numpy as np

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "lamb-stool"
VARIANTS = {
    "cream-oak": dict(yarn=("#fbf7ee", "#f0e8da"), wood=M.OAK),
    "forest-walnut": dict(yarn=("#66755a", "#4d5b45"), wood=M.WALNUT),
    "clay-oak": dict(yarn=("#bd7a5a", "#a3634a"), wood=M.OAK),
}


def boucle(name, points, normals, material, rng, size=0.0052, yarn=0.0011):
    """One mesh of small closed curls set at the points, each lying a bit askew."""
    seg, ring = 10, 5
    n = len(points)
    r = np.random.default_rng(rng.randrange(1 << 30))
    P, N = np.array(points), np.array(normals)
    t = np.cross(N, r.normal(size=(n, 3)))
    t /= np.linalg.norm(t, axis=1)[:, None]
    b = np.cross(N, t)
    tilt = r.uniform(-0.9, 0.9, n)[:, None]
    N2 = N * np.cos(tilt) + t * np.sin(tilt)
    t2 = t * np.cos(tilt) - N * np.sin(tilt)
    k = r.uniform(0.65, 1.25, n) * size
    e = r.uniform(0.6, 1, n)
    V = np.empty((n, seg, ring, 3))
    for i in range(seg):
        a = math.tau * i / seg
        d = t2 * math.cos(a) + b * math.sin(a) * e[:, None]
        c = P + d * (k * 0.5)[:, None] + N2 * (np.sin(2 * a + r.uniform(0, 6, n)) * 0.0006)[:, None]
        for j in range(ring):
            q = math.tau * j / ring
            V[:, i, j] = c + d * yarn * math.cos(q) + N2 * yarn * math.sin(q)
    i, j = np.meshgrid(np.arange(seg), np.arange(ring), indexing="ij")
    f = np.stack(
        [i * ring + j, (i + 1) % seg * ring + j, (i + 1) % seg * ring + (j + 1) % ring, i * ring + (j + 1) % ring], -1
    ).reshape(-1, 4)
    F = (f[None] + (np.arange(n) * seg * ring)[:, None, None]).reshape(-1, 4)
    me = bpy.data.meshes.new(name)
    me.vertices.add(V.size // 3)
    me.vertices.foreach_set("co", V.ravel().astype(np.float32))
    me.loops.add(F.size)
    me.loops.foreach_set("vertex_index", F.ravel().astype(np.int32))
    me.polygons.add(len(F))
    me.polygons.foreach_set("loop_start", np.arange(0, F.size, 4, dtype=np.int32))
    me.polygons.foreach_set("use_smooth", np.ones(len(F), dtype=bool))
    me.update()
    me.materials.append(material)
    ob = bpy.data.objects.new(name, me)
    bpy.context.scene.collection.objects.link(ob)
    return ob


def on_lathe(profile, count, rng):
    """Even random points and outward normals on a turned profile."""
    prof = S.refine(S.fillet(profile), 0.003)
    parts, total = [], 0
    for a, b in zip(prof, prof[1:]):
        area = math.pi * (a[0] + b[0]) * math.dist(a, b)
        parts.append((a, b, area))
        total += area
    P, N = [], []
    for a, b, area in parts:
        want = area / total * count
        for _ in range(int(want) + (rng.random() < want % 1)):
            t, th = rng.random(), rng.uniform(0, math.tau)
            r, z = a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
            length = math.dist(a, b)
            nr, nz = (b[1] - a[1]) / length, -(b[0] - a[0]) / length
            P.append((r * math.cos(th), r * math.sin(th), z))
            N.append((nr * math.cos(th), nr * math.sin(th), nz))
    return P, N


def stool(v, rng):
    p = VARIANTS[v]
    seat = [
        (0, 0.372),
        (0.150, 0.372, 0.012),
        (0.186, 0.378, 0.022),
        (0.192, 0.420, 0.03),
        (0.160, 0.462, 0.05),
        (0, 0.468),
    ]
    base = M.yarn("ground", p["yarn"][1], p["yarn"][1])
    y = M.yarn("yarn", *p["yarn"])
    S.lathe("pad", seat, base, segs=96)
    P, N = on_lathe(seat[1:], 26000, rng)
    boucle("loops", P, N, y, rng)
    S.lathe(
        "board",
        [(0, 0.352), (0.150, 0.352, 0.006), (0.160, 0.362, 0.004), (0.160, 0.374), (0, 0.374)],
        M.wood("ply", **p["wood"], grain=(1, 0, 0)),
        segs=96,
    )
    for k in range(3):
        a = math.tau * k / 3 + 0.52
        m = M.wood("leg%d" % k, **p["wood"], grain=(0, 0, 1), seed=k + 1)
        leg = S.lathe(
            "leg",
            [(0, 0), (0.0125, 0, 0.002), (0.0135, 0.004, 0.002), (0.0205, 0.30, 0.1), (0.0185, 0.357), (0, 0.357)],
            m,
            segs=40,
            longest=0.02,
        )
        tilt = 0.14
        leg.rotation_euler = (0, -tilt, a)
        leg.location = ((0.118 + 0.357 * tilt) * math.cos(a), (0.118 + 0.357 * tilt) * math.sin(a), 0)
    ring = [(0.147 * math.cos(math.tau * i / 72), 0.147 * math.sin(math.tau * i / 72), 0.135) for i in range(72)]
    S.tube("ring", ring, 0.0065, M.brass("brass", rough=0.3), closed=True, ring=16)


def build(v, rng):
    stool(v, rng)
    a = math.tau / 3 * 2 + 0.52
    return Shot(
        R=0.3,
        c=(0, 0, 0.22),
        bounce=True,
        views={
            "front": View(0, 12),
            "detail": View(10, 14, at=(0.09, -0.1, 0.4), width=0.22, lens=100),
            "top": View(0, 45),
        },
        parts={
            "seat": (0, -0.19, 0.42),
            "edge": (0.16, -0.098, 0.40),
            "board": (0, -0.161, 0.363),
            "leg": (0.142 * math.cos(a), 0.142 * math.sin(a) - 0.02, 0.2),
            "ring": (0, -0.1535, 0.135),
        },
    )
