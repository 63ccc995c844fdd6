"""Softplus, SiLU, GELU, tanh and ReLU with their derivatives, in PyTorch float64."""

import torch

from common import finish

POINTS = [-200.0, -100.0, -50.0, -20.0, -10.0, -3.0, -1.0, -0.5, -1e-3, 0.0, 1e-3, 0.5, 1.0]
POINTS += [3.0, 10.0, 19.999, 20.0, 20.001, 21.0, 50.0, 100.0, 800.0]


def table(function):
    x = torch.tensor(POINTS, dtype=torch.float64, requires_grad=True)
    y = function(x)
    y.sum().backward()
    return {"value": y.tolist(), "slope": x.grad.tolist()}


finish(
    "torch_activations",
    {
        "how": "torch.nn.functional.softplus, silu and gelu, torch.tanh and relu, and their gradients in float64, torch 1.13.1.",
        "z": POINTS,
        "softplus": table(torch.nn.functional.softplus),
        "silu": table(torch.nn.functional.silu),
        "gelu": table(torch.nn.functional.gelu),
        "tanh": table(torch.tanh),
        "relu": table(torch.relu),
    },
    rtol=1e-12,
)
