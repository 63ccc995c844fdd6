"""Entropies and divergences from N(0, I) of noised Gaussian mixtures: on the line to 30 digits
(mpmath, tanh-sinh between breakpoints), in the plane by the trapezoidal rule in extended precision,
whose error falls exponentially; both are compared with a coarser rule here."""

import mpmath
import numpy as np
from mpmath import exp, log, mp, mpf, pi, quad, sqrt

import common
from forward_mixture import PLANE

mp.dps = 34
BETA = np.linspace(1e-4, 0.02, 1000)
LEVELS = [0, 100, 250, 500, 750, 1000]
LINES = {
    "means 2 5 -3": ([0.5, 0.3, 0.2], [2, 5, -3], [1, 0.5, 1.5]),
    "narrow beside wide": ([0.25, 0.75], [3, -4], [2.0**-10, 32]),
}


def alpha_bar(level):
    product = mpf(1)
    for beta in BETA[:level]:
        product *= 1 - mpf(float(beta))
    return product


def line(weights, means, deviations, level):
    """H and KL(. || N(0, 1)) in nats."""
    ab = alpha_bar(level)
    parts = [
        (mpf(w), sqrt(ab) * mpf(m), sqrt(ab * mpf(s) ** 2 + 1 - ab))
        for w, m, s in zip(weights, means, deviations)
    ]

    def density(x):
        return sum(w / (s * sqrt(2 * pi)) * exp(-(((x - m) / s) ** 2) / 2) for w, m, s in parts)

    def surprise(x):
        q = density(x)
        return -q * log(q) if q > 0 else mpf(0)

    cuts = sorted({m + k * s for _, m, s in parts for k in range(-16, 17, 2)})
    entropy = quad(surprise, cuts)
    square = sum(w * (s * s + m * m) for w, m, s in parts)
    return [float(entropy), float(log(2 * pi) / 2 + square / 2 - entropy)]


TWO_PI = 2 * np.longdouble("3.1415926535897932384626433832795")


def plane(level, step):
    ab = np.longdouble(float(alpha_bar(level)))
    side = np.arange(-16, 16 + step / 2, step).astype(np.longdouble)
    x, y = side[:, None], side[None, :]
    density = np.zeros((side.size, side.size), dtype=np.longdouble)
    for w, mean, cov in zip(*PLANE.values()):
        (a, b), (_, c) = (ab * np.array(cov, dtype=np.longdouble) + (1 - ab) * np.eye(2)).tolist()
        a, b, c = map(np.longdouble, (a, b, c))
        m, n = np.sqrt(ab) * np.array(mean, dtype=np.longdouble)
        det = a * c - b * b
        form = (c * (x - m) ** 2 - 2 * b * (x - m) * (y - n) + a * (y - n) ** 2) / det
        density += np.longdouble(w) * np.exp(-form / 2) / (TWO_PI * np.sqrt(det))
    logs = np.log(np.maximum(density, np.longdouble("1e-4000")))
    log_normal = -(x * x + y * y) / 2 - np.log(TWO_PI)
    normal = np.exp(log_normal)
    entropy = -np.sum(density * logs) * step * step
    divergence = np.sum(density * (logs - log_normal) - density + normal) * step * step
    return [float(entropy), float(divergence)]


planes = [plane(level, 1 / 32) for level in LEVELS]
for fine, coarse in zip(planes, [plane(level, 1 / 16) for level in LEVELS]):
    assert abs(fine[0] - coarse[0]) < 1e-14, (fine, coarse)
    assert abs(fine[1] / coarse[1] - 1) < 1e-13, (fine, coarse)

data = {
    "how": f"linear schedule 1e-4..0.02, T = 1000, by level; [entropy, KL from N(0, I)] in nats. line: "
    f"mpmath {mpmath.__version__}, 34 digits, weights, means, standard deviations; plane: the five "
    "components of forward_mixture, trapezoidal rule with steps 1/32 (and 1/16 to check) in "
    "numpy.longdouble, the divergence as the integral of q ln(q / phi) - q + phi.",
    "levels": LEVELS,
    "lines": [
        {
            "name": name,
            "weights": mixture[0],
            "means": mixture[1],
            "deviations": mixture[2],
            "values": [line(*mixture, level) for level in LEVELS],
        }
        for name, mixture in LINES.items()
    ],
    "plane": planes,
}

common.finish("forward_entropy", data, rtol=1e-13)
