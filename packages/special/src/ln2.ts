/** 1 / ln 2. */
export const INVERSE_LN2 = 1.4426950408889634;
/** ln 2 to 32 bits, so that its product with an integer below 2^21 is exact. */
export const LN2_HIGH = 0.6931471803691238;
/** ln 2 - LN2_HIGH. */
export const LN2_LOW = 1.9082149292705877e-10;
