import { z } from "zod";
import { documentSchema } from "./document.ts";

/**
 * The JSON Schema of documents (draft 2020-12), for editors and other languages: what may be
 * written, with every default.
 */
export function documentJsonSchema(): Record<string, unknown> {
  return {
    ...z.toJSONSchema(documentSchema, { io: "input" }),
    title: "Inkwash experiment",
    description: "One diffusion experiment, whole.",
  };
}
