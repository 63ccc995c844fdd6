"""Tutorial 004's training step in PyTorch, with every weight and every random number given by a formula."""

import json
import math

import torch

from common import finish

HOW = (
    "u(seed) = mulberry32(seed) / 2^32 in C order, float64, rounded to the dtype. Weights: parameter i of "
    "lin1.lin.weight[h, 2], lin1.lin.bias, lin1.embed.weight[T, h], lin2.*, lin3.*, lin4.weight, lin4.bias "
    "is filled from u(1000 + i): embed = u, others (2 u - 1) / sqrt(fan in). Batch s = 0, 1, ...: "
    "x0 = (2 u(2000 + s) - 1) scale, t = floor(u(3000 + s) T) for B // 2 + 1 elements, then T - 1 - t, cut to B, "
    "e = sqrt(12) (u(4000 + s) - 0.5). Schedule: sigmoid(linspace(-6, 6, T)) (5e-3 - 1e-5) + 1e-5. "
    "loss = mean of (e - model(sqrt(alphaBar) x0 + sqrt(1 - alphaBar) e, t))^2; clip_grad_norm_(clip); "
    "Adam(1e-3); average = 0.9 average + 0.1 parameters. gradNorm before clipping; gradient of step 0, before "
    "clipping. check: sum, sumsq, sumabs and wsum = sum x[k] (((7919 k) mod 1009) + 1) / 1009. torch 1.13.1."
)


def uniforms(seed, shape):
    """mulberry32(seed) / 2^32 in C order."""
    a, out = seed, []
    for _ in range(math.prod(shape)):
        a = (a + 0x6D2B79F5) & 0xFFFFFFFF
        t = ((a ^ a >> 15) * (a | 1)) & 0xFFFFFFFF
        t ^= (t + (((t ^ t >> 7) * (t | 61)) & 0xFFFFFFFF)) & 0xFFFFFFFF
        out.append((t ^ t >> 14) / 4294967296)
    return torch.tensor(out, dtype=torch.float64).reshape(shape)


def parameters(width, steps, dtype):
    """The tutorial's parameters by their names, from the formula."""
    shapes = []
    for layer in (1, 2, 3):
        fan_in = 2 if layer == 1 else width
        shapes.append((f"lin{layer}.lin.weight", (width, fan_in), fan_in))
        shapes.append((f"lin{layer}.lin.bias", (width,), fan_in))
        shapes.append((f"lin{layer}.embed.weight", (steps, width), None))
    shapes += [("lin4.weight", (2, width), width), ("lin4.bias", (2,), width)]
    named = {}
    for i, (name, shape, fan_in) in enumerate(shapes):
        u = uniforms(1000 + i, shape)
        value = u if fan_in is None else (2 * u - 1) * (1 / math.sqrt(fan_in))
        named[name] = value.to(dtype).requires_grad_()
    return named


def model(p, x, t):
    for layer in (1, 2, 3):
        y = x @ p[f"lin{layer}.lin.weight"].T + p[f"lin{layer}.lin.bias"]
        x = torch.nn.functional.softplus(p[f"lin{layer}.embed.weight"][t] * y)
    return x @ p["lin4.weight"].T + p["lin4.bias"]


def train(width, steps, batch, count, dtype, describe, marks=(), scale=1.0, clip=1.0):
    """`count` training steps; `describe(name, tensor)` says what is kept of a tensor."""
    p = parameters(width, steps, dtype)
    average = {name: value.detach().clone() for name, value in p.items()}
    optimizer = torch.optim.Adam(p.values(), lr=1e-3)
    beta = torch.sigmoid(torch.linspace(-6, 6, steps, dtype=dtype)) * (5e-3 - 1e-5) + 1e-5
    alpha_bar = torch.cumprod(1 - beta, 0)
    kept = {"loss": [], "gradNorm": [], "at": {}}
    for s in range(count):
        x0 = ((2 * uniforms(2000 + s, (batch, 2)) - 1) * scale).to(dtype)
        half = (uniforms(3000 + s, (batch // 2 + 1,)) * steps).long()
        t = torch.cat([half, steps - 1 - half])[:batch]
        e = (math.sqrt(12) * (uniforms(4000 + s, (batch, 2)) - 0.5)).to(dtype)
        x = torch.sqrt(alpha_bar[t])[:, None] * x0 + torch.sqrt(1 - alpha_bar[t])[:, None] * e
        output = model(p, x, t)
        loss = (e - output).square().mean()
        optimizer.zero_grad()
        loss.backward()
        if s == 0:
            kept["output"] = output.detach().flatten().tolist()[:6]
            kept["gradient"] = {name: describe(value.grad) for name, value in p.items()}
        norm = torch.nn.utils.clip_grad_norm_(p.values(), clip)
        optimizer.step()
        with torch.no_grad():
            for name, value in p.items():
                average[name] = 0.1 * value + 0.9 * average[name]
        kept["loss"].append(loss.item())
        kept["gradNorm"].append(norm.item())
        if s + 1 in marks:
            moments = [optimizer.state[value] for value in p.values()]
            kept["at"][str(s + 1)] = {
                "parameters": {name: describe(value) for name, value in p.items()},
                "average": {name: describe(value) for name, value in average.items()},
                "firstMoment": {n: describe(m["exp_avg"]) for n, m in zip(p, moments)},
                "secondMoment": {n: describe(m["exp_avg_sq"]) for n, m in zip(p, moments)},
            }
    return kept


def summary(tensor):
    """First elements and sums that no permutation of the elements leaves alone."""
    x = tensor.detach().double().flatten()
    w = ((torch.arange(len(x)) * 7919) % 1009 + 1).double() / 1009
    return {
        "first": x[:6].tolist(),
        "sum": math.fsum(x.tolist()),
        "sumsq": math.fsum((x * x).tolist()),
        "sumabs": math.fsum(x.abs().tolist()),
        "wsum": math.fsum((x * w).tolist()),
    }


def main():
    data = {"how": HOW}
    for name, dtype in (("float64", torch.float64), ("float32", torch.float32)):
        data[name] = {
            "full": train(128, 100, 128, 100, dtype, summary, marks=(1, 10, 100)),
            "lastBatch": train(128, 100, 16, 3, dtype, summary, marks=(3,)),
            "oddBatch": train(128, 100, 127, 1, dtype, summary),
        }
    # float32 sums depend on the order that a BLAS takes.
    finish("seed004_train", data, rtol=5e-3)


if __name__ == "__main__":
    main()
