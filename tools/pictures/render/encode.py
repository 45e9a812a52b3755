"""Levels what was rendered and writes it as WebP in three sizes, with a manifest: `python -m render.encode`, from tools/pictures.

The manifest says of each picture how wide its files are, where the product's named parts are on it, and of which scripts
it was made. The catalogue reads it, so that pictures of another size need no change there.
"""

import argparse
import glob
import json
import os

from PIL import Image

from .level import PAPER, levelled

HERE = os.path.dirname(os.path.abspath(__file__))
SIZES = ("large", "medium", "small")
# Paper without grain shows the blocks of anything less.
QUALITY = {"large": 91, "medium": 88, "small": 80}
# Bytes that a file may have: cloth and wicker hide what a lower quality does.
MOST = {"large": 110_000, "medium": 40_000, "small": 10_000}


def encode(path, meta, widths, into):
    """Writes the sizes of one picture. Returns its entry of the manifest."""
    whole = levelled(path, meta["fitted"])
    made = {}
    for size, width in zip(SIZES, widths):
        width = min(width, whole.width)
        image = whole if width == whole.width else whole.resize((width, width), Image.Resampling.LANCZOS)
        name = f"{os.path.basename(path)}-{size}.webp"
        save(image, os.path.join(into, name), size)
        made[size] = width
    kept = {key: meta[key] for key in ("product", "variant", "view", "places", "hash", "px", "samples")}
    return {**kept, "widths": made}


def save(image, file, size):
    """As good as its size allows."""
    for quality in range(QUALITY[size], 30, -6):
        image.save(file, quality=quality, method=6)
        if os.path.getsize(file) <= MOST[size]:
            return


def main():
    p = argparse.ArgumentParser(prog="render.encode", description=__doc__)
    p.add_argument("--from", dest="source", default=os.path.join(HERE, "out"))
    p.add_argument("--into", default=os.path.join(HERE, "../../../server/catalog/demo/pictures"))
    p.add_argument("--widths", default="1200,600,200", help="of the large, medium and small size; none is scaled up")
    options = p.parse_args()
    widths = [int(width) for width in options.widths.split(",")]
    os.makedirs(options.into, exist_ok=True)
    manifest_file = os.path.join(options.into, "manifest.json")
    pictures = {}
    if os.path.exists(manifest_file):
        with open(manifest_file, encoding="utf8") as file:
            pictures = json.load(file)["pictures"]
    for found in sorted(glob.glob(os.path.join(options.source, "*.json"))):
        with open(found, encoding="utf8") as file:
            meta = json.load(file)
        path = found.removesuffix(".json")
        pictures[os.path.basename(path)] = encode(path, meta, widths, options.into)
    with open(manifest_file, "w", encoding="utf8") as file:
        json.dump({"paper": PAPER, "pictures": dict(sorted(pictures.items()))}, file, indent=1)
        file.write("\n")
    files = glob.glob(os.path.join(options.into, "*.webp"))
    total = sum(os.path.getsize(file) for file in files)
    print(f"{len(pictures)} pictures, {len(files)} files, {total / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
