import { signWithdrawEntry } from '@attestlayer/kit';
import { checkpointState } from '@attestlayer/trust';
import type { AppContext } from '../../context.ts';
import { currentTrust, issuerIdentity } from '../issuer-keys/index.ts';
import { openLogStores } from '../log/index.ts';
import type { KitRow } from './tables.ts';

/**
 * Signs the log entry that ends a kit: superseded by the receipt with a hash, or withdrawn. It is signed with the key that is good for
 * the next entry: the one that signed the kit may be retired by now.
 */
export async function signKitEnd(
  context: AppContext,
  { mode, receipt_sha256 }: Pick<KitRow, 'mode' | 'receipt_sha256'>,
  supersededBy: string | null,
): Promise<Uint8Array> {
  const { config, database, keyRing } = context;
  const trust = await currentTrust(database.query, mode);
  const log = trust?.root.logs.findLast(({ state }) => state === 'active');
  if (!trust || !log) throw new Error('the issuer is not set up');
  const checkpoint = await openLogStores(context, { mode, origin: log.origin }).checkpoints.load();
  const nextIndex = checkpoint === null ? 0 : checkpointState(checkpoint).size;
  const kid = await keyRing.chooseIssuerKid(mode, { trust: trust.root, nextIndex });
  return signWithdrawEntry({
    statement: {
      issuer: issuerIdentity(config, mode).issuer.id,
      kind: supersededBy === null ? 'withdrawn' : 'superseded',
      receipt_sha256,
      superseded_by: supersededBy,
    },
    signer: await keyRing.issuerSigner(mode, kid),
  });
}
