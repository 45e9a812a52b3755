"""Stoneware vase, 24 cm: a full shoulder and a narrow neck."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View
from . import bowl, mug

ID = "kiln-vase"
VARIANTS = {"milk": bowl.VARIANTS["milk"], "rust": bowl.VARIANTS["rust"], "ink": mug.VARIANTS["ink"]}


def vase(v, rng):
    p = {"clay": "#b3916f", **VARIANTS[v]}
    m = M.glaze("glaze", foot=0.014, rim=0.2375, specks=0.4, soft=0.005, rings=2.0, **p)
    profile = [
        (0, 0.004),
        (0.040, 0.004, 0.002),
        (0.043, 0, 0.002),
        (0.047, 0, 0.002),
        (0.052, 0.014, 0.012),
        (0.078, 0.095, 0.06),
        (0.074, 0.155, 0.04),
        (0.034, 0.188, 0.022),
        (0.026, 0.206, 0.014),
        (0.0345, 0.240, 0.0018),
        (0.0310, 0.240, 0.0018),
        (0.0225, 0.206, 0.014),
        (0.030, 0.186, 0.02),
        (0.070, 0.150, 0.04),
        (0.070, 0.09, 0.05),
        (0.045, 0.014, 0.02),
        (0, 0.012),
    ]
    return S.lathe("vase", profile, m, wob=S.wobble(rng, 0.0035), longest=0.002, segs=176)


def build(v, rng):
    vase(v, rng)
    return Shot(
        R=0.14,
        c=(0, 0, 0.11),
        views={
            "front": View(0, 12),
            "detail": View(12, 20, at=(0.006, -0.02, 0.2), width=0.13, lens=100),
            "top": View(0, 52),
        },
        parts={
            "rim": (0, -0.0342, 0.2395),
            "neck": (0, -0.0262, 0.206),
            "shoulder": (0, -0.0735, 0.152),
            "belly": (0, -0.0775, 0.095),
            "foot": (0, -0.0475, 0.004),
        },
    )
