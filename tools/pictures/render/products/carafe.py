"""Carafe with a tumbler that sits on it as a lid; two thirds full of water."""

import bpy

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
        # Into the wall a little: a gap of air would shine like a mirror.
        [(0, 0.0069), (0.0437, 0.0080, 0.006), (0.0449, 0.10, 0.05), (0.0426, 0.1096), (0, 0.1086)],
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


def dark_field(R):
    """Glass is seen by what its edges bend into view: two black cards beside it, which nothing else sees."""
    for s in (-1, 1):
        x, y = s * 5.2 * R, 3 * R
        corners = [(x, -y, 0), (x, y, 0), (x, y, 5 * R), (x, -y, 5 * R)]
        card = S.mesh("card", corners, [(0, 1, 2, 3)], M.plain("card", "#1c1d1e", 0.9))
        card.visible_camera = card.visible_diffuse = card.visible_shadow = False


def build(v, rng):
    carafe(v)
    dark_field(0.135)
    cycles = bpy.context.scene.cycles
    cycles.max_bounces = cycles.transmission_bounces = 20  # fewer end as black spots within its base
    cycles.denoising_input_passes = "RGB"  # what lies behind glass comes with noise of its own
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
