/** Steps of four words that a block has. */
export const blockSteps = 64;

/**
 * Blocks of xoshiro128++ in WGSL: four lanes side by side, whose states Philox sets for each block.
 *
 * @see {@link https://arxiv.org/abs/1805.01407 | arXiv:1805.01407}, section 4 (Blackman, Vigna)
 */
export const xoshiro = /* wgsl */ `
alias State = array<vec4u, 4>; // word j of all lanes

fn stateOf(block: vec2u) -> State {
  let key = params.key ^ vec2u(0x13198a2eu, 0x03707344u);
  let high = (block.y << 2u) | (block.x >> 30u);
  var s: State;
  for (var j = 0u; j < 4u; j++) {
    s[j] = philox(vec2u((block.x << 2u) | j, high), key);
  }
  return s;
}

fn wordsOf(s: State) -> vec4u {
  let sum = s[0] + s[3];
  return ((sum << vec4u(7u)) | (sum >> vec4u(25u))) + s[0];
}

fn stepped(s: State) -> State {
  let s2 = s[2] ^ s[0];
  let s3 = s[3] ^ s[1];
  return State(
    s[0] ^ s3,
    s[1] ^ s2,
    s2 ^ (s[1] << vec4u(9u)),
    (s3 << vec4u(11u)) | (s3 >> vec4u(21u)),
  );
}
`;
