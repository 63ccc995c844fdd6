"""The piecewise uniform data of tutorial 003, noised: density, distribution function and score to 30
digits (mpmath), far tails included; and its three histograms of 10,000 points (NumPy)."""

import mpmath
import numpy as np
from mpmath import erfc, exp, mp, mpf, pi, sqrt

import common

mp.dps = 60
INTERVALS = [(-10, -6), (-2, 2), (6, 10)]
WEIGHTS = [mpf(1) / 3] * 3
BETAS = {
    "Linear": np.linspace(1e-4, 0.1, 200),
    "Quadratic": np.linspace(np.sqrt(1e-4), np.sqrt(0.1), 200) ** 2,
    "Constant": np.full(200, 0.1),
}
POINTS = [-60.0, -14.0, -10.0, -8.0, -5.5, -1.9, 0.0, 0.3, 4.0, 7.7, 12.0, 45.0]


def phi(z):
    return exp(-z * z / 2) / sqrt(2 * pi)


def cdf(z):
    return erfc(-z / sqrt(mpf(2))) / 2


def exact(signal, noise):
    """[density, cdf, score] at POINTS for x = signal x0 + noise epsilon."""
    s, n = mpf(signal), mpf(noise)
    rows = []
    for x in map(mpf, POINTS):
        density = slope = below = mpf(0)
        for w, (low, high) in zip(WEIGHTS, INTERVALS):
            # Differences from the side where nothing cancels.
            a, b = (x - s * high) / n, (x - s * low) / n
            mass = cdf(b) - cdf(a) if a + b < 0 else cdf(-a) - cdf(-b)
            density += w * mass / (s * (high - low))
            slope += w * (phi(b) - phi(a)) / (n * s * (high - low))
            below += w * n * (b * cdf(b) + phi(b) - a * cdf(a) - phi(a)) / (s * (high - low))
        rows.append([float(density), float(below), float(slope / density)])
    return rows


def histograms():
    """Counts in 59 bins at steps 0, 100 and 200, one stream of randn through all schedules."""
    np.random.seed(42)
    parts = [np.random.uniform(low, high, n) for (low, high), n in zip(INTERVALS, [3333, 3333, 3334])]
    start = np.concatenate(parts)
    found = {}
    for name, beta in BETAS.items():
        x, kept = start, {}
        for t in range(200):
            x = np.sqrt(1 - beta[t]) * x + np.sqrt(beta[t]) * np.random.randn(10000)
            if t + 1 in (100, 200):
                kept[str(t + 1)] = np.histogram(x, bins=np.linspace(-12, 12, 60))[0].tolist()
        found[name] = {"0": np.histogram(start, bins=np.linspace(-12, 12, 60))[0].tolist()} | kept
    return found


PLACES = [(1.0, 1e-3), (0.99, 0.14), (0.6, 0.8), (0.05, 0.9987), (1e-3, 1.0), (1e-9, 1.0), (1.0, 30.0)]

data = {
    "how": f"mpmath {mpmath.__version__}, 60 digits: a third each on [-10, -6], [-2, 2], [6, 10], by "
    "[signal, noise], rows of [density, cdf, score]. histograms: tutorial 003, np.random.seed(42), "
    "schedules in this order from one stream, 59 bins of linspace(-12, 12, 60).",
    "points": POINTS,
    "places": [list(place) for place in PLACES],
    "values": [exact(*place) for place in PLACES],
    "histograms": histograms(),
}

common.finish("forward_uniform", data, rtol=1e-13)
