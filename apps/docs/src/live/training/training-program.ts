import { literal } from "../program.ts";

/** A complete program that trains the network of the page and writes its weights. */
export function trainingProgram(document: object): string {
  return `import { writeFile } from "node:fs/promises";
import { run } from "@inkwash/experiment";

const document = ${literal(document)};

for await (const event of run(document, { backend: "wasm" })) {
  if (event.type === "train-step" && event.step % 1000 === 0) {
    console.log(\`step \${event.step}: loss \${event.losses.at(-1)}\`);
  } else if (event.type === "metric") {
    console.log(\`\${event.name}: \${event.value}\`);
  } else if (event.type === "artifact" && event.name === "model.safetensors") {
    await writeFile(event.name, event.bytes);
  }
}
`;
}
