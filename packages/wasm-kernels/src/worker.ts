import { layout } from "./machine/layout.ts";
import type { Assignment } from "./machine/threads.ts";

interface Exports {
  serve(thread: number, seen: number): void;
}

/** What a worker's global has, and what Node's port to the parent has. */
interface Port {
  addEventListener?: (type: "message", listen: (event: { data: Assignment }) => void) => void;
  on?: (type: "message", listen: (data: Assignment) => void) => void;
}

/** Runs the programs of a machine until that is destroyed. */
function serve({ module, memory, thread }: Assignment): void {
  const { exports } = new WebAssembly.Instance(module, { imports: { memory } });
  const words = new Int32Array(memory.buffer);
  const seen = Atomics.load(words, layout.started / 4);
  if (Atomics.load(words, layout.released / 4)) return;
  Atomics.add(words, layout.joined / 4, 1);
  (exports as unknown as Exports).serve(thread, seen);
}

const here = globalThis as unknown as Port & {
  process?: { getBuiltinModule?: (name: string) => { parentPort: Port | null } };
};
const parent = here.process?.getBuiltinModule?.("node:worker_threads").parentPort;
if (parent) parent.on?.("message", serve);
else here.addEventListener?.("message", ({ data }) => serve(data));
