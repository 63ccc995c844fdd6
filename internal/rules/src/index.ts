import { commands } from "./rules/commands.ts";
import { cycles } from "./rules/cycles.ts";
import { dependencies } from "./rules/dependencies.ts";
import { determinism } from "./rules/determinism.ts";
import { documented } from "./rules/documented.ts";
import { dom } from "./rules/dom.ts";
import { examples } from "./rules/examples.ts";
import { goldens } from "./rules/goldens.ts";
import { graph } from "./rules/graph.ts";
import { katex } from "./rules/katex.ts";
import { layout } from "./rules/layout.ts";
import { links } from "./rules/links.ts";
import { machines } from "./rules/machines.ts";
import { manifests } from "./rules/manifests.ts";
import { platform } from "./rules/platform.ts";
import { projects } from "./rules/projects.ts";
import { reachable } from "./rules/reachable.ts";
import { readme } from "./rules/readme.ts";
import { transcendentals } from "./rules/transcendentals.ts";
import type { Rule } from "./violation.ts";

export { type Outcome, run } from "./run.ts";
export { type Program, programsOf } from "./programs.ts";
export { format, type Rule, type Violation } from "./violation.ts";
export { type Member, readWorkspace, type Workspace } from "./workspace.ts";

/** The rules of the house. */
export const rules: readonly Rule[] = [
  graph,
  cycles,
  dependencies,
  determinism,
  transcendentals,
  platform,
  dom,
  documented,
  reachable,
  readme,
  examples,
  links,
  commands,
  goldens,
  manifests,
  projects,
  layout,
  machines,
  katex,
];
