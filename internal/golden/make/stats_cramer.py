"""P(W >= w) of the Cramer-von Mises statistic to order 1 / n by Csorgo and Faraway's series in mpmath,
all their terms, and the law at small n by simulation."""

import mpmath
import numpy
from mpmath import mp, mpf

from common import finish

mp.dps = 40
quarter = mpf(1) / 4


def series(term):
    total, k = mpf(0), 0
    while True:
        value = term(k)
        total += value
        if abs(value) < mpf(10) ** -35:
            return total
        k += 1


def limit(x):
    """Eq. 1.3."""

    def term(k):
        y = 4 * k + 1
        q = mpf(y * y) / (16 * x)
        scale = mp.gamma(k + mpf(1) / 2) / mp.gamma(k + 1) / (mp.pi * mp.sqrt(mp.pi * x))
        return scale * mp.sqrt(y) * mp.exp(-q) * mp.besselk(quarter, q)

    return series(term)


def correction(x):
    """Eq. 1.10, without limit / 12."""

    def second(y):
        z = y * y / 4
        return mp.exp(-z) * (y / 2) ** mpf(1.5) * (mp.besselk(quarter, z) + mp.besselk(3 * quarter, z)) / mp.sqrt(mp.pi)

    def third(y):
        z = y * y / 4
        k = 2 * mp.besselk(quarter, z) + 3 * mp.besselk(3 * quarter, z) - mp.besselk(5 * quarter, z)
        return mp.exp(-z) * (y / 2) ** mpf(2.5) * k / mp.sqrt(mp.pi)

    root, y1, y2 = 2 * mp.sqrt(x), x ** mpf(0.75), x ** mpf(1.25)

    def term(k):
        m = 2 * k + 1
        a, b, c = ((4 * k + j) / root for j in (1, 3, 5))
        first = mp.gamma(k + mpf(1) / 2) * (m * second(b) / (9 * y1) + third(a) / (72 * y2) + 7 * m * (second(a) + second(c)) / (144 * y1))
        last = mp.gamma(k + mpf(3) / 2) * 2 * (m + 2) * third(c) / (12 * y2)
        return -(first + last) / (mp.pi * mp.gamma(k + 1))

    return series(term)


def tail(n, w):
    x = mpf(w)
    return float(max(0, 1 - (limit(x) * (1 + mpf(1) / (12 * n)) + correction(x) / n)))


def simulated(n, count, places):
    rng = numpy.random.default_rng([2027, n])
    middle = (numpy.arange(n) + 0.5) / n
    found = numpy.zeros(len(places))
    for _ in range(20):
        u = numpy.sort(rng.random((count // 20, n)), axis=1)
        w = 1 / (12 * n) + ((middle - u) ** 2).sum(axis=1)
        found += (w[:, None] >= places).sum(axis=0)
    return [[n, place, float(share)] for place, share in zip(places, found / count)]


PLACES = [0.05, 0.1, 0.2, 0.347, 0.461, 0.743, 1.0]
finish(
    "stats_cramer",
    {
        "how": f"mpmath {mpmath.__version__}, 40 digits: [n, w, p]; numpy {numpy.__version__}: default_rng([2027, n]), 1,000,000 samples",
        "tails": [[n, w, tail(n, w)] for n in [2, 10, 200] for w in [0.045, 0.06, 0.12, 0.347, 0.461, 0.8, 1.2, 2.0, 3.3, 4.5, 6.0] if w < n / 3],
        "simulated": sum((simulated(n, 1_000_000, PLACES) for n in [2, 5, 10, 20, 50]), []),
    },
    1e-9,
)
