"""Tutorial 004's p_sample and p_sample_loop with given weights and given noise, in PyTorch float64."""

import math

import torch

from common import finish

STEPS = 100
WIDTH = 128
torch.set_default_dtype(torch.float64)


def uniforms(seed, shape):
    count = math.prod(shape)
    a, out = seed, []
    for _ in range(count):
        a = (a + 0x6D2B79F5) & 0xFFFFFFFF
        t = ((a ^ a >> 15) * (a | 1)) & 0xFFFFFFFF
        t ^= (t + (((t ^ t >> 7) * (t | 61)) & 0xFFFFFFFF)) & 0xFFFFFFFF
        out.append((t ^ t >> 14) / 4294967296)
    return torch.tensor(out).reshape(shape)


def given(seed):
    return math.sqrt(12) * (uniforms(seed, (8, 2)) - 0.5)


def weights(index, shape, fan_in):
    u = uniforms(1000 + index, shape)
    return u if fan_in is None else (2 * u - 1) * (1 / math.sqrt(fan_in))


P = []
for layer in range(3):
    fan_in = 2 if layer == 0 else WIDTH
    P.append(weights(3 * layer, (WIDTH, fan_in), fan_in))
    P.append(weights(3 * layer + 1, (WIDTH,), fan_in))
    P.append(weights(3 * layer + 2, (STEPS, WIDTH), None))
P.append(weights(9, (2, WIDTH), WIDTH))
P.append(weights(10, (2,), WIDTH))


def model(x, t):
    for layer in range(3):
        w, b, embed = P[3 * layer : 3 * layer + 3]
        x = torch.nn.functional.softplus(embed[t] * (x @ w.T + b))
    return x @ P[9].T + P[10]


beta = torch.sigmoid(torch.linspace(-6, 6, STEPS)) * (5e-3 - 1e-5) + 1e-5
alpha = 1 - beta
alpha_bar = torch.cumprod(alpha, 0)


def p_sample(x, t, z):
    epsilon = model(x, t)
    mean = (x - (1 - alpha[t]) / torch.sqrt(1 - alpha_bar[t]) * epsilon) / torch.sqrt(alpha[t])
    return epsilon, mean + torch.sqrt(beta[t]) * z


one = {}
for t in (0, 1, 37, 99):
    epsilon, x = p_sample(given(5001), t, given(5002))
    one[str(t)] = {"epsilon": epsilon.tolist(), "x": x.tolist()}

x = given(6000)
loop = {"0": x.tolist()}
for n in range(STEPS):
    x = p_sample(x, STEPS - 1 - n, given(6001 + n))[1]
    if n + 1 in (1, 10, 50, 100):
        loop[str(n + 1)] = x.tolist()

finish(
    "seed004_reverse",
    {
        "how": "u(seed) = mulberry32(seed) / 2^32 in C order; A(seed) = sqrt(12) (u(seed) - 0.5) of shape "
        "(8, 2). Weights: parameter i of lin1.lin.weight[128, 2], lin1.lin.bias, lin1.embed[100, 128], "
        "lin2..., lin3..., lin4.weight, lin4.bias is filled from u(1000 + i): embed = u, others (2 u - 1) / "
        "sqrt(fan in). Schedule: sigmoid(linspace(-6, 6, 100)) (5e-3 - 1e-5) + 1e-5. pSample[t]: x = A(5001), "
        "z = A(5002), variance beta, noise at t = 0 too. loop[k]: x after k steps from A(6000), step n = 99 - t "
        "with z = A(6001 + n). float64, torch 1.13.1.",
        "pSample": one,
        "loop": loop,
    },
    rtol=1e-10,
)
