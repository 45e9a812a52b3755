"""One picture out of what the camera saw, the empty ground in the same light, and the mask of the product.

Dividing by the ground leaves the product and its shadow on paper of one colour, as a photographer's flat field does. So a
letterboxed picture shows no edge, and all pictures of a page stand on the same ground.
"""

import numpy as np
from PIL import Image, ImageFilter

# The colour that every picture has at its edges. The catalogue gives it as the pictures' tint.
PAPER = "#f4f0e8"
# Shadows end within this share of a side before the edge of a picture that shows its product whole.
FADE = 0.12


def rgb(hex_colour):
    return np.array([int(hex_colour[i : i + 2], 16) for i in (1, 3, 5)], np.float32)


def array(image):
    return np.asarray(image, np.float32)


def to_edge(px):
    """0 at the picture's edge, 1 from FADE on, with a soft beginning and end."""
    line = np.minimum(np.arange(px) + 0.5, px - np.arange(px) - 0.5) / px
    t = np.clip(np.minimum(line[:, None], line[None, :]) / FADE, 0, 1)
    return t * t * (3 - 2 * t)


def drift(ratio, product):
    """How the ground still differs from its paper, far from the product: a lamp keeps light from all of it, for one.

    A surface of second degree through the ground near the picture's edges, as a factor for each pixel.
    """
    px = ratio.shape[0]
    y, x = np.mgrid[0:px, 0:px] / px - 0.5
    terms = np.stack([np.ones_like(x), x, y, x * x, y * y, x * y], -1)
    near = (np.maximum(abs(x), abs(y)) > 0.5 - FADE) & (product < 0.01)
    grey = ratio.mean(-1)
    if near.sum() < px:
        return 1.0
    # Shadows that reach the edge are no drift: leave out what is darkest there.
    near &= grey > np.quantile(grey[near], 0.3)
    sample = np.flatnonzero(near)[::7]
    flat = terms.reshape(-1, 6)
    fit = np.linalg.lstsq(flat[sample], grey.reshape(-1)[sample], rcond=None)[0]
    return np.clip((flat @ fit).reshape(px, px, 1), 0.85, 1.15)


def levelled(path, fitted):
    """The picture at `path` (without endings) as an image of Pillow."""
    seen = array(Image.open(path + ".seen.png").convert("RGB"))
    px = seen.shape[0]
    ground = Image.open(path + ".ground.png").convert("RGB").filter(ImageFilter.GaussianBlur(3))
    ground = array(ground.resize((px, px), Image.Resampling.BICUBIC))
    mask = Image.open(path + ".mask.png").getchannel("A").resize((px, px), Image.Resampling.BICUBIC)
    # A little wider than the product, so that its edge keeps its own light.
    product = array(mask.filter(ImageFilter.MaxFilter(5)).filter(ImageFilter.GaussianBlur(px / 400)))[..., None] / 255
    paper = rgb(PAPER)
    ratio = seen / ground
    if fitted:
        ratio = ratio / drift(ratio, product[..., 0])
        far = (1 - to_edge(px))[..., None] * (1 - product)
        ratio = ratio * (1 - far) + far
    return Image.fromarray(np.clip(ratio * paper + 0.5, 0, 255).astype(np.uint8))
