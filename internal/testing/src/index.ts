export { asFolder, openZipBytes, packZip } from './carry-kit.ts';
export { makeTestKit, type TestKeys, type TestKit } from './make-test-kit.ts';
export { type MemoryLog, makeMemoryLog } from './memory-log.ts';
export { makeSeedSigner } from './seed-signer.ts';
export { makeSoftTokens, SOFT_TOKEN_MODULE, type SoftTokens } from './soft-token.ts';
export { runTamperMatrix, type TamperResult } from './tamper-matrix.ts';
export type { TestKitEdits, TestKitOptions } from './test-kit-options.ts';
export { LATE_RECEIPT_TOKEN } from './timestamp-fixture.ts';
export { totpCode } from './totp.ts';
