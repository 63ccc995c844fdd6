"""SciPy's distances on a line, and the formulas in NumPy for the plane."""

import json
import pathlib

import numpy
import scipy
from scipy import stats

from common import finish

inputs = json.loads((pathlib.Path(__file__).parent / "stats_inputs.json").read_text())
lines, planes = inputs["lines"], {k: numpy.array(v) for k, v in inputs["planes"].items()}


def mean_distance(x, y):
    return numpy.sqrt(((x[:, None, :] - y[None, :, :]) ** 2).sum(-1)).mean()


def energy_squared(x, y):
    return 2 * mean_distance(x, y) - mean_distance(x, x) - mean_distance(y, y)


def on_line(x, y, p):
    """W_p^p by repeating both sorted lists to their common multiple."""
    size = numpy.lcm(len(x), len(y))
    a, b = (numpy.repeat(numpy.sort(v), size // len(v)) for v in (x, y))
    return (numpy.abs(a - b) ** p).mean()


def sliced(x, y, p, count):
    thetas = numpy.pi * numpy.arange(count) / count
    directions = numpy.stack([numpy.cos(thetas), numpy.sin(thetas)], 1)
    return float(numpy.mean([on_line(x @ v, y @ v, p) for v in directions]) ** (1 / p))


def pair(a, b):
    x, y = lines[a], lines[b]
    return {
        "w1": float(stats.wasserstein_distance(x, y)),
        "w2": float(on_line(x, y, 2) ** 0.5),
        "w3": float(on_line(x, y, 3) ** (1 / 3)),
        "energy": float(stats.energy_distance(x, y)),
    }


def plane(a, b):
    x, y = planes[a], planes[b]
    return {
        "sliced_w1_k50": sliced(x, y, 1, 50),
        "sliced_w2_k50": sliced(x, y, 2, 50),
        "sliced_w2_k1": sliced(x, y, 2, 1),
        "sliced_w2_k2": sliced(x, y, 2, 2),
        "energy_squared": float(energy_squared(x, y)),
    }


def weighted(a, b):
    """Both lists with the weights 1, 2, 3, 0, 1, 2, ..."""
    x, y = lines[a], lines[b]
    u, v = ([(i + 1) % 4 for i in range(len(z))] for z in (x, y))
    return {"w1": float(stats.wasserstein_distance(x, y, u, v)), "half": float(stats.wasserstein_distance(x, y, u))}


finish(
    "stats_distances",
    {
        "how": f"scipy {scipy.__version__}: wasserstein_distance, energy_distance (sqrt of twice "
        f"the integral of (F - G)^2); numpy {numpy.__version__}: W_p over the common multiple of "
        "the sizes; weighted: W1 with weights (i + 1) % 4 of both and of x alone; sliced W_p = (mean over theta = pi k / K of W_p^p)^(1/p), energy squared = "
        "2 E|X-Y| - E|X-X'| - E|Y-Y'| over all pairs.",
        "lines": {k: lines[k] for k in ["tiny4", "u10", "u50", "g20", "skew30"]},
        "planes": inputs["planes"],
        "pairs": {f"{a}|{b}": pair(a, b) for a, b in [("tiny4", "u10"), ("u10", "u50"), ("g20", "skew30")]},
        "weighted": {f"{a}|{b}": weighted(a, b) for a, b in [("tiny4", "u10"), ("u10", "u50"), ("g20", "skew30"), ("u50", "u10")]},
        "plane_pairs": {f"{a}|{b}": plane(a, b) for a, b in [("P", "Q"), ("P", "R")]},
    },
)
