import { documentJsonSchema } from "@inkwash/experiment";
import { print } from "../print.ts";

/** Prints the JSON Schema of documents. */
export function schemaCommand(): void {
  print(JSON.stringify(documentJsonSchema(), null, 2));
}
