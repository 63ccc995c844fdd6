"""First weights as PyTorch draws them: tutorial 004's network, and the rules of torch.nn.init."""

import hashlib

import torch
from torch import nn

from common import finish


class ConditionalLinear(nn.Module):
    """The tutorial's layer: an embedding is drawn from a normal first, then from a uniform."""

    def __init__(self, inputs, outputs, steps):
        super().__init__()
        self.lin = nn.Linear(inputs, outputs)
        self.embed = nn.Embedding(steps, outputs)
        self.embed.weight.data.uniform_()


class ConditionalModel(nn.Module):
    def __init__(self, steps):
        super().__init__()
        self.lin1 = ConditionalLinear(2, 128, steps)
        self.lin2 = ConditionalLinear(128, 128, steps)
        self.lin3 = ConditionalLinear(128, 128, steps)
        self.lin4 = nn.Linear(128, 2)


def tutorial(seed):
    torch.manual_seed(seed)
    return {
        name: {"first": value.flatten()[:4].tolist(), "sha256": hashlib.sha256(value.numpy().tobytes()).hexdigest()}
        for name, value in ConditionalModel(100).state_dict().items()
    }


def rule(function, *shape):
    torch.manual_seed(7)
    return function(torch.empty(*shape, dtype=torch.float64)).flatten().tolist()


rules = {
    "kaiming-uniform": nn.init.kaiming_uniform_,
    "kaiming-normal": nn.init.kaiming_normal_,
    "xavier-uniform": nn.init.xavier_uniform_,
    "xavier-normal": nn.init.xavier_normal_,
    "orthogonal": nn.init.orthogonal_,
}

finish(
    "nn_initial",
    {
        "how": "tutorial: torch.manual_seed(seed), ConditionalModel(100), float32, kernels for AVX2. rules: "
        "torch.manual_seed(7), the rule of torch.nn.init on an empty float64 tensor [3, 8] or [8, 3]. torch 1.13.1.",
        "tutorial": {str(seed): tutorial(seed) for seed in (0, 42)},
        "rules": {name: {"wide": rule(f, 3, 8), "tall": rule(f, 8, 3)} for name, f in rules.items()},
    },
    rtol=1e-12,
)
