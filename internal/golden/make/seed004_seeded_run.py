"""Tutorial 004 from torch.manual_seed(0) on: network, two epochs on moons, then its sampling loop."""

import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_moons

from common import finish

STEPS, BATCH = 100, 128


class ConditionalLinear(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.outputs = outputs
        self.lin = nn.Linear(inputs, outputs)
        self.embed = nn.Embedding(STEPS, outputs)
        self.embed.weight.data.uniform_()

    def forward(self, x, t):
        return self.embed(t).view(-1, self.outputs) * self.lin(x)


class ConditionalModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin1 = ConditionalLinear(2, 128)
        self.lin2 = ConditionalLinear(128, 128)
        self.lin3 = ConditionalLinear(128, 128)
        self.lin4 = nn.Linear(128, 2)

    def forward(self, x, t):
        for layer in (self.lin1, self.lin2, self.lin3):
            x = F.softplus(layer(x, t))
        return self.lin4(x)


betas = torch.sigmoid(torch.linspace(-6, 6, STEPS)) * (0.5e-2 - 1e-5) + 1e-5
alphas = 1 - betas
alpha_bars = torch.cumprod(alphas, 0)
signal, noise = torch.sqrt(alpha_bars), torch.sqrt(1 - alpha_bars)
data = torch.tensor(make_moons(10000, noise=0.1, random_state=0)[0]).float()

torch.manual_seed(0)
model = ConditionalModel()
optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
average = {name: p.data.clone() for name, p in model.named_parameters()}
losses, orders = [], []
for _ in range(2):
    order = torch.randperm(len(data))
    orders.append(order[:10].tolist())
    for i in range(0, len(data), BATCH):
        x0 = data[order[i : i + BATCH]]
        t = torch.randint(0, STEPS, size=(len(x0) // 2 + 1,))
        t = torch.cat([t, STEPS - t - 1])[: len(x0)].long()
        e = torch.randn_like(x0)
        loss = (e - model(signal[t, None] * x0 + noise[t, None] * e, t)).square().mean()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        for name, p in model.named_parameters():
            average[name] = (1.0 - 0.9) * p.data + 0.9 * average[name]
        losses.append(loss.item())

with torch.no_grad():
    x = torch.randn((1000, 2))
    start = x[:5].tolist()
    for t in reversed(range(STEPS)):
        index = torch.tensor([t])
        mean = (1 / alphas[t].sqrt()) * (x - (1 - alphas[t]) / noise[t] * model(x, index))
        x = mean + betas[t].sqrt() * torch.randn_like(x)


def summary(tensors):
    return {
        name: {"first": p.ravel()[:6].tolist(), "sumsq": p.double().square().sum().item()}
        for name, p in tensors
    }


finish(
    "seed004_seeded_run",
    {
        "how": f"torch {torch.__version__}, float32, torch.manual_seed(0) after the data: make_moons(10000, noise=0.1, random_state=0); randperm per epoch, randint and randn_like per batch, Adam 1e-3, clip 1, average 0.9; then p_sample_loop((1000, 2)), variance beta, noise at the last step too",
        "loss": losses,
        "orders": orders,
        "parameters": summary((n, p.data) for n, p in model.named_parameters()),
        "average": summary(average.items()),
        "start": start,
        "samples": x[:10].tolist(),
        "mean": x.mean(0).tolist(),
        "deviation": x.std(0).tolist(),
    },
    1e-4,
)
