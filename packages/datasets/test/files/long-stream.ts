// Reads a made-up file of any length by rows, in a process of its own: node long-stream.ts FORMAT MEGABYTES
import { csvRows, npyRows, toNpy, type Samples } from "@inkwash/datasets";

const [format, megabytes] = process.argv.slice(2) as [string, string];
const perBlock = 4096;
const blocks = Math.ceil((Number(megabytes) * 1e6) / (format === "csv" ? 73_000 : perBlock * 16));
const n = blocks * perBlock;

async function* csv(): AsyncGenerator<Uint8Array> {
  const rows = Array.from({ length: perBlock }, (_, i) => `${i},${i / 8 + 1e-9}\n`);
  const block = new TextEncoder().encode(rows.join(""));
  for (let k = 0; k < blocks; k++) {
    await Promise.resolve();
    yield block;
  }
}

async function* npy(): AsyncGenerator<Uint8Array> {
  const data = Float64Array.from({ length: 2 * perBlock }, (_, i) => Math.trunc(i / 2));
  const file = toNpy({ data, shape: [perBlock, 2] });
  const header = file.slice(0, file.length - data.byteLength);
  const text = Buffer.from(header.subarray(10)).toString().replace(`(${perBlock},`, `(${n},`);
  Buffer.from(header.buffer).write(`${text.trimEnd().padEnd(header.length - 11)}\n`, 10);
  yield header;
  for (let k = 0; k < blocks; k++) {
    await Promise.resolve();
    yield file.subarray(header.length);
  }
}

let [rows, sum] = [0, 0];
const batches: AsyncGenerator<Samples> = format === "csv" ? csvRows(csv()) : npyRows(npy());
for await (const { data, shape } of batches) {
  rows += shape[0]!;
  for (let i = 0; i < data.length; i += 2) sum += data[i]!;
}
const expected = (blocks * perBlock * (perBlock - 1)) / 2;
const { maxRSS } = process.resourceUsage();
console.log(JSON.stringify({ rows: rows === n, sum: sum === expected, megabytes: maxRSS / 1024 }));
