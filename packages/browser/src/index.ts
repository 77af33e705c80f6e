export { type CheckKitInput, checkKit, type Finished } from './check-kit.ts';
export { cleanText } from './clean-text.ts';
export { decidesVerdict, findDecidingCheck, listTroubledPaths, sortWorstFirst } from './explain-report.ts';
export type { OpenWorker } from './hash-pool.ts';
export { startHashWorker } from './hash-worker.ts';
export { nameOf, type Picked, pickFromInput } from './picked.ts';
export { pickFromDrop } from './picked-from-drop.ts';
export { Problem, type ProblemCode, toProblem } from './problem.ts';
export { addTrustFile, NO_TRUST, type Trust, trustFromPage } from './trust.ts';
