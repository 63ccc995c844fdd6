"""The noising chain of tutorial 002 on its four points, with the noise it drew (NumPy's legacy
generator), and the exact density of the 100 particles it starts from."""

import numpy as np
import torch

import common

STEPS, COUNT, KEPT = 200, 100, 12
beta32 = torch.full((STEPS,), 0.2**2, dtype=torch.float32)
torch.manual_seed(0)
np.random.seed(0)
index = torch.randint(4, [COUNT])
start = torch.tensor([-15.0, 1.0, -5.0, 15.0])[index]
torch.randn_like(start)  # the tutorial draws it and multiplies it by 0

noise = np.random.randn(STEPS - 1, COUNT)
states = torch.zeros(COUNT, STEPS, dtype=torch.float32)
states[:, 0] = start
for t in range(STEPS - 1):
    kept = np.sqrt(1 - beta32[t]) * states[:, t]
    states[:, t + 1] = kept + np.sqrt(beta32[t]) * noise[t]

grid = np.linspace(-16, 16, 3201)[::80]
alpha_bar = np.cumprod(np.full(STEPS, 1 - 0.04))


def density(t):
    """The mixture of 100 Gaussians after t + 1 noisings."""
    mean = np.sqrt(alpha_bar[t]) * start.double().numpy()
    variance = 1 - alpha_bar[t]
    bells = np.exp(-((grid[:, None] - mean) ** 2) / (2 * variance))
    return (bells / np.sqrt(2 * np.pi * variance)).mean(1).tolist()


data = {
    "how": "torch.manual_seed(0), np.random.seed(0); 100 particles from [-15, 1, -5, 15], beta = "
    "float32(0.04); x[t + 1] = float32(sqrt(1 - beta) x[t] + sqrt(beta) np.random.randn); `noise` "
    "holds the first draws of all particles, `noise0` all draws of particle 0; mean and std (ddof 1) "
    "are over the particles; density: float64 with beta = 0.04, after t + 1 noisings.",
    "beta": float(beta32[0]),
    "index": index.tolist(),
    "start": start.tolist(),
    "noise": noise[:KEPT].tolist(),
    "mean": [float(states[:, t].mean()) for t in range(KEPT + 1)],
    "std": [float(states[:, t].std()) for t in range(KEPT + 1)],
    "noise0": noise[:, 0].tolist(),
    "states0": states[0].tolist(),
    "grid": grid.tolist(),
    "steps": [0, 1, 10, 50, 100],
    "density": [density(t) for t in [0, 1, 10, 50, 100]],
}

common.finish("forward_chain", data, rtol=1e-6)
