"""Tutorial 001's 10,000 draws of a mixture on the line and 40 steps of beta = 0.5 (PyTorch): counts in
50 bins, each step between its own smallest and largest value."""

import numpy as np
import torch

import common

torch.manual_seed(0)
weights = torch.tensor([0.5, 0.3, 0.2])
mix = torch.distributions.Categorical(probs=weights)
parts = torch.distributions.Normal(torch.tensor([0.0, 5.0, -3.0]), torch.tensor([1.0, 0.5, 1.5]))
x = torch.distributions.MixtureSameFamily(mix, parts).sample((10000,))
beta, kept = torch.tensor(0.5), {}
for level in range(41):
    if level in (0, 1, 2, 5, 10, 20, 40):
        counts, edges = np.histogram(x.numpy(), bins=50)
        kept[str(level)] = {
            "counts": counts.tolist(),
            "from": float(edges[0]),
            "to": float(edges[-1]),
        }
    x = torch.sqrt(1 - beta) * x + torch.randn_like(x) * torch.sqrt(beta)

data = {
    "how": "torch.manual_seed(0); MixtureSameFamily of weights .5 .3 .2, means 0 5 -3, standard "
    "deviations 1 .5 1.5, sample((10000,)); 40 steps x <- sqrt(.5) x + sqrt(.5) randn in float32; "
    "np.histogram(x, bins=50) by level.",
    "levels": kept,
}

common.finish("forward_histogram", data, rtol=1e-6)
