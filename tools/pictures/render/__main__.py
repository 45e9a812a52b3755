"""Renders products: `python -m render mug[:oat[:front,top]] … [--px 1200] [--samples 64] [--out DIR]`, from tools/pictures.

For each picture three files: as the camera sees it, the empty ground in the same light, and the product's mask. level.py
makes one picture of them.
"""

import argparse
import importlib
import json
import math
import os
import random
import resource
import time

import bpy

from . import materials, products, shot, sources, studio


def cpu_seconds():
    return sum(resource.getrusage(resource.RUSAGE_SELF)[:2])


def build(module, variant, options):
    studio.reset()
    studio.settings(options.px, options.samples, options.seed)
    made = module.build(variant, random.Random(f"{options.seed}{module.ID}{variant}"))
    studio.softboxes(made.R, made.c, **made.light)
    # White bouclé turns grey without real bounces.
    bpy.context.scene.cycles.use_fast_gi = not made.bounce
    return made, shot.points_of(made)


def write(path, **changes):
    """Renders with some settings changed and sets them back."""
    sc = bpy.context.scene
    before = {}
    for key, value in changes.items():
        owner, name = (sc.cycles, key[7:]) if key.startswith("cycles_") else (sc.render, key)
        before[key] = (owner, name, getattr(owner, name))
        setattr(owner, name, value)
    sc.render.filepath = path
    bpy.ops.render.render(write_still=True)
    for owner, name, value in before.values():
        setattr(owner, name, value)


def take(made, points, name, view, options, path):
    """One picture, its ground and its mask. Returns where the named parts are."""
    for old in [o for o in bpy.context.scene.objects if o.name.startswith("ground") or o.type == "CAMERA"]:
        bpy.data.objects.remove(old)
    ground = studio.wall(options.ground) if made.wall else studio.paper(made.R, options.ground)
    if not made.wall:  # the sheet turns with the camera
        ground.rotation_euler[2] = math.radians(view.az)
    studio.camera(view, *shot.aim(view, points))
    places = shot.places_of(made.parts, made.R)
    sc, layer = bpy.context.scene, bpy.context.view_layer
    sc.render.image_settings.color_mode = "RGB"
    write(path + ".seen.png")
    meshes = shot.product_meshes()
    for ob in meshes:
        ob.hide_render = True
    write(path + ".ground.png", resolution_percentage=25, cycles_samples=16)
    for ob in meshes:
        ob.hide_render = False
    ground.hide_render = True
    layer.material_override = materials.plain("mask", "#000000")
    sc.render.image_settings.color_mode = "RGBA"
    write(path + ".mask.png", film_transparent=True, cycles_samples=8, cycles_use_denoising=False, cycles_max_bounces=0)
    layer.material_override = None
    ground.hide_render = False
    return places


def product(module, variants, views, options):
    for variant in variants or module.VARIANTS:
        before = cpu_seconds()
        made = points = None
        for name in views or module_views(module):
            path = os.path.join(options.out, f"{module.ID}-{variant}-{name}")
            if options.missing and is_current(path, module, options):
                continue
            if made is None:
                made, points = build(module, variant, options)
            if name not in made.views:
                continue
            started = time.time()
            places = take(made, points, name, made.views[name], options, path)
            with open(path + ".json", "w", encoding="utf8") as file:
                json.dump(
                    {
                        "product": module.ID,
                        "variant": variant,
                        "view": name,
                        "fitted": made.views[name].at is None,
                        "places": places,
                        "hash": sources.hash_of(module),
                        "px": options.px,
                        "samples": options.samples,
                    },
                    file,
                )
            used = cpu_seconds() - before
            print(f"{module.ID} {variant} {name}: {used:.0f} CPU-s, {time.time() - started:.0f} s", flush=True)
            before = cpu_seconds()


def module_views(module):
    return getattr(module, "VIEWS", ("front", "detail", "top"))


def is_current(path, module, options):
    try:
        with open(path + ".json", encoding="utf8") as file:
            known = json.load(file)
    except FileNotFoundError:
        return False
    return known["hash"] == sources.hash_of(module) and known["px"] >= options.px


def main():
    p = argparse.ArgumentParser(prog="render", description=__doc__)
    p.add_argument("what", nargs="*", default=products.ALL)
    p.add_argument("--px", type=int, default=1200, help="side of the pictures")
    p.add_argument("--samples", type=int, default=64)
    p.add_argument("--seed", type=int, default=7)
    p.add_argument("--views", help="only these views, such as front,top")
    p.add_argument("--missing", action="store_true", help="only pictures that are absent, smaller, or of other scripts")
    p.add_argument("--ground", default="#efebe4")
    p.add_argument("--out", default=os.path.join(os.path.dirname(__file__), "out"))
    options = p.parse_args()
    options.out = os.path.abspath(options.out)
    os.makedirs(options.out, exist_ok=True)
    for what in options.what:
        name, variant, views = (what.split(":") + ["", ""])[:3]
        module = importlib.import_module(f".products.{name}", __package__)
        wanted = views or options.views
        product(module, variant and [variant], wanted and wanted.split(","), options)


main()
