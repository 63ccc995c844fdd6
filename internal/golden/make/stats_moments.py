"""Moments, exactly from fractions of the float64 values, and SciPy's skewness and kurtosis."""

import json
import pathlib
from fractions import Fraction
from math import sqrt

import scipy
from scipy import stats

from common import finish

folder = pathlib.Path(__file__).parent
inputs = json.loads((folder / "stats_inputs.json").read_text())
lines = {k: inputs["lines"][k] for k in ["tiny4", "u50", "g200", "ties", "skew30"]}
lines["far"] = [1e9 + v for v in lines["skew30"]]


def exact(values):
    x = [Fraction(v) for v in values]
    n = len(x)
    mean = sum(x) / n
    m2, m3, m4 = (sum((v - mean) ** k for v in x) / n for k in (2, 3, 4))
    return {
        "mean": float(mean),
        "variance0": float(m2),
        "variance1": float(m2 * n / (n - 1)),
        "skewness": float(m3) / sqrt(float(m2)) ** 3,
        "excessKurtosis": float(m4 / m2**2 - 3),
    }


def covariance(points):
    x = [[Fraction(v) for v in point] for point in points]
    n, d = len(x), len(x[0])
    mean = [sum(p[j] for p in x) / n for j in range(d)]
    sums = [sum((p[j] - mean[j]) * (p[k] - mean[k]) for p in x) for j in range(d) for k in range(d)]
    return {"mean": [float(v) for v in mean], "covariance1": [float(s / (n - 1)) for s in sums]}


finish(
    "stats_moments",
    {
        "how": f"exact fractions, rounded once; scipy {scipy.__version__}: skew and kurtosis.",
        "arrays": lines,
        "exact": {k: exact(v) for k, v in lines.items()},
        "scipy": {k: [float(stats.skew(v)), float(stats.kurtosis(v))] for k, v in lines.items() if k != "far"},
        "points": inputs["planes"]["P"],
        "plane": covariance(inputs["planes"]["P"]),
    },
)
