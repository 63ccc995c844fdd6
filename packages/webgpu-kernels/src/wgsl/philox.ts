/**
 * Philox4x32-10 in WGSL: philox(counter, key) gives four words of the stream in `params`.
 *
 * WGSL has no high half of a 32-bit product, so it is put together from four 16-bit products.
 *
 * @see {@link https://doi.org/10.1145/2063384.2063405 | Salmon et al. 2011}, section 3.3
 */
export const philox = /* wgsl */ `
fn highProduct(a: u32, b: u32) -> u32 {
  let aLow = a & 0xffffu;
  let aHigh = a >> 16u;
  let bLow = b & 0xffffu;
  let bHigh = b >> 16u;
  let middle = aHigh * bLow + ((aLow * bLow) >> 16u);
  let other = aLow * bHigh + (middle & 0xffffu);
  return aHigh * bHigh + (middle >> 16u) + (other >> 16u);
}

fn philox(counter: vec2u, key: vec2u) -> vec4u {
  var c = vec4u(counter, params.stream);
  var k = key;
  for (var round = 0u; round < 10u; round++) {
    c = vec4u(
      highProduct(0xcd9e8d57u, c.z) ^ c.y ^ k.x,
      0xcd9e8d57u * c.z,
      highProduct(0xd2511f53u, c.x) ^ c.w ^ k.y,
      0xd2511f53u * c.x,
    );
    k += vec2u(0x9e3779b9u, 0xbb67ae85u);
  }
  return c;
}
`;
