"""Laws in their tails by mpmath, and SciPy's multivariate normal.

Rows are [x, logpdf, cdf, sf, logcdf]; the quantiles are tested by the same rows.
"""

import mpmath
import numpy
import scipy
from mpmath import mp, mpf
from scipy import stats

from common import finish

mp.prec = 400


def row(x, logpdf, cdf, sf):
    return [x, float(logpdf), float(cdf), float(sf), float(mpmath.log(cdf) if cdf < 0.5 else mpmath.log1p(-sf))]


def normal(x):
    z = mpf(x)
    root = mpmath.sqrt(2)
    return row(x, -z * z / 2 - mpmath.log(2 * mpmath.pi) / 2, mpmath.erfc(-z / root) / 2, mpmath.erfc(z / root) / 2)


def student(v, t):
    z = mpf(t)
    v = mpf(v)
    logpdf = mpmath.loggamma((v + 1) / 2) - mpmath.loggamma(v / 2) - mpmath.log(v * mpmath.pi) / 2
    logpdf -= (v + 1) / 2 * mpmath.log1p(z * z / v)
    tail = mpmath.betainc(v / 2, mpf(1) / 2, 0, v / (v + z * z), regularized=True) / 2
    return row(t, logpdf, 1 - tail if t > 0 else tail, tail if t > 0 else 1 - tail)


def chi_square(k, x):
    a, h = mpf(k) / 2, mpf(x) / 2
    logpdf = (a - 1) * mpmath.log(h) - h - mpmath.loggamma(a) - mpmath.log(2)
    p = mpmath.gammainc(a, 0, h, regularized=True)
    q = mpmath.gammainc(a, h, mpmath.inf, regularized=True)
    return row(x, logpdf, p, q)


def beta(a, b, x):
    a, b, y = mpf(a), mpf(b), mpf(x)
    logpdf = (a - 1) * mpmath.log(y) + (b - 1) * mpmath.log1p(-y) - mpmath.log(mpmath.beta(a, b))
    p = mpmath.betainc(a, b, 0, y, regularized=True)
    return row(x, logpdf, p, mpmath.betainc(b, a, 0, 1 - y, regularized=True))


def kolmogorov(x):
    z = mpf(x)
    sf = 2 * mpmath.fsum((-1) ** (k - 1) * mpmath.exp(-2 * k * k * z * z) for k in range(1, 200))
    pdf = 8 * z * mpmath.fsum((-1) ** (k - 1) * k * k * mpmath.exp(-2 * k * k * z * z) for k in range(1, 200))
    return row(x, mpmath.log(pdf), 1 - sf, sf)


covariance = [[2.0, 0.3, -0.2], [0.3, 1.0, 0.1], [-0.2, 0.1, 0.5]]
points = [[0.0, 0.0, 0.0], [1.0, -2.0, 0.5], [10.0, 10.0, -10.0]]
law = stats.multivariate_normal([0.5, -1.0, 0.25], covariance)
finish(
    "stats_distributions",
    {
        "how": f"mpmath {mpmath.__version__} at 400 bits; scipy {scipy.__version__} multivariate_normal. Rows [x, logpdf, cdf, sf, logcdf]",
        "normal": [normal(x) for x in [-1000.0, -38.0, -20.5, -19.5, -5.0, -1.0, -1e-8, 0.0, 0.3, 1.0, 3.0, 8.0, 37.0]],
        "student": {
            str(v): [student(v, t) for t in [-1e30, -50.0, -3.0, -0.9, -0.01, 0.2, 1.5, 4.0, 20.0, 1e5]]
            for v in [1, 2, 3.5, 10, 100, 10000]
        },
        "chiSquare": {
            str(k): [chi_square(k, k * f) for f in [1e-3, 0.3, 0.8, 1.0, 1.3, 3.0]] + [chi_square(k, 1300.0)]
            for k in [1, 2, 5, 40, 1000]
        },
        "beta": [[a, b, [beta(a, b, x) for x in [1e-6, 0.05, 0.4, 0.8, 0.999]]] for a, b in [(0.5, 0.5), (2, 3), (1, 8), (40, 7), (300, 200)]],
        "kolmogorov": [kolmogorov(x) for x in [0.2, 0.3, 0.5, 0.79, 0.81, 1.0, 1.358, 2.0, 5.0, 18.0]],
        "multivariate": {
            "mean": [0.5, -1.0, 0.25],
            "covariance": covariance,
            "points": points,
            "logpdf": [float(law.logpdf(p)) for p in points],
        },
    },
    1e-13,
)
