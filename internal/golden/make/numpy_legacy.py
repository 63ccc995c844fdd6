"""NumPy's RandomState: every kind of draw from three seeds, a million normals by digest."""

import hashlib

import numpy

from common import finish


def digest(values, kind):
    return hashlib.sha256(numpy.ascontiguousarray(values, dtype=kind).tobytes()).hexdigest()


def entry(seed):
    def new():
        return numpy.random.RandomState(seed)

    state = new()
    interleaved = [*state.randn(3), *state.random_sample(2), *state.randn(4), *state.random_sample(1)]
    return {
        "uint32_raw": new().randint(0, 2**32, 20, dtype="u4").tolist(),
        "random_sample": new().random_sample(40).tolist(),
        "random_sample_1e5": digest(new().random_sample(100_000), "<f8"),
        "uniform_-10_-6": new().uniform(-10, -6, 20).tolist(),
        "randn": new().randn(60).tolist(),
        "randn_1e6": digest(new().randn(1_000_000), "<f8"),
        "randn_1e7": digest(new().randn(10_000_000), "<f8"),
        "normal_loc1_scale0.1": new().normal(1, 0.1, 10).tolist(),
        "randint_0_10": new().randint(0, 10, 40).tolist(),
        "randint_0_4": new().randint(0, 4, 40).tolist(),
        "randint_-5_100": new().randint(-5, 100, 20).tolist(),
        "randint_0_2^40": new().randint(0, 2**40, 10).tolist(),
        "randint_0_1000_int32": new().randint(0, 1000, 20, dtype="i4").tolist(),
        "randint_0_256_uint8": new().randint(0, 256, 20, dtype="u1").tolist(),
        "permutation_10": new().permutation(10).tolist(),
        "permutation_100": new().permutation(100).tolist(),
        "permutation_10000": digest(new().permutation(10_000), "<i8"),
        "choice_5_of_p": new().choice(5, 20, p=[0.1, 0.2, 0.3, 0.15, 0.25]).tolist(),
        "choice_100_replace_false_10": new().choice(100, 10, replace=False).tolist(),
        "exponential": new().exponential(1, 10).tolist(),
        "interleaved_randn3_random2_randn4_random1": [float(v) for v in interleaved],
        "state_key_first5": new().get_state()[1][:5].tolist(),
    }


finish(
    "numpy_legacy",
    {
        "how": f"numpy {numpy.__version__}: RandomState(seed), a new one for each entry; digests are"
        " sha256 of the little-endian bytes, float64 or int64.",
        "seeds": [{"seed": seed, **entry(seed)} for seed in (0, 42, 123456789)],
    },
    rtol=0,
)
