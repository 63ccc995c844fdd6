/**
 * The house: who may import whom. A package may use what its line names and nothing else, at any
 * depth; devDependencies and peers are edges too. Changing a line here is changing the architecture.
 */
export interface Edges {
  /** Packages of the house that may be imported at run time. */
  readonly uses?: readonly string[];
  /** Packages of the house of which `src` takes types only; tests may run them. */
  readonly types?: readonly string[];
  /** Packages of the house that only `src/KEY.ts` and `src/KEY/` may import: optional peers. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /** Third parties that may come with an install. */
  readonly outside?: readonly string[];
  /** Third parties that a user may install beside it: optional peers. */
  readonly beside?: readonly string[];
}

/** Packages that compile without the DOM library. */
export const withoutDom: ReadonlySet<string> = new Set([
  "special",
  "random",
  "schedules",
  "forward",
  "stats",
  "samplers",
]);

/**
 * Packages whose code may call the engine's own `Math.exp` and its kin, as the apps may: what they
 * make is looked at. Not even `special` is here: it builds its functions from + - * / and sqrt.
 */
export const freeMath: ReadonlySet<string> = new Set(["viz"]);

/** Private members that any package's tests may import. */
export const forTests: readonly string[] = ["matchers", "golden"];

/** The drawing. Members of `internal` are not in it: they may import all, and nobody imports them but tests. */
export const drawing: Readonly<Record<string, Edges>> = {
  special: {},
  "wasm-kernels": {},
  "webgpu-kernels": {},
  viz: { outside: ["d3-array", "d3-scale", "d3-shape", "fast-png", "gifenc"] },
  random: { uses: ["special"] },
  schedules: { uses: ["special"] },
  stats: { uses: ["special"], types: ["random"] },
  datasets: {
    uses: ["special", "random"],
    outside: ["fast-png", "fflate", "jpeg-js", "svg-path-properties"],
    beside: ["@jsquash/webp"],
  },
  forward: { uses: ["special", "schedules"], types: ["random"] },
  samplers: { uses: ["special", "schedules"], types: ["random"] },
  nn: { uses: ["special", "random", "wasm-kernels"], only: { webgpu: ["webgpu-kernels"] } },
  experiment: {
    uses: [
      "special",
      "wasm-kernels",
      "webgpu-kernels",
      "random",
      "schedules",
      "stats",
      "datasets",
      "forward",
      "samplers",
      "nn",
    ],
    outside: ["zod"],
  },
  report: { uses: ["viz"], types: ["experiment"] },
  cli: {
    uses: ["experiment", "report", "datasets"],
    outside: ["commander", "ora"],
    beside: ["webgpu"],
  },
  docs: { uses: ["experiment", "report", "viz", "datasets", "random", "stats"] },
};
