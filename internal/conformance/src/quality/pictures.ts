import { join } from "node:path";

/** Where the pictures of the guides are. */
export const pictures: string = join(import.meta.dirname, "../../../../apps/docs/public/quality");
