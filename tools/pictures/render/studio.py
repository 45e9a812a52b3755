"""The photo studio: paper, lights, camera, render settings. R is the product's rough radius in metres.

Everything scales with R, so that a mug of 9 cm and a chair of 82 cm stand in the same light.
"""

import math

import bpy
from mathutils import Vector

from . import materials as M
from . import shapes as S
from .shot import axes

# Small apertures: a catalogue's picture is sharp from front to back.
F_STOP = 22


def reset():
    bpy.ops.wm.read_factory_settings(use_empty=True)


def settings(px, samples, seed):
    sc = bpy.context.scene
    sc.render.engine = "CYCLES"
    c = sc.cycles
    c.device, c.samples, c.seed = "CPU", samples, seed
    c.use_adaptive_sampling, c.adaptive_threshold, c.adaptive_min_samples = True, 0.04, 8
    c.use_denoising, c.denoiser, c.denoising_input_passes = True, "OPENIMAGEDENOISE", "RGB_ALBEDO_NORMAL"
    # The exact filter costs seconds and pays only where there are samples to keep.
    c.denoising_prefilter = "ACCURATE" if samples >= 32 else "FAST"
    c.max_bounces, c.diffuse_bounces, c.glossy_bounces, c.transmission_bounces = 8, 2, 2, 8
    c.transparent_max_bounces = 10
    c.sample_clamp_indirect, c.blur_glossy = 4, 0.5
    # A light tree and real second bounces double the time and are not seen with four lights on paper.
    c.use_light_tree = False
    c.use_fast_gi, c.ao_bounces_render = True, 1
    c.caustics_reflective = c.caustics_refractive = False
    sc.render.threads_mode, sc.render.threads = "FIXED", 2
    sc.render.resolution_x = sc.render.resolution_y = px
    sc.render.image_settings.file_format = "PNG"
    sc.render.image_settings.compression = 30
    sc.view_settings.view_transform = "Khronos PBR Neutral"
    sc.view_settings.look = "None"
    sc.render.use_persistent_data = True
    w = bpy.data.worlds.new("w")
    sc.world = w
    w.use_nodes = True
    w.light_settings.distance = 1.0
    bg = w.node_tree.nodes.get("Background") or w.node_tree.nodes.new("ShaderNodeBackground")
    bg.inputs[0].default_value = M.rgb("#fdfdfd")
    bg.inputs[1].default_value = 0.62


def light(name, at, to, size, power, color="#fff6ec", wide=1.0):
    d = bpy.data.lights.new(name, "AREA")
    d.shape, d.size, d.size_y, d.energy, d.color = "RECTANGLE", size * wide, size, power, M.rgb(color)[:3]
    o = bpy.data.objects.new(name, d)
    bpy.context.scene.collection.objects.link(o)
    o.location = at
    o.rotation_euler = (Vector(to) - Vector(at)).to_track_quat("-Z", "Y").to_euler()
    return o


def softboxes(R, c=(0, 0, 0), key=1.0, fill=1.0, rim=1.0):
    c = Vector(c)
    k = R * R
    light("key", c + Vector((-3.2, -1.6, 3.6)) * R, c, 3.2 * R, 300 * k * key, "#fffbf6")
    light("fill", c + Vector((4.2, -2.6, 1.8)) * R, c, 3.6 * R, 75 * k * fill, "#f6f9ff")
    light("back", c + Vector((0, 3.0, 7.0)) * R, c + Vector((0, 8, 3)) * R, 5 * R, 330 * k, "#ffffff", 2.2)
    light("rim", c + Vector((2.4, 3.4, 3.2)) * R, c, 1.6 * R, 110 * k * rim, "#fffaf2", 1.6)


def paper(R, color):
    """An endless sheet: it lies under the product and rises behind it."""
    prof = [(-14 * R, 0.0), (4 * R, 0.0)]
    bend = [i / 24 * math.pi / 2 for i in range(1, 25)]
    prof += [(4 * R + 4 * R * math.sin(a), 4 * R - 4 * R * math.cos(a)) for a in bend]
    prof += [(8 * R, 22 * R)]
    v = [(x, y, z) for y, z in prof for x in (-24 * R, 24 * R)]
    f = [(2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2) for i in range(len(prof) - 1)]
    return S.mesh("ground", v, f, M.plain("paper", color, 0.95))


def wall(color):
    """A wall at y = 0, for what hangs."""
    corners = [(-9, 0, -9), (9, 0, -9), (9, 0, 9), (-9, 0, 9)]
    return S.mesh("ground", corners, [(0, 1, 2, 3)], M.plain("paper", color, 0.95))


def camera(view, target, distance):
    cam = bpy.data.cameras.new("cam")
    cam.lens, cam.sensor_width = view.lens, 36
    cam.clip_start, cam.clip_end = distance * 0.02, distance * 60
    cam.dof.use_dof, cam.dof.focus_distance, cam.dof.aperture_fstop = True, distance, F_STOP
    o = bpy.data.objects.new("cam", cam)
    bpy.context.scene.collection.objects.link(o)
    forward = Vector(axes(view)[2])
    o.location = Vector(target) - forward * distance
    o.rotation_euler = forward.to_track_quat("-Z", "Y").to_euler()
    bpy.context.scene.camera = o
    return o
