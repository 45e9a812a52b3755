"""Wooden tray 42 × 28 cm with cut-out grips in leather."""

import math

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "ferry-tray"
VARIANTS = {"oak": M.OAK, "walnut": M.WALNUT, "black-ash": M.BLACK_ASH}


def tray(v, rng):
    w = VARIANTS[v]
    line = S.outline(0.42, 0.28, 0.045)
    rim = S.loft(
        "rim",
        [
            (0.003, 0.0),
            (0.0, 0.003, 0.003),
            (-0.004, 0.036, 0.003),
            (0.0025, 0.036, 0.003),
            (0.0075, 0.011, 0.006),
            (0.02, 0.0075),
        ],
        line,
        M.wood("rim", **w, grain=(1, 0, 0), seed=2),
        cap=False,
    )
    base = S.loft(
        "base", [(0.004, 0.001), (0.0195, 0.0076)], line, M.wood("base", **w, grain=(1, 0, 0), seed=5), cap=True
    )
    obs = [rim, base]
    le = M.leather("leather", "#9a5f38", "#7c4526")
    for s in (-1, 1):
        path = S.bezier(
            (s * 0.209, -0.052, 0.026),
            (s * 0.214, -0.045, 0.072),
            (s * 0.214, 0.045, 0.072),
            (s * 0.209, 0.052, 0.026),
            40,
        )
        obs.append(strap(path, s, le))
        for y in (-0.052, 0.052):
            obs.append(
                S.place(
                    S.lathe(
                        "rivet", [(0, 0), (0.0042, 0), (0.0042, 0.0012, 0.0008), (0, 0.0022)], M.brass("brass"), segs=32
                    ),
                    (s * 0.2158, y, 0.027),
                    (0, 90 * s, 0),
                )
            )
    return obs


def strap(path, s, material):
    """A flat leather band, 14 mm wide, 2.4 mm thick, along an arch that stands on the tray's side."""
    verts, _uvs = [], []
    n = len(path)
    for i, (x, y, z) in enumerate(path):
        a, b = path[max(0, i - 1)], path[min(n - 1, i + 1)]
        ty, tz = b[1] - a[1], b[2] - a[2]
        length = math.hypot(ty, tz)
        ny, nz = -tz / length, ty / length
        for dx, dn in (
            (-0.0012, -0.0066),
            (-0.0008, -0.007),
            (0.0008, -0.007),
            (0.0012, -0.0066),
            (0.0012, 0.0066),
            (0.0008, 0.007),
            (-0.0008, 0.007),
            (-0.0012, 0.0066),
        ):
            verts.append((x + s * 0.0024 + dx, y + ny * dn, z + nz * dn))
    f = [
        (i * 8 + j, i * 8 + (j + 1) % 8, (i + 1) * 8 + (j + 1) % 8, (i + 1) * 8 + j)
        for i in range(n - 1)
        for j in range(8)
    ]
    f += [tuple(range(8))[::-1], tuple(range((n - 1) * 8, n * 8))]
    return S.bevel(S.mesh("strap", verts, f, material, smooth=False), 0.0003)


def build(v, rng):
    turn = 24
    S.group("tray", tray(v, rng), rot=(0, 0, turn))
    grip = S.turned((0.2165, 0, 0.058), turn)
    return Shot(
        R=0.24,
        c=(0, 0, 0.02),
        views={
            "front": View(0, 26),
            "detail": View(58, 30, at=(0.17, 0.06, 0.034), width=0.2, lens=100),
            "top": View(0, 70),
        },
        parts={
            "grip": grip,
            "rivet": S.turned((0.2165, -0.052, 0.027), turn),
            "floor": (0, 0, 0.0076),
            "corner": S.turned((0.175, -0.125, 0.034), turn),
            "rim": S.turned((0, -0.14, 0.034), turn),
        },
    )
