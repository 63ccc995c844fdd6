// The tutorial's step in TensorFlow.js (WebAssembly) and its gradient in jax-js: CPU time of a step, medians.
//
//   npm i --prefix FOLDER @jax-js/jax @tensorflow/tfjs @tensorflow/tfjs-backend-wasm
//   node packages/nn/bench/peers/js-peers.mjs FOLDER
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { jaxJsStep } from "./jax-js-step.mjs";
import { tfjsStep } from "./tfjs-step.mjs";

const folder = process.argv[2];
if (!folder) {
  console.error("js-peers: name the folder where the peers are installed");
  process.exit(2);
}
const require = createRequire(join(resolve(folder), "package.json"));

async function time(name, step, count) {
  for (let i = 0; i < 5; i++) await step();
  const times = [];
  for (let round = 0; round < 9; round++) {
    const before = process.cpuUsage();
    for (let i = 0; i < count; i++) await step();
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000 / count);
  }
  times.sort((a, b) => a - b);
  console.log(`${name.padEnd(40)} ${times[4].toFixed(2)} ms, least ${times[0].toFixed(2)}`);
}

const tf = require("@tensorflow/tfjs");
const backend = require("@tensorflow/tfjs-backend-wasm");
const files = dirname(require.resolve("@tensorflow/tfjs-backend-wasm"));
backend.setWasmPaths(`${files}/`);
await tf.setBackend("wasm");
await tf.ready();
await time(`TensorFlow.js ${tf.version_core}, whole step`, tfjsStep(tf), 20);

const jaxFolder = dirname(require.resolve("@jax-js/jax"));
const jax = await import(pathToFileURL(join(jaxFolder, "index.js")).href);
await jax.init("wasm");
jax.defaultDevice("wasm");
await time("jax-js, loss and gradient only", jaxJsStep(jax), 20);
process.exit(0);
