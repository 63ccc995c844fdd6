import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { endless, newFolder, save, start, startNode } from "./inkwash.ts";

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
