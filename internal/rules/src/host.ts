// Executes programs of the documentation, one after the other, in a process of their own:
// [{ code, folder }] as JSON on stdin, [{ lines, error }] as JSON on stdout. Each is a module that
// lies, as far as its imports can tell, in `folder`.
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const scheme = "program:";
const programs = JSON.parse(await text(process.stdin)) as { code: string; folder: string }[];
const at = (url: string): { code: string; folder: string } =>
  programs[Number(url.slice(scheme.length))]!;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith(scheme)) return { url: specifier, shortCircuit: true };
    if (!context.parentURL?.startsWith(scheme)) return next(specifier, context);
    const parentURL = pathToFileURL(join(at(context.parentURL).folder, "program.ts")).href;
    return next(specifier, { ...context, parentURL });
  },
  load(url, context, next) {
    if (!url.startsWith(scheme)) return next(url, context);
    return { format: "module", source: stripTypeScriptTypes(at(url).code), shortCircuit: true };
  },
});

const write = process.stdout.write.bind(process.stdout);
const outcomes: { lines: string[]; error?: string }[] = [];
for (const index of programs.keys()) {
  let printed = "";
  process.stdout.write = (chunk: string | Uint8Array): boolean => {
    printed += typeof chunk === "string" ? chunk : new TextDecoder().decode(chunk);
    return true;
  };
  let error: string | undefined;
  try {
    await import(`${scheme}${index}`);
  } catch (cause) {
    error = String(cause);
  }
  process.stdout.write = write;
  const lines = printed.split("\n").map((line) => line.trimEnd());
  if (lines.at(-1) === "") lines.pop();
  outcomes.push(error === undefined ? { lines } : { lines, error });
}
write(JSON.stringify(outcomes));
