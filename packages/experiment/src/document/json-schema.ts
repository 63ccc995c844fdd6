import * as z from "zod";
import { documentSchema } from "./document.ts";

/**
 * The JSON Schema of documents (draft 2020-12), for editors and other languages.
 *
 * It says what may be written, with every default; what sections need of each other is checked by
 * `parseDocument` alone.
 */
export function documentJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(documentSchema, { io: "input" }),
    title: "Inkwash experiment",
    description: "One diffusion experiment, whole.",
  };
}
