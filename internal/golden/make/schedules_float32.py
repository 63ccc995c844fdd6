"""Schedules and their tables as the tutorials compute them, in PyTorch float32 on a CPU with AVX2."""

import os

os.environ["ATEN_CPU_CAPABILITY"] = "avx2"

import torch  # noqa: E402

import common  # noqa: E402


def linear(start, end, steps):
    return torch.linspace(start, end, steps)


def quadratic(start, end, steps):
    return torch.linspace(start**0.5, end**0.5, steps) ** 2


def sigmoid(start, end, steps):
    return torch.sigmoid(torch.linspace(-6, 6, steps)) * (end - start) + start


def constant(beta, steps):
    return torch.full((steps,), beta)


def tables(betas, index=None):
    """The columns of one schedule; with `index` only these rows."""
    alphas = 1 - betas
    product = torch.cumprod(alphas, 0)
    before = torch.cat([torch.ones(1), product[:-1]])
    variance = betas * (1 - before) / (1 - product)
    columns = {
        "betas": betas,
        "alphas_cumprod": product,
        "sqrt_alphas_cumprod": torch.sqrt(product),
        "sqrt_one_minus_alphas_cumprod": torch.sqrt(1 - product),
        "log_one_minus_alphas_cumprod": torch.log(1 - product),
        "posterior_mean_coef_1": betas * torch.sqrt(before) / (1 - product),
        "posterior_mean_coef_2": (1 - before) * torch.sqrt(alphas) / (1 - product),
        "posterior_variance": variance,
        "posterior_log_variance_clipped": torch.log(torch.cat([variance[1:2], variance[1:]])),
    }
    if index is None:
        return {name: column.double().tolist() for name, column in columns.items()}
    return {"index": index} | {n: column[index].double().tolist() for n, column in columns.items()}


def rows(every, *more):
    """Every so many rows of 1000, and some more."""
    return sorted(set(more) | set(range(every - 1, 1000, every)))


data = {
    "how": "PyTorch 1.13 float32 with ATEN_CPU_CAPABILITY=avx2, widened exactly; the columns are those "
    "of schedules_float64.json. Where there is an `index`, only these rows are listed.",
    "linear_1e-4_0.02_T1000": tables(linear(1e-4, 0.02, 1000), rows(10, 0, 1, 2, 3, 4, 997, 998)),
    "linear_1e-4_0.1_T200": tables(linear(1e-4, 0.1, 200)),
    "quadratic_1e-4_0.1_T200": tables(quadratic(1e-4, 0.1, 200)),
    "constant_0.1_T200": tables(constant(0.1, 200)),
    "fixed_sigma0.2_T200": tables(constant(0.2**2, 200)),
    "seed004_linear_1e-5_0.005_T100": tables(linear(1e-5, 5e-3, 100)),
    "seed004_quad_1e-5_0.005_T100": tables(quadratic(1e-5, 5e-3, 100)),
    "seed004_sigmoid_1e-5_0.005_T100": tables(sigmoid(1e-5, 5e-3, 100)),
    "seed001_constant_0.25_T20": tables(constant(0.25, 20)),
    "seed001_constant_0.5_T40": tables(constant(0.5, 40)),
    "seed004_default_linear_1e-5_0.01_T1000": tables(linear(1e-5, 1e-2, 1000), rows(50, 0, 1, 2)),
    "seed004_default_quad_1e-5_0.01_T1000": tables(quadratic(1e-5, 1e-2, 1000), rows(50, 0, 1, 2)),
    "seed004_default_sigmoid_1e-5_0.01_T1000": tables(sigmoid(1e-5, 1e-2, 1000), rows(50, 0, 1, 2)),
}

common.finish("schedules_float32", data, rtol=0)
