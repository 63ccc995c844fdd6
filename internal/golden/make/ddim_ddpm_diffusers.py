"""Runs of diffusers' DDIMScheduler, DDIMInverseScheduler and DDPMScheduler on its dummy model.

The configurations are those of diffusers' own scheduler tests (tests/schedulers, commit 58eb52c,
Apache-2.0), whose published sums stand in `published`, and of further runs of the same code with
float32 aliased to float64, whose sums stand in `diffusers`. Everything is computed again here from
the textbook formulas in NumPy and must meet both.
"""

import numpy as np
import torch

from common import finish

T = 1000
SHAPE = (4, 3, 8, 8)
SAMPLE = (np.arange(768).reshape(3, 8, 8, 4) / 768).transpose(3, 0, 1, 2)
DUMMY_NOISE = ((767 - np.arange(768)).reshape(3, 8, 8, 4) / 768).transpose(3, 0, 1, 2)
LEADING = list(range(900, -1, -100))
TRAILING = list(range(999, 0, -100))
LINSPACE = list(range(999, -1, -111))


def noises():
    torch.manual_seed(0)
    return [torch.randn(*SHAPE).double().numpy() for _ in range(9)]


NOISES = noises()


def alpha_bars(schedule, start, end, zero_snr):
    if schedule == "linear":
        beta = np.linspace(start, end, T)
    elif schedule == "scaledLinear":
        beta = np.linspace(start**0.5, end**0.5, T) ** 2
    else:
        bar = np.cos((np.arange(T + 1) / T + 0.008) / 1.008 * np.pi / 2) ** 2
        beta = np.minimum(1 - bar[1:] / bar[:-1], 0.999)
    alpha_bar = np.cumprod(1 - beta)
    if zero_snr:
        root = np.sqrt(alpha_bar)
        alpha_bar = ((root - root[-1]) * root[0] / (root[0] - root[-1])) ** 2
    return alpha_bar


def run(case):
    alpha_bar = alpha_bars(case["schedule"], case["start"], case["end"], case["zeroSnr"])
    steps = case["steps"]
    clean = 1.0 if case["cleanEnd"] else alpha_bar[0]
    bars = [alpha_bar[t] for t in steps] + [clean]
    if case["sampler"] == "inverse":
        bars = [clean] + [alpha_bar[t] for t in steps]
    x = SAMPLE
    if case["noised"]:
        x = np.sqrt(bars[0]) * x + np.sqrt(1 - bars[0]) * DUMMY_NOISE
    for n, t in enumerate(steps):
        here, there = bars[n], bars[n + 1]
        m = x * t / (t + 1)
        if case["predicts"] == "epsilon":
            x0, epsilon = (x - np.sqrt(1 - here) * m) / np.sqrt(here), m
        elif case["predicts"] == "x0":
            x0, epsilon = m, (x - np.sqrt(here) * m) / np.sqrt(1 - here)
        else:
            x0 = np.sqrt(here) * x - np.sqrt(1 - here) * m
            epsilon = np.sqrt(here) * m + np.sqrt(1 - here) * x
        if case["clip"]:
            x0 = np.clip(x0, -1, 1)
        beta = 1 - here / there
        if case["sampler"] == "ddpm":
            posterior = (1 - there) / (1 - here) * beta
            x = np.sqrt(there) * beta / (1 - here) * x0 + np.sqrt(here / there) * (1 - there) / (1 - here) * x
            if there < 1:
                x = x + np.sqrt(beta if case["variance"] == "beta" else posterior) * NOISES[n]
        else:
            variance = case["eta"] ** 2 * (1 - there) / (1 - here) * beta if case["eta"] else 0.0
            x = np.sqrt(there) * x0 + np.sqrt(1 - there - variance) * epsilon
            if variance:
                x = x + np.sqrt(variance) * NOISES[n]
    total = float(np.abs(x).sum())
    if case["diffusers"] is not None:
        assert abs(total - case["diffusers"]) <= 1e-10 * abs(total), (case, total)
    if case["published"] is not None:
        assert abs(total - case["published"]) <= 0.01, (case, total)
    return {**case, "absSum": total, "first": x.ravel()[:8].tolist()}


