"""Stoneware mug, 9 cm tall."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "kiln-mug"
VARIANTS = {
    "oat": dict(color="#e4d9c4", thin="#a9835a", clay="#b08d6c"),
    "moss": dict(color="#6f7b58", thin="#8c6b45", clay="#9d7a5b"),
    "ink": dict(color="#2c3c52", thin="#7d6a58", clay="#a58668"),
}


def mug(v, rng, tag=""):
    m = M.glaze("glaze" + tag, foot=0.013, rim=0.0885, specks=0.8 if v == "oat" else 0.35, **VARIANTS[v])
    body = S.lathe(
        "mug" + tag,
        [
            (0, 0.0025),
            (0.026, 0.0025, 0.002),
            (0.030, 0, 0.002),
            (0.034, 0.0, 0.002),
            (0.0385, 0.009, 0.012),
            (0.0425, 0.05, 0.02),
            (0.0415, 0.0905, 0.0016),
            (0.0383, 0.0905, 0.0016),
            (0.0387, 0.05, 0.02),
            (0.035, 0.016, 0.012),
            (0, 0.0145),
        ],
        m,
        wob=S.wobble(rng, 0.0035),
        longest=0.002,
        segs=160,
    )
    path = S.bezier((0.0395, 0, 0.076), (0.083, 0, 0.088), (0.084, 0, 0.022), (0.0395, 0, 0.026))
    h = S.tube("handle" + tag, path, 0.0039, m, ring=24, flat=1.7, taper=lambda t: 1 + 0.6 * (abs(t - 0.5) * 2) ** 7)
    return [body, h]


def build(v, rng):
    turn = -38
    S.group("mug", mug(v, rng), rot=(0, 0, turn))
    return Shot(
        R=0.075,
        c=(0, 0, 0.045),
        views={
            "front": View(0, 17),
            "detail": View(8, 24, at=(0.022, -0.02, 0.064), width=0.094, lens=100),
            "top": View(0, 62),
        },
        parts={
            "rim": (0, -0.0413, 0.0902),
            "handle": S.turned((0.0775, 0, 0.052), turn),
            "handle joint": S.turned((0.044, 0, 0.077), turn),
            "glaze": (-0.012, -0.041, 0.05),
            "foot": (0, -0.0365, 0.006),
            "inside": (0.0, 0.037, 0.065),
        },
    )
