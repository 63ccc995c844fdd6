// The published command carries the examples of the repository.
import { cpSync, rmSync } from "node:fs";

const to = new URL("dist/examples/", import.meta.url);
rmSync(to, { recursive: true, force: true });
cpSync(new URL("../../examples/", import.meta.url), to, { recursive: true });
