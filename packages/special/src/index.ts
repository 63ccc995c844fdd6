export { exp } from "./exp.ts";
export { expm1 } from "./expm1.ts";
export { log } from "./log.ts";
export { log1p } from "./log1p.ts";
export { pow } from "./pow.ts";

export { cos } from "./cos.ts";
export { sin } from "./sin.ts";
export { tanh } from "./tanh.ts";

export { erf } from "./erf.ts";
export { erfc } from "./erfc.ts";
export { normalQuantile } from "./normal-quantile.ts";

export { lgamma } from "./lgamma.ts";
export { gammaP, gammaQ } from "./gamma.ts";
export { gammaPInverse, gammaQInverse } from "./gamma-inverse.ts";
export { betaI } from "./beta.ts";
export { betaIInverse } from "./beta-inverse.ts";
