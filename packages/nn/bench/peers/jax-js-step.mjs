// Loss and gradient of tutorial 004's network in jax-js, compiled; no clipping, optimizer or average.
const [width, batch, steps] = [128, 128, 100];

/** @param jax - The module `@jax-js/jax`, its device chosen. */
export function jaxJsStep({ jit, nn, numpy: np, valueAndGrad }) {
  const random = (shape, bound) => {
    const length = shape.reduce((product, each) => product * each, 1);
    const values = Float32Array.from({ length }, () => (2 * Math.random() - 1) * bound);
    return np.array(values).reshape(shape);
  };
  const parameters = Object.fromEntries(
    [2, width, width].flatMap((inputs, i) => [
      [`w${i}`, random([inputs, width], 1 / Math.sqrt(inputs))],
      [`b${i}`, random([width], 1 / Math.sqrt(inputs))],
      [`e${i}`, random([steps, width], 1)],
    ]),
  );
  Object.assign(parameters, { w3: random([width, 2], 0.09), b3: random([2], 0.09) });
  const run = jit(
    valueAndGrad((p, x, rows, epsilon) => {
      let h = x;
      for (const i of [0, 1, 2]) {
        const linear = np.matmul(h, p[`w${i}`]).add(p[`b${i}`]);
        h = nn.softplus(np.matmul(rows.ref, p[`e${i}`]).mul(linear));
      }
      rows.dispose();
      const error = epsilon.sub(np.matmul(h, p.w3).add(p.b3));
      return np.mean(error.ref.mul(error));
    }),
  );
  const rows = () => {
    const values = new Float32Array(batch * steps);
    for (let i = 0; i < batch; i++) values[i * steps + Math.floor(Math.random() * steps)] = 1;
    return np.array(values).reshape([batch, steps]);
  };
  return async () => {
    const borrowed = Object.entries(parameters).map(([name, value]) => [name, value.ref]);
    const [loss, gradients] = run(
      Object.fromEntries(borrowed),
      random([batch, 2], 1),
      rows(),
      random([batch, 2], 1),
    );
    await loss.data();
    for (const gradient of Object.values(gradients)) gradient.dispose();
  };
}
