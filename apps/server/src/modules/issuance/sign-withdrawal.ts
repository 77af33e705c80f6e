import { signWithdrawEntry } from '@attestlayer/kit';
import { checkpointState } from '@attestlayer/trust';
import type { AppContext } from '../../context.ts';
import { currentTrust, issuerIdentity } from '../issuer-keys/index.ts';
import { openLogStores } from '../log/index.ts';
import type { KitRow } from './tables.ts';

/**
 * Signs the log entry that takes a kit out of use. `successor` is the receipt hash of the kit in its place; null when there is
 * none. It is signed with the key that is good for the next entry: the one that signed the kit may be retired by now.
 */
export async function signWithdrawal(
  context: AppContext,
  { mode, receipt_sha256 }: Pick<KitRow, 'mode' | 'receipt_sha256'>,
  successor: string | null,
): Promise<Uint8Array> {
  const { config, database, keyRing } = context;
  const trust = await currentTrust(database.query, mode);
  const log = trust?.root.logs.findLast(({ state }) => state === 'active');
  if (!trust || !log) throw new Error('the issuer is not set up');
  const checkpoint = await openLogStores(context, { mode, origin: log.origin }).checkpoints.load();
  const nextIndex = checkpoint === null ? 0 : checkpointState(checkpoint).size;
  const kid = await keyRing.chooseIssuerKid(mode, { versions: trust.versions, origin: log.origin, nextIndex });
  return signWithdrawEntry({
    statement: {
      issuer: issuerIdentity(config, mode).issuer.id,
      kind: successor === null ? 'withdrawn' : 'superseded',
      receipt_sha256,
      superseded_by: successor,
    },
    signer: await keyRing.issuerSigner(mode, kid),
  });
}
