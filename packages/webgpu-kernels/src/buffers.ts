import { usage } from "./flags.ts";

/** Makes buffers on a device and knows which of them live. */
export class Buffers {
  readonly device: GPUDevice;
  readonly #live = new Set<GPUBuffer>();

  constructor(device: GPUDevice) {
    this.device = device;
  }

  get count(): number {
    return this.#live.size;
  }

  has(buffer: GPUBuffer): boolean {
    return this.#live.has(buffer);
  }

  /** A buffer of at least 4 bytes, since none may be bound that is empty. */
  make(bytes: number, flags: number): GPUBuffer {
    const buffer = this.device.createBuffer({ size: Math.max(4, bytes), usage: flags });
    this.#live.add(buffer);
    return buffer;
  }

  /** A storage buffer, refused where the device would refuse it later and without a word. */
  storage(what: string, bytes: number): GPUBuffer {
    for (const limit of ["maxStorageBufferBindingSize", "maxBufferSize"] as const) {
      const most = this.device.limits[limit];
      if (bytes > most) {
        throw new RangeError(
          `${what}: ${bytes} bytes exceed the device's ${limit} of ${most}; request the device with a higher one in requiredLimits, or work in parts`,
        );
      }
    }
    return this.make(bytes, usage.storage | usage.copySource | usage.copyTarget);
  }

  /** Frees a buffer, once the work submitted before is done. */
  free(buffer: GPUBuffer): void {
    this.#live.delete(buffer);
    buffer.destroy();
  }

  freeAll(): void {
    for (const buffer of this.#live) this.free(buffer);
  }
}
