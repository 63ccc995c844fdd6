/** The global namespace that the types of `@jsquash/webp` refer to and do not bring. */
declare namespace EmscriptenWasm {
  type Module = object;
  type ModuleFactory<T extends Module> = (options: {
    readonly noInitialRun: boolean;
    readonly wasmBinary?: Uint8Array;
  }) => Promise<T>;
}
