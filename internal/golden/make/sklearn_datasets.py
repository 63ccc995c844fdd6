"""scikit-learn's swiss roll, S curve, moons, circles and blobs by random_state, small sets whole and
large ones by their first points and sums; tutorial 003's gapped uniform from the same generator."""

import math

import numpy
import sklearn
from sklearn import datasets

from common import finish

WHOLE = 60


def checked(x):
    """A sum that sees every place: weights as in the known-answer files of the tutorials."""
    flat = numpy.asarray(x, float).ravel()
    weights = ((numpy.arange(flat.size) * 7919) % 1009 + 1) / 1009
    return {
        "sumabs": math.fsum(abs(flat)),
        "sumsq": math.fsum(flat * flat),
        "wsum": math.fsum(flat * weights),
    }


def record(points, label):
    points, label = numpy.asarray(points, float), numpy.asarray(label, float)
    count = len(points) if len(points) <= WHOLE else 20
    return {
        "shape": list(points.shape),
        "points": points[:count].ravel().tolist(),
        "label": label[:count].tolist(),
        "check": checked(points),
        "labelCheck": checked(label),
    }


def case(make, seed, ours, **options):
    """`ours`: the same options in our words."""
    found = getattr(datasets, f"make_{make}")(random_state=seed, **options)
    out = {"make": make, "seed": seed, "options": ours, **record(found[0], found[1])}
    if len(found) > 2:
        out["centers"] = found[2].tolist()
    return out


def swiss(make, seed, n, noise, **more):
    ours = {"n": n, "noise": noise, **more}
    return case(make, seed, ours, n_samples=n, noise=noise, **more)


def pair(make, seed, n, noise, **more):
    ours = {"n": n, **({} if noise is None else {"noise": noise}), **more}
    return case(make, seed, ours, n_samples=tuple(n) if isinstance(n, list) else n, noise=noise, **more)


def blobs(seed, n, **more):
    names = {"centers": "centers", "n_features": "dimension", "cluster_std": "deviation"}
    names |= {"center_box": "box", "shuffle": "shuffle"}
    ours = {"n": n, **{names[k]: v for k, v in more.items()}}
    return case("blobs", seed, ours, n_samples=n, return_centers=True, **more)


def gapped(seed, n):
    draws = numpy.random.RandomState(seed)
    third = n // 3
    parts = [
        draws.uniform(-10, -6, third),
        draws.uniform(-2, 2, third),
        draws.uniform(6, 10, n - 2 * third),
    ]
    return {"seed": seed, "n": n, "points": numpy.concatenate(parts).tolist()}


def matrix(seed, shape, clusters, noise, **more):
    found, rows, columns = datasets.make_checkerboard(
        shape, clusters, noise=noise, random_state=seed, **more
    )
    return {
        "seed": seed,
        "options": {"shape": shape, "clusters": clusters, "noise": noise, **more},
        "first": found.ravel()[:20].tolist(),
        "check": checked(found),
        # Which cluster each row and column is in: one of every clusters[1] (or the first) indicators.
        "rowLabel": rows[:: clusters[1]].argmax(0).tolist(),
        "columnLabel": columns[: clusters[1]].argmax(0).tolist(),
    }


cases = []
for seed in [0, 42]:
    for noise in [0.0, 0.1]:
        cases += [swiss("swiss_roll", seed, 10000, noise), swiss("s_curve", seed, 10000, noise)]
        none = noise or None
        cases += [pair("moons", seed, 10000, none), pair("circles", seed, 10000, none)]
    cases.append(swiss("swiss_roll", seed, 10000, 0.1, hole=True))
    cases.append(pair("moons", seed, 10000, 0.1, shuffle=False))
    cases.append(pair("circles", seed, 10000, 0.05, factor=0.5))
    cases.append(pair("moons", seed, 101, 0.1))
    cases += [blobs(seed, 10000), blobs(seed, 10000, centers=5, cluster_std=0.6)]
for seed in [1, 7, 123456789, 2**32 - 1]:
    cases += [swiss("swiss_roll", seed, 13, 0.25), swiss("s_curve", seed, 13, 0.25)]
    cases.append(swiss("swiss_roll", seed, 31, 0.0, hole=True))
for make in ["moons", "circles"]:
    cases += [pair(make, 1, 1, 0.1), pair(make, 2, 2, None), pair(make, 3, 7, 0.0)]
    cases += [pair(make, 4, [3, 8], 0.2), pair(make, 5, [0, 5], 0.2), pair(make, 6, [9, 4], None, shuffle=False)]
cases += [pair("circles", 7, 21, 0.1, factor=0.0), pair("circles", 8, 50, 0.02, factor=0.35, shuffle=False)]
centers = [[0.0, 0.0, 5.0], [3.0, -4.0, 1.0]]
cases += [
    blobs(1, 11, centers=4, n_features=3),
    blobs(2, 11, centers=centers, cluster_std=[0.5, 2.0]),
    blobs(3, [3, 1, 7]),
    blobs(4, [2, 0, 5], cluster_std=[1.0, 2.0, 0.0], shuffle=False),
    blobs(5, [4, 6], centers=centers, shuffle=True),
    blobs(6, 20, centers=2, n_features=1, center_box=[2.0, 3.0], shuffle=False),
    blobs(7, 2, centers=3, n_features=2),
]

matrices = [
    matrix(0, [300, 300], [4, 3], 10),
    matrix(42, [300, 300], [4, 3], 10),
    matrix(1, [7, 5], [2, 3], 0.0),
    matrix(2, [40, 2000], [3, 2], 0.5, shuffle=False),
    matrix(3, [5000, 1], [2, 1], 0.0, shuffle=False),
    matrix(4, [1000, 60], [13, 4], 1.0),
]

finish(
    "sklearn_datasets",
    {
        "how": f"scikit-learn {sklearn.__version__}, numpy {numpy.__version__}: make_* with random_state = seed; "
        f"all points up to {WHOLE}, else the first 20, row by row. check: exact sums of |x|, x^2 and of "
        "x[k] (((k * 7919) mod 1009) + 1) / 1009 over all points. gapped: RandomState(seed).uniform, "
        "thirds on (-10, -6), (-2, 2), (6, 10).",
        "cases": cases,
        "matrices": matrices,
        "gapped": [gapped(7, 13), gapped(0, 100)],
    },
    rtol=1e-13,
)
