// Collects the budgets that each package keeps in its own package.json under "size-limit".
import { readdirSync, readFileSync } from "node:fs";

export default readdirSync("packages").flatMap((folder) => {
  const manifest = JSON.parse(readFileSync(`packages/${folder}/package.json`, "utf8"));
  return (manifest["size-limit"] ?? []).map((budget) => ({
    ...budget,
    name: `${manifest.name}${budget.import ? ` ${budget.import}` : ""}`,
    path: `packages/${folder}/${budget.path ?? "dist/index.js"}`,
  }));
});
