"""PyTorch's CPU streams: internal/golden/torch_rng.json.

Numbers of the kernels that an x86-64 with AVX2 takes, and under `scalar_kernels` those entries
that differ with ATEN_CPU_CAPABILITY=default, which a second process of this script makes.
"""

import hashlib
import json
import math
import os
import subprocess
import sys

import numpy as np
import torch
from torch import nn

from common import finish

SEEDS = (0, 42)


class ConditionalLinear(nn.Module):
    """The layer of tutorial 004: its embedding is made, drawn, and drawn again."""

    def __init__(self, inputs, outputs, steps):
        super().__init__()
        self.lin = nn.Linear(inputs, outputs)
        self.embed = nn.Embedding(steps, outputs)
        self.embed.weight.data.uniform_()


class ConditionalModel(nn.Module):
    """The network of tutorial 004."""

    def __init__(self, steps):
        super().__init__()
        self.lin1 = ConditionalLinear(2, 128, steps)
        self.lin2 = ConditionalLinear(128, 128, steps)
        self.lin3 = ConditionalLinear(128, 128, steps)
        self.lin4 = nn.Linear(128, 2)


def check(tensor):
    """What a long tensor is known by."""
    a = np.ascontiguousarray(tensor.detach().numpy())
    flat = a.reshape(-1).astype(np.float64)
    weight = ((np.arange(flat.size, dtype=np.int64) * 7919) % 1009 + 1) / 1009
    return {
        "n": int(flat.size),
        "dtype": a.dtype.str,
        "sum": math.fsum(flat),
        "sumsq": math.fsum(flat * flat),
        "sumabs": math.fsum(np.abs(flat)),
        "wsum": math.fsum(flat * weight),
        "min": float(flat.min()),
        "max": float(flat.max()),
        "sha256": hashlib.sha256(a.tobytes()).hexdigest(),
    }


def streams(seed):
    """Every entry for a seed; the generator is seeded before each."""
    out = {}

    def put(name, draw):
        torch.manual_seed(seed)
        value = draw()
        if isinstance(value, torch.Tensor):
            value = value.double().tolist() if value.is_floating_point() else value.tolist()
        out[name] = value

    double = torch.float64
    put("rand", lambda: torch.rand(30))
    put("rand_float64", lambda: torch.rand(30, dtype=double))
    put("rand_1e5", lambda: check(torch.rand(100_000)))
    small, vec = {}, {}
    for n in range(1, 16):
        torch.manual_seed(seed)
        small[str(n)] = torch.randn(n).double().tolist()
    for n in (16, 17, 20, 31, 32, 33, 48, 100):
        torch.manual_seed(seed)
        vec[str(n)] = torch.randn(n).double().tolist()
    out["randn_small"] = small
    out["randn_vec"] = vec
    put("randn_vec_1e5", lambda: check(torch.randn(100_000)))
    put("randn_vec_100003", lambda: check(torch.randn(100_003)))
    put("randn_float64_small_5", lambda: torch.randn(5, dtype=double))
    put("randn_float64_20", lambda: torch.randn(20, dtype=double))
    put("randn_float64_1e5", lambda: check(torch.randn(100_000, dtype=double)))
    put(
        "seq_randn3_randn2_rand2_randn1",
        lambda: torch.cat([torch.randn(3), torch.randn(2), torch.rand(2), torch.randn(1)]),
    )
    put(
        "seq_randn3_randn16_randn1",
        lambda: torch.cat([torch.randn(3), torch.randn(16), torch.randn(1)]),
    )
    put("randn_128x2_first10", lambda: torch.randn(128, 2).reshape(-1)[:10])
    put("randn_128x2", lambda: check(torch.randn(128, 2)))
    put("randint_0_100", lambda: torch.randint(0, 100, (40,)))
    put("randint_0_4", lambda: torch.randint(0, 4, (40,)))
    put("randint_-3_2^34", lambda: torch.randint(-3, 2**34, (10,)))
    put("randperm_10", lambda: torch.randperm(10))
    put("randperm_128", lambda: torch.randperm(128))
    put("randperm_10000_first20", lambda: torch.randperm(10_000)[:20])
    put("randperm_10000", lambda: check(torch.randperm(10_000)))
    put("uniform_-0.5_0.5", lambda: torch.empty(20).uniform_(-0.5, 0.5))
    put("normal_mean2_std3_n20", lambda: torch.empty(20).normal_(2, 3))
    put(
        "torch_normal_tensor_mean_std_n6",
        lambda: torch.normal(torch.tensor([0.0, 5.0, -3.0] * 2), torch.tensor([1.0, 0.5, 1.5] * 2)),
    )
    put("bernoulli_0.3", lambda: torch.bernoulli(torch.full((20,), 0.3)))
    put(
        "multinomial_.5_.3_.2_repl_30",
        lambda: torch.multinomial(torch.tensor([0.5, 0.3, 0.2]), 30, True),
    )
    mixture = torch.distributions.MixtureSameFamily(
        torch.distributions.Categorical(probs=torch.tensor([0.5, 0.3, 0.2])),
        torch.distributions.Normal(torch.tensor([0.0, 5.0, -3.0]), torch.tensor([1.0, 0.5, 1.5])),
    )
    put("gmm_sample_10000_first20", lambda: mixture.sample((10_000,))[:20])
    put("gmm_sample_10000", lambda: check(mixture.sample((10_000,))))
    torch.manual_seed(seed)
    out["ConditionalModel_100_init"] = {
        name: {
            "shape": list(p.shape),
            "first8": p.detach().reshape(-1)[:8].double().tolist(),
            "check": check(p),
        }
        for name, p in ConditionalModel(100).named_parameters()
    }
    out["after_init_rand3"] = torch.rand(3).double().tolist()
    return out


