"""Lounge chair: a bent round-rod frame with two sewn cushions."""

from .. import materials as M
from .. import shapes as S
from .. import upholstery as U
from ..shot import Shot, View

ID = "veranda-chair"
VIEWS = ("front", "detail", "side")
VARIANTS = {
    "oak-oat": dict(wood=M.OAK, a="#e8ddc8", b="#cdbd9f"),
    "walnut-forest": dict(wood=M.WALNUT, a="#6f7d62", b="#55634b"),
}


def chair(v, rng):
    p = VARIANTS[v]

    def wd(k, g):
        return M.wood("w%s" % k, **p["wood"], grain=g, seed=k)

    X = 0.325
    for s in (-1, 1):
        S.tube(
            "front",
            [(s * X, -0.31, 0), (s * X, -0.315, 0.2), (s * X, -0.32, 0.40), (s * X, -0.325, 0.56)],
            0.0175,
            wd(1 + s, (0, 0, 1)),
            ring=28,
            taper=lambda t: 0.72 + 0.28 * min(1, t * 2),
        )
        S.tube(
            "back",
            S.bezier((s * X, 0.43, 0), (s * X, 0.38, 0.22), (s * X, 0.34, 0.40), (s * X, 0.33, 0.56), 24),
            0.0175,
            wd(3 + s, (0, 0, 1)),
            ring=28,
            taper=lambda t: 0.72 + 0.28 * min(1, t * 2),
        )
        arm = S.slab("arm", 0.075, 0.74, 0.026, 0.034, 0.009, wd(6 + s, (0, 1, 0)), z=0.555)
        S.place(arm, (s * X, -0.0, 0), (-1.0, 0, 0))
        S.tube("side", [(s * X, -0.318, 0.285), (s * X, 0.365, 0.215)], 0.0135, wd(9 + s, (0, 1, 0)), ring=24)
        S.tube(
            "stile",
            [(s * 0.262, 0.17, 0.25), (s * 0.262, 0.30, 0.55), (s * 0.262, 0.395, 0.80)],
            0.014,
            wd(12 + s, (0, 0, 1)),
            ring=24,
        )
    for y, z, k in ((-0.300, 0.285, 20), (0.17, 0.232, 21), (0.31, 0.57, 22), (0.392, 0.79, 23)):
        S.tube(
            "rail",
            [(-X if z < 0.5 else -0.262, y, z), (0, y, z), (X if z < 0.5 else 0.262, y, z)],
            0.0145,
            wd(k, (1, 0, 0)),
            ring=24,
        )
    for k in range(6):
        x = -0.2 + 0.08 * k
        S.tube("spindle", [(x, 0.305, 0.56), (x, 0.39, 0.785)], 0.0065, wd(30 + k, (0, 0, 1)), ring=16)
    for k in range(5):  # slats under the seat
        sl = S.slab("slat", 0.64, 0.055, 0.012, 0.004, 0.003, wd(40 + k, (1, 0, 0)))
        S.place(sl, (0, -0.24 + 0.105 * k, 0.282 - 0.0118 * k), (-6.4, 0, 0))
    m = M.cloth("linen", p["a"], p["b"], 520, slub=0.9, depth=0.0008)
    pm = M.cloth("piping", p["b"], p["b"], 900, slub=0.3)
    for name, depth, place, lean in (
        ("seat", 0.56, (0, -0.065, 0.35), -6),
        ("rest", 0.52, (0, 0.262, 0.632), 69.5),
    ):
        obs, seams = U.box(name, 0.56, depth, 0.112, m)
        obs += [S.tube("piping", seam, 0.0042, pm, closed=True, ring=12) for seam in seams]
        S.group(name, obs, place, (lean, 0, 0))


def build(v, rng):
    chair(v, rng)
    return Shot(
        R=0.55,
        c=(0, 0, 0.4),
        views={
            "front": View(32, 12),
            "detail": View(36, 22, at=(0.24, -0.18, 0.5), width=0.42, lens=100),
            "side": View(84, 8),
        },
        parts={
            "arm": (0.325, -0.25, 0.588),
            "arm joint": (0.342, -0.322, 0.55),
            "seat": (0.0, -0.2, 0.43),
            "back cushion": (0, 0.19, 0.65),
            "front leg": (0.343, -0.315, 0.2),
            "piping": (0.1, -0.345, 0.424),
            "slats": (0.0, -0.30, 0.285),
        },
    )
