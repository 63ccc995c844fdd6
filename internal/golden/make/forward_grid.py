"""The mixture of the plane of tutorial 000 on its 100 x 100 grid at the ten levels that are drawn,
and the bivariate Gaussian beside it, by scipy.stats.multivariate_normal; every 9th row and column."""

import numpy as np
import scipy
from scipy.stats import multivariate_normal

import common
from forward_mixture import ALPHA_BAR, PLANE

KEPT = slice(None, None, 9)
LEVELS = np.linspace(0, 1000, 10, dtype=int).tolist()


def mesh(side):
    return np.dstack(np.meshgrid(side, side))


def plane(level):
    ab = ALPHA_BAR[level]
    points = mesh(np.linspace(-10, 10, 100))
    z = np.zeros(points.shape[:2])
    for w, mean, cov in zip(*PLANE.values()):
        moved = ab * np.array(cov) + (1 - ab) * np.eye(2)
        z += w * multivariate_normal(np.sqrt(ab) * np.array(mean), moved).pdf(points)
    return z[KEPT, KEPT].flatten().tolist()


gaussian = multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]]).pdf(mesh(np.linspace(-3, 3, 100)))
data = {
    "how": f"SciPy {scipy.__version__}; meshgrid(linspace(-10, 10, 100)), rows of constant y; the five "
    "components of forward_mixture by level, linear schedule 1e-4..0.02, T = 1000. gaussian: "
    "correlation 0.5 on linspace(-3, 3, 100). Every 9th row and column.",
    "levels": LEVELS,
    "plane": [plane(level) for level in LEVELS],
    "gaussian": gaussian[KEPT, KEPT].flatten().tolist(),
}

common.finish("forward_grid", data, rtol=1e-11)
