"""JAX's Threefry streams in both orders: internal/golden/jax_threefry.json.

Needs JAX (pip install jax), beside NumPy.
"""

import os

os.environ["JAX_PLATFORMS"] = "cpu"

import jax
import numpy as np

from common import finish

jax.config.update("jax_enable_x64", True)


def plain(array):
    """Numbers of an array; integers of 64 bits as strings."""
    a = np.asarray(array).reshape(-1)
    if a.dtype == np.uint64:
        return [str(v) for v in a]
    return a.astype(np.float64).tolist() if a.dtype.kind == "f" else a.tolist()


def ends(array):
    """All of at most 24 elements, else the first and the last 8."""
    a = np.asarray(array).reshape(-1)
    return plain(a if a.size <= 24 else np.concatenate([a[:8], a[-8:]]))


def streams(seed):
    key = jax.random.key(seed)
    children = jax.random.split(key, 5)
    out = {
        "key": plain(jax.random.key_data(key)),
        "split2": plain(jax.random.key_data(jax.random.split(key))),
        "split5": plain(jax.random.key_data(children)),
        "split2x3": plain(jax.random.key_data(jax.random.split(key, (2, 3)))),
        "foldIn": {
            str(data): plain(jax.random.key_data(jax.random.fold_in(key, data)))
            for data in (0, 1, 1701, 2**32 - 1)
        },
        "bits": {
            str(width): {
                str(n): ends(jax.random.bits(key, (n,), f"uint{width}")) for n in (1, 2, 3, 7, 64)
            }
            for width in (8, 16, 32, 64)
        },
        "child": ends(jax.random.bits(children[3], (5,), "uint32")),
        "uniform32": {
            str(n): ends(jax.random.uniform(key, (n,), "float32")) for n in (1, 5, 1001)
        },
        "uniform64": {
            str(n): ends(jax.random.uniform(key, (n,), "float64")) for n in (1, 5, 1001)
        },
        "uniform32_-0.3_2.1": ends(jax.random.uniform(key, (24,), "float32", -0.3, 2.1)),
        "uniform64_-0.3_2.1": ends(jax.random.uniform(key, (24,), "float64", -0.3, 2.1)),
        "normal32": {str(n): ends(jax.random.normal(key, (n,), "float32")) for n in (1, 5, 24, 1001)},
        "normal64": {str(n): ends(jax.random.normal(key, (n,), "float64")) for n in (1, 5, 24, 1001)},
        "normal32_6x4": ends(jax.random.normal(key, (6, 4), "float32")),
        "randint": {
            f"{low} {high}": ends(jax.random.randint(key, (7,), low, high, "int32"))
            for low, high in (
                (0, 1),
                (0, 10),
                (-5, 1000),
                (0, 65536),
                (0, 65537),
                (-(2**31), 2**31 - 1),
                (-(2**31), 2**31),
                (0, 2**31),
                (3, 2_000_000_000),
            )
        },
        "permutation": {
            str(n): ends(jax.random.permutation(key, n)) for n in (0, 1, 2, 10, 1000, 5000)
        },
        "loop": [],
    }
    for _ in range(3):
        key, now = jax.random.split(key)
        out["loop"].append(ends(jax.random.normal(now, (3,), "float32")))
    # Tails: the largest of many, with their places.
    many = np.asarray(jax.random.normal(jax.random.key(seed), (1_000_000,), "float32"))
    order = np.argsort(many)
    places = [int(i) for i in np.concatenate([order[:6], order[-6:]])]
    out["tails"] = {"places": places, "values": plain(many[places])}
    return out


data = {"how": f"JAX {jax.__version__} with jax_enable_x64, CPU; internal/golden/make/jax_threefry.py"}
for partitionable in (True, False):
    jax.config.update("jax_threefry_partitionable", partitionable)
    data["partitionable" if partitionable else "original"] = {
        str(seed): streams(seed) for seed in (0, 1701, 2**32 - 1, 2**45 + 12345, -7)
    }
# Processors differ in the last bits of float32 logarithms.
finish("jax_threefry", data, rtol=1e-6)
