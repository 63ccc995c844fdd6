"""timesteps and sigmas of diffusers' schedulers: what diffusers publishes in float32, beside its formulas in
extended precision.

`diffusers_published.json` holds configurations of diffusers' own scheduler tests and of further runs with the
timesteps and sigmas that diffusers 0.40.0.dev0 (commit 58eb52c, Apache-2.0) made, and the defaults of all
constructors. The formulas of every
`set_timesteps` are written down again here in NumPy's 80-bit floats, rounded once to float64, and must meet
the published numbers to float32's accuracy.
"""

import json
import pathlib

import numpy as np
import scipy.stats

import common

L = np.longdouble
PI = L("3.14159265358979323846264338327950288")
published = json.loads((pathlib.Path(__file__).parent / "diffusers_published.json").read_text())

SD = {"beta_start": 0.00085, "beta_end": 0.012}
EULER_LIKE = {
    "EulerDiscreteScheduler": {},
    "EulerAncestralDiscreteScheduler": {},
    "LMSDiscreteScheduler": {},
    "HeunDiscreteScheduler": SD,
    "KDPM2DiscreteScheduler": SD,
    "KDPM2AncestralDiscreteScheduler": SD,
    "DPMSolverSDEScheduler": SD,
}
MULTISTEP = {
    "DPMSolverMultistepScheduler",
    "DPMSolverMultistepInverseScheduler",
    "DPMSolverSinglestepScheduler",
    "DEISMultistepScheduler",
    "UniPCMultistepScheduler",
    "SASolverScheduler",
}
LEADING = {
    "DDPMScheduler", "DDPMParallelScheduler", "DDIMScheduler", "DDIMParallelScheduler", "DDIMInverseScheduler",
    "PNDMScheduler", "LCMScheduler", "TCDScheduler",
}  # fmt: skip


def linspace(a, b, n):
    a, b = L(a), L(b)
    return np.array([a + (b - a) * i / L(max(n - 1, 1)) for i in range(n)], dtype=L)


def betas(name, c):
    steps = int(c.get("num_train_timesteps", 1000))
    defaults = EULER_LIKE.get(name) or (SD if name in ("LCMScheduler", "TCDScheduler") else {})
    start = L(c.get("beta_start", defaults.get("beta_start", 1e-4)))
    end = L(c.get("beta_end", defaults.get("beta_end", 0.02)))
    fallback = "scaled_linear" if name in ("LCMScheduler", "TCDScheduler") else "linear"
    kind = c.get("beta_schedule", "squaredcos_cap_v2" if name == "UnCLIPScheduler" else fallback)
    if kind == "linear":
        return linspace(start, end, steps)
    if kind == "scaled_linear":
        return linspace(np.sqrt(start), np.sqrt(end), steps) ** 2
    if kind == "sigmoid":
        return 1 / (1 + np.exp(-linspace(-6, 6, steps))) * (end - start) + start
    u = np.arange(steps + 1).astype(L) / steps
    if kind == "squaredcos_cap_v2":
        bar = np.cos((u + L(0.008)) / (1 + L(0.008)) * PI / 2) ** 2
    elif kind == "laplace":
        lmb = L(-0.5) * np.where(u <= 0.5, 1, -1) * np.log(1 - 2 * np.abs(L(0.5) - u) + L(1e-6))
        bar = np.sqrt(np.exp(lmb) / (1 + np.exp(lmb)))
    else:
        raise ValueError(kind)
    return np.minimum(1 - bar[1:] / bar[:-1], L(0.999))


def alpha_bars(name, c, sigmas):
    b = betas(name, c)
    if c.get("rescale_betas_zero_snr"):
        root = np.sqrt(np.cumprod(1 - b))
        root = (root - root[-1]) * root[0] / (root[0] - root[-1])
        bar = root**2
        if sigmas:
            bar[-1] = L(2) ** -24
        return bar
    return np.cumprod(1 - b)


