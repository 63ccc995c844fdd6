"""What estimators of entropy, divergence and distance should read: exact values for four pairs of
laws, by quadrature in SciPy and closed forms.

The laws: A = N(0, 1), B = N(1, 1), C = (N(-2, 1/4) + N(2, 1/4)) / 2 on the line; D = N(0, I),
E = N((1, 0), diag(1, 4)) in the plane.
"""

import numpy as np
import scipy
from scipy.integrate import dblquad, quad
from scipy.optimize import brentq
from scipy.stats import norm

from common import finish

LINE = {
    "A": [(1.0, 0.0, 1.0)],
    "B": [(1.0, 1.0, 1.0)],
    "C": [(0.5, -2.0, 0.5), (0.5, 2.0, 0.5)],
}
LIMITS = dict(epsabs=1e-13, epsrel=1e-12, limit=500, points=[-3, -2, -1, 0, 1, 2, 3])


def pdf(law, x):
    return sum(w * norm.pdf(x, m, s) for w, m, s in LINE[law])


def cdf(law, x):
    return sum(w * norm.cdf(x, m, s) for w, m, s in LINE[law])


def quantile(law, p):
    return brentq(lambda x: cdf(law, x) - p, -40, 40, xtol=1e-14)


def integral(f):
    return float(quad(f, -12, 12, **LIMITS)[0])


def on_line(p, q):
    kl = integral(lambda x: pdf(p, x) * (np.log(pdf(p, x)) - np.log(pdf(q, x))) if pdf(p, x) > 1e-290 and pdf(q, x) > 1e-290 else 0)
    js = 0.0
    for a, b in ((p, q), (q, p)):
        js += integral(lambda x: pdf(a, x) * np.log(2 * pdf(a, x) / (pdf(a, x) + pdf(b, x))) if pdf(a, x) > 1e-290 else 0) / 2
    # W2 by the substitution u = cdf(x): an integral over x of p.
    w2 = integral(lambda x: pdf(p, x) * (x - quantile(q, min(max(cdf(p, x), 1e-15), 1 - 1e-15))) ** 2)
    # E k(X, Y) of the kernel e^(-(x - y)^2 / 2): normals again.
    kernel = lambda a, b: sum(v * w * norm.pdf(0, m - n, np.sqrt(1 + s * s + t * t)) * np.sqrt(2 * np.pi) for v, m, s in LINE[a] for w, n, t in LINE[b])
    return {
        "kl": kl,
        "jensen_shannon": js,
        "hellinger": float(np.sqrt(1 - integral(lambda x: np.sqrt(pdf(p, x) * pdf(q, x))))),
        "total_variation": integral(lambda x: abs(pdf(p, x) - pdf(q, x))) / 2,
        "wasserstein": float(np.sqrt(w2)),
        "energy": float(np.sqrt(2 * integral(lambda x: (cdf(p, x) - cdf(q, x)) ** 2))),
        "mmd": float(kernel(p, p) + kernel(q, q) - 2 * kernel(p, q)),
    }


def in_plane():
    """D and E: projections on (cos t, sin t) are N(0, 1) and N(cos t, 1 + 3 sin^2 t)."""
    squared = lambda t: np.cos(t) ** 2 + (1 - np.sqrt(1 + 3 * np.sin(t) ** 2)) ** 2
    best = max(np.linspace(0, np.pi, 200_001), key=squared)
    # E|X - Y| of a normal difference of mean m and covariance diag(a, b), by the mean over directions.
    length = lambda m, a, b: quad(
        lambda t: (lambda u, s: s * np.sqrt(2 / np.pi) * np.exp(-u * u / (2 * s * s)) + u * (1 - 2 * norm.cdf(-u / s)))(
            m * np.cos(t), np.sqrt(a * np.cos(t) ** 2 + b * np.sin(t) ** 2)
        ),
        0,
        np.pi,
        epsabs=1e-13,
    )[0] / 2
    kernel = lambda m, a, b: np.exp(-m * m / (2 * (1 + a))) / np.sqrt((1 + a) * (1 + b))
    d = lambda x, y: norm.pdf(x) * norm.pdf(y)
    e = lambda x, y: norm.pdf(x, 1) * norm.pdf(y, 0, 2)
    tv = dblquad(lambda y, x: abs(d(x, y) - e(x, y)) / 2, -8, 9, -16, 16, epsabs=1e-7, epsrel=1e-7)[0]
    return {
        "kl": float(0.5 + (1 + 0.25 - 2 + np.log(4)) / 2),
        "hellinger": float(np.sqrt(1 - np.exp(-1 / 8) * np.sqrt(2 / 2.5) * 1.0)),
        "total_variation": round(float(tv), 6),
        "wasserstein": float(np.sqrt(2)),
        "sliced": float(np.sqrt(quad(squared, 0, np.pi, epsabs=1e-13)[0] / np.pi)),
        "max_sliced": float(np.sqrt(squared(best))),
        "energy": float(np.sqrt(2 * length(1, 2, 5) - length(0, 2, 2) - length(0, 8, 2))),
        "mmd": float(kernel(0, 2, 2) + kernel(0, 2, 8) - 2 * kernel(1, 2, 5)),
    }


finish(
    "stats_truth",
    {
        "how": f"numpy {np.__version__}, scipy {scipy.__version__}: nats; mmd squared, kernel e^(-|x - y|^2 / 2)",
        "entropy": {
            **{law: integral(lambda x: -pdf(law, x) * np.log(pdf(law, x)) if pdf(law, x) > 1e-290 else 0) for law in LINE},
            "D": float(1 + np.log(2 * np.pi)),
            "E": float(1 + np.log(2 * np.pi) + np.log(2)),
        },
        "pairs": {"AB": on_line("A", "B"), "CA": on_line("C", "A"), "DE": in_plane()},
    },
    1e-7,
)
