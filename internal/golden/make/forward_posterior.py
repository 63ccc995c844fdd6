"""q(x_t | x_0) and q(x_(t-1) | x_t, x_0) as tutorial 004 computes them, in NumPy float64."""

import numpy as np

import common


def mulberry32(seed, count):
    """Uniforms in [0, 1) by T. Ettinger's generator."""
    out, a = [], seed
    for _ in range(count):
        a = (a + 0x6D2B79F5) & 0xFFFFFFFF
        t = (a ^ (a >> 15)) * (a | 1) & 0xFFFFFFFF
        t ^= (t + (t ^ (t >> 7)) * (t | 61)) & 0xFFFFFFFF
        out.append((t ^ (t >> 14)) / 2**32)
    return np.array(out)


def array(seed, shape):
    return (np.sqrt(12) * (mulberry32(seed, int(np.prod(shape))) - 0.5)).reshape(shape)


x0, xt = array(5000, (8, 2)), array(5001, (8, 2))
t = np.array([0, 1, 2, 10, 37, 50, 98, 99])
beta = 1 / (1 + np.exp(-np.linspace(-6, 6, 100))) * (5e-3 - 1e-5) + 1e-5
product = np.cumprod(1 - beta)
before = np.append(1.0, product[:-1])
variance = beta * (1 - before) / (1 - product)
first = beta * np.sqrt(before) / (1 - product)
second = (1 - before) * np.sqrt(1 - beta) / (1 - product)

data = {
    "how": "sigmoid schedule 1e-5..5e-3, T = 100; x0 and xt are sqrt(12) (mulberry32(seed) - 1/2), "
    "seeds 5000 and 5001; mean and log-variance (entry 0 of the table replaced by entry 1) of "
    "q(x_(t-1) | x_t, x_0), one t per row; jump: sqrt(alphaBar) x0 + sqrt(1 - alphaBar) xt.",
    "t": t.tolist(),
    "x0": x0.tolist(),
    "xt": xt.tolist(),
    "mean": (first[t, None] * x0 + second[t, None] * xt).tolist(),
    "logVarianceClipped": np.log(np.append(variance[1], variance[1:]))[t].tolist(),
    "jump": (np.sqrt(product[t, None]) * x0 + np.sqrt(1 - product[t, None]) * xt).tolist(),
}

common.finish("forward_posterior", data, rtol=1e-12)