def spaced(spacing, total, n, offset, spare):
    """Exact rationals, halves to even; `spare` points more than wanted, the last left out."""
    from fractions import Fraction

    if spacing == "linspace":
        m = n + spare
        points = [round(Fraction(total - 1) * (m - 1 - i) / (m - 1)) if m > 1 else total - 1 for i in range(m)]
    elif spacing == "leading":
        points = [i * (total // (n + spare)) + offset for i in reversed(range(n + spare))]
    else:
        points = [round(Fraction(total) * (n - i) / n) - 1 for i in range(n)]
    return points[:n]


def interp(t, table):
    low = min(int(np.floor(t)), len(table) - 2)
    return table[low] + (L(t) - low) * (table[low + 1] - table[low])


def step_at(sigma, log_sigmas):
    wanted = np.log(max(L(sigma), L(1e-10)))
    at_most = np.nonzero(wanted - log_sigmas >= 0)[0]
    low = min(int(at_most[-1]) if len(at_most) else 0, len(log_sigmas) - 2)
    w = (log_sigmas[low] - wanted) / (log_sigmas[low] - log_sigmas[low + 1])
    w = min(max(w, L(0)), L(1))
    return (1 - w) * low + w * (low + 1)


def levels(kind, high, low, n, rho=7):
    high, low = L(high), L(low)
    if kind == "karras":
        r, p = linspace(0, 1, n), 1 / L(rho)
        return (high**p + r * (low**p - high**p)) ** L(rho)
    if kind == "exponential":
        return np.exp(linspace(np.log(high), np.log(low), n))
    # SciPy's quantiles are float64: good to 1e-13 or so.
    return np.array([low + L(scipy.stats.beta.ppf(1 - i / (n - 1), 0.6, 0.6)) * (high - low) for i in range(n)])


def chosen(c):
    for kind in ("karras", "exponential", "beta"):
        if c.get(f"use_{kind}_sigmas"):
            return kind
    return None


def twice(x):
    return [v for v in x for _ in range(2)]


def euler_like(name, c, n):
    bar = alpha_bars(name, c, True)
    table = np.sqrt((1 - bar) / bar)
    logs = np.log(table)
    total = len(table)
    spacing = c.get("timestep_spacing", "linspace")
    if spacing == "linspace":
        t = [L(total - 1) * (n - 1 - i) / (n - 1) for i in range(n)]
    else:
        t = spaced(spacing, total, n, c.get("steps_offset", 0), 0)
    sigma = [interp(v, table) for v in t]
    if chosen(c):
        sigma = list(levels(chosen(c), sigma[0], sigma[-1], n))
        t = [step_at(s, logs) for s in sigma]
        if chosen(c) == "karras" and name.startswith("KDPM2"):
            t = [np.rint(v) for v in t]
    last = table[0] if c.get("final_sigmas_type") == "sigma_min" else L(0)
    full = sigma + [last]
    if name == "HeunDiscreteScheduler":
        return [t[0]] + twice(t[1:]), [full[0]] + twice(full[1:-1]) + [full[-1]]
    if name == "DPMSolverSDEScheduler":
        between = [step_at(np.sqrt(a * b), logs) for a, b in zip(sigma, sigma[1:])]
        told = [t[0]] + twice(t[1:])
        told[1::2] = between
        return told, [full[0]] + twice(full[1:-1]) + [full[-1]]
    if name.startswith("KDPM2"):
        ancestral = name == "KDPM2AncestralDiscreteScheduler"
        down = [b * b / a if ancestral else b for a, b in zip(sigma, sigma[1:])]
        between = [step_at(np.sqrt(a * b), logs) for a, b in zip(sigma, down)]
        told = [t[0]] + [v for pair in zip(between, t[1:]) for v in pair]
        return told, [full[0]] + twice(full[1:]) + [full[-1]]
    return t, full


def multistep(name, c, n):
    bar = alpha_bars(name, c, True)
    table = np.sqrt((1 - bar) / bar)
    logs = np.log(table)
    ends = "final_sigmas_type" in c or name in ("DPMSolverMultistepScheduler", "DPMSolverSinglestepScheduler", "UniPCMultistepScheduler")
    kind = c.get("final_sigmas_type", "zero") if ends else None
    if chosen(c):
        sigma = list(levels(chosen(c), table[-1], table[0], n))
        t = [step_at(s, logs) for s in sigma]
        if chosen(c) == "karras":
            t = [np.rint(v) for v in t]
        own = sigma[-1] if kind is None or name.startswith("UniPC") else table[0]
    elif c.get("use_flow_sigmas"):
        total = c.get("num_train_timesteps", 1000)
        u = (1 - linspace(1, L(1) / total, n + 1))[::-1][:-1]
        shift = L(c.get("flow_shift", 1))
        sigma = list(shift * u / (1 + (shift - 1) * u))
        t = [s * total for s in sigma]
        own = table[0] if kind else sigma[-1]
    else:
        total = len(table)
        bound = c.get("lambda_min_clipped")
        if bound is not None:
            total -= int(np.sum(-logs < bound))
        if name == "DPMSolverMultistepInverseScheduler":
            t = spaced(c.get("timestep_spacing", "linspace"), total, n + 1, 0, 0)[::-1][:-1]
            return t, [table[v] for v in t] + [table[total - 1]]
        t = spaced(c.get("timestep_spacing", "linspace"), total, n, c.get("steps_offset", 0), 1)
        sigma = [table[v] for v in t]
        own = table[0]
    return [int(v) for v in t], sigma + [L(0) if kind == "zero" else own]


def flow(name, c, n, mu):
    total = c.get("num_train_timesteps", 1000)
    shift = L(c.get("shift", 1))
    move = lambda u: shift * u / (1 + (shift - 1) * u)  # noqa: E731
    dynamic = c.get("use_dynamic_shifting")
    u = linspace(1, L(1) / total if dynamic else move(L(1) / total), n)
    if dynamic:
        e = L(mu) if c.get("time_shift_type") == "linear" else np.exp(L(mu))
        u = e / (e + (1 / u - 1))
    else:
        u = move(u)
    if chosen(c):
        u = levels(chosen(c), u[0], u[-1], n)
    t, sigma = [v * total for v in u], list(u) + [L(0)]
    if name == "FlowMatchHeunDiscreteScheduler":
        return [t[0]] + twice(t[1:]), [sigma[0]] + twice(sigma[1:-1]) + [sigma[-1]]
    return t, sigma


def edm(name, c, n):
    cosine = name.startswith("Cosine")
    low, high = (L(0.3), L(500)) if cosine else (L(0.002), L(80))
    sigma = list(levels(c.get("sigma_schedule", "exponential" if cosine else "karras"), high, low, n))
    t = [np.arctan(s) / PI * 2 if cosine else np.log(s) / 4 for s in sigma]
    return t, sigma + [L(0) if c.get("final_sigmas_type", "zero") == "zero" else low]


def steps(name, c, n, mu):
    if name in EULER_LIKE:
        return euler_like(name, c, n)
    if name in MULTISTEP:
        return multistep(name, c, n)
    if name.startswith("FlowMatch"):
        return flow(name, c, n, mu)
    if name.startswith("EDM") or name.startswith("Cosine"):
        return edm(name, c, n)
    total = c.get("num_train_timesteps", 1000)
    if name == "CMStochasticIterativeScheduler":
        r = np.array([L(i * (total // n)) / (total - 1) for i in range(n)])
        p, low, high = 1 / L(7), L(0.002), L(80)
        sigma = list((high**p + r * (low**p - high**p)) ** 7)
        return [250 * np.log(s) for s in sigma], sigma + [low]
    if name == "IPNDMScheduler":
        b = np.sin(linspace(1, 0, n + 1)[:-1] * PI / 2) ** 2
        return list(np.arctan2(b, np.sqrt(np.maximum(1 - b**2, 0))) / PI * 2), None
    if name == "ScoreSdeVeScheduler":
        u = linspace(1, L(1e-5), n)
        return list(u), [L(0.01) * (L(1348.0) / L(0.01)) ** v for v in u]
    if name in ("LCMScheduler", "TCDScheduler"):
        return [(50 - (i * 50) // n) * (total // 50) - 1 for i in range(n)], None
    if name == "UnCLIPScheduler":
        return spaced("linspace", total, n, 0, 0), None
    t = spaced(c.get("timestep_spacing", "leading"), total, n, c.get("steps_offset", 0), 0)
    if name == "DDIMInverseScheduler":
        return t[::-1], None
    if name == "PNDMScheduler":
        rising = t[::-1]
        if c.get("skip_prk_steps"):
            return (rising[:-1] + rising[-2:-1] + rising[-1:])[::-1], None
        prk = [v + d for v in rising[-4:] for d in (0, total // n // 2)]
        return twice(prk[:-1])[1:-1][::-1] + rising[:-3][::-1], None
    assert name in LEADING, name
    return t, None


runs = []
for run in published["runs"]:
    t, sigma = steps(run["class"], run["config"], run["steps"], run.get("mu"))
    made = {"timesteps": [float(v) for v in t]} | ({"sigmas": [float(v) for v in sigma]} if sigma is not None else {})
    told = run["timesteps"]
    short = made["timesteps"] if isinstance(told, list) else {
        "length": len(t), "first": made["timesteps"][:4], "last": made["timesteps"][-4:]
    }  # fmt: skip
    pairs = [(told, short)] + ([(run["sigmas"], made["sigmas"])] if "sigmas" in run else [])
    for name, (expected, ours) in zip(("timesteps", "sigmas"), pairs):
        if isinstance(expected, dict):
            assert expected == ours, run
            continue
        assert len(expected) == len(ours), (run["class"], run["config"], len(expected), len(ours))
        # float32 tables are off by up to 1e-4 near the data (1 - alphaBar) and for cosine betas.
        assert np.allclose(expected, ours, rtol=2e-3, atol=2e-3), (run["class"], run["config"], name, expected, ours)
    runs.append({**run, "timesteps": told, "exact": made if isinstance(told, list) else {**made, "timesteps": short}})

data = {
    "how": published["how"] + " `exact` holds the same formulas in 80-bit floats, rounded to float64 "
    "(beta spacing: SciPy's quantiles).",
    "runs": runs,
    "tables": published["tables"],
    "defaults": published["defaults"],
}
common.finish("diffusers_steps", data, rtol=1e-13)
