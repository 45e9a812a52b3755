"""Hall bench of solid wood, 90 or 120 cm: a thick seat on two trestles, joined by a stretcher with wedges."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "stile-bench"
WOODS = {"oak": M.OAK, "walnut": M.WALNUT}
VARIANTS = {f"{wood}-{length}": (wood, length) for wood in WOODS for length in (90, 120)}
HEIGHT, DEPTH, THICK = 0.45, 0.34, 0.034


def board(name, size, edge, wood, grain, seed, at, rot=(0, 0, 0)):
    """A board round its own middle: wood is a solid texture, and so its rings run as a flat-sawn board's do."""
    w, d, h = size
    ob = S.slab(
        name, w, d, h, min(0.008, d / 3), edge, M.wood(name + str(seed), **wood, grain=grain, seed=seed), z=-h / 2
    )
    return S.place(ob, at, rot)


def bench(v):
    name, length = VARIANTS[v]
    wood, w = WOODS[name], length / 100
    z = HEIGHT - THICK / 2
    # The seat is glued of two boards.
    for k, y in ((1, -DEPTH / 4), (2, DEPTH / 4)):
        board("seat", (w, DEPTH / 2 - 0.0006, THICK), 0.004, wood, (1, 0, 0), k, (0, y, z))
    x = w / 2 - 0.13
    for s in (-1, 1):
        for t in (-1, 1):
            leg = S.lathe(
                "leg",
                [
                    (0, 0),
                    (0.0155, 0, 0.002),
                    (0.017, 0.006, 0.003),
                    (0.0235, 0.30, 0.2),
                    (0.022, HEIGHT - THICK),
                    (0, HEIGHT - THICK),
                ],
                M.wood("leg%d%d" % (s, t), **wood, grain=(0, 0, 1), seed=3 + s + 2 * t),
                segs=48,
                longest=0.02,
            )
            S.place(leg, (s * (x + 0.035), t * 0.135, 0), (t * 3.5, -s * 4.5, 0))
        board("rail", (0.034, 0.26, 0.05), 0.004, wood, (0, 1, 0), 10 + s, (s * (x + 0.012), 0, HEIGHT - THICK - 0.035))
        board("foot rail", (0.024, 0.25, 0.034), 0.004, wood, (0, 1, 0), 14 + s, (s * (x + 0.024), 0, 0.16))
        board("wedge", (0.012, 0.02, 0.058), 0.002, wood, (0, 0, 1), 18 + s, (s * (x + 0.044), 0, 0.16))
    board("stretcher", (2 * x + 0.12, 0.024, 0.04), 0.004, wood, (1, 0, 0), 20, (0, 0, 0.16))
    return x


def build(v, rng):
    x = bench(v)
    w = VARIANTS[v][1] / 100
    return Shot(
        R=w * 0.55,
        c=(0, 0, 0.22),
        views={
            "front": View(22, 14),
            "detail": View(34, 20, at=(w / 2 - 0.12, -0.09, 0.36), width=0.36, lens=100),
            "top": View(22, 42),
        },
        parts={
            "seat": (0.05, -0.06, HEIGHT),
            "edge": (0, -DEPTH / 2, HEIGHT - THICK / 2),
            "joint": (x + 0.056, -0.003, 0.16),
            "stretcher": (0, -0.012, 0.16),
            "end grain": (w / 2, -0.04, HEIGHT - THICK / 2),
            "leg": (x + 0.05, -0.165, 0.2),
        },
    )
