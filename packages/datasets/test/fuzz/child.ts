// Reads mutated files in a process of its own: node child.ts FORMAT SEED FROM COUNT
//
// Says on standard output which file it is at every 256 files, and at the end what it found. Leaves
// with status 1 and a sentence when a file was answered wrongly or took more than a second of CPU.
import { mutated } from "./mutate.ts";
import { any, formats, type Format } from "./seeds.ts";

const [name, seed, from, count] = process.argv.slice(2) as [string, string, string, string];
const { files, read, refusal }: Format = formats[name] ?? any;
const prototypes = [Object, Array, Function, String, Number, Map, Uint8Array, Promise];
const keys = (): string =>
  JSON.stringify(prototypes.map(({ prototype }) => Reflect.ownKeys(prototype).map(String)));
const before = keys();

function wrong(run: number, what: string): never {
  console.log(JSON.stringify({ wrong: `file ${run}: ${what}` }));
  process.exit(1);
}

let read0 = 0;
let slowest = 0;
for (let run = Number(from); run < Number(from) + Number(count); run++) {
  const bytes = mutated(files, Number(seed), run);
  if (run % 256 === 0) console.log(JSON.stringify({ at: run }));
  const start = process.cpuUsage();
  try {
    const { data, shape } = await read(bytes);
    const size = shape.reduce((product, s) => product * s, 1);
    if (!(data.length === size && size > 0))
      wrong(run, `${data.length} numbers of ${shape.join()}`);
    if (!data.every(Number.isFinite)) wrong(run, "not all numbers are finite");
    read0 += 1;
  } catch (error) {
    const known = error instanceof RangeError || error instanceof TypeError;
    const message = error instanceof Error ? error.message : String(error);
    // What is no longer recognisable is refused as such.
    const fits = refusal.test(message) || / must be (one of|a PNG)|openNpz: /.test(message);
    if (!known || !fits) wrong(run, error instanceof Error ? String(error.stack) : message);
  }
  const { user, system } = process.cpuUsage(start);
  slowest = Math.max(slowest, (user + system) / 1e6);
  if (slowest > 1) wrong(run, `it took ${slowest.toFixed(2)} s`);
  if (keys() !== before) wrong(run, "a prototype has changed");
}
console.log(JSON.stringify({ read: read0, slowest }));