def case(sampler, steps, **given):
    return {
        "sampler": sampler,
        "steps": steps,
        "schedule": "linear",
        "start": 1e-4,
        "end": 0.02,
        "zeroSnr": False,
        "predicts": "epsilon",
        "eta": 0,
        "variance": "posterior",
        "clip": False,
        "cleanEnd": True,
        "noised": False,
        "published": None,
        "diffusers": None,
        **given,
    }


SCALED = {"schedule": "scaledLinear", "start": 0.00085, "end": 0.012}
COSINE = {"schedule": "cosine"}
UP = LEADING[::-1]
CASES = [
    case("ddim", LEADING, published=172.0067, diffusers=172.00652216842735),
    case("ddim", LEADING, predicts="v", published=52.5302, diffusers=52.530123845345145),
    case("ddim", LEADING, start=0.01, published=149.8295, diffusers=149.82945953970423),
    case("ddim", LEADING, start=0.01, cleanEnd=False, published=149.0784, diffusers=149.0784299504803),
    case("ddim", [100, 0], noised=True, published=354.5418, diffusers=354.541501236262),
    case("ddim", TRAILING, **SCALED, zeroSnr=True, predicts="v", diffusers=55.69201487080691),
    case("ddim", LEADING, eta=1, diffusers=236.8909874629322),
    case("ddim", LEADING, eta=1, predicts="v", diffusers=144.6573968604048),
    case("ddim", LEADING, **SCALED, eta=1, diffusers=251.75200403924603),
    case("ddim", LEADING, **SCALED, eta=1, predicts="v", diffusers=156.86937323627876),
    case("ddim", LEADING, **COSINE, eta=1, diffusers=245.65710200772872),
    case("ddim", LEADING, **COSINE, eta=1, predicts="v", diffusers=165.7045587588177),
    case("ddim", LEADING, eta=0.5),
    case("ddim", LINSPACE, eta=0.5, predicts="x0"),
    case("inverse", UP, published=671.6816, diffusers=671.6821076579498),
    case("inverse", UP, predicts="v"),
    case("ddpm", [1, 0], noised=True, clip=True, diffusers=387.9672510039638),
    case("ddpm", LEADING, clip=True, diffusers=234.8490722231224),
    case("ddpm", LEADING, clip=True, variance="beta", diffusers=353.1424429498859),
    case("ddpm", LINSPACE, clip=True, diffusers=232.80096985933724),
    case("ddpm", TRAILING, clip=True, diffusers=230.5670638950275),
    case("ddpm", LEADING, clip=True, predicts="v", diffusers=144.74875861523643),
    case("ddpm", LEADING, **SCALED, clip=True, diffusers=248.81804216421813),
    case("ddpm", LEADING, **SCALED, clip=True, predicts="v", diffusers=156.93009897307314),
    case("ddpm", LEADING, **COSINE, clip=True, diffusers=243.00193758884262),
    case("ddpm", LEADING, **COSINE, clip=True, predicts="v", diffusers=165.76440693107466),
    case("ddpm", LEADING),
    case("ddpm", LEADING, variance="beta"),
    case("ddpm", TRAILING, predicts="v"),
    case("ddpm", LINSPACE, predicts="x0", variance="beta"),
]

finish(
    "ddim_ddpm_diffusers",
    {
        "how": "textbook DDIM and DDPM in float64 NumPy from diffusers' dummy sample "
        "x[b,c,h,w] = (((8c + h) 8 + w) 4 + b) / 768 with its dummy model x t / (t + 1), whatever that "
        "is said to predict; `noised`: x is first noised to the first step with 1 - 1/768 - x. Inverse: "
        "from the clean end up to each step in turn, the model being told the step that it goes to. "
        "cleanEnd false: the clean end is step 0. Noise of step n: the n-th torch.randn(4,3,8,8) after "
        "torch.manual_seed(0), float32 (torch 1.13.1 with AVX2; other kernels differ by 1e-6). clip: x0 "
        "is clamped to [-1, 1] before the step. absSum = sum |x| at the end, first = its first 8. "
        "diffusers: the same sum from diffusers 0.40.0.dev0 itself, in float64 (met to 1e-10); published: "
        "the sum in its own tests (met to 0.01).",
        "noises": [[float(f"{v:.9g}") for v in z.ravel()] for z in NOISES],
        "cases": [run(c) for c in CASES],
    },
)
