import golden from "@inkwash/golden/numpy_seedsequence.json" with { type: "json" };
import { seedSequence } from "@inkwash/random/numpy";
import { expect, test } from "vitest";

test.for(golden.cases)(
  "seedSequence($entropy, { spawnKey: $spawn_key, poolSize: $pool_size }) is NumPy's",
  (of) => {
    const entropy = typeof of.entropy === "string" ? BigInt(of.entropy) : of.entropy.map(BigInt);
    const sequence = seedSequence(entropy, { spawnKey: of.spawn_key, poolSize: of.pool_size });
    expect([...sequence.pool]).toEqual(of.pool);
    expect([...sequence.generateState(8)]).toEqual(of.state_uint32_8);
    expect([...sequence.generateState(4, "uint64")].map(String)).toEqual(of.state_uint64_4);
    const [first] = sequence.spawn(1);
    const [second] = sequence.spawn(1);
    expect([...first!.generateState(4)]).toEqual(of.spawn0_uint32_4);
    expect([...second!.generateState(4)]).toEqual(of.spawn1_uint32_4);
    expect([...second!.spawn(1)[0]!.generateState(4)]).toEqual(of.grandchild_uint32_4);
  },
);
