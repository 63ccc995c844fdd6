import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { endless, inkwash, newFolder, save, start, startNode, tiny } from "./inkwash.ts";

const full = process.env["INKWASH_TIER"] === "full";
const interrupt = new URL("../src/interrupt.ts", import.meta.url).href;

test.for([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)(
  "run stops on %s in the middle of training with code %i, a report and whole files",
  async ([signal, expected]) => {
    const folder = newFolder();
    const out = join(folder, "out");
    const file = save(join(folder, "endless.json"), endless);
    const running = start("run", file, "--out", out, "--json");
    await running.says('"train-step"');
    const asked = performance.now();
    running.child.kill(signal);
    const { code, stdout, stderr } = await running.ended;
    expect(code).toBe(expected);
    expect(stderr).toMatch(/■ training: [\d,]+ of 10,000,000 steps in/);
    expect(stderr).not.toContain("inkwash:");
    expect(performance.now() - asked).toBeLessThan(10_000);
    for (const line of stdout.trimEnd().split("\n")) JSON.parse(line);

    const files = readdirSync(out);
    expect(files.filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(files).toContain("report.html");
    expect(files).toContain("checkpoint.safetensors");
    expect(files).not.toContain("model.safetensors");
    expect(readFileSync(join(out, "report.html"), "utf8").trimEnd()).toMatch(/<\/html>$/);
    expect(readFileSync(join(out, "forward.gif")).at(-1)).toBe(0x3b);
    expect(JSON.parse(readFileSync(join(out, "timings.json"), "utf8"))).toMatchObject({
      finished: false,
    });
  },
);

test("a document after the one that was stopped is not begun", async () => {
  const folder = newFolder();
  const out = join(folder, "out");
  const files = ["one", "two"].map((name) =>
    save(join(folder, `${name}.json`), { ...endless, name }),
  );
  const running = start("run", ...files, "--out", out, "--json");
  await running.says('"train-step"');
  running.child.kill("SIGINT");
  expect((await running.ended).code).toBe(130);
  expect(readdirSync(out)).toEqual(["one"]);
});

test("listenForStop() hears one request; the second ends the process at once", async () => {
  const running = startNode([
    "--input-type=module-typescript",
    "--eval",
    `import { listenForStop } from ${JSON.stringify(interrupt)};
     const { signal, code } = listenForStop();
     signal.addEventListener("abort", () => console.log("asked to stop", code()));
     setInterval(() => {}, 1000);
     console.log("ready");`,
  ]);
  await running.says("ready");
  running.child.kill("SIGINT");
  await running.says("asked to stop 130");
  running.child.kill("SIGINT");
  expect((await running.ended).code).toBe("SIGINT");
});

test.for([
  ["is stopped by SIGINT", "SIGINT"],
  ...(full ? ([["is killed", "SIGKILL"]] as const) : []),
] as const)("a run that %s goes on from its checkpoint to the same files", async ([, signal]) => {
  const folder = newFolder();
  const train = { steps: 3000, batch: 16, report: 20, checkpoint: 50 };
  const file = save(join(folder, "tiny.json"), { ...tiny, picture: undefined, train });
  const [whole, out] = [join(folder, "whole"), join(folder, "out")];
  expect((await inkwash("run", file, "--out", whole)).code).toBe(0);

  const running = start("run", file, "--out", out, "--json");
  await running.says('"checkpoint"');
  running.child.kill(signal);
  expect((await running.ended).code).toBe(signal === "SIGINT" ? 130 : signal);
  const checkpoint = join(out, "checkpoint.safetensors");
  expect(readdirSync(out)).not.toContain("model.safetensors");
  const ended = await inkwash("run", file, "--out", out, "--resume", checkpoint);
  expect(ended.code).toBe(0);
  const kept = readdirSync(out).filter((name) => !name.endsWith(".tmp"));
  expect(kept).toEqual(readdirSync(whole));
  for (const name of kept) {
    if (name === "timings.json") continue;
    expect(readFileSync(join(out, name)).equals(readFileSync(join(whole, name))), name).toBe(true);
  }
});

test("a run that was stopped says how to go on", async () => {
  const folder = newFolder();
  const out = join(folder, "out");
  const running = start("run", save(join(folder, "endless.json"), endless), "--out", out);
  await running.says("✔ data under noise");
  // The line of the first phase is there once training has begun.
  running.child.kill("SIGINT");
  const { stdout } = await running.ended;
  expect(stdout).toContain(`--resume ${join(out, "checkpoint.safetensors")}\n`);
});
