"""Noise levels between two bounds to 40 digits (mpmath), rounded once to float64; the beta law's quantiles
by SciPy as diffusers calls them, refined by Newton's method on mpmath's betainc."""

import scipy.stats
from mpmath import mp, mpf

import common

mp.dps = 40
BOUNDS = [(0.002, 80), (0.02916751815474319, 14.614643096923828)]
COUNTS = [2, 3, 10, 50]


def karras(low, high, rho):
    a, b, p = mpf(low), mpf(high), 1 / mpf(rho)
    return lambda r: (b**p + r * (a**p - b**p)) ** mpf(rho)


def exponential(low, high):
    return lambda r: mp.exp((1 - r) * mp.log(mpf(high)) + r * mp.log(mpf(low)))


def polyexponential(low, high, rho):
    a, b = mp.log(mpf(low)), mp.log(mpf(high))
    return lambda r: mp.exp((1 - r) ** mpf(rho) * (b - a) + a)


def quantile(alpha, beta, p):
    if p in (0, 1):
        return mpf(p)
    x = mpf(float(scipy.stats.beta.ppf(float(p), alpha, beta)))
    a, b = mpf(alpha), mpf(beta)
    for _ in range(4):
        slope = x ** (a - 1) * (1 - x) ** (b - 1) / mp.beta(a, b)
        x -= (mp.betainc(a, b, 0, x, regularized=True) - p) / slope
    return x


def beta_law(low, high, alpha, beta):
    return lambda r: mpf(low) + (mpf(high) - mpf(low)) * quantile(alpha, beta, 1 - r)


def cosine(low, high):
    return lambda r: mp.tan((1 - r) * mp.atan(mpf(high)) + r * mp.atan(mpf(low)))


LAWS = {
    "karras 7": lambda low, high: karras(low, high, 7),
    "karras 3": lambda low, high: karras(low, high, 3),
    "exponential": exponential,
    "polyexponential 2.5": lambda low, high: polyexponential(low, high, 2.5),
    "beta 0.6 0.6": lambda low, high: beta_law(low, high, 0.6, 0.6),
    "beta 2 0.5": lambda low, high: beta_law(low, high, 2, 0.5),
    "cosine": cosine,
}

data = {
    "how": "mpmath at 40 digits, rounded to float64; bounds are the exact values of the float64 numbers.",
    "runs": [
        {
            "law": law,
            "min": low,
            "max": high,
            "levels": [float(make(low, high)(mpf(n) / (count - 1))) for n in range(count)],
        }
        for law, make in LAWS.items()
        for low, high in BOUNDS
        for count in COUNTS
    ],
}

common.finish("schedules_levels", data, rtol=1e-14)
