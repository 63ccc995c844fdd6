"""The statistics that tutorials 000, 001, 003 and 004 print or draw, with their seeds."""

import numpy as np
import scipy
import sklearn
import torch
from scipy.stats import norm
from sklearn.datasets import make_s_curve, make_swiss_roll

from common import finish


def entropy(x, y, side):
    hist, _, _ = np.histogram2d(x, y, bins=1000, range=[side, side])
    p = hist[hist > 0] / hist.sum()
    return float(-np.sum(p * np.log2(p)))


def divergence(x, y):
    hist, x_edges, y_edges = np.histogram2d(x, y, bins=1000, range=[[0, 1], [0, 1]])
    p = hist / hist.sum()
    q = np.outer(np.diff(x_edges), np.diff(y_edges))
    q /= q.sum()
    p, q = p[hist > 0], q[hist > 0]
    return float(np.sum(p * (np.log2(p) - np.log2(q))))


def swiss_roll():
    points, _ = make_swiss_roll(10000, noise=0, random_state=0)
    x, y = points[:, 0] / (4.5 * np.pi), points[:, 2] / (4.5 * np.pi)
    np.random.seed(0)
    rows = []
    for t, b in enumerate([None, *np.linspace(1e-4, 0.02, 1000)]):
        if b is not None:
            x = np.sqrt(1 - b) * x + np.sqrt(b) * np.random.randn(10000)
            y = np.sqrt(1 - b) * y + np.sqrt(b) * np.random.randn(10000)
        if t % 10 == 0:
            u, v = norm.cdf(x), norm.cdf(y)
            rows.append([entropy(u, v, [0, 1]), divergence(u, v)])
    return rows


def s_curve():
    points, _ = make_s_curve(10000, noise=0, random_state=0)
    x, y = points[:, 0], points[:, 2] / 2
    np.random.seed(0)
    found = [entropy(x, y, [-100, 100])]
    for _ in range(49):
        x = x + np.random.randn(10000)
        y = y + np.random.randn(10000)
        found.append(entropy(x, y, [-100, 100]))
    return found


def schedules():
    np.random.seed(42)
    n, steps, first, last = 10000, 200, 1e-4, 0.1
    x0 = np.concatenate(
        [np.random.uniform(-10, -6, n // 3), np.random.uniform(-2, 2, n // 3), np.random.uniform(6, 10, n - 2 * (n // 3))]
    )
    betas = {
        "Linear": np.linspace(first, last, steps),
        "Quadratic": np.linspace(np.sqrt(first), np.sqrt(last), steps) ** 2,
        "Constant": np.full(steps, last),
    }
    edges = np.linspace(-12, 12, 60)
    found = {}
    for name, beta in betas.items():
        x, found[name] = x0.copy(), {}
        for t in range(steps + 1):
            if t > 0:
                x = np.sqrt(1 - beta[t - 1]) * x + np.sqrt(beta[t - 1]) * np.random.randn(n)
            if t % 100 == 0:
                counts, _ = np.histogram(x, edges)
                density, _ = np.histogram(x, edges, density=True)
                found[name][str(t)] = {
                    "counts": counts.tolist(),
                    "density": density.tolist(),
                    "mean": float(x.mean()),
                    "deviation": float(x.std()),
                }
    return {"edges": edges.tolist(), "beta": {k: v.tolist() for k, v in betas.items()}, "found": found}


def mixture():
    torch.manual_seed(0)
    torch.set_num_threads(1)
    law = torch.distributions.MixtureSameFamily(
        torch.distributions.Categorical(probs=torch.tensor([0.5, 0.3, 0.2])),
        torch.distributions.Normal(torch.tensor([0.0, 5.0, -3.0]), torch.tensor([1.0, 0.5, 1.5])),
    )
    x = law.sample((10000,))
    beta = torch.tensor(0.5)
    found = {}
    for t in range(41):
        if t > 0:
            x = torch.sqrt(1 - beta) * x + torch.sqrt(beta) * torch.randn_like(x)
        if t in (0, 1, 2, 5, 10, 20, 40):
            density, edges = np.histogram(x.numpy(), bins=50, density=True)
            found[str(t)] = {
                "density": [float(v) for v in density],
                "edges": [float(edges[0]), float(edges[-1])],
                "mean": float(x.double().mean()),
                "deviation": float(x.double().std(unbiased=False)),
            }
    return found


def sliced(x, y):
    total = 0
    for k in range(50):
        u = np.array([np.cos(np.pi * k / 50), np.sin(np.pi * k / 50)])
        total += np.mean((np.sort(x @ u) - np.sort(y @ u)) ** 2)
    return float(np.sqrt(total / 50))


def discrepancy(x, y, h):
    def mean(a, b, skip):
        total = 0.0
        for start in range(0, len(a), 500):
            block = a[start : start + 500]
            d2 = ((block[:, None] - b[None]) ** 2).sum(-1)
            total += np.exp(-d2 / (2 * h * h)).sum()
        return (total - len(a)) / len(a) / (len(a) - 1) if skip else total / len(a) / len(b)

    return float(mean(x, x, True) + mean(y, y, True) - 2 * mean(x, y, False))


def floors():
    """Data against data, as the quality of tutorial 004's samples is read beside it."""
    widths = {"swiss_roll": 1.2331683039255634, "s_curve": 0.18702424276691787}
    draws = {
        "swiss_roll": lambda r: make_swiss_roll(10000, noise=0.1, random_state=r)[0][:, [0, 2]] / 10,
        "s_curve": lambda r: make_s_curve(10000, noise=0.1, random_state=r)[0][:, [0, 2]] / 10,
    }
    found = {}
    for name, draw in draws.items():
        x, y = draw(1002), draw(1001)
        found[name] = {"sw2": sliced(x, y), "bandwidth": widths[name], "mmd2": discrepancy(x, y, widths[name])}
    return found


finish(
    "tutorial_statistics",
    {
        "how": f"numpy {np.__version__}, scipy {scipy.__version__}, scikit-learn {sklearn.__version__}, "
        f"torch {torch.__version__}: the tutorials' own code, seeded 0 (000, 001) and 42 (003).",
        "swissRoll": swiss_roll(),
        "sCurve": s_curve(),
        "schedules": schedules(),
        "mixture": mixture(),
        "floors": floors(),
    },
    1e-9,
)
