/** Elements that pass through the memory at a time: 8 KiB an array, all in a level 1 cache. */
export const chunk = 2048;

/**
 * Where the arrays lie, in bytes. z begins up to 255 words late, and behind its end are up to two
 * blocks of words that nobody asked for; the states of its blocks come after it.
 */
export const place = { x: 0, signal: 8192, noise: 16_384, z: 24_576, states: 40_960 } as const;
