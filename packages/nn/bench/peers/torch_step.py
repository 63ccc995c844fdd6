"""Tutorial 004's training step and sampling in PyTorch, timed on command.

Reads one line per round from standard input, "step N" or "sample N", and answers with the CPU time of
N steps (or N reverse steps of 10,000 points) in milliseconds each, for every variant, as JSON.

    python torch_step.py [variant ...]     eager, foreach, fused, compile
"""

import contextlib
import json
import os
import sys
import time

import torch

torch.set_num_threads(int(os.environ.get("PEER_THREADS", "1")))
WIDTH, BATCH = int(os.environ.get("PEER_WIDTH", "128")), int(os.environ.get("PEER_BATCH", "128"))
STEPS, POINTS = 100, 10_000
beta = torch.sigmoid(torch.linspace(-6, 6, STEPS)) * (5e-3 - 1e-5) + 1e-5
alpha_bar = torch.cumprod(1 - beta, 0)
signal, noise = alpha_bar.sqrt(), (1 - alpha_bar).sqrt()


def moons():
    angle = torch.pi * torch.rand(POINTS)
    upper = torch.stack([angle.cos(), angle.sin()], 1)
    lower = torch.stack([1 - angle.cos(), 0.5 - angle.sin()], 1)
    return torch.where(torch.rand(POINTS, 1) < 0.5, upper, lower) + 0.1 * torch.randn(POINTS, 2)


class Gated(torch.nn.Module):
    def __init__(self, inputs):
        super().__init__()
        self.lin = torch.nn.Linear(inputs, WIDTH)
        self.embed = torch.nn.Embedding(STEPS, WIDTH)
        self.embed.weight.data.uniform_()

    def forward(self, x, t):
        return torch.nn.functional.softplus(self.embed(t) * self.lin(x))


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.lin1, self.lin2, self.lin3 = Gated(2), Gated(WIDTH), Gated(WIDTH)
        self.lin4 = torch.nn.Linear(WIDTH, 2)

    def forward(self, x, t):
        return self.lin4(self.lin3(self.lin2(self.lin1(x, t), t), t))


def loss_of(model, x0, t, e):
    x = signal[t][:, None] * x0 + noise[t][:, None] * e
    return (e - model(x, t)).square().mean()


class Trainer:
    """One variant of the whole step; `run(n)` takes n of them."""

    def __init__(self, variant):
        torch.manual_seed(0)
        self.data = moons()
        self.model = Model()
        self.parameters = list(self.model.parameters())
        self.shadow = [p.detach().clone() for p in self.parameters]
        self.variant = variant
        fused = {"fused": True} if variant in ("fused", "compile") else {}
        self.optimizer = torch.optim.Adam(self.parameters, lr=1e-3, **fused)
        self.loss = loss_of
        if variant == "compile":
            self.loss = torch.compile(loss_of)
        self.at = POINTS

    def run(self, count):
        for _ in range(count):
            if self.at + BATCH > POINTS:
                self.order, self.at = torch.randperm(POINTS), 0
            x0 = self.data[self.order[self.at : self.at + BATCH]]
            self.at += BATCH
            half = torch.randint(0, STEPS, (BATCH // 2 + 1,))
            t = torch.cat([half, STEPS - half - 1])[:BATCH]
            loss = self.loss(self.model, x0, t, torch.randn_like(x0))
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.parameters, 1.0)
            self.optimizer.step()
            with torch.no_grad():
                if self.variant == "eager":
                    for s, p in zip(self.shadow, self.parameters):
                        s.copy_(0.1 * p + 0.9 * s)
                else:
                    torch._foreach_mul_(self.shadow, 0.9)
                    torch._foreach_add_(self.shadow, self.parameters, alpha=0.1)
        self.last = loss.item()

    def sample(self, count):
        x = torch.randn(POINTS, 2)
        alpha = 1 - beta
        with torch.no_grad():
            for i in range(count):
                t = torch.tensor([STEPS - 1 - i % STEPS])
                eps = self.model(x, t)
                mean = (x - beta[t] / noise[t] * eps) / alpha[t].sqrt()
                x = mean + beta[t].sqrt() * torch.randn_like(x)


@contextlib.contextmanager
def timed(into, key, count):
    before = time.process_time()
    yield
    into[key] = (time.process_time() - before) * 1000 / count


def main():
    trainers = {variant: Trainer(variant) for variant in sys.argv[1:]}
    for trainer in trainers.values():
        trainer.run(60)
    shown = torch.__config__.show()
    blas = "MKL" if "BLAS_INFO=mkl" in shown else f"OpenBLAS {os.environ.get('OPENBLAS_CORETYPE', 'as it finds the CPU')}"
    about = {"version": torch.__version__, "threads": torch.get_num_threads(), "blas": blas}
    print(json.dumps(about), flush=True)
    for line in sys.stdin:
        what, count = line.split()
        answer = {}
        for name, trainer in trainers.items():
            before = time.perf_counter()
            with timed(answer, name, int(count)):
                (trainer.sample if what == "sample" else trainer.run)(int(count))
            answer[name + " wall"] = (time.perf_counter() - before) * 1000 / int(count)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
