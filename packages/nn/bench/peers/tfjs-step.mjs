// Tutorial 004's training step in TensorFlow.js; embeddings are products with one-hot rows, as its
// WebAssembly backend has no gradient of a lookup.
const [width, batch, steps, points] = [128, 128, 100, 10_000];

/** @param tf - The module `@tensorflow/tfjs`, its backend chosen. */
export function tfjsStep(tf) {
  const variables = [];
  const variable = (shape, bound) => {
    const made = tf.variable(tf.randomUniform(shape, -bound, bound));
    variables.push(made);
    return made;
  };
  const layers = [2, width, width].map((inputs) => ({
    weight: variable([inputs, width], 1 / Math.sqrt(inputs)),
    bias: variable([width], 1 / Math.sqrt(inputs)),
    embed: variable([steps, width], 1),
  }));
  const [weight, bias] = [variable([width, 2], 0.09), variable([2], 0.09)];
  const adam = tf.train.adam(1e-3);
  const signal = tf.randomUniform([steps, 1]);
  const noise = tf.sqrt(tf.sub(1, tf.square(signal)));
  const data = tf.randomNormal([points, 2]);
  const average = variables.map((each) => tf.variable(each.clone()));
  return () =>
    tf.tidy(() => {
      const x0 = tf.gather(data, tf.randomUniform([batch], 0, points, "int32"));
      const epsilon = tf.randomNormal([batch, 2]);
      const half = tf.randomUniform([batch / 2], 0, steps, "int32");
      const t = tf.cast(tf.concat([half, tf.sub(steps - 1, half)]), "int32");
      const rows = tf.cast(tf.oneHot(t, steps), "float32");
      const { value, grads } = tf.variableGrads(() => {
        let h = tf.add(tf.mul(tf.gather(signal, t), x0), tf.mul(tf.gather(noise, t), epsilon));
        for (const layer of layers) {
          const linear = tf.add(tf.matMul(h, layer.weight), layer.bias);
          h = tf.softplus(tf.mul(tf.matMul(rows, layer.embed), linear));
        }
        return tf.losses.meanSquaredError(epsilon, tf.add(tf.matMul(h, weight), bias));
      }, variables);
      const squares = Object.values(grads).map((grad) => tf.sum(tf.square(grad)));
      const scale = tf.minimum(1, tf.div(1, tf.sqrt(tf.addN(squares))));
      adam.applyGradients(
        Object.fromEntries(
          Object.entries(grads).map(([name, grad]) => [name, tf.mul(grad, scale)]),
        ),
      );
      average.forEach((each, i) =>
        each.assign(tf.add(tf.mul(each, 0.9), tf.mul(variables[i], 0.1))),
      );
      value.dataSync();
    });
}
