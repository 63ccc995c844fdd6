/** Values fixed by the WebGPU specification, which Node and TypeScript's lib.dom do not name. */
export const usage = {
  mapRead: 0x1,
  copySource: 0x4,
  copyTarget: 0x8,
  uniform: 0x40,
  storage: 0x80,
} as const;

/** The mode of `mapAsync` for reading. */
export const mapRead = 0x1;
