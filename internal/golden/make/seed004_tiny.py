"""Tutorial 004's training step in PyTorch on a tiny network, with every number of it kept."""

import torch

from common import finish
from seed004_train import HOW, train


def everything(tensor):
    return tensor.detach().flatten().tolist()


finish(
    "seed004_tiny",
    {
        "how": HOW + " h = 4, T = 10, B = 6, 10 steps; clipped: scale 30, clip 0.05. All float64.",
        "plain": train(4, 10, 6, 10, torch.float64, everything, marks=(1, 10)),
        "clipped": train(
            4, 10, 6, 10, torch.float64, everything, marks=(1, 10), scale=30.0, clip=0.05
        ),
    },
    rtol=1e-8,
)
