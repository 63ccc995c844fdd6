import "@inkwash/wasm-kernels/worker";
