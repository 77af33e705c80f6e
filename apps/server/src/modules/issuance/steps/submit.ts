import { readSealedEntry } from '@attestlayer/issuer';
import { submitLogEntry } from '../../log/index.ts';
import { ensureSealedKit } from '../build-kit.ts';
import { advanceIssuance, frozenInput, type IssuanceStep } from '../issuance-run.ts';

/** Hands the receipt in to the log. */
export const submit: IssuanceStep = async (run, issuance) => {
  const { context, faults } = run;
  const folder = await ensureSealedKit(run, issuance);
  const { entry } = await readSealedEntry(folder, frozenInput(issuance).parties.issuer.id);
  const submitted = await context.database.transaction(async (tx) => {
    const entrySha256 = await submitLogEntry(tx, context, { mode: issuance.mode, entry });
    const row = await advanceIssuance(tx, context, issuance, { state: 'submitted', entry_sha256: entrySha256 });
    await faults('submitted_in_transaction');
    return row;
  });
  await faults('submitted');
  return submitted;
};
