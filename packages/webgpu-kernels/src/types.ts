/// <reference lib="esnext.disposable" preserve="true" />

/** The address of a random word, and of the float32 number that owns it. */
export interface Address {
  /** Whose words: left out for Philox4x32-10, as `philox` of `random`; "block" as its `block`. */
  readonly generator?: "block" | undefined;
  /** The seed's low and high 32 bits, integers in [0, 2^32). */
  readonly key: readonly [number, number];
  /** The stream's low and high 32 bits, integers in [0, 2^32). */
  readonly stream: readonly [number, number];
  /** The number of the word in its stream, an integer in [0, 2^53). */
  readonly index: number;
}

/** An array that lies on the device until it is destroyed. */
export interface DeviceArray<
  T extends Float32Array | Uint32Array = Float32Array<ArrayBuffer>,
> extends Disposable {
  /** Its storage buffer, for shaders of your own; at least 4 bytes long. */
  readonly buffer: GPUBuffer;
  /** How many elements it has. */
  readonly length: number;
  /**
   * Copies it to the host once the work before is done.
   *
   * @returns A fresh array. It is rejected where the device is lost or had no memory left.
   */
  read(): Promise<T>;
  /** Frees its buffer once the work before is done. A second call does nothing. */
  destroy(): void;
}

/** The rates of a jump, and where it goes. */
export interface JumpOptions {
  /** What x is multiplied by: one finite number, or one for each of equally long rows. */
  readonly signal: number | ArrayLike<number>;
  /** What z is multiplied by: one finite number, or one for each of equally long rows. */
  readonly noise: number | ArrayLike<number>;
  /**
   * Where the result is written; it may be x, but not z.
   *
   * @defaultValue a fresh array, which the caller destroys
   */
  readonly out?: DeviceArray | undefined;
}

/** Kernels on one device. Calls return at once; the device does the work in the order of the calls. */
export interface Kernels extends Disposable {
  /** Buffers made here and not yet destroyed: every array, those in use inside, reads under way. */
  readonly liveBuffers: number;
  /**
   * Makes an array of `source.length` float32 numbers from `source`, or of `source` zeros.
   *
   * @throws RangeError if it exceeds a limit of the device.
   */
  floats(source: number | Float32Array): DeviceArray;
  /**
   * Makes an array of `source.length` unsigned 32-bit integers from `source`, or of `source` zeros.
   *
   * @throws RangeError if it exceeds a limit of the device.
   */
  words(source: number | Uint32Array): DeviceArray<Uint32Array<ArrayBuffer>>;
  /**
   * Fills `out` with the words from `address` on and returns it.
   *
   * @throws RangeError if the address is none or the stream ends before `out`.
   */
  fillWords<T extends DeviceArray<Uint32Array<ArrayBuffer>>>(out: T, address: Address): T;
  /**
   * Fills `out` with uniforms in [0, 1), multiples of 2^-24, and returns it.
   *
   * @throws RangeError if the address is none or the stream ends before `out`.
   */
  fillUniform<T extends DeviceArray>(out: T, address: Address): T;
  /**
   * Fills `out` with standard normals and returns it; they lie in (-6.8, 6.8).
   *
   * @throws RangeError if the address is none or the stream ends before `out`.
   */
  fillNormal<T extends DeviceArray>(out: T, address: Address): T;
  /**
   * Computes signal x + noise z in float32 and returns it; the device may contract the sum.
   *
   * z is given, or drawn: the standard normals from an address on, one for each element.
   *
   * @throws TypeError if the lengths do not fit; RangeError if a rate or an address is none.
   */
  jump(x: DeviceArray, z: DeviceArray | Address, options: JumpOptions): DeviceArray;
  /** Destroys every buffer made here; any later use throws. The device stays as it is. */
  destroy(): void;
}
