"""Kernel density estimates by SciPy, and Botev's bandwidths from the formulas of his paper."""

import math

import numpy
import scipy
from scipy import stats
from scipy.fft import dct, dctn
from scipy.optimize import brentq

from common import finish

state = numpy.random.RandomState(21)
TWO_HILLS = numpy.concatenate([state.standard_normal(120), 9 + 0.4 * state.standard_normal(80)])
SKEW = numpy.exp(state.standard_normal(150))
WEIGHTS = state.random_sample(200)
WEIGHTS[3] = 0.0
CLOUD = numpy.concatenate(
    [state.standard_normal((150, 2)) @ numpy.array([[1, 0.6], [0, 0.5]]), [4, -2] + 0.3 * state.standard_normal((50, 2))]
)


def shared(x, w, start, step, size):
    """Each weight shared by the two nodes beside its value, one value after the other."""
    out = numpy.zeros(size)
    for value, weight in zip(x, w):
        place = (value - start) / step
        k = min(int(place), size - 2)
        out[k] += weight * (k + 1 - place)
        out[k + 1] += weight * (place - k)
    return out


def isj(x, w):
    """arXiv:1011.2602, algorithm 1, l = 7."""
    w = w / w.sum()
    n, size = 1 / (w**2).sum(), 2**14
    x = x[w > 0]
    w = w[w > 0]
    low, high = x.min(), x.max()
    length = 2 * (high - low)
    a = dct(shared(x, w, low - length / 4, length / (size - 1), size), type=2)[1:] / 2
    k2 = numpy.arange(1, size, dtype=float) ** 2

    def norm(s, t):
        terms = numpy.log(k2) * s + 2 * numpy.log(numpy.abs(a) + 1e-300) - k2 * math.pi**2 * t
        return 2 * math.pi ** (2 * s) * numpy.exp(terms).sum()

    def fixed(t):
        f = norm(7, t)
        for s in range(6, 1, -1):
            odd = numpy.prod(numpy.arange(1, 2 * s, 2, dtype=float))
            time = (1 + 0.5 ** (s + 0.5)) / 3 * 2 * odd / (n * math.sqrt(2 * math.pi) * f)
            f = norm(s, time ** (2 / (3 + 2 * s)))
        return t - (2 * n * math.sqrt(math.pi) * f) ** (-2 / 5)

    grid = numpy.geomspace(1e-9, 0.1, 400)
    upper = next(t for t in grid if fixed(t) > 0)
    return math.sqrt(brentq(fixed, upper / 1.2, upper, xtol=1e-18, rtol=1e-14)) * length


def isj2d(points):
    """Section 5.2, as in Botev's kde2d."""
    n, size = len(points), 256
    low, high = points.min(0), points.max(0)
    length = 1.5 * (high - low)
    place = (points - (low - length / 6)) / (length / (size - 1))
    grid = numpy.zeros((size, size))
    for x, y in place:
        i, j = int(x), int(y)
        u, v = x - i, y - j
        grid[i : i + 2, j : j + 2] += numpy.outer([1 - u, u], [1 - v, v]) / n
    a = dctn(grid, type=2)
    a[0] /= 2
    a[:, 0] /= 2
    squares = a**2
    k2 = numpy.arange(size, dtype=float) ** 2
    half = numpy.where(numpy.arange(size) == 0, 1.0, 0.5)

    def psi(i, j, t):
        e = numpy.exp(-k2 * math.pi**2 * t) * half
        return (-1) ** (i + j) * math.pi ** (2 * (i + j)) * (e * k2**i) @ squares @ (e * k2**j)

    def odd(s):
        return (-1) ** s * float(numpy.prod(numpy.arange(1, 2 * s, 2, dtype=float))) / math.sqrt(2 * math.pi)

    def func(i, j, t):
        if i + j > 4:
            return psi(i, j, t)
        higher = func(i + 1, j, t) + func(i, j + 1, t)
        factor = (1 + 0.5 ** (i + j + 1)) / 3
        return psi(i, j, (-2 * factor * odd(i) * odd(j) / n / higher) ** (1 / (2 + i + j)))

    def gap(t):
        return t - (2 * math.pi * n * (func(0, 2, t) + func(2, 0, t) + 2 * func(1, 1, t))) ** (-1 / 3)

    grid_t = numpy.geomspace(1e-9, 0.1, 200)
    upper = next(t for t in grid_t if gap(t) > 0)
    t = brentq(gap, upper / 1.3, upper, xtol=1e-18, rtol=1e-14)
    x, y, both = func(2, 0, t), func(0, 2, t), func(1, 1, t)
    root = 4 * math.pi * n * (both + math.sqrt(x * y))
    # Narrow where the curvature is strong: the minimum of the asymptotic error for two bandwidths.
    times = numpy.array([(y / x) ** 0.75 / root, (x / y) ** 0.75 / root]) ** (1 / 3)
    return (numpy.sqrt(times) * length).tolist()


def line(x, w=None):
    at = numpy.linspace(x.min() - 2, x.max() + 2, 23)
    found = {"values": x.tolist(), "at": at.tolist(), "rules": {}}
    for rule in ["scott", "silverman"]:
        kde = stats.gaussian_kde(x, rule, w)
        found["rules"][rule] = {
            "bandwidth": math.sqrt(kde.covariance[0, 0]),
            "pdf": kde(at).tolist(),
            "cdf": [kde.integrate_box_1d(-numpy.inf, v) for v in at],
        }
    if w is not None:
        found["weights"] = w.tolist()
    return {**found, "isj": isj(x, numpy.ones(len(x)) if w is None else w)}


def plane(x, w=None):
    at = numpy.array([(u, v) for u in numpy.linspace(-3, 5, 5) for v in numpy.linspace(-3, 3, 5)])
    found = {"points": x.ravel().tolist(), "at": at.ravel().tolist(), "rules": {}}
    for rule in ["scott", "silverman"]:
        kde = stats.gaussian_kde(x.T, rule, w)
        found["rules"][rule] = {
            "bandwidth": kde.covariance.ravel().tolist(),
            "pdf": kde(at.T).tolist(),
        }
    if w is not None:
        found["weights"] = w.tolist()
    return found


finish(
    "stats_density",
    {
        "how": f"scipy {scipy.__version__}: gaussian_kde; bandwidths by the paper's formulas with "
        "scipy.fft.dct and brentq.",
        "lines": [line(TWO_HILLS), line(SKEW), line(TWO_HILLS, WEIGHTS)],
        "planes": [plane(CLOUD), plane(CLOUD, WEIGHTS)],
        "isj": isj2d(CLOUD),
    },
)
