"""Optimizers, learning rates and clipping: 20 steps each, float64.

SGD, Adam, AdamW, OneCycleLR and clip_grad_value_ are PyTorch's; Lion and Muon are written here in NumPy
from their papers, Muon's Newton-Schulz steps on plain matrices.
"""

import numpy as np
import torch

from common import finish

STEPS, ROWS, COLUMNS, RATE = 20, 5, 3, 0.02
rng = np.random.RandomState(5)
START = rng.randn(ROWS, COLUMNS)
GRADIENTS = rng.randn(STEPS, ROWS, COLUMNS)


def with_torch(make):
    p = torch.nn.Parameter(torch.tensor(START))
    optimizer = make([p])
    track = []
    for gradient in GRADIENTS:
        p.grad = torch.tensor(gradient)
        optimizer.step()
        track.append(p.detach().numpy().ravel().tolist())
    return track


def lion(beta1, beta2, weight_decay):
    p, m, track = START.copy(), np.zeros_like(START), []
    for g in GRADIENTS:
        update = np.sign(beta1 * m + (1 - beta1) * g)
        p = p - RATE * (update + weight_decay * p)
        m = beta2 * m + (1 - beta2) * g
        track.append(p.ravel().tolist())
    return track


def orthogonal(g):
    x = g / (np.linalg.norm(g) + 1e-7)
    transposed = x.shape[0] > x.shape[1]
    x = x.T if transposed else x
    for _ in range(5):
        a = x @ x.T
        x = 3.4445 * x + (-4.7750 * a + 2.0315 * a @ a) @ x
    return x.T if transposed else x


def muon(start, gradients, momentum, nesterov, weight_decay):
    p, m, track = start.copy(), np.zeros_like(start), []
    for g in gradients:
        m = momentum * m + g
        o = orthogonal(g + momentum * m if nesterov else m)
        p = p * (1 - RATE * weight_decay) - RATE * 0.2 * np.sqrt(max(p.shape)) * o
        track.append(p.ravel().tolist())
    return track


def one_cycle(**settings):
    p = torch.nn.Parameter(torch.zeros(1))
    optimizer = torch.optim.SGD([p], lr=1.0)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=0.1, total_steps=50, cycle_momentum=False, **settings
    )
    rates = []
    for _ in range(50):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        if len(rates) < 50:
            schedule.step()
    return rates


def clipped(bound):
    p = torch.nn.Parameter(torch.zeros(ROWS, COLUMNS, dtype=torch.float64))
    p.grad = torch.tensor(GRADIENTS[0])
    torch.nn.utils.clip_grad_value_([p], bound)
    return p.grad.numpy().ravel().tolist()


optim = torch.optim
finish(
    "nn_optimizers",
    {
        "how": f"torch {torch.__version__}, numpy {np.__version__}, float64; RandomState(5): start and gradients randn; rate {RATE}",
        "rows": ROWS,
        "columns": COLUMNS,
        "rate": RATE,
        "start": START.ravel().tolist(),
        "gradients": GRADIENTS.reshape(STEPS, -1).tolist(),
        "sgd": with_torch(lambda p: optim.SGD(p, lr=RATE)),
        "sgdMomentum": with_torch(lambda p: optim.SGD(p, lr=RATE, momentum=0.9)),
        "sgdNesterov": with_torch(lambda p: optim.SGD(p, lr=RATE, momentum=0.9, nesterov=True)),
        "adam": with_torch(lambda p: optim.Adam(p, lr=RATE)),
        "adamBetas": with_torch(lambda p: optim.Adam(p, lr=RATE, betas=(0.5, 0.9), eps=1e-3)),
        "adamW": with_torch(lambda p: optim.AdamW(p, lr=RATE, weight_decay=0.3)),
        "lion": lion(0.9, 0.99, 0.0),
        "lionDecay": lion(0.95, 0.98, 0.3),
        "muon": muon(START, GRADIENTS, 0.95, True, 0.0),
        "muonPlain": muon(START, GRADIENTS, 0.9, False, 0.3),
        "muonWide": muon(START.T, GRADIENTS.transpose(0, 2, 1), 0.95, True, 0.0),
        "oneCycle": one_cycle(pct_start=0.3, div_factor=25.0, final_div_factor=1e4),
        "oneCycleLinear": one_cycle(
            pct_start=0.4, div_factor=10.0, final_div_factor=100.0, anneal_strategy="linear"
        ),
        "clipped": clipped(0.7),
    },
    1e-9,
)
