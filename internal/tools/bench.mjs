// Runs the benches of all packages (packages/*/bench/*.bench.ts), one after the other on a quiet
// machine, and writes what they print, with the machine and the time of each, to out/bench.md.
//
//   pnpm bench               all of them
//   pnpm bench special nn    those of the named packages
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";

const wanted = process.argv.slice(2);
const files = readdirSync("packages", { recursive: true })
  .map((file) => String(file).replaceAll("\\", "/"))
  .filter((file) => /^[^/]+\/bench\/.*\.bench\.ts$/.test(file))
  .filter((file) => wanted.length === 0 || wanted.includes(file.split("/")[0]))
  .map((file) => `packages/${file}`)
  .sort();
if (files.length === 0) {
  console.error(`no benches in packages/{${wanted.join(",")}}/bench: name packages that have some`);
  process.exit(1);
}

const results = files.map((file) => {
  console.log(`\n# ${file}`);
  const start = performance.now();
  const { status, stdout } = spawnSync(
    process.execPath,
    ["--conditions=@inkwash/source", "--disable-warning=ExperimentalWarning", file],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(stdout);
  return { file, ok: status === 0, seconds, printed: stdout.trimEnd() };
});

const [cpu] = cpus();
const machine = `${cpu?.model ?? process.arch}, ${cpus().length} cores, Node ${process.versions.node}`;
const table = [
  "| bench | seconds | ended |",
  "|---|---:|---|",
  ...results.map(
    ({ file, ok, seconds }) => `| ${file} | ${seconds.toFixed(1)} | ${ok ? "well" : "**badly**"} |`,
  ),
];
const parts = results.map(({ file, printed }) => `## ${file}\n\n\`\`\`text\n${printed}\n\`\`\``);
mkdirSync("out", { recursive: true });
writeFileSync(
  "out/bench.md",
  [`# Benches\n\n${machine}`, table.join("\n"), ...parts, ""].join("\n\n"),
);

console.log(`\n${machine}`);
console.table(
  Object.fromEntries(
    results.map(({ file, ok, seconds }) => [file, { seconds: Number(seconds.toFixed(1)), ok }]),
  ),
);
console.log("written to out/bench.md");
process.exit(results.every(({ ok }) => ok) ? 0 : 1);
