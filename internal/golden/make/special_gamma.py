"""Exact values of the gamma and beta functions of @inkwash/special, by mpmath (python3-mpmath).

Rows are arguments and the value as the nearest double, far tails included. The inverses are tested
by the same rows.
"""

import random

import mpmath
from mpmath import mp, mpf

from common import finish

mp.prec = 200
random.seed("inkwash special gamma")
SHAPES = [0.5, 1.0, 1.5, 2.5, 7.0, 30.25, 100.0, 999.5]


def gamma_row(a, x):
    p = mpmath.gammainc(mpf(a), 0, mpf(x), regularized=True)
    q = mpmath.gammainc(mpf(a), mpf(x), mpmath.inf, regularized=True)
    return [a, x, float(p), float(q)]


def beta_row(a, b, x):
    p = mpmath.betainc(mpf(a), mpf(b), 0, mpf(x), regularized=True)
    return [a, b, x, float(p)]


def gamma_points():
    for a in [0.1, *SHAPES]:
        for factor in [1e-6, 0.01, 0.3, 0.8, 0.99, 1.0, 1.02, 1.5, 3.0, 10.0]:
            yield a, a * factor
    for a in [0.5, 1.0, 1.5, 7.0]:
        for x in [50.0, 300.0, 690.0]:
            yield a, x


def beta_points():
    for a in SHAPES:
        for b in [0.5, 1.0, 4.5, 50.0, 500.5]:
            mean = a / (a + b)
            for x in [mean * 1e-3, mean * 0.3, mean * 0.9, mean, 1 - (1 - mean) * 0.9, 1 - (1 - mean) * 0.2]:
                yield a, b, x


LG = [random.uniform(0, 3) for _ in range(40)] + [2.0 ** random.uniform(-40, 60) for _ in range(60)]
LG += [1 + 2.0**-k for k in range(2, 50, 6)] + [2 - 2.0**-k for k in range(2, 50, 6)]
LG += [2.5, 5.9999999, 6.0, 10.0, 1e-300, 1e300]

finish(
    "special_gamma",
    {
        "how": f"mpmath {mpmath.__version__} at 200 bits. lgamma: [x, value]; gamma: [a, x, P, Q]; beta: [a, b, x, I]",
        "lgamma": [[x, float(mpmath.loggamma(mpf(x)))] for x in LG],
        "gamma": [gamma_row(a, x) for a, x in gamma_points()],
        "beta": [row for row in (beta_row(*point) for point in beta_points()) if row[3] > 1e-290],
    },
    1e-15,
)
