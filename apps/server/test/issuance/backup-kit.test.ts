import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileHasher, openKit } from '@attestlayer/disk';
import { formatTimestamp } from '@attestlayer/encoding';
import { fsckLocalLog } from '@attestlayer/log';
import { openDiskBlobs } from '@attestlayer/storage';
import { parseVerifierKey } from '@attestlayer/tlog';
import { verifyKit } from '@attestlayer/verify';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemTenant } from '../../src/access/index.ts';
import { readConfig } from '../../src/config/index.ts';
import { getKit } from '../../src/modules/issuance/index.ts';
import { currentTrust } from '../../src/modules/issuer-keys/index.ts';
import { runLog } from '../../src/modules/log/index.ts';
import { closeContext, openContext } from '../../src/open-context.ts';
import { checkHealth, restoreBackup, writeBackup } from '../../src/operations/index.ts';
import { type IssuingServer, PARTNER_ID, startIssuingServer } from './issuance-fixture.ts';

let folder: string;
let server: IssuingServer;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attestlayer-restore-'));
  server = await startIssuingServer('SQLite');
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Two issuances and two servers: minutes on a machine that is busy with other tests. */
const SLOW_MS = 240_000;

test(
  'an instance that is restored from a backup of a running one goes on with its log, and its kits verify',
  async () => {
    await server.grant(3);
    const first = await server.makeReady();
    await server.end((await server.start(first)).id);
    // The log grows while the backup is made.
    const second = await server.start(await server.makeReady());
    const backup = await writeBackup(server.context, join(folder, 'backup'));
    await server.end(second.id);

    const dataFolder = join(folder, 'restored');
    const config = readConfig({
      DATA_DIR: dataFolder,
      LOG_LEVEL: 'silent',
      MERGE_DELAY_MS: '0',
      KEY_PASSPHRASE: 'of the test',
      // Without the role worker, whose check renders a whole binder.
      ROLES: 'web,log',
    });
    const blobs = await openDiskBlobs(join(dataFolder, 'blobs'));
    const { logs } = await restoreBackup({ config, blobs, folder: backup.folder });
    const context = await openContext(config, blobs);
    try {
      const trust = (await currentTrust(context.database.query, 'live'))!;
      const { origin, vkey } = trust.root.logs[0]!;
      const identity = { directory: join(dataFolder, 'log', 'live'), origin, logKey: parseVerifierKey(vkey) };
      expect(await fsckLocalLog(identity)).toMatchObject({ status: 'sound', size: logs[0]!.size });

      const log = runLog(context, 'live');
      await log.ready;
      await log.stop();
      const { checks } = await checkHealth(context);
      expect(checks.filter(({ name }) => name.endsWith('_live'))).toMatchObject([
        { name: 'signing_live', ok: true },
        { name: 'log_live', ok: true },
      ]);

      const kit = await getKit(context.database.query, systemTenant(PARTNER_ID, 'live'), first.packet.id);
      const zip = join(folder, 'kit.zip');
      await context.blobs.copyToFile(kit.zip_sha256, zip);
      const opened = await openKit(zip);
      const hasher = createFileHasher();
      const report = await verifyKit({
        kit: opened.kit,
        trust: { pinned: trust.file },
        now: formatTimestamp(Date.now()),
        hashFiles: hasher.hashFiles,
      });
      await hasher.close();
      await opened.close();
      expect(report.verdict).toBe('VERIFIED');

      await expect(restoreBackup({ config, blobs, folder: backup.folder })).rejects.toMatchObject({
        code: 'restore_target_not_empty',
      });
    } finally {
      await closeContext(context);
    }
  },
  SLOW_MS,
);

test(
  'a backup whose log lost a tile is refused',
  async () => {
    await server.grant(1);
    await server.end((await server.start(await server.makeReady())).id);
    const { folder: backup, manifest } = await writeBackup(server.context, join(folder, 'backup'));
    const { size } = manifest.logs[0]!;
    await rm(join(backup, 'log', 'live', 'tile', '0', '000.p', String(size)));
    const config = readConfig({ DATA_DIR: join(folder, 'restored'), LOG_LEVEL: 'silent' });
    const blobs = await openDiskBlobs(join(folder, 'restored', 'blobs'));
    await expect(restoreBackup({ config, blobs, folder: backup })).rejects.toMatchObject({ code: 'backup_incomplete' });
  },
  SLOW_MS,
);
