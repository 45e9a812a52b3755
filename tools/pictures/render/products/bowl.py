"""Serving bowl, 26 cm."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "kiln-bowl"
VARIANTS = {
    "milk": dict(color="#eee9df", thin="#b9966a", speckle="#6a543c"),
    "celadon": dict(color="#a9bfae", thin="#c9b28a", speckle="#4c4a3a"),
    "rust": dict(color="#9c5234", thin="#4a2b1e", speckle="#2a1a12"),
}


def bowl(v, rng, tag="", k=1.0):
    p = VARIANTS[v]
    m = M.glaze("glaze" + tag, clay="#b3916f", foot=0.011 * k, rim=0.0905 * k, specks=0.45, soft=0.005, rings=1.6, **p)
    prof = [
        (0, 0.006),
        (0.040, 0.006, 0.002),
        (0.0445, 0, 0.002),
        (0.0495, 0, 0.002),
        (0.050, 0.008, 0.004),
        (0.098, 0.03, 0.045),
        (0.1305, 0.0945, 0.0022),
        (0.1262, 0.0945, 0.0022),
        (0.094, 0.036, 0.045),
        (0.045, 0.0125, 0.02),
        (0, 0.0118),
    ]
    return [
        S.lathe(
            "bowl" + tag,
            [(a * k, b * k, *(c * k for c in r)) for a, b, *r in prof],
            m,
            wob=S.wobble(rng, 0.004),
            longest=0.003,
            segs=192,
        )
    ]


def build(v, rng):
    bowl(v, rng)
    return Shot(
        R=0.16,
        c=(0, 0, 0.04),
        views={
            "front": View(0, 24),
            "detail": View(20, 26, at=(0.045, -0.09, 0.07), width=0.15, lens=100),
            "top": View(0, 66),
        },
        parts={
            "rim": (0, -0.1295, 0.094),
            "far rim": (0, 0.1285, 0.0945),
            "foot": (0, -0.05, 0.006),
            "wall": (0.04, -0.1, 0.06),
            "middle": (0, 0, 0.012),
        },
    )
