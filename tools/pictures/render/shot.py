"""What a product module hands to the studio, and where a camera must stand so that all of it is in the picture."""

import math
from dataclasses import dataclass, field

import bpy
import numpy as np
from bpy_extras.object_utils import world_to_camera_view
from mathutils import Vector

SENSOR_MM = 36
# Free paper on each side of a product that is shown whole, as a share of the picture's side.
MARGIN = 0.12


@dataclass(frozen=True)
class View:
    """A camera's place: azimuth (0 is the front, degrees to the right) and elevation in degrees.

    Without `at` the whole product is shown; with it, `width` metres around that point, to the picture's edges.
    """

    az: float
    el: float
    at: tuple | None = None
    width: float = 0.0
    lens: float = 85


@dataclass
class Shot:
    """A built product: R is its rough radius and c the middle of it (metres), from which the lights are placed.

    parts are its named points, in metres of the scene. beside names objects that may leave the picture, such as a cable.
    """

    R: float
    c: tuple
    views: dict
    parts: dict = field(default_factory=dict)
    light: dict = field(default_factory=dict)
    wall: bool = False
    bounce: bool = False
    beside: tuple = ()


def product_meshes():
    """What the camera may see of the product; a mirror has more about it than that."""
    meshes = [o for o in bpy.context.scene.objects if o.type == "MESH" and o.visible_camera]
    return [o for o in meshes if not o.name.startswith("ground")]


def points_of(shot):
    """All vertices of the product, in metres of the scene."""
    graph = bpy.context.evaluated_depsgraph_get()
    found = []
    for ob in product_meshes():
        if ob.name.split(".")[0] in shot.beside:
            continue
        evaluated = ob.evaluated_get(graph)
        mesh = evaluated.to_mesh()
        flat = np.empty(len(mesh.vertices) * 3, np.float32)
        mesh.vertices.foreach_get("co", flat)
        world = np.array(evaluated.matrix_world)
        found.append(flat.reshape(-1, 3) @ world[:3, :3].T + world[:3, 3])
        evaluated.to_mesh_clear()
    return np.concatenate(found)


def axes(view):
    """Right, up and forward of the camera."""
    a, e = math.radians(view.az), math.radians(view.el)
    forward = np.array((-math.sin(a) * math.cos(e), math.cos(a) * math.cos(e), -math.sin(e)))
    right = np.array((math.cos(a), math.sin(a), 0.0))
    return right, np.cross(right, forward), forward


def fitted(view, points, margin=MARGIN):
    """Target and distance of a camera that sees all points with that margin on the longer side."""
    right, up, forward = axes(view)
    half = SENSOR_MM / 2 / view.lens
    target = (points.max(0) + points.min(0)) / 2
    distance = np.ptp(points, axis=0).max() / half
    for _ in range(16):  # perspective makes the edges of a near product wider; a few rounds settle it
        from_camera = points - (target - forward * distance)
        depth = from_camera @ forward
        x, y = from_camera @ right / depth, from_camera @ up / depth
        target = target + right * (x.max() + x.min()) / 2 * distance + up * (y.max() + y.min()) / 2 * distance
        distance *= max(np.ptp(x), np.ptp(y)) / (2 * half * (1 - 2 * margin))
    return target, distance


def aim(view, points):
    """Target and distance for a view."""
    if view.at is None:
        return fitted(view, points)
    return np.array(view.at), view.width * view.lens / SENSOR_MM


def places_of(parts, R):
    """Where the named parts are in the picture, 0…1 from its top left; only those that the camera sees."""
    scene, camera = bpy.context.scene, bpy.context.scene.camera
    bpy.context.view_layer.update()
    graph = bpy.context.evaluated_depsgraph_get()
    eye = camera.matrix_world.translation
    places = {}
    for name, point in parts.items():
        p = Vector(point)
        x, y, _ = world_to_camera_view(scene, camera, p)
        if not (0.03 <= x <= 0.97 and 0.03 <= y <= 0.97):
            continue
        hit, where, *_ = scene.ray_cast(graph, eye, (p - eye).normalized())
        if hit and (where - eye).length < (p - eye).length - R * 0.06:
            continue
        places[name] = [round(x, 3), round(1 - y, 3)]
    return places
