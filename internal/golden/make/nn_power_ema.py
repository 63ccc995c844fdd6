"""Post-hoc averages: algorithms 2 and 3 of arXiv:2312.02696 in NumPy."""

import numpy as np

from common import finish


def sigma_rel_to_gamma(sigma_rel):
    t = sigma_rel**-2
    return np.roots([1, 7, 16 - t, 12 - t]).real.max()


def p_dot_p(t_a, gamma_a, t_b, gamma_b):
    t_ratio = t_a / t_b
    t_exp = np.where(t_a < t_b, gamma_b, -gamma_a)
    t_max = np.maximum(t_a, t_b)
    num = (gamma_a + 1) * (gamma_b + 1) * t_ratio**t_exp
    return num / ((gamma_a + gamma_b + 1) * t_max)


def solve_weights(t_i, gamma_i, t_r, gamma_r):
    rv = lambda x: np.float64(x).reshape(-1, 1)
    cv = lambda x: np.float64(x).reshape(1, -1)
    a = p_dot_p(rv(t_i), rv(gamma_i), cv(t_i), cv(gamma_i))
    b = p_dot_p(rv(t_i), rv(gamma_i), cv(t_r), cv(gamma_r))
    return np.linalg.solve(a, b).ravel()


SIGMAS = [0.01, 0.03, 0.05, 0.1, 0.15, 0.2, 0.25, 0.28]
PAIRS = [[[100, 0.05], [100, 0.1]], [[100, 0.05], [300, 0.1]], [[300, 0.2], [100, 0.03]]]
SNAPSHOTS = [[step, sigma] for step in (250, 500, 750, 1000) for sigma in (0.05, 0.1)]
WANTED = [1000, 0.075]
g = sigma_rel_to_gamma
finish(
    "nn_power_ema",
    {
        "how": f"numpy {np.__version__}: roots of the cubic, the paper's p_dot_p and solve_weights",
        "sigmas": SIGMAS,
        "exponents": [g(s) for s in SIGMAS],
        "pairs": PAIRS,
        "overlaps": [float(p_dot_p(ta, g(sa), tb, g(sb))) for (ta, sa), (tb, sb) in PAIRS],
        "snapshots": SNAPSHOTS,
        "wanted": WANTED,
        "shares": solve_weights(
            [t for t, _ in SNAPSHOTS], [g(s) for _, s in SNAPSHOTS], [WANTED[0]], [g(WANTED[1])]
        ).tolist(),
    },
    1e-7,
)
