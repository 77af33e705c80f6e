import { equalBytes } from '@attestlayer/encoding';
import { type CurrentTrust, findCurrentTrust, TrustError, type TrustStore } from '@attestlayer/trust';
import type { Mode } from '../../access/index.ts';
import type { Queryable } from '../../database/index.ts';

/** The trust files of a mode in the database, for every process that verifies or issues. */
export function openDatabaseTrust(query: Queryable, mode: Mode): TrustStore {
  async function read(): Promise<Uint8Array[]> {
    const rows = await query
      .selectFrom('trust_versions')
      .select(['version', 'file'])
      .where('mode', '=', mode)
      .orderBy('version')
      .execute();
    const gap = rows.findIndex(({ version }, at) => version !== at + 1);
    if (gap !== -1) throw new TrustError('trust_incomplete', `version ${gap + 1} of the trust root is missing`);
    return rows.map(({ file }) => new Uint8Array(file));
  }

  async function write(version: number, bytes: Uint8Array): Promise<void> {
    await query
      .insertInto('trust_versions')
      .values({ mode, version, file: bytes })
      .onConflict((conflict) => conflict.columns(['mode', 'version']).doNothing())
      .execute();
    const stored = (await read())[version - 1];
    if (stored && equalBytes(stored, bytes)) return;
    throw new TrustError('trust_version_exists', `version ${version} of the trust root is there already, and differs`);
  }

  return { read, write };
}

/** The trust root of a mode that is in force; null before set-up. */
export function currentTrust(query: Queryable, mode: Mode): Promise<CurrentTrust | null> {
  return findCurrentTrust(openDatabaseTrust(query, mode));
}
