export { fromPath } from "./from-path.ts";
export { webp } from "./webp.ts";
