import { expect, test } from "vitest";
import { manifests } from "../src/rules/manifests.ts";
import { caught, edit } from "./house.ts";

const path = "packages/special/package.json";

const changed = (change: (manifest: Record<string, any>) => void): string[] =>
  caught(manifests, { [path]: edit(change) });

test("manifests names the line and the remedy", () => {
  expect(changed((manifest) => void (manifest["sideEffects"] = true))).toEqual([
    `${path}:7: bundlers must keep what nobody uses; set "sideEffects" to false`,
  ]);
});

const plants: Record<string, (manifest: Record<string, any>) => void> = {
  "another name": (m) => void (m["name"] = "@inkwash/core"),
  "a private package": (m) => void (m["private"] = true),
  "a description without a full stop": (m) => void (m["description"] = "doubles numbers"),
  "no description": (m) => void delete m["description"],
  "another licence": (m) => void (m["license"] = "ISC"),
  "no ESM": (m) => void delete m["type"],
  "another range of Node": (m) => void (m["engines"].node = ">=26"),
  "few keywords": (m) => void (m["keywords"] = ["diffusion"]),
  "another directory": (m) => void (m["repository"].directory = "packages/random"),
  "a tarball without src": (m) => void (m["files"] = ["dist", "CHANGELOG.md"]),
  "restricted access": (m) => void (m["publishConfig"].access = "restricted"),
  "no build": (m) => void delete m["scripts"].build,
  "no main entry": (m) => void delete m["exports"]["."],
  "no package.json": (m) => void delete m["exports"]["./package.json"],
  "conditions in another order": (m) => {
    const { types, default: main } = m["exports"]["."];
    m["exports"]["."] = { types, "@inkwash/source": "./src/index.ts", default: main };
  },
  "a bare string as entry": (m) => void (m["exports"]["./extra"] = "./dist/extra.js"),
  "an entry without a file": (m) => {
    m["exports"]["./extra"] = {
      "@inkwash/source": "./src/extra.ts",
      types: "./dist/extra.d.ts",
      default: "./dist/extra.js",
    };
  },
  "an entry that opens another file": (m) => void (m["exports"]["."].default = "./dist/main.js"),
  "no budget for the whole": (m) => void m["size-limit"].shift(),
  "no budget for an import": (m) => void m["size-limit"].pop(),
  "a budget without a limit": (m) => void delete m["size-limit"][0].limit,
};

for (const [what, change] of Object.entries(plants)) {
  test(`manifests catches ${what}`, () => {
    expect(changed(change).filter((line) => line.startsWith(`${path}:`)).length).toBeGreaterThan(0);
  });
}

test("manifests catches a LICENSE of its own, and news that nobody tells", () => {
  const plant = {
    "packages/special/LICENSE": "ISC License\n",
    ".changeset/special.md": undefined,
  };
  expect(caught(manifests, plant)).toEqual([
    `${path}:5: LICENSE differs from the repository's; copy it from the root`,
    `${path}:3: neither a changeset nor a CHANGELOG.md tells its users what is new; add .changeset/special.md`,
  ]);
  expect(
    caught(manifests, { ...plant, "packages/special/CHANGELOG.md": "# 0.1.0\n" }),
  ).toHaveLength(1);
});
