import { resolve } from "node:path";
import { expect, test } from "vitest";
import { type Program, programsOf, readWorkspace, run } from "../src/index.ts";

const root = resolve(import.meta.dirname, "../../..");
const workspace = readWorkspace(root);

for (const member of workspace.members.filter(({ area }) => area === "packages")) {
  const programs = programsOf(workspace, member);
  test.runIf(programs.length > 0)(`the programs in ${member.folder} print what they say`, () => {
    const outcomes = run(programs, resolve(root, member.folder));
    const said = programs.map(({ file, line, prints }) => ({
      at: `${file}:${line}`,
      lines: prints,
    }));
    const done = programs.map(({ file, line }, i) => ({ at: `${file}:${line}`, ...outcomes[i] }));
    expect(done).toEqual(said);
  });
}

const program = (code: string): Program => ({ file: "a.md", line: 1, code, prints: [] });
const folder = resolve(root, "packages/special");

test("run(programs) gives back what each printed and what it threw, and goes on after it", () => {
  const programs = [
    'console.log("one");\nconst two: number = 2;\nconsole.log(two);',
    'console.log("before");\nthrow new RangeError("x: must be 1; got 2");',
    'import "@inkwash/no-such-package";',
    'await Promise.resolve();\nconsole.log("a\\n\\nb");',
  ].map(program);
  const [first, second, third, fourth] = run(programs, folder);
  expect(first).toEqual({ lines: ["one", "2"] });
  expect(second).toEqual({ lines: ["before"], error: "RangeError: x: must be 1; got 2" });
  expect(third!.error).toContain("@inkwash/no-such-package");
  expect(fourth).toEqual({ lines: ["a", "", "b"] });
});
