export { serve } from "./serve.ts";
export type { Port } from "./protocol.ts";
