// Fills a part of shared memory from an address of its own: what one of several workers does.
import { workerData } from "node:worker_threads";
import * as random from "@inkwash/random";
import * as wasm from "@inkwash/wasm-kernels";

const { buffer, first, count, seed, generator, backend } = workerData as {
  buffer: SharedArrayBuffer;
  first: number;
  count: number;
  seed: number;
  generator: "philox" | "block";
  backend: "js" | "wasm";
};
const out = new Float32Array(count);
if (generator === "philox") {
  const stream = random.philox(seed).fork("noise").at(first);
  (backend === "js" ? stream : wasm.philox(stream)).fillNormal(out);
} else {
  const stream = random.block(seed).fork("noise").at(first);
  (backend === "js" ? stream : wasm.block(stream)).fillNormal(out);
}
new Float32Array(buffer, 4 * first, count).set(out);
