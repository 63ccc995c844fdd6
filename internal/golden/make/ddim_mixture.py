"""DDIM against the probability-flow ODE of an exactly known mixture, in NumPy and SciPy float64."""

import numpy as np
from scipy.integrate import solve_ivp
from scipy.stats import norm

from common import finish

WEIGHTS = np.full(5, 0.2)
MEANS = np.array([[5, 1.5], [0, 5], [-5, 1.5], [-4.5, -5.5], [3, -4]])
COVARIANCES = np.array(
    [[[2, 0.8], [0.8, 1]], [[1.5, -0.7], [-0.7, 1.2]], [[1, 0.4], [0.4, 2]], [[1, -0.5], [-0.5, 1.5]], [[2, 0], [0, 2]]]
)
T = 1000
ALPHA_BAR = np.cumprod(1 - np.linspace(1e-4, 0.02, T))


def epsilon(x, signal, noise):
    """noise times minus the score of the mixture of N(signal m, signal^2 C + noise^2 I)."""
    inverse = np.linalg.inv(signal**2 * COVARIANCES + noise**2 * np.eye(2))
    away = x[:, None, :] - signal * MEANS
    log = -0.5 * np.einsum("nki,kij,nkj->nk", away, inverse, away) + 0.5 * np.log(np.linalg.det(inverse))
    log = log + np.log(WEIGHTS)
    weight = np.exp(log - log.max(1, keepdims=True))
    weight /= weight.sum(1, keepdims=True)
    return noise * np.einsum("nk,kij,nkj->ni", weight, inverse, away)


def flow(z):
    """x / signal obeys d(x / signal) / d sigma = epsilon, from sigma of the last step down to 0."""
    sigma = np.sqrt((1 - ALPHA_BAR[-1]) / ALPHA_BAR[-1])

    def slope(s, y):
        signal = 1 / np.sqrt(1 + s * s)
        return epsilon(y.reshape(1, 2) * signal, signal, s * signal)[0]

    ends = [solve_ivp(slope, (sigma, 0), start, "DOP853", rtol=1e-12, atol=1e-12).y[:, -1] for start in sigma * z]
    return np.array(ends)


def ddim(z, steps):
    visited = [T * (steps - n) // steps - 1 for n in range(steps)]
    bars = [ALPHA_BAR[t] for t in visited] + [1.0]
    x = z * np.sqrt(1 - bars[0])
    for here, there in zip(bars, bars[1:]):
        e = epsilon(x, np.sqrt(here), np.sqrt(1 - here))
        x = np.sqrt(there) * (x - np.sqrt(1 - here) * e) / np.sqrt(here) + np.sqrt(1 - there) * e
    return x


levels = norm.ppf((np.arange(8) + 0.5) / 8)
z = np.array([(a, b) for a in levels for b in levels])
ends = flow(z)
runs = []
for steps in (5, 10, 20, 50, 100):
    error = np.sqrt(((ddim(z, steps) - ends) ** 2).sum(1))
    runs.append({"steps": steps, "rms": float(np.sqrt((error**2).mean())), "max": float(error.max())})

finish(
    "ddim_mixture",
    {
        "how": "five-component mixture of tutorial 000 under linear betas 1e-4..0.02, T = 1000, with the exact "
        "epsilon. z: the 8 x 8 grid of normal quantiles (i + 0.5) / 8; x_T = noise_T z. ends: the "
        "probability-flow ODE's endpoints by scipy's DOP853, rtol = atol = 1e-12. runs: DDIM, eta 0, trailing "
        "steps; root mean square and largest distance to `ends`.",
        "weights": WEIGHTS.tolist(),
        "means": MEANS.tolist(),
        "covariances": COVARIANCES.reshape(5, 4).tolist(),
        "z": z.tolist(),
        "ends": ends.tolist(),
        "runs": runs,
    },
)
