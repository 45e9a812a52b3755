"""A stack of four stoneware plates, 21 or 27 cm."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View
from . import mug

ID = "kiln-plates"
GLAZES = {"oat": mug.VARIANTS["oat"], "ink": mug.VARIANTS["ink"]}
VARIANTS = {f"{glaze}-{size}": (glaze, size) for glaze in GLAZES for size in (21, 27)}
STEP = 0.0122


def plate(name, glaze, r, rng):
    """A plate of radius r that stands on z = 0."""
    m = M.glaze(name, foot=0.0045, rim=0.0312, specks=0.8 if glaze == "oat" else 0.35, soft=0.003, **GLAZES[glaze])
    profile = [
        (0, 0.004),
        (r * 0.55, 0.004, 0.002),
        (r * 0.57, 0, 0.0015),
        (r * 0.61, 0, 0.0015),
        (r * 0.63, 0.006, 0.004),
        (r * 0.90, 0.0095, 0.018),
        (r, 0.0315, 0.002),
        (r - 0.0032, 0.0327, 0.002),
        (r * 0.87, 0.0125, 0.018),
        (r * 0.6, 0.0112, 0.02),
        (0, 0.0108),
    ]
    return S.lathe(name, profile, m, wob=S.wobble(rng, 0.0025), longest=0.002, segs=192)


def build(v, rng):
    glaze, size = VARIANTS[v]
    r = size / 200
    for k in range(4):
        shift = (rng.uniform(-0.0015, 0.0015), rng.uniform(-0.0015, 0.0015), k * STEP)
        S.place(plate("plate", glaze, r, rng), shift, (0, 0, rng.uniform(0, 360)))
    top = 3 * STEP
    return Shot(
        R=r * 1.25,
        c=(0, 0, 0.03),
        views={
            "front": View(0, 24),
            "detail": View(18, 20, at=(r * 0.35, -r * 0.8, 0.03), width=r * 1.1, lens=100),
            "top": View(0, 62),
        },
        parts={
            "rim": (0, -r + 0.001, top + 0.0322),
            "edges": (r * 0.3, -r * 0.95, STEP + 0.03),
            "well": (0, r * 0.1, top + 0.011),
            "foot": (0, -r * 0.61, 0.002),
        },
    )
