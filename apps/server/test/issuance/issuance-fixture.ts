import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiskBlobs } from '@attestlayer/storage';
import { startPostgres } from '@attestlayer/testing/servers';
import { type Actor, systemTenant } from '../../src/access/index.ts';
import { readConfig } from '../../src/config/index.ts';
import type { AppContext } from '../../src/context.ts';
import { startWorker } from '../../src/jobs/index.ts';
import { grantCredits } from '../../src/modules/credits/index.ts';
import { JOBS } from '../../src/modules/index.ts';
import { type IssuanceRow, startIssuance } from '../../src/modules/issuance/index.ts';
import { runLog } from '../../src/modules/log/index.ts';
import { openContext } from '../../src/open-context.ts';
import { addTestClient, makeReadyPacket, PARTNER, publishTinyProfile, type ReadyPacket } from './ready-packet.ts';

const actor: Actor = { kind: 'system' };
export const PARTNER_ID = 'p1';

export type IssuingServer = {
  context: AppContext;
  clientId: string;
  grant(amount: number): Promise<void>;
  start(ready: ReadyPacket): Promise<IssuanceRow>;
  makeReady(texts?: string[]): Promise<ReadyPacket>;
  /** Waits until the issuance has ended. */
  end(issuanceId: string): Promise<IssuanceRow>;
  close(): Promise<void>;
};

const POLL_MS = 20;

/** A server that issues: database, blobs on disk, log and worker, with one client and the tiny profile. */
export async function startIssuingServer(kind: 'SQLite' | 'PostgreSQL'): Promise<IssuingServer> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-issuing-'));
  const postgres = kind === 'PostgreSQL' ? await startPostgres() : null;
  const settings = postgres === null ? {} : { DATABASE_URL: postgres.url };
  const config = readConfig({
    DATA_DIR: folder,
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    MERGE_DELAY_MS: '0',
    KEY_PASSPHRASE: 'of the test',
    ...settings,
  });
  const context = await openContext(config, await openDiskBlobs(join(folder, 'blobs')));
  const log = runLog(context, 'live');
  await log.ready;
  await publishTinyProfile(context);
  const clientId = await addTestClient(context, PARTNER_ID);
  const worker = startWorker(context, JOBS, { concurrency: 2 });
  const tenant = systemTenant(PARTNER_ID, 'live');
  let grants = 0;

  async function end(issuanceId: string): Promise<IssuanceRow> {
    for (;;) {
      const row = await context.database.query
        .selectFrom('issuances')
        .selectAll()
        .where('id', '=', issuanceId)
        .executeTakeFirstOrThrow();
      if (row.state === 'delivered' || row.state === 'failed') return row;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  return {
    context,
    clientId,
    async grant(amount) {
      grants += 1;
      const grant = { type: 'topup' as const, amount, expiresAt: null, idempotencyKey: `grant-${grants}`, actor };
      await context.database.transaction((tx) =>
        grantCredits(tx, context, { partnerId: PARTNER_ID, mode: 'live', ...grant }),
      );
    },
    makeReady: (texts = ['one note']) => makeReadyPacket(context, { partnerId: PARTNER_ID, clientId, texts }),
    start: ({ packet, evaluated }) =>
      context.database.transaction((tx) =>
        startIssuance(tx, context, {
          tenant,
          actor,
          packetId: packet.id,
          partner: PARTNER,
          readEvaluated: async () => evaluated,
        }),
      ),
    end,
    async close() {
      await worker.stop();
      await log.stop();
      await context.database.close();
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
