import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MANIFEST_PATH } from '@attestlayer/kit';
import { type Actor, systemTenant } from '../../../access/index.ts';
import type { Tx } from '../../../database/index.ts';
import { enqueueJob } from '../../../jobs/index.ts';
import { captureHold } from '../../credits/index.ts';
import { findLogEntry } from '../../log/index.ts';
import { changePacketState, lockPacket } from '../../packets/index.ts';
import { ensureSealedKit } from '../build-kit.ts';
import { advanceIssuance, type IssuanceRun, type IssuanceStep, stored } from '../issuance-run.ts';
import { makeGood } from '../make-good.ts';
import { prepareSupersession, supersedeKit } from '../supersede-kit.ts';
import type { IssuanceRow } from '../tables.ts';

const SYSTEM: Actor = { kind: 'system' };
export const ANNOUNCE_KIT_JOB = 'issuance.announce';

/** Issues the packet and captures the credit: all in one transaction, so that neither is ever without the other. */
export const deliver: IssuanceStep = async (run, issuance) => {
  const { context, faults } = run;
  const folder = await ensureSealedKit(run, issuance);
  const manifest = new Uint8Array(await readFile(join(folder, MANIFEST_PATH)));
  const supersession = await prepareSupersession(context, issuance);
  const delivered = await context.database.transaction(async (tx) => {
    const tenant = systemTenant(issuance.partner_id, issuance.mode);
    const packet = await lockPacket(tx, tenant, issuance.packet_id);
    const row = await advanceIssuance(tx, context, issuance, { state: 'delivered', delivered_at: context.now() });
    await insertKit(tx, run, row, manifest);
    await faults('kit_written_in_transaction');
    const details = { issuance_id: row.id, receipt_id: row.receipt_id, kit_id: row.kit_id };
    await changePacketState(tx, context, { packet, from: ['issuing'], to: 'issued', actor: SYSTEM, details });
    await faults('packet_issued_in_transaction');
    const ledger = { partnerId: issuance.partner_id, mode: issuance.mode };
    await captureHold(tx, context, { ...ledger, issuanceId: row.id, actor: SYSTEM });
    await makeGood(tx, context, row);
    if (supersession !== null) await supersedeKit(tx, context, supersession, row);
    await enqueueJob(tx, context, {
      kind: ANNOUNCE_KIT_JOB,
      key: row.id,
      payload: { issuance_id: row.id },
      runAt: context.now(),
    });
    await faults('burned_in_transaction');
    return row;
  });
  await faults('delivered');
  return delivered;
};

async function insertKit(tx: Tx, { context }: IssuanceRun, issuance: IssuanceRow, manifest: Uint8Array): Promise<void> {
  const entrySha256 = stored(issuance.entry_sha256, 'log entry');
  const logged = await findLogEntry(tx, { mode: issuance.mode, entrySha256 });
  await tx
    .insertInto('kits')
    .values({
      receipt_id: stored(issuance.receipt_id, 'receipt id'),
      issuance_id: issuance.id,
      packet_id: issuance.packet_id,
      partner_id: issuance.partner_id,
      mode: issuance.mode,
      client_id: issuance.client_id,
      series_id: issuance.series_id,
      kit_id: stored(issuance.kit_id, 'kit id'),
      receipt_sha256: stored(issuance.receipt_sha256, 'receipt hash'),
      manifest,
      zip_sha256: stored(issuance.zip_sha256, 'ZIP'),
      zip_size: stored(issuance.zip_size, 'ZIP'),
      entry_sha256: entrySha256,
      log_index: stored(logged?.index ?? null, 'place in the log'),
      issued_at: stored(issuance.issued_at, 'instant'),
      delivered_at: context.now(),
      status: 'issued',
      status_reason: null,
      status_at: null,
      status_entry_sha256: null,
      superseded_by: null,
      zip_deleted_at: null,
    })
    .execute();
}
