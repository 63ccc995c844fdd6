"""MMD, assignment and nearest-neighbour scores of small sets, over all pairs in NumPy."""

import json
import pathlib

import numpy as np
import scipy
from scipy.optimize import linear_sum_assignment
from scipy.spatial.distance import cdist, pdist

from common import finish

planes = json.loads((pathlib.Path(__file__).parent / "stats_inputs.json").read_text())["planes"]


def kernels(kxx, kyy, kxy):
    n, m = len(kxx), len(kyy)
    unbiased = (kxx.sum() - np.trace(kxx)) / n / (n - 1) + (kyy.sum() - np.trace(kyy)) / m / (m - 1) - 2 * kxy.mean()
    i = np.arange(0, min(n, m) // 2 * 2, 2)
    linear = (kxx[i, i + 1] + kyy[i, i + 1] - kxy[i, i + 1] - kxy[i + 1, i]).mean()
    return {"biased": float(kxx.mean() + kyy.mean() - 2 * kxy.mean()), "unbiased": float(unbiased), "linear": float(linear)}


def rbf(x, y, widths):
    return np.mean([np.exp(-cdist(x, y) ** 2 / (2 * h * h)) for h in widths], axis=0)


def manifold(x, y, k):
    rx = np.sort(cdist(x, x), axis=1)[:, k]
    ry = np.sort(cdist(y, y), axis=1)[:, k]
    d = cdist(x, y)
    return {
        "precision": float((d <= ry[None]).any(axis=1).mean()),
        "recall": float((d <= rx[:, None]).any(axis=0).mean()),
        "density": float((d <= ry[None]).sum() / (k * len(x))),
        "coverage": float((d.min(axis=0) <= ry).mean()),
    }


def accuracy(x, y, k):
    pool, n = np.vstack([x, y]), len(x)
    d = cdist(pool, pool)
    np.fill_diagonal(d, np.inf)
    own = (np.argsort(d, axis=1)[:, :k] < n) == (np.arange(len(pool)) < n)[:, None]
    return float((own.mean(axis=1) > 0.5).mean())


def pair(a, b):
    x, y = np.array(planes[a]), np.array(planes[b])
    median = float(np.median(pdist(np.vstack([x, y]))))
    size = min(len(x), len(y))
    first = cdist(x[:size], y[:size])
    rows, columns = linear_sum_assignment(first)
    rows2, columns2 = linear_sum_assignment(first**2)
    poly = [(u @ v.T / 2 + 1) ** 3 for u, v in ((x, x), (y, y), (x, y))]
    return {
        "x": a,
        "y": b,
        "median": median,
        "rbf": kernels(*[rbf(u, v, [median]) for u, v in ((x, x), (y, y), (x, y))]),
        "several": kernels(*[rbf(u, v, [0.3, 1, 4]) for u, v in ((x, x), (y, y), (x, y))]),
        "polynomial": kernels(*poly),
        "size": size,
        "w1": float(first[rows, columns].mean()),
        "w2": float(np.sqrt((first**2)[rows2, columns2].mean())),
        "manifold": manifold(x, y, 3),
        "accuracy": [accuracy(x[:size], y[:size], k) for k in (1, 5)],
    }


finish(
    "stats_samples",
    {
        "how": f"numpy {np.__version__}, scipy {scipy.__version__}: squared MMD; accuracy and w over the first `size` of each",
        "planes": planes,
        "pairs": [pair("P", "Q"), pair("P", "R"), pair("R", "Q")],
    },
    1e-9,
)
