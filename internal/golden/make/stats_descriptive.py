"""Quantiles by every definition, weighted ones, and weighted moments and covariances."""

import math
from fractions import Fraction

import numpy

from common import finish

state = numpy.random.RandomState(11)
LISTS = {
    "one": [2.5],
    "two": [3.0, -1.0],
    "ties": [1.0, 2.0, 2.0, 2.0, 5.0, 5.0, 7.0],
    "normal": [float(v) for v in state.standard_normal(41)],
    "even": [float(v) for v in state.standard_normal(20) ** 3],
}
P = [0, 0.01, 0.1, 0.25, 0.3, 0.5, 0.625, 0.75, 0.9, 0.99, 1]
NAMES = [
    "linear", "lower", "higher", "midpoint", "nearest", "inverted_cdf", "averaged_inverted_cdf",
    "interpolated_inverted_cdf", "hazen", "weibull", "median_unbiased", "normal_unbiased",
]  # fmt: skip


def third(values, p):
    """Hyndman and Fan's definition 3 as printed: NumPy 1.24 rounds the other way at a half."""
    x = sorted(values)
    at = Fraction(p) * len(x) - Fraction(1, 2)
    j = math.floor(at)
    index = j if at == j and j % 2 == 0 else j + 1
    return x[min(max(index, 1), len(x)) - 1]


def quantiles(values):
    found = {n.replace("_", "-"): numpy.quantile(values, P, method=n).tolist() for n in NAMES}
    return {**found, "closest-observation": [third(values, p) for p in P]}


WHOLE = [3, 1, 0, 2, 5, 1, 4]
X = [float(v) for v in numpy.round(state.standard_normal(7), 2)]
REPEATED = [x for x, w in zip(X, WHOLE) for _ in range(w)]
SHARES = [float(v) for v in state.random_sample(30)]
POINTS = state.standard_normal((30, 3)) @ numpy.array([[1, 0.5, 0], [0, 1, 0.2], [0, 0, 2]]) + 5


def moments(values, weights):
    x, w = [Fraction(v) for v in values], [Fraction(v) for v in weights]
    total = sum(w)
    mean = sum(a * b for a, b in zip(x, w)) / total
    m2, m3, m4 = (sum(b * (a - mean) ** k for a, b in zip(x, w)) / total for k in (2, 3, 4))
    return {
        "mean": float(mean),
        "variance0": float(m2),
        "variance1": float(m2 * total / (total - sum(b * b for b in w) / total)),
        "skewness": float(m3) / math.sqrt(float(m2)) ** 3,
        "excessKurtosis": float(m4 / m2**2 - 3),
    }


finish(
    "stats_descriptive",
    {
        "how": f"numpy {numpy.__version__}: quantile, cov with aweights; definition 3, weighted "
        "quantiles (of the repeated values) and weighted moments in exact fractions.",
        "p": P,
        "quantiles": [{"values": v, "found": quantiles(v)} for v in LISTS.values()],
        "weighted": {
            "values": X,
            "weights": WHOLE,
            "inverted-cdf": numpy.quantile(REPEATED, P, method="inverted_cdf").tolist(),
        },
        "moments": {
            "values": POINTS[:, 0].tolist(),
            "weights": SHARES,
            "found": moments(POINTS[:, 0].tolist(), SHARES),
        },
        "covariance": {
            "points": POINTS.ravel().tolist(),
            "weights": SHARES,
            "mean": numpy.average(POINTS, axis=0, weights=SHARES).tolist(),
            "ddof0": numpy.cov(POINTS.T, aweights=SHARES, ddof=0).ravel().tolist(),
            "ddof1": numpy.cov(POINTS.T, aweights=SHARES).ravel().tolist(),
        },
    },
    1e-12,
)
