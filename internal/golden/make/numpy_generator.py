"""NumPy's Generator over its five bit generators: every kind of draw from several seeds."""

import hashlib

import numpy

from common import finish

KINDS = ["PCG64", "PCG64DXSM", "Philox", "SFC64", "MT19937"]


def digest(values, kind):
    return hashlib.sha256(numpy.ascontiguousarray(values, dtype=kind).tobytes()).hexdigest()


def wide(values):
    return [str(int(v)) for v in values]


def entry(kind, seed):
    def new():
        return numpy.random.Generator(getattr(numpy.random, kind)(seed))

    mixed = new()
    normals = new().standard_normal(1_000_000)
    tails = numpy.flatnonzero(numpy.abs(normals) > 3.6541528853610088)[:12]
    return {
        "kind": kind,
        "seed": seed,
        "integers_uint64": wide(new().integers(0, 2**64, 12, dtype="u8")),
        "random": new().random(40).tolist(),
        "random_1e5": digest(new().random(100_000), "<f8"),
        "random_float32": new().random(12, dtype="f4").astype("f8").tolist(),
        "uniform_-10_-6": new().uniform(-10, -6, 10).tolist(),
        "standard_normal": new().standard_normal(60).tolist(),
        "standard_normal_1e6": digest(normals, "<f8"),
        "tail_samples_index_value": [[int(i), float(normals[i])] for i in tails],
        "normal_loc1_scale0.1": new().normal(1, 0.1, 10).tolist(),
        "standard_normal_float32": new().standard_normal(12, dtype="f4").astype("f8").tolist(),
        "standard_normal_float32_1e6": digest(new().standard_normal(1_000_000, dtype="f4"), "<f4"),
        "standard_normal_1e7": digest(new().standard_normal(10_000_000), "<f8"),
        "standard_normal_float32_1e7": digest(new().standard_normal(10_000_000, dtype="f4"), "<f4"),
        "standard_exponential": new().standard_exponential(12).tolist(),
        "standard_exponential_1e5": digest(new().standard_exponential(100_000), "<f8"),
        "integers_0_10": new().integers(0, 10, 40).tolist(),
        "integers_-7_1000003": new().integers(-7, 1000003, 20).tolist(),
        "integers_0_2^40": new().integers(0, 2**40, 10).tolist(),
        "integers_0_10_int32": new().integers(0, 10, 20, dtype="i4").tolist(),
        "permutation_10": new().permutation(10).tolist(),
        "permutation_100": new().permutation(100).tolist(),
        "permutation_10000": digest(new().permutation(10_000), "<i8"),
        "mixed_random3_integers5_normal3_random2": [
            mixed.random(3).tolist(),
            mixed.integers(0, 100, 5).tolist(),
            mixed.standard_normal(3).tolist(),
            mixed.random(2).tolist(),
        ],
        "choice_100_replace_false_10": new().choice(100, 10, replace=False).tolist(),
    }


def state(kind, seed):
    bits = getattr(numpy.random, kind)(seed)
    found = {"kind": kind, "seed": str(seed)}
    if kind.startswith("PCG"):
        found["state"] = {name: str(value) for name, value in bits.state["state"].items()}
    elif kind == "Philox":
        found["state"] = {name: wide(value) for name, value in bits.state["state"].items()}
    elif kind == "SFC64":
        found["state"] = {"state": wide(bits.state["state"]["state"])}
    return {**found, "raw": wide(bits.random_raw(8))}


def moved(kind, move):
    bits = getattr(numpy.random, kind)(7)
    numpy.random.Generator(bits).integers(0, 10, 3)  # leaves half a word behind
    bits = move(bits)
    rng = numpy.random.Generator(bits)
    return [*rng.integers(0, 2**32, 3).tolist(), *rng.random(2).tolist()]


def jumps():
    for kind in ["PCG64", "PCG64DXSM", "Philox"]:
        for delta in [0, 1, 5, 2**33 + 1, 2**64, 2**100 + 17]:
            yield {"kind": kind, "advance": str(delta), "draws": moved(kind, lambda b: b.advance(delta))}
        for count in [1, 2, 10]:
            yield {"kind": kind, "jumped": count, "draws": moved(kind, lambda b: b.jumped(count))}
    for delta in [-1, -(2**70)]:
        yield {"kind": "PCG64", "advance": str(delta), "draws": moved("PCG64", lambda b: b.advance(delta))}
    for count in [1, 2]:
        yield {"kind": "MT19937", "jumped": count, "draws": moved("MT19937", lambda b: b.jumped(count))}


def spawned(kind):
    bits = getattr(numpy.random, kind)(42)
    children = [getattr(numpy.random, kind)(child) for child in bits._seed_seq.spawn(3)]
    return {"kind": kind, "random": [numpy.random.Generator(c).random(2).tolist() for c in children]}


def explicit(key, counter):
    bits = numpy.random.Philox(key=key, counter=counter)
    return {"key": str(key), "counter": str(counter), "raw": wide(bits.random_raw(12))}


SEEDS = [0, 1, 7, 42, 2**32 - 1, 2**32, 2**53 - 1, 2**64 + 5, 2**130 - 3]
finish(
    "numpy_generator",
    {
        "how": f"numpy {numpy.__version__}: Generator(KIND(seed)), a new one for each entry; digests"
        " are sha256 of the little-endian bytes, float64, float32 or int64; wide integers are strings.",
        "seeds": [
            entry(kind, seed)
            for kind in KINDS
            for seed in ((0, 42, 123456789) if kind in ("PCG64", "Philox") else (7,))
        ],
        "states": [state(kind, seed) for kind in KINDS for seed in SEEDS],
        "jumps": list(jumps()),
        "spawned": [spawned(kind) for kind in KINDS],
        "philox": [
            explicit(1 + (2 << 64), 3 + (4 << 64) + (5 << 128) + (6 << 192)),
            explicit(0, 0),
            explicit(2**128 - 1, 2**256 - 1),
            explicit(5, 2**64 - 1),
        ],
    },
    rtol=0,
)
