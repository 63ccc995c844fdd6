"""Walks of the tutorials with the noise they drew: the s-curve of tutorial 000, which adds noise
without shrinking (NumPy's legacy generator), and two pictures in float32 (PyTorch): 001's 8 x 8 x 3
over 20 steps and a 16 x 16 one over 000's 1,000 steps, both cut to a few pixels."""

import numpy as np
import torch
from sklearn.datasets import make_s_curve

import common

POINTS, PIXELS_001, PIXELS_000 = 3, 24, 2


def s_curve():
    points, _ = make_s_curve(10000, noise=0.0, random_state=0)
    x, y = points[:, 0].copy(), points[:, 2] / 2
    np.random.seed(0)
    start = np.stack([x[:POINTS], y[:POINTS]], 1)
    noise, states, deviations = [], [], [[x.std(), y.std()]]
    for _ in range(49):
        ex, ey = np.random.randn(10000), np.random.randn(10000)
        x, y = x + ex, y + ey
        noise.append(np.stack([ex[:POINTS], ey[:POINTS]], 1).tolist())
        states.append(np.stack([x[:POINTS], y[:POINTS]], 1).tolist())
        deviations.append([x.std(), y.std()])
    return {
        "start": start.tolist(),
        "noise": noise,
        "states": states,
        "deviations": np.array(deviations)[::7].tolist(),
    }


def picture(levels, betas, pixels, kept):
    """x <- sqrt(1 - beta) x + sqrt(beta) randn in float32; `levels` in 0..1."""
    torch.manual_seed(0)
    x = 2 * torch.tensor(levels, dtype=torch.float32) - 1
    start, noise, states = x.flatten()[:pixels].tolist(), [], {}
    for t, beta in enumerate(betas):
        epsilon = torch.randn_like(x)
        x = torch.sqrt(1 - beta) * x + epsilon * torch.sqrt(beta)
        noise.append(epsilon.flatten()[:pixels].tolist())
        if t + 1 in kept:
            states[str(t + 1)] = x.flatten()[:pixels].tolist()
    return {"start": start, "noise": noise, "states": states}


i, j, c = np.ogrid[:8, :8, :3]
rgb = ((31 * i + 17 * j + 101 * c) % 256).astype(np.float32) / 255
i, j = np.ogrid[:16, :16]
grey = ((31 * i + 17 * j) % 256).astype(np.float32) / 255

data = {
    "how": "s_curve: make_s_curve(10000, noise=0, random_state=0), columns 0 and 2 (halved); "
    "np.random.seed(0); 49 times x += randn(10000), then y += randn(10000); the first 3 points, and "
    "the standard deviations of all of them at every 7th level. picture001: torch.manual_seed(0), "
    "((31 i + 17 j + 101 c) % 256) / 255 in float32, beta = 0.25, the first 24 values. picture000: "
    "((31 i + 17 j) % 256) / 255, beta = torch.linspace(1e-4, 0.02, 1000), the first 2 values.",
    "s_curve": s_curve(),
    "picture001": picture(rgb, [torch.tensor(0.25)] * 20, PIXELS_001, {1, 2, 5, 20}),
    "picture000": picture(grey, torch.linspace(1e-4, 0.02, 1000), PIXELS_000, {1, 10, 100, 1000}),
}

common.finish("forward_walks", data, rtol=1e-6)