def ends(tensor):
    """The first 8 and the last 24 of a tensor, where the block of 16 at the end is drawn anew."""
    flat = tensor.reshape(-1)
    flat = flat if len(flat) <= 32 else torch.cat([flat[:8], flat[-24:]])
    return flat.double().tolist()


def more():
    """Other seeds and sizes, one generator each, drawn from in a row."""
    out = []
    for seed in (1, 7, 20261121, 2**31, 2**40 + 3, -5):
        torch.manual_seed(seed)
        entry = {"seed": seed, "steps": []}

        def put(call, arguments, tensor):
            entry["steps"].append([call, arguments, ends(tensor)])

        for n in (1, 15, 16, 17, 31, 32, 1000, 1013):
            put("randn", [n], torch.randn(n))
            put("rand64", [3], torch.rand(3, dtype=torch.float64))
            put("randn64", [n], torch.randn(n, dtype=torch.float64))
            put("rand", [n], torch.rand(n))
            put("randn", [1], torch.randn(1))
            put("normal", [n, 1.5, 0.3], torch.empty(n).normal_(1.5, 0.3))
            put("uniform", [n, -0.3, 2.1], torch.empty(n).uniform_(-0.3, 2.1))
            put("randint", [-7, 1000, n], torch.randint(-7, 1000, (n,)))
            put("randint", [0, 2**31 + 1, n], torch.randint(0, 2**31 + 1, (n,)))
            put("randint", [-(2**40), 2**50, n], torch.randint(-(2**40), 2**50, (n,)))
            put("randperm", [n], torch.randperm(n))
            put("exponential", [n, 2.5], torch.empty(n).exponential_(2.5))
        weights = torch.tensor([0.1, 3.0, 0.0, 2.0, 0.7, 1e-3, 4.0])
        put("multinomial", [1000, True], torch.multinomial(weights, 1000, True))
        for n in (1, 3, 6):
            put("multinomial", [n, False], torch.multinomial(weights, n))
        put("embedding", [9, 4], nn.Embedding(9, 4).weight.detach())
        layer = nn.Linear(5, 7)
        put("linear", [5, 7], torch.cat([layer.weight.detach().reshape(-1), layer.bias.detach()]))
        out.append(entry)
    return out


def rows():
    """SHA-256 of the float32 numbers of many sizes, drawn in a row."""
    out = []
    for seed in (3, -5, 2**40 + 1):
        torch.manual_seed(seed)
        parts = []
        for n in (*range(14, 82), 1013, 100_003):
            mean, std = torch.arange(n) * 0.25 - 1, torch.arange(n) * 0.125 + 0.5
            parts += [torch.randn(n), torch.empty(n).normal_(-2.5, 0.3), torch.normal(mean, std)]
            parts += [nn.Embedding(n % 9 + 1, n % 7 + 1).weight.detach()]
            layer = nn.Conv2d(n % 5 + 1, n % 7 + 1, 3)
            parts += [layer.weight.detach(), layer.bias.detach()]
            scales = torch.arange(n % 4 + 1) * 0.5 + 0.5
            weights = torch.distributions.Categorical(probs=2 * scales)
            mixture = torch.distributions.MixtureSameFamily(
                weights, torch.distributions.Normal(4 * scales - 3, scales)
            )
            parts += [mixture.sample((n,))]
        numbers = torch.cat([part.reshape(-1) for part in parts]).numpy()
        out.append({"seed": seed, "sha256": hashlib.sha256(numbers.tobytes()).hexdigest()})
    return out


def made():
    return {**{str(seed): streams(seed) for seed in SEEDS}, "more": more(), "rows": rows()}


if "--raw" in sys.argv[1:]:
    print(json.dumps(made()))
    sys.exit()

data = made()
scalar = json.loads(
    subprocess.run(
        [sys.executable, __file__, "--raw"],
        env={**os.environ, "ATEN_CPU_CAPABILITY": "default"},
        capture_output=True,
        check=True,
    ).stdout
)
data["scalar_kernels"] = {
    **{
        str(seed): {k: v for k, v in scalar[str(seed)].items() if v != data[str(seed)][k]}
        for seed in SEEDS
    },
    "more": scalar["more"],
    "rows": scalar["rows"],
}
del data["more"]  # The kernels for AVX2 differ in float32 normals, not in what is drawn.
how = f"PyTorch {torch.__version__}, CPU, manual_seed(seed) before each entry; internal/golden/make/torch_rng.py"
# A processor without AVX2 takes other kernels: float32 normals differ by 2e-6 there.
finish("torch_rng", {"how": how, **data})
