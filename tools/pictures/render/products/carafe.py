"""Carafe with a tumbler that sits on it as a lid; two thirds full of water."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "well-carafe"
VARIANTS = {"clear": "#f6fbf9", "smoke": "#c6c1bb", "amber": "#eccb96"}


def carafe(v):
    g = M.glass("glass", VARIANTS[v])
    S.lathe(
        "carafe",
        [
            (0, 0.0),
            (0.040, 0.0, 0.003),
            (0.0455, 0.006, 0.006),
            (0.0465, 0.10, 0.05),
            (0.0235, 0.160, 0.03),
            (0.0235, 0.198, 0.004),
            (0.0268, 0.212, 0.0009),
            (0.0248, 0.212, 0.0009),
            (0.0213, 0.197, 0.004),
            (0.0213, 0.159, 0.03),
            (0.0442, 0.10, 0.05),
            (0.0432, 0.0085, 0.006),
            (0, 0.0075),
        ],
        g,
        longest=0.002,
        segs=144,
    )
    w = M.glass("water", "#fbfefe")
    w.node_tree.nodes["Principled BSDF"].inputs["IOR"].default_value = 1.33
    S.lathe(
        "water",
        [(0, 0.0077), (0.0430, 0.0087, 0.006), (0.0440, 0.10, 0.05), (0.0418, 0.1096), (0, 0.1086)],
        w,
        longest=0.002,
        segs=144,
    )
    t = S.lathe(
        "tumbler",
        [
            (0, 0),
            (0.029, 0, 0.002),
            (0.0325, 0.004, 0.004),
            (0.0355, 0.083, 0.0009),
            (0.0337, 0.083, 0.0009),
            (0.0305, 0.0085, 0.004),
            (0, 0.0075),
        ],
        g,
        longest=0.002,
        segs=144,
    )
    S.place(t, (0.098, -0.05, 0))


def build(v, rng):
    carafe(v)
    return Shot(
        R=0.135,
        c=(0.03, 0, 0.09),
        views={
            "front": View(0, 11),
            "detail": View(10, 14, at=(0.004, 0, 0.172), width=0.11, lens=100),
            "top": View(0, 50),
        },
        parts={
            "rim": (0, -0.0262, 0.2115),
            "neck": (0, -0.0235, 0.18),
            "water line": (0, -0.0445, 0.109),
            "base": (0, -0.045, 0.008),
            "tumbler": (0.098, -0.0845, 0.045),
        },
    )
