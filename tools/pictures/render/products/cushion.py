"""Cushion 45 × 45 cm, with a piped seam; it stands on one edge."""

import math

from .. import materials as M
from .. import shapes as S
from .. import upholstery as U
from ..shot import Shot, View

ID = "selvage-cushion"
VIEWS = ("front", "detail", "side")
VARIANTS = {
    "flax": dict(a="#e6dac3", b="#c8b797", piping="#8a7a5f"),
    "sage": dict(a="#9aa58a", b="#77836a", piping="#5c684f"),
    "ticking": dict(a="#ece6d8", b="#d6ccb8", piping="#33435a", stripe=(0.036, 0.16, "#3d4f68")),
}


def cushion(v, rng):
    p = VARIANTS[v]
    m = M.cloth("linen", p["a"], p["b"], 620, slub=0.8, stripe=p.get("stripe"), depth=0.0007)
    sheets, seam = U.pillow("cushion", 0.46, 0.46, 0.17, m, rng)
    piping = M.cloth("piping", p["piping"], p["piping"], 900, slub=0.3)
    return [*sheets, S.tube("piping", seam, 0.0038, piping, closed=True, ring=14)]


def stand(obs, lean):
    """Sets it up on its lower edge, which its weight makes flat."""
    a, sink = math.radians(lean), 0.007
    low = min(v.co.y for ob in obs for v in ob.data.vertices) * math.sin(a) + sink
    for ob in obs:
        for vertex in ob.data.vertices:
            x, y, z = vertex.co
            up = y * math.sin(a) + z * math.cos(a) - low
            vertex.co = (x, y * math.cos(a) - z * math.sin(a), max(0.0, up))


def build(v, rng):
    stand(cushion(v, rng), 76)
    return Shot(
        R=0.3,
        c=(0, 0, 0.2),
        light=dict(fill=1.8),
        views={
            "front": View(14, 8),
            "detail": View(14, 14, at=(0.12, 0.05, 0.34), width=0.26, lens=100),
            "side": View(52, 16),
        },
        parts={"cloth": (0, -0.085, 0.24), "corner": (0.222, 0.052, 0.436), "piping": (0.221, -0.002, 0.22)},
    )
