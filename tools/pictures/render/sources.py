"""Which scripts a picture depends on, as one hash: a picture whose hash has changed is to be rendered again."""

import ast
import hashlib
import inspect
import types


def modules_of(module, seen=None):
    """The module and all of this package that it imports."""
    seen = {} if seen is None else seen
    if module.__name__ in seen:
        return seen
    seen[module.__name__] = module
    package = __package__ + "."
    for value in vars(module).values():
        if isinstance(value, types.ModuleType):
            found = value
        else:
            found = inspect.getmodule(value) if callable(value) else None
        if found and found.__name__.startswith(package):
            modules_of(found, seen)
    return seen


def hash_of(module):
    """Layout and comments do not count."""
    digest = hashlib.sha256()
    for name, found in sorted(modules_of(module).items()):
        digest.update(name.removeprefix(__package__).encode())
        digest.update(ast.dump(ast.parse(inspect.getsource(found))).encode())
    return digest.hexdigest()[:16]
