"""Sinkhorn divergences by dense log-domain iterations, max-sliced distances by a fine grid of angles,
and scikit-learn's logistic regression, all of small sets of points in the plane."""

import json
import pathlib

import numpy as np
import scipy
import sklearn
from scipy.optimize import minimize_scalar
from scipy.spatial.distance import cdist
from scipy.special import logsumexp
from sklearn.linear_model import LogisticRegression

from common import finish

planes = json.loads((pathlib.Path(__file__).parent / "stats_inputs.json").read_text())["planes"]


def entropic(x, y, p, eps):
    cost = cdist(x, y) ** p
    n, m = cost.shape
    f, g = np.zeros(n), np.zeros(m)
    for _ in range(200_000):
        f = -eps * logsumexp((g[None] - cost) / eps - np.log(m), axis=1)
        g = -eps * logsumexp((f[:, None] - cost) / eps - np.log(n), axis=0)
        plan = np.exp((f[:, None] + g[None] - cost) / eps) / n / m
        if abs(plan.sum(axis=1) * n - 1).max() < 1e-13:
            break
    # The primal value, not the dual that is ours.
    return (plan * cost).sum() + eps * (plan * np.log(plan * n * m + 1e-300)).sum()


def sinkhorn(a, b, p, eps):
    x, y = np.array(planes[a]), np.array(planes[b])
    value = entropic(x, y, p, eps) - (entropic(x, x, p, eps) + entropic(y, y, p, eps)) / 2
    return {"x": a, "y": b, "p": p, "epsilon": eps, "value": float(value ** (1 / p))}


def max_sliced(a, b, p):
    x, y = np.array(planes[a]), np.array(planes[b])
    size = min(len(x), len(y))

    def cost(theta):
        v = np.array([np.cos(theta), np.sin(theta)])
        return (np.abs(np.sort(x[:size] @ v) - np.sort(y[:size] @ v)) ** p).mean()

    angles = np.linspace(0, np.pi, 20_001)
    best = angles[np.argmax([cost(t) for t in angles])]
    found = minimize_scalar(lambda t: -cost(t), bounds=(best - 2e-4, best + 2e-4), method="bounded", options={"xatol": 1e-12})
    return {"x": a, "y": b, "p": p, "size": size, "value": float((-found.fun) ** (1 / p))}


def logistic(a, b, ridge):
    z = np.vstack([planes[a], planes[b]])
    z = np.hstack([z, z[:, :1] ** 2, z[:, :1] * z[:, 1:], z[:, 1:] ** 2])
    z = (z - z.mean(axis=0)) / z.std(axis=0)
    labels = np.repeat([0, 1], [len(planes[a]), len(planes[b])])
    model = LogisticRegression(C=1 / ridge, tol=1e-12, max_iter=1000, solver="newton-cholesky").fit(z, labels)
    return {
        "features": z.ravel().tolist(),
        "labels": labels.tolist(),
        "ridge": ridge,
        "intercept": float(model.intercept_[0]),
        "weights": model.coef_[0].tolist(),
    }


finish(
    "stats_transport",
    {
        "how": f"numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}",
        "planes": planes,
        "sinkhorn": [sinkhorn(*row) for row in [("P", "Q", 2, 0.5), ("P", "R", 2, 0.05), ("R", "Q", 1, 0.2), ("P", "Q", 3, 1.0)]],
        "max_sliced": [max_sliced(*row) for row in [("P", "Q", 2), ("P", "R", 1), ("R", "Q", 2)]],
        "logistic": [logistic("P", "Q", 1.0), logistic("P", "R", 0.01)],
    },
    1e-7,
)
