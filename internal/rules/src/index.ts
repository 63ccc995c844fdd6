import { cycles } from "./rules/cycles.ts";
import { dependencies } from "./rules/dependencies.ts";
import { graph } from "./rules/graph.ts";
import type { Rule } from "./violation.ts";

export { format, type Rule, type Violation } from "./violation.ts";
export { readWorkspace, type Workspace } from "./workspace.ts";

/** The rules of the house. */
export const rules: readonly Rule[] = [graph, cycles, dependencies];
