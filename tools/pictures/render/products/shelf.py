"""Wall shelf, 60 or 90 cm: a board with a low edge at the back, on two bent brass brackets."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "ledge-shelf"
WOODS = {"oak": M.OAK, "black-ash": M.BLACK_ASH}
VARIANTS = {f"{wood}-{length}": (wood, length) for wood in WOODS for length in (60, 90)}
VIEWS = ("front", "detail", "below")
DEPTH, THICK = 0.20, 0.022


def bracket(x, brass):
    """A flat brass strip: up the wall, out under the board, with a rounded knee and a lip in front."""
    wall, knee = -0.003, -0.016
    side = [(wall, -0.118), (wall, -0.060), (wall, -0.030), (wall - 0.003, -0.012), (knee, -0.0025)]
    side += [
        (-DEPTH * 0.5, -0.0025),
        (-DEPTH + 0.004, -0.0025),
        (-DEPTH - 0.0035, 0.0005),
        (-DEPTH - 0.0045, 0.012),
        (-DEPTH - 0.0045, 0.027),
    ]
    strip = S.tube("bracket", [(x, y, z) for y, z in side], 0.0022, brass, ring=24, flat=5)
    for z in (-0.10, -0.055):
        screw = S.lathe("screw", [(0, 0), (0.0045, 0), (0.0045, 0.0012, 0.0008), (0, 0.0022)], brass, segs=32)
        S.place(screw, (x, wall - 0.002, z), (90, 0, 0))
    return strip


def shelf(v):
    wood, length = VARIANTS[v]
    w = length / 100
    ob = S.slab(
        "board", w, DEPTH, THICK, 0.006, 0.003, M.wood("board", **WOODS[wood], grain=(1, 0, 0), seed=2), z=-THICK / 2
    )
    S.place(ob, (0, -DEPTH / 2 - 0.001, THICK / 2))
    lip = S.slab("lip", w, 0.014, 0.03, 0.004, 0.003, M.wood("lip", **WOODS[wood], grain=(1, 0, 0), seed=7), z=-0.015)
    S.place(lip, (0, -0.009, THICK + 0.014))
    brass = M.brass("brass")
    for s in (-1, 1):
        bracket(s * (w / 2 - 0.11), brass)
    return w


def build(v, rng):
    w = shelf(v)
    x = w / 2 - 0.11
    return Shot(
        R=w * 0.5,
        c=(0, -0.08, 0),
        wall=True,
        light=dict(rim=0.3),
        views={
            "front": View(18, 14),
            "detail": View(32, 10, at=(x, -0.12, 0.0), width=0.26, lens=100),
            "below": View(24, -20),
        },
        parts={
            "board": (0, -0.1, THICK),
            "front edge": (0, -DEPTH - 0.001, THICK / 2),
            "bracket": (x, -DEPTH - 0.0065, 0.015),
            "screws": (x, -0.0065, -0.10),
            "back edge": (-w * 0.2, -0.0165, THICK + 0.02),
            "end grain": (w / 2, -0.1, THICK / 2),
        },
    )
