import { buildKit } from '../build-kit.ts';
import { advanceIssuance, type IssuanceStep } from '../issuance-run.ts';

/** Builds and signs the kit, and stores the hash of its receipt: from now on there is no other kit of this issuance. */
export const seal: IssuanceStep = async (run, issuance) => {
  const { context, faults } = run;
  const { receiptSha256 } = await buildKit(run, issuance);
  const sealed = await context.database.transaction((tx) =>
    advanceIssuance(tx, context, issuance, { state: 'sealed', receipt_sha256: receiptSha256 }),
  );
  await faults('sealed');
  return sealed;
};
