"""scikit-learn's swiss roll, S curve and moons, and tutorial 003's gapped uniform, beside the
numbers that they drew from NumPy's RandomState."""

import numpy
import sklearn
from sklearn import datasets

from common import finish

N, SEED, NOISE = 13, 7, 0.1


def state():
    return numpy.random.RandomState(SEED)


def listed(x):
    return [float(v) for v in numpy.asarray(x, float).ravel()]


def sheet(make):
    points, label = make(N, noise=NOISE, random_state=state())
    draws = state()
    return {
        "points": listed(points),
        "label": listed(label),
        "uniforms": listed(draws.random_sample(2 * N)),
        "normals": listed(draws.standard_normal((3, N))),
    }


def moons():
    points, label = datasets.make_moons(N, noise=NOISE, random_state=state())
    clean, _ = datasets.make_moons(N, noise=None, random_state=state())
    words = [int(w) for w in state().randint(0, 2**32, size=4 * N, dtype=numpy.uint32)]
    draws = state()
    draws.shuffle(numpy.arange(N))
    return {
        "points": listed(points),
        "clean": listed(clean),
        "label": listed(label),
        "words": words,
        "normals": listed(draws.standard_normal((N, 2))),
    }


def gapped():
    draws = state()
    third = N // 3
    parts = [
        draws.uniform(-10, -6, third),
        draws.uniform(-2, 2, third),
        draws.uniform(6, 10, N - 2 * third),
    ]
    return {"points": listed(numpy.concatenate(parts)), "uniforms": listed(state().random_sample(N))}


finish(
    "sklearn_points",
    {
        "how": f"scikit-learn {sklearn.__version__}, numpy {numpy.__version__}, n = {N}, "
        f"RandomState({SEED}), noise {NOISE}; draws in their order.",
        "n": N,
        "noise": NOISE,
        "swissRoll": sheet(datasets.make_swiss_roll),
        "sCurve": sheet(datasets.make_s_curve),
        "moons": moons(),
        "gappedUniform": gapped(),
    },
)
