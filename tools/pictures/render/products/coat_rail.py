"""Coat rail that stands by itself, 160 cm: two A-frames, a rail, a peg board of six turned pegs, a shelf for shoes."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "heron-rail"
VARIANTS = {"oak": M.OAK, "black-ash": M.BLACK_ASH}
W, H = 0.9, 1.6


def rail(v):
    wood = VARIANTS[v]

    def w(k, grain):
        return M.wood("w%s" % k, **wood, grain=grain, seed=k)

    for s in (-1, 1):
        for t in (-1, 1):
            leg = [(s * W / 2, t * 0.23, 0), (s * W / 2, t * 0.115, H / 2), (s * W / 2, t * 0.004, H + 0.02)]
            S.tube("leg", leg, 0.0165, w(1 + s + 3 * t, (0, 0, 1)), ring=28)
        S.tube("cross", [(s * W / 2, -0.185, 0.30), (s * W / 2, 0.185, 0.30)], 0.012, w(11 + s, (0, 1, 0)), ring=24)
    S.tube(
        "rail",
        [(-W / 2 - 0.07, 0, H - 0.06), (0, 0, H - 0.06), (W / 2 + 0.07, 0, H - 0.06)],
        0.0165,
        w(20, (1, 0, 0)),
        ring=32,
    )
    board = S.slab("pegs", W + 0.02, 0.07, 0.018, 0.01, 0.003, w(21, (1, 0, 0)), z=-0.009)
    S.place(board, (0, -0.062, 1.22), (82, 0, 0))
    for k in range(6):
        x = (k - 2.5) * 0.145
        profile = [
            (0, -0.01),
            (0.009, -0.01),
            (0.0085, 0.05, 0.01),
            (0.0095, 0.075, 0.01),
            (0.0165, 0.093, 0.006),
            (0.014, 0.104, 0.005),
            (0, 0.106),
        ]
        S.place(S.lathe("peg", profile, w(30 + k, (0, 0, 1)), segs=40), (x, -0.068, 1.22), (75, 0, 0))
    for k in range(4):
        slat = S.slab("slat", W + 0.02, 0.05, 0.012, 0.006, 0.003, w(40 + k, (1, 0, 0)), z=-0.006)
        S.place(slat, (0, -0.12 + 0.08 * k, 0.318))


def build(v, rng):
    rail(v)
    return Shot(
        R=0.85,
        c=(0, 0, 0.75),
        views={
            "front": View(26, 8),
            "detail": View(48, 18, at=(0.24, -0.1, 1.24), width=0.4, lens=100),
            "side": View(62, 12),
        },
        parts={
            "rail": (0.1, -0.0165, H - 0.06),
            "peg": ((4 - 2.5) * 0.145, -0.166, 1.254),
            "peg board": (0, -0.072, 1.2),
            "joint": (W / 2 + 0.0165, -0.02, H - 0.06),
            "shelf": (0, -0.12, 0.325),
            "leg": (W / 2, -0.135, 0.75),
        },
    )


VIEWS = ("front", "detail", "side")
