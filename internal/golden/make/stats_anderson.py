"""The Anderson-Darling statistic against a known law: its limit by Anderson and Darling's own series in
mpmath, Marsaglia's correction in plain Python, and the law at small n by simulation."""

import json
import pathlib

import mpmath
import numpy
from mpmath import mp

from common import finish

mp.dps = 40
lines = json.loads((pathlib.Path(__file__).parent / "stats_inputs.json").read_text())["lines"]


def limit(z):
    """P(A < z): Anderson & Darling (1952), eq. 4.35."""
    z = mp.mpf(z)
    total = mp.mpf(0)
    for j in range(200):
        a = (4 * j + 1) ** 2 * mp.pi**2 / (8 * z)
        if a > 150:
            break
        whole = mp.quad(lambda w: mp.exp(z / (8 * (w * w + 1)) - a * w * w), [0, 0.25, 0.5, 1, 2, 4, mp.inf])
        total += mp.binomial(-0.5, j) * (4 * j + 1) * mp.exp(-a) * whole
    return total * mp.sqrt(2 * mp.pi) / z


def errfix(n, x):
    """Marsaglia & Marsaglia (2004), sec. 3."""
    if x > 0.8:
        return (-130.2137 + (745.2337 - (1705.091 - (1950.646 - (1116.360 - 255.7844 * x) * x) * x) * x) * x) / n
    c = 0.01265 + 0.1757 / n
    if x < c:
        t = x / c
        return t**0.5 * (1 - t) * (49 * t - 102) * (0.0037 / (n * n) + 0.00078 / n + 0.00006) / n
    t = (x - c) / (0.8 - c)
    t = -0.00022633 + (6.54034 - (14.6538 - (14.458 - (8.259 - 1.91864 * t) * t) * t) * t) * t
    return t * (0.04213 + 0.01365 / n) / n


def statistic(values):
    x = sorted(mp.mpf(v) for v in values)
    n = len(x)
    return -n - sum((2 * i + 1) * (mp.log(mpmath.ncdf(x[i])) + mp.log(mpmath.ncdf(-x[n - 1 - i]))) for i in range(n)) / n


def against_normal(name):
    a = statistic(lines[name])
    x = limit(a)
    n = len(lines[name])
    return [name, float(a), float(1 - x - errfix(n, float(x)))]


def simulated(n, count, places):
    rng = numpy.random.default_rng([2026, n])
    i = numpy.arange(1, n + 1)
    found = numpy.zeros(len(places))
    for _ in range(10):
        u = numpy.sort(rng.random((count // 10, n)), axis=1)
        a = -n - ((2 * i - 1) * (numpy.log(u) + numpy.log1p(-u[:, ::-1]))).sum(axis=1) / n
        found += [(a >= z).sum() for z in places]
    return [[n, z, float(c) / count] for z, c in zip(places, found)]


finish(
    "stats_anderson",
    {
        "how": f"mpmath {mpmath.__version__} at 40 digits, numpy {numpy.__version__}: default_rng([2026, n]), 2,000,000 samples",
        "limit": [[z, float(1 - limit(z))] for z in (0.05, 0.1, 0.2, 0.4, 0.775, 1.2, 2.0, 3.88, 6.0, 10.0, 20.0, 40.0, 60.0)],
        "normal": [against_normal(name) for name in ("tiny4", "u10", "g20", "g200", "ties")],
        "simulated": [row for n in (2, 5, 10, 20) for row in simulated(n, 2_000_000, [0.5, 1.0, 1.5, 2.0, 2.492, 3.88, 6.0])],
    },
    1e-9,
)
