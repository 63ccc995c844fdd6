"""Entropies and divergences: tutorial 000's own functions on spread points, SciPy, and formulas in NumPy."""

import json
import pathlib

import numpy as np
import scipy
from scipy import linalg, special, stats
from scipy.stats import norm

from common import finish

inputs = json.loads((pathlib.Path(__file__).parent / "stats_inputs.json").read_text())
planes, lines = inputs["planes"], inputs["lines"]


def points(scale, n=10000):
    """n points of the plane, spread but not random, the same in every language."""
    i = np.arange(n)
    return ((i * 7919 % 10007) / 10007 * 2 - 1) * scale, ((i * 4409 % 10009) / 10009 * 2 - 1) * scale


def tutorial(x, y, bins, after_cdf):
    """Tutorial 000's compute_entropy and kl_divergence, bits."""
    edges = [[0, 1], [0, 1]] if after_cdf else [[-100, 100], [-100, 100]]
    if after_cdf:
        x, y = norm.cdf(x), norm.cdf(y)
    hist, x_edges, y_edges = np.histogram2d(x, y, bins=bins, range=edges)
    hist /= hist.sum()
    p = hist[hist > 0]
    if after_cdf:
        qx, qy = np.diff(x_edges), np.diff(y_edges)
    else:
        qx, qy = np.diff(norm.cdf(x_edges)), np.diff(norm.cdf(y_edges))
        for q, e in ((qx, x_edges), (qy, y_edges)):
            q[0] += norm.cdf(e[0])
            q[-1] += 1 - norm.cdf(e[-1])
    q = np.outer(qx, qy)[hist > 0]
    kl = float(np.sum(p * np.log2(p / q))) if (q > 0).all() else None
    return {"entropy": float(-np.sum(p * np.log2(p))), "kl": kl}


COUNTS = [[4, 2, 3, 0, 2, 4, 0, 0, 2, 1, 1], [10, 0, 0, 1], [1, 1, 1, 1, 0, 0], [100, 250, 7, 33]]


def entropies(y):
    y = np.array(y, float)
    n, k = y.sum(), len(y)
    p = y / n
    t = 1 / k
    lam = min(1, max(0, (1 - (p**2).sum()) / ((n - 1) * ((t - p) ** 2).sum())))
    s = lam * t + (1 - lam) * p
    single = (y == 1).sum()
    c = 1 - (n - 1 if single == n else single) / n
    pa = c * p[p > 0]
    plug = float(stats.entropy(p))
    return {
        "plug-in": plug,
        "miller-madow": plug + ((y > 0).sum() - 1) / (2 * n),
        "james-stein": float(special.entr(s).sum()),
        "chao-shen": float((-pa * np.log(pa) / (1 - (1 - pa) ** n)).sum()),
    }


def neighbours(x, y, k):
    x, y = np.array(x), np.array(y)
    n, d = x.shape
    own = np.sort(np.linalg.norm(x[:, None] - x[None], axis=2), axis=1)[:, k]
    other = np.sort(np.linalg.norm(x[:, None] - y[None], axis=2), axis=1)[:, k - 1]
    ball = d / 2 * np.log(np.pi) - special.gammaln(d / 2 + 1)
    return {
        "entropy": float(special.psi(n) - special.psi(k) + ball + d * np.log(own).mean()),
        "divergence": float(d * np.log(other / own).mean() + np.log(len(y) / (n - 1))),
    }


def gaussians(x, y):
    (a, A), (b, B) = [(np.mean(v, axis=0), np.cov(np.array(v).T, ddof=1)) for v in (x, y)]
    kl = 0.5 * (np.trace(np.linalg.solve(B, A)) + (b - a) @ np.linalg.solve(B, b - a) - len(a) + np.log(np.linalg.det(B) / np.linalg.det(A)))
    return {
        "entropy": float(stats.multivariate_normal(a, A).entropy()),
        "kl": float(kl),
        "frechet": float(((a - b) ** 2).sum() + np.trace(A + B - 2 * linalg.sqrtm(A @ B).real)),
    }


P, Q = [0.1, 0.2, 0.3, 0.4], [0.25, 0.25, 0.4, 0.1]
M = (np.array(P) + Q) / 2
finish(
    "stats_information",
    {
        "how": f"numpy {np.__version__}, scipy {scipy.__version__}: nats, but tutorial 000's own functions give bits",
        "tutorial": [
            {"scale": s, "bins": b, "after_cdf": c, **tutorial(*points(s), b, c)}
            for s, b, c in [(1.0, 1000, True), (3.0, 1000, True), (2.0, 100, True), (2.0, 1000, False), (3.5, 1000, False)]
        ],
        "counts": [{"counts": c, **entropies(c)} for c in COUNTS],
        "histograms": {
            "p": P,
            "q": Q,
            "kl": float(stats.entropy(P, Q)),
            "jensenShannon": float((stats.entropy(P, M) + stats.entropy(Q, M)) / 2),
            "hellinger": float(np.sqrt(1 - np.sqrt(np.array(P) * Q).sum())),
            "totalVariation": float(np.abs(np.array(P) - Q).sum() / 2),
        },
        "neighbours": [{"x": x, "y": y, "k": k, **neighbours(planes[x], planes[y], k)} for x, y, k in [("P", "Q", 1), ("P", "R", 3), ("R", "Q", 5)]],
        "vasicek": {k: float(stats.differential_entropy(lines[k], method="vasicek")) for k in ["u10", "u50", "g20", "g200"]},
        "gaussians": {f"{x}|{y}": gaussians(planes[x], planes[y]) for x, y in [("P", "Q"), ("P", "R")]},
        "planes": planes,
        "lines": {k: lines[k] for k in ["u10", "u50", "g20", "g200"]},
    },
    1e-9,
)
