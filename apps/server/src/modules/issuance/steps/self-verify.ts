import { formatTimestamp } from '@attestlayer/encoding';
import { checkSealedKit } from '@attestlayer/issuer';
import { ensureSealedKit, readTrustFile } from '../build-kit.ts';
import { advanceIssuance, type IssuanceStep } from '../issuance-run.ts';

/** Lets the public verifier look at the kit before the log does: a kit that is wrong must never reach it. */
export const selfVerify: IssuanceStep = async (run, issuance) => {
  const { context, faults, report } = run;
  const folder = await ensureSealedKit(run, issuance);
  const trustFile = await readTrustFile(run, issuance);
  await checkSealedKit(folder, { trustFile, now: formatTimestamp(context.now()), onProgress: report });
  const verified = await context.database.transaction((tx) =>
    advanceIssuance(tx, context, issuance, { state: 'self_verified' }),
  );
  await faults('self_verified');
  return verified;
};
