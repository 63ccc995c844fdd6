"""Schedules and their tables as the tutorials compute them, in NumPy float64."""

import numpy as np

import common


def sigmoid(steps, start, end):
    return 1 / (1 + np.exp(-np.linspace(-6, 6, steps))) * (end - start) + start


def quadratic(steps, start, end):
    return np.linspace(start**0.5, end**0.5, steps) ** 2


def tables(betas, index=None):
    """The columns of one schedule; with `index` only these rows."""
    alphas = 1 - betas
    product = np.cumprod(alphas)
    before = np.append(1.0, product[:-1])
    variance = betas * (1 - before) / (1 - product)
    columns = {
        "betas": betas,
        "alphas_cumprod": product,
        "sqrt_alphas_cumprod": np.sqrt(product),
        "sqrt_one_minus_alphas_cumprod": np.sqrt(1 - product),
        "log_one_minus_alphas_cumprod": np.log(1 - product),
        "posterior_mean_coef_1": betas * np.sqrt(before) / (1 - product),
        "posterior_mean_coef_2": (1 - before) * np.sqrt(alphas) / (1 - product),
        "posterior_variance": variance,
        "posterior_log_variance_clipped": np.log(np.append(variance[1], variance[1:])),
    }
    if index is None:
        return {name: column.tolist() for name, column in columns.items()}
    return {"index": index} | {name: column[index].tolist() for name, column in columns.items()}


def rows(every, *more):
    """Every so many rows of 1000, and some more."""
    return sorted(set(more) | set(range(every - 1, 1000, every)))


data = {
    "how": "NumPy float64: alphas_cumprod = cumprod(1 - betas); row t is 0-based, after t + 1 "
    "noisings; *_prev has a 1 in front; posterior_mean_coef_1 = beta sqrt(ab_prev) / (1 - ab), "
    "coef_2 = (1 - ab_prev) sqrt(alpha) / (1 - ab), posterior_variance = beta (1 - ab_prev) / "
    "(1 - ab), posterior_log_variance_clipped = its log with entry 0 replaced by entry 1. Where "
    "there is an `index`, only these rows are listed.",
    "linear_1e-4_0.02_T1000": tables(np.linspace(1e-4, 0.02, 1000), rows(10, 0, 1, 2, 3, 4, 997, 998)),
    "linear_1e-4_0.1_T200": tables(np.linspace(1e-4, 0.1, 200)),
    "quadratic_1e-4_0.1_T200": tables(quadratic(200, 1e-4, 0.1)),
    "constant_0.1_T200": tables(np.full(200, 0.1)),
    "fixed_sigma0.2_T200": tables(np.full(200, 0.2**2)),
    "seed004_linear_1e-5_0.005_T100": tables(np.linspace(1e-5, 5e-3, 100)),
    "seed004_quad_1e-5_0.005_T100": tables(quadratic(100, 1e-5, 5e-3)),
    "seed004_sigmoid_1e-5_0.005_T100": tables(sigmoid(100, 1e-5, 5e-3)),
    "seed001_constant_0.25_T20": tables(np.full(20, 0.25)),
    "seed001_constant_0.5_T40": tables(np.full(40, 0.5)),
    "seed004_default_linear_1e-5_0.01_T1000": tables(np.linspace(1e-5, 1e-2, 1000), rows(50, 0, 1, 2)),
    "seed004_default_quad_1e-5_0.01_T1000": tables(quadratic(1000, 1e-5, 1e-2), rows(50, 0, 1, 2)),
    "seed004_default_sigmoid_1e-5_0.01_T1000": tables(sigmoid(1000, 1e-5, 1e-2), rows(50, 0, 1, 2)),
}

common.finish("schedules_float64", data, rtol=1e-13)
