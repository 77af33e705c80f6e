import { formatTimestamp, makeUuidV7 } from '@attestlayer/encoding';
import { freezeEvents, listExhibits, seededRandom } from '@attestlayer/issuer';
import { checkpointState } from '@attestlayer/trust';
import { systemTenant } from '../../../access/index.ts';
import type { AppContext } from '../../../context.ts';
import { JobDelayed } from '../../../jobs/index.ts';
import { currentTrust, issuerIdentity } from '../../issuer-keys/index.ts';
import { openLogStores } from '../../log/index.ts';
import { extendPacketTrail, lockPacket, readPacketTrail } from '../../packets/index.ts';
import { findPreviousKit } from '../find-previous-kit.ts';
import type { FrozenInput, RequestedKit } from '../frozen-input.ts';
import { advanceIssuance, type IssuanceStep } from '../issuance-run.ts';
import { readEvaluated } from '../read-evaluated.ts';
import type { IssuanceRow } from '../tables.ts';

/** The first start makes keys and trust root within seconds. */
const SET_UP_WAIT_MS = 1000;

/** Chooses and stores everything that the bytes of the kit depend on, and freezes the trail of the packet for its receipt. */
export const freeze: IssuanceStep = async ({ context, faults }, issuance) => {
  const { chosen, checkpoint } = await chooseInput(context, issuance);
  const { evaluation, records } = readEvaluated(issuance);
  const issuedAt = context.now();
  const receiptId = makeUuidV7(issuedAt, seededRandom(new Uint8Array(issuance.seed))(10));
  const exhibits = listExhibits(
    evaluation,
    // The numbering looks at names and requirements only; the files come when the kit is built.
    records.map((record) => ({ ...record, file: '' })),
  );
  const frozen = await context.database.transaction(async (tx) => {
    await lockPacket(tx, systemTenant(issuance.partner_id, issuance.mode), issuance.packet_id);
    const { head } = await readPacketTrail(tx, issuance.packet_id);
    const previous = await findPreviousKit(tx, issuance.series_id);
    const input: FrozenInput = {
      ...chosen,
      trailLength: head.seq,
      previousReceiptId: previous?.receipt_id ?? null,
    };
    const row = await advanceIssuance(tx, context, issuance, {
      state: 'frozen',
      frozen: JSON.stringify(input),
      receipt_id: receiptId,
      issued_at: issuedAt,
      after_checkpoint: checkpoint,
    });
    await extendPacketTrail(tx, issuance.packet_id, freezeEvents(exhibits, receiptId, formatTimestamp(issuedAt)));
    await faults('frozen_in_transaction');
    return row;
  });
  await faults('frozen');
  return frozen;
};

type Chosen = Omit<FrozenInput, 'trailLength' | 'previousReceiptId'>;

async function chooseInput(
  context: AppContext,
  issuance: IssuanceRow,
): Promise<{ chosen: Chosen; checkpoint: Uint8Array }> {
  const { config, database, keyRing } = context;
  const { mode } = issuance;
  const trust = await currentTrust(database.query, mode);
  const log = trust?.root.logs.findLast(({ state }) => state === 'active');
  if (trust === null || log === undefined) throw new JobDelayed(SET_UP_WAIT_MS, 'the issuer is not set up yet');
  const checkpoint = await openLogStores(context, { mode, origin: log.origin }).checkpoints.load();
  if (checkpoint === null) throw new JobDelayed(SET_UP_WAIT_MS, 'the log has no checkpoint yet');
  const { size: nextIndex } = checkpointState(checkpoint);
  const { partner, clientName }: RequestedKit = JSON.parse(issuance.requested);
  const chosen = {
    parties: {
      issuer: issuerIdentity(config, mode).issuer,
      partner: { id: issuance.partner_id, name: partner.name },
      client: { id: issuance.client_id, name: clientName },
    },
    trustVersion: trust.root.version,
    issuerKid: await keyRing.chooseIssuerKid(mode, { versions: trust.versions, origin: log.origin, nextIndex }),
    logOrigin: log.origin,
    verifyUrl: config.surfaces.verify,
    registryUrl: mode === 'live' ? config.surfaces.registry : config.surfaces.registry_test,
    withRecordPdf: partner.withRecordPdf,
    retentionPolicySha256: partner.retentionPolicySha256,
  };
  return { chosen, checkpoint };
}
