import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileHasher, openKit } from '@attestlayer/disk';
import { formatTimestamp } from '@attestlayer/encoding';
import { parseLogEntry } from '@attestlayer/kit';
import { openLogReader } from '@attestlayer/log';
import { checkpointState } from '@attestlayer/trust';
import { verifyKit } from '@attestlayer/verify';
import type { AppContext } from '../../src/context.ts';
import { reconcileCredits } from '../../src/modules/credits/index.ts';
import { currentTrust } from '../../src/modules/issuer-keys/index.ts';
import { openLogStores } from '../../src/modules/log/index.ts';
import type { KillState } from '../kill/kill-task.ts';

/** Looks at everything that the kills could have spoiled. */
export async function examine(context: AppContext): Promise<KillState> {
  const { database, config } = context;
  const { query } = database;
  const count = async (table: 'packets' | 'issuances' | 'kits', state?: string) => {
    const rows = query.selectFrom(table).select(({ fn }) => fn.countAll<number>().as('n'));
    const { n } = await (state === undefined
      ? rows
      : rows.where('state' as never, '=', state as never)
    ).executeTakeFirstOrThrow();
    return Number(n);
  };
  const ledgers = await query.selectFrom('credit_ledgers').selectAll().execute();
  const sum = (account: 'held' | 'burned') => ledgers.reduce((total, ledger) => total + ledger[account], 0);
  const receipts = await readLoggedReceipts(context);
  const kits = await query.selectFrom('kits').select(['receipt_sha256', 'zip_sha256', 'log_index']).execute();
  const staging = join(config.dataFolder, 'staging');
  return {
    packets: await count('packets'),
    issued: await count('packets', 'issued'),
    given_up: await count('issuances', 'failed'),
    captured_credits: sum('burned'),
    held_credits: sum('held'),
    negative_balances: ledgers.filter(({ available, held }) => available < 0 || held < 0).length,
    without_proof: kits.filter(({ receipt_sha256, log_index }) => receipts.get(receipt_sha256) !== log_index).length,
    not_verified: await countNotVerified(
      context,
      kits.map(({ zip_sha256 }) => zip_sha256),
    ),
    log_receipts: receipts.size,
    lost_records: await countLostRecords(context),
    ledger_differences: (await reconcileCredits(query)).length,
    left_staging: existsSync(staging) ? (await readdir(staging)).length : 0,
  };
}

/** Every receipt in the log, by its hash, and where it is. */
async function readLoggedReceipts(context: AppContext): Promise<Map<string, number>> {
  const trust = await currentTrust(context.database.query, 'live');
  const { origin } = trust!.root.logs[0]!;
  const { tiles, checkpoints } = openLogStores(context, { mode: 'live', origin });
  const { size } = checkpointState((await checkpoints.load())!);
  const receipts = new Map<string, number>();
  for await (const { index, bytes } of openLogReader({ tiles }).entries(0, size)) {
    const entry = parseLogEntry(bytes);
    if (entry.entry !== 'receipt.v1') continue;
    if (receipts.has(entry.receipt_sha256)) throw new Error(`the receipt of entry ${index} is in the log twice`);
    receipts.set(entry.receipt_sha256, index);
  }
  return receipts;
}

async function countNotVerified(context: AppContext, zips: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'attestlayer-examine-'));
  const trust = await currentTrust(context.database.query, 'live');
  const hasher = createFileHasher();
  let refused = 0;
  for (const sha256 of zips) {
    const path = join(folder, sha256);
    await context.blobs.copyToFile(sha256, path);
    const { kit, close } = await openKit(path);
    const now = formatTimestamp(context.now());
    const report = await verifyKit({ kit, trust: { pinned: trust!.file }, now, hashFiles: hasher.hashFiles });
    if (report.verdict !== 'VERIFIED') refused += 1;
    await close();
    await rm(path);
  }
  await hasher.close();
  await rm(folder, { recursive: true });
  return refused;
}

/** Records of issued packets whose bytes are not in the blob store any more. */
async function countLostRecords({ database, blobs }: AppContext): Promise<number> {
  const issuances = await database.query
    .selectFrom('issuances')
    .select('records')
    .where('state', '=', 'delivered')
    .execute();
  let lost = 0;
  for (const { records } of issuances) {
    for (const { facts } of JSON.parse(records)) if (!(await blobs.has(facts.sha256))) lost += 1;
  }
  return lost;
}
