"""Random programs of draws, each on one RandomState or Generator, with what NumPy drew.

    python3 internal/golden/make/numpy_programs.py --print SEED COUNT

prints other programs, for a test to run beside NumPy.
"""

import hashlib
import json
import random
import sys

import numpy

from common import finish

KINDS = ["PCG64", "PCG64DXSM", "Philox", "SFC64", "MT19937"]
WIDTHS = {"bool": 1, "int8": 8, "uint8": 8, "int16": 16, "uint16": 16, "int32": 32, "uint32": 32, "int64": 64, "uint64": 64}
AWKWARD = [1, 2, 3, 5, 127, 128, 129, 255, 256, 1000, 2**15, 2**16 - 1, 2**16, 3 * 2**30, 2**31, 2**31 + 1,
           2**32 - 1, 2**32, 2**32 + 1, 2**33 - 3, 3 * 2**40, 2**53, 2**63 - 1, 2**63, 2**63 + 1, 3 * 2**62, 2**64 - 1, 2**64]
COUNTS = [0, 1, 2, 3, 5, 7, 33, 1000]


def bounds(dice, kind):
    """low and high (exclusive) of an integer type, often awkward."""
    width = WIDTHS[kind]
    least = -(2 ** (width - 1)) if kind.startswith("int") else 0
    span = dice.choice([s for s in AWKWARD if s <= 2**width] + [dice.randint(1, 2**width)])
    low = dice.choice([least, least + 2**width - span, dice.randint(least, least + 2**width - span)])
    return low, low + span


def law(dice, n):
    weights = [dice.choice([0.0, 1.0, dice.random(), dice.random()]) for _ in range(n)]
    weights[dice.randrange(n)] += 0.5
    total = sum(weights)
    return [w / total for w in weights]


def call(dice, legacy):
    """One call as plain data, in the words of our own interface."""
    name = dice.choice(["uniforms", "normals", "uniforms32", "normals32", "uniform", "normal", "integers", "integers",
                        "integers", "permutation", "shuffle", "choice", "choice", "exponential", "word"])
    count = dice.choice(COUNTS)
    if name == "uniform":
        low = dice.uniform(-10, 10)
        return {"name": name, "low": low, "high": low + dice.uniform(0, 5), "count": count}
    if name == "normal":
        return {"name": name, "mean": dice.uniform(-3, 3), "std": dice.uniform(0, 2), "count": count}
    if name == "integers":
        kind = dice.choice(list(WIDTHS))
        low, high = bounds(dice, kind)
        endpoint = not legacy and dice.random() < 0.3
        return {"name": name, "low": str(low), "high": str(high - endpoint), "type": kind, "endpoint": endpoint, "count": count}
    if name in ("permutation", "shuffle"):
        return {"name": name, "n": dice.choice([0, 1, 2, 3, 10, 100, 1000])}
    if name == "choice":
        n = dice.choice([1, 2, 5, 10, 300, 10_000, 10_001, 30_000])
        found = {"name": name, "n": n, "replace": dice.random() < 0.4, "count": count}
        if n <= 300 and dice.random() < 0.5:
            found["p"] = law(dice, n)
        if not found["replace"]:
            most = sum(v > 0 for v in found["p"]) if "p" in found else n
            found["count"] = min(most, dice.choice([count, n, n // 30, n // 51, n // 50 + 1, n // 19]))
            if not legacy and "p" not in found:
                found["shuffle"] = dice.random() < 0.6
        return found
    return {"name": name, "count": count}


def run(rng, made, legacy):
    name, count = made["name"], made.get("count")
    if name == "uniforms":
        return rng.random(count)
    if name == "normals":
        return rng.standard_normal(count)
    if name == "uniforms32":
        return rng.random(count).astype("f4") if legacy else rng.random(count, dtype="f4")
    if name == "normals32":
        return rng.standard_normal(count).astype("f4") if legacy else rng.standard_normal(count, dtype="f4")
    if name == "uniform":
        return rng.uniform(made["low"], made["high"], count)
    if name == "normal":
        return rng.normal(made["mean"], made["std"], count)
    if name == "exponential":
        return rng.standard_exponential(count)
    if name == "word":
        draw = rng.randint if legacy else rng.integers
        return draw(0, 2**32, count, dtype="u4").astype("i8")
    if name == "integers":
        low, high, kind = int(made["low"]), int(made["high"]), made["type"]
        if legacy:
            return rng.randint(low, high, count, dtype=kind)
        return rng.integers(low, high, count, dtype=kind, endpoint=made["endpoint"])
    if name == "permutation":
        return rng.permutation(made["n"])
    if name == "shuffle":
        values = numpy.arange(made["n"])[::-1].copy()
        rng.shuffle(values)
        return values
    options = {key: made[key] for key in ("replace", "p", "shuffle") if key in made}
    return rng.choice(made["n"], count, **options)


def program(dice, legacy, size):
    seed = dice.choice([0, 1, 7, 42, 2**32 - 1, dice.getrandbits(32), [1], [0, 0], [1, 2, 3], [dice.getrandbits(32) for _ in range(700)][: dice.choice([2, 5, 624, 700])]])
    if not legacy and dice.random() < 0.3:
        seed = dice.choice([2**32, 2**53 - 1, dice.getrandbits(200), [2**40, 3, dice.getrandbits(70)]])
    kind = "RandomState" if legacy else dice.choice(KINDS)
    rng = numpy.random.RandomState(seed) if legacy else numpy.random.Generator(getattr(numpy.random, kind)(seed))
    calls = []
    for _ in range(size):
        made = call(dice, legacy)
        values = numpy.ascontiguousarray(run(rng, made, legacy))
        drawn = {"digest": hashlib.sha256(values.tobytes()).hexdigest()[:16]} if len(values) > 4 else {
            "values": [str(v) if isinstance(v, int) and abs(v) > 2**53 else v for v in values.astype("f8" if values.dtype == "f4" else values.dtype).tolist()]}
        calls.append({**made, **drawn})
    return {"kind": kind, "seed": [str(v) for v in seed] if isinstance(seed, list) else str(seed), "calls": calls}


def programs(seed, count):
    dice = random.Random(seed)
    return [program(dice, i % 3 == 0, 16) for i in range(count)]


if "--print" in sys.argv:
    at = sys.argv.index("--print")
    print(json.dumps(programs(int(sys.argv[at + 1]), int(sys.argv[at + 2]))))
else:
    finish(
        "numpy_programs",
        {
            "how": f"numpy {numpy.__version__}: calls one after the other on one RandomState or Generator;"
            " digests are the first half of a sha256 of the little-endian bytes.",
            "programs": programs(3, 60),
        },
        rtol=0,
    )
