"""Cushion 45 × 45 cm, blown up by the cloth solver, with a piped seam."""

from .. import materials as M
from .. import shapes as S
from ..shot import Shot, View

ID = "selvage-cushion"
VIEWS = ("front", "detail", "side")
VARIANTS = {
    "flax": dict(a="#e6dac3", b="#c8b797", piping="#8a7a5f"),
    "sage": dict(a="#9aa58a", b="#77836a", piping="#5c684f"),
    "ticking": dict(a="#ece6d8", b="#d6ccb8", piping="#33435a", stripe=(0.036, 0.16, "#3d4f68")),
}


def cushion(v, rng, w=0.45, d=0.45, fill=4.2, cells=42, tag=""):
    p = VARIANTS[v]
    m = M.cloth("linen" + tag, p["a"], p["b"], 620, slub=0.8, stripe=p.get("stripe"), depth=0.0007)
    ob, seam = S.pillow("cushion" + tag, w, d, m, fill=fill, cells=cells, frames=30, shrink=-0.05, belly=0.035, stiff=(4.5, 2, 12))
    S.subdivide(ob, 1)
    pipe = S.tube(
        "piping" + tag,
        S.smooth_path(seam, 4),
        0.0036,
        M.cloth("piping" + tag, p["piping"], p["piping"], 900, slub=0.3),
        closed=True,
        ring=14,
    )
    return [ob, pipe]


def build(v, rng):
    obs = cushion(v, rng)
    S.settle(S.group("c", obs, (0, 0.03, 0.236), (76, 0, 0)))
    return Shot(
        R=0.3,
        c=(0, 0, 0.2),
        light=dict(fill=1.8),
        views={
            "front": View(14, 8),
            "detail": View(14, 14, at=(0.12, 0.05, 0.34), width=0.26, lens=100),
            "side": View(52, 16),
        },
        parts={"cloth": (0, -0.055, 0.23), "corner": (0.205, 0.06, 0.42), "piping": (0.19, 0.03, 0.24)},
    )
