"""Training steps in PyTorch of a small SiLU network with Fourier gates, on a table with every column at work."""

import math

import torch

from common import finish
from seed004_train import uniforms

WIDTH, DEPTH, DIMENSION, FEATURES, ROWS, BATCH, STEPS = 5, 2, 3, 6, 7, 9, 10
LOW, HIGH = -4.0, 5.0
torch.set_default_dtype(torch.float64)


def between(seed, shape, low, high):
    return low + (high - low) * uniforms(seed, shape)


class Gated(torch.nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.lin = torch.nn.Linear(inputs, WIDTH)
        self.gate = torch.nn.Linear(FEATURES, WIDTH)

    def forward(self, x, phi):
        return torch.nn.functional.silu(self.gate(phi) * self.lin(x))


class Network(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.lin1 = Gated(DIMENSION)
        self.lin2 = Gated(WIDTH)
        self.lin3 = torch.nn.Linear(WIDTH, DIMENSION)

    def forward(self, x, log_snr):
        u = ((log_snr - LOW) / (HIGH - LOW)).clamp(0, 1)[:, None]
        k = torch.arange(1, FEATURES // 2 + 1)
        phi = torch.cat([torch.sin(math.pi * k * u), torch.cos(math.pi * k * u)], 1)
        return self.lin3(self.lin2(self.lin1(x, phi), phi))


names = ["signal", "noise", "targetData", "targetNoise", "inputScale", "skip", "outScale", "weight"]
table = {name: between(100 + i, (ROWS,), 0.3, 1.5) for i, name in enumerate(names)}
# The first and the last log-SNR lie outside of the range.
table["condition"] = torch.tensor([6.5, 4.0, 2.5, 0.25, -1.0, -3.5, -7.0])

network = Network()
with torch.no_grad():
    for i, value in enumerate(network.parameters()):
        value.copy_(between(200 + i, tuple(value.shape), -0.8, 0.8))
initial = {name: value.flatten().tolist() for name, value in network.state_dict().items()}

optimizer = torch.optim.Adam(network.parameters(), lr=3e-3, betas=(0.8, 0.99), eps=1e-6)
kept = {"loss": [], "gradNorm": [], "x0": [], "row": [], "noise": []}
for s in range(STEPS):
    x0 = between(300 + s, (BATCH, DIMENSION), -1, 1)
    epsilon = between(400 + s, (BATCH, DIMENSION), -2, 2)
    row = (uniforms(500 + s, (BATCH,)) * ROWS).long()
    c = {name: column[row][:, None] for name, column in table.items()}
    x = c["signal"] * x0 + c["noise"] * epsilon
    output = network(c["inputScale"] * x, c["condition"][:, 0])
    target = c["targetData"] * x0 + c["targetNoise"] * epsilon
    error = c["skip"] * x + c["outScale"] * output - target
    loss = (c["weight"] * error.square()).mean()
    optimizer.zero_grad()
    loss.backward()
    if s == 0:
        kept["output"] = output.flatten().tolist()
        kept["gradient"] = {n: p.grad.flatten().tolist() for n, p in network.named_parameters()}
    norm = torch.nn.utils.clip_grad_norm_(network.parameters(), 0.7)
    optimizer.step()
    kept["loss"].append(loss.item())
    kept["gradNorm"].append(norm.item())
    kept["x0"].append(x0.flatten().tolist())
    kept["row"].append(row.tolist())
    kept["noise"].append(epsilon.flatten().tolist())

finish(
    "fourier_tiny",
    {
        "how": f"width {WIDTH}, depth {DEPTH}, dimension {DIMENSION}, {FEATURES} features over log-SNR in "
        f"[{LOW}, {HIGH}]; {STEPS} steps of {BATCH} of torch.optim.Adam(lr 3e-3, betas .8 .99, eps 1e-6), clip 0.7, "
        "loss = mean of weight (skip x + outScale net - target)^2; gradient of step 0 before clipping. float64, "
        "torch 1.13.1.",
        "table": {name: column.tolist() for name, column in table.items()},
        "initial": initial,
        **kept,
        "final": {name: value.flatten().tolist() for name, value in network.state_dict().items()},
    },
    rtol=1e-9,
)
