"""Side table, 45 cm: a round wooden top with an underbevel on a turned column, or steel legs."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "spool-table"
VARIANTS = {"oak": dict(wood=M.OAK), "walnut": dict(wood=M.WALNUT), "black-ash": dict(wood=M.BLACK_ASH)}


def table(v, rng):
    w = VARIANTS[v]["wood"]
    r = 0.225
    # wood is a solid texture: a board is modelled round its own origin, so that its rings run like a flat-sawn board's
    S.place(
        S.lathe(
            "top",
            [
                (0, 0),
                (r - 0.03, 0, 0.004),
                (r - 0.004, 0.016, 0.003),
                (r, 0.021, 0.002),
                (r - 0.0005, 0.025, 0.002),
                (r - 0.003, 0.0265, 0.0015),
                (0, 0.0265),
            ],
            M.wood("top", **w, grain=(1, 0, 0), seed=1),
            longest=0.008,
            segs=192,
        ),
        (0, 0, 0.478),
    )
    S.lathe(
        "column",
        [
            (0, 0.02),
            (0.048, 0.02, 0.004),
            (0.046, 0.06, 0.03),
            (0.040, 0.25, 0.1),
            (0.050, 0.44, 0.03),
            (0.095, 0.478),
            (0, 0.478),
        ],
        M.wood("col", **w, grain=(0, 0, 1), seed=2),
        longest=0.008,
        segs=96,
    )
    S.lathe(
        "foot",
        [
            (0, 0),
            (0.158, 0, 0.002),
            (0.163, 0.008, 0.005),
            (0.158, 0.020, 0.008),
            (0.06, 0.030, 0.01),
            (0.046, 0.034),
            (0, 0.03),
        ],
        M.wood("foot", **w, grain=(1, 0, 0), seed=3),
        longest=0.006,
        segs=144,
    )
    S.lathe(
        "band",
        [(0.0470, 0.036), (0.0497, 0.037, 0.001), (0.0497, 0.047, 0.001), (0.0470, 0.048)],
        M.brass("brass"),
        segs=96,
    )


def build(v, rng):
    table(v, rng)
    return Shot(
        R=0.33,
        c=(0, 0, 0.25),
        views={
            "front": View(0, 14),
            "detail": View(18, 24, at=(0.11, -0.12, 0.49), width=0.24, lens=100),
            "top": View(0, 48),
        },
        parts={
            "top": (0.03, -0.1, 0.5045),
            "edge": (0, -0.225, 0.499),
            "column": (0, -0.043, 0.2),
            "band": (0, -0.0497, 0.042),
            "foot": (0, -0.162, 0.008),
        },
    )
