"""Gaussian mixtures noised along a schedule: densities of tutorial 000 in NumPy, distribution
functions and quantiles in SciPy, and the five-component mixture of the plane, point by point."""

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri
from scipy.stats import multivariate_normal

import common

ALPHA_BAR = np.append(1.0, np.cumprod(1 - np.linspace(1e-4, 0.02, 1000)))  # by level
WEIGHTS = np.array([0.5, 0.3, 0.2])
DEVIATIONS = np.array([1, 0.5, 1.5])
X = np.linspace(-10, 10, 1000)[::9]
P = [1e-300, 1e-12, 0.001, 0.2, 0.5, 0.7, 0.95, 0.999999]


def line(means, level):
    """The density on X, the distribution function on X and the quantiles of P."""
    m = np.sqrt(ALPHA_BAR[level]) * np.array(means)
    s = np.sqrt(ALPHA_BAR[level] * DEVIATIONS**2 + 1 - ALPHA_BAR[level])

    def cdf(x):
        return float(np.sum(WEIGHTS * ndtr((x - m) / s)))

    def quantile(p):
        ends = m + s * ndtri(p)
        return brentq(lambda x: cdf(x) / p - 1, ends.min(), ends.max(), xtol=1e-15, rtol=1e-15)

    density = sum(
        w * np.exp(-((X - a) ** 2) / (2 * b * b)) / (b * np.sqrt(2 * np.pi))
        for w, a, b in zip(WEIGHTS, m, s)
    )
    return {
        "density": density.tolist(),
        "cdf": [cdf(x) for x in X],
        "quantile": [quantile(p) for p in P],
    }


PLANE = {
    "weights": [0.2] * 5,
    "means": [[5.0, 1.5], [0.0, 5.0], [-5.0, 1.5], [-4.5, -5.5], [3.0, -4.0]],
    "covariances": [
        [[2.0, 0.8], [0.8, 1.0]],
        [[1.5, -0.7], [-0.7, 1.2]],
        [[1.0, 0.4], [0.4, 2.0]],
        [[1.0, -0.5], [-0.5, 1.5]],
        [[2.0, 0.0], [0.0, 2.0]],
    ],
}


def plane(x, t):
    """log q_t, score, E[x0 | x] and E[epsilon | x] at step t."""
    x, ab = np.array(x), ALPHA_BAR[t + 1]
    logs, pulls = [], []
    for w, m, c in zip(*PLANE.values()):
        c = ab * np.array(c) + (1 - ab) * np.eye(2)
        m = np.sqrt(ab) * np.array(m)
        logs.append(np.log(w) + multivariate_normal(m, c).logpdf(x))
        pulls.append(np.linalg.solve(c, m - x))
    top = max(logs)
    shares = np.exp(np.array(logs) - top)
    score = shares @ np.array(pulls) / shares.sum()
    return {
        "x": x.tolist(),
        "logDensity": top + np.log(shares.sum()),
        "score": score.tolist(),
        "x0": ((x + (1 - ab) * score) / np.sqrt(ab)).tolist(),
        "epsilon": (-np.sqrt(1 - ab) * score).tolist(),
    }


data = {
    "how": "line: weights .5 .3 .2, standard deviations 1 .5 1.5, linear schedule 1e-4..0.02 with "
    "T = 1000, by level (0 is the data): density in NumPy, cdf with scipy.special.ndtr, quantile "
    "with scipy.optimize.brentq. plane: five components, by step index: "
    "scipy.stats.multivariate_normal and numpy.linalg.solve.",
    "line": {
        "x": X.tolist(),
        "p": P,
        "levels": [0, 10, 100, 500, 1000],
        "means 2 5 -3": [line([2, 5, -3], level) for level in [0, 10, 100, 500, 1000]],
        "means 0 5 -3": [line([0, 5, -3], level) for level in [0, 10, 100, 500, 1000]],
    },
    "plane": PLANE
    | {
        "steps": [0, 100, 500, 999],
        "points": [
            [plane(x, t) for x in ([0.0, 0.0], [5.0, 1.5], [-3.0, -3.0], [1.0, 2.0])]
            for t in [0, 100, 500, 999]
        ],
    },
}

if __name__ == "__main__":
    common.finish("forward_mixture", data, rtol=1e-11)
