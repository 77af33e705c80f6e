import { encodeUtf8, sha256Hex } from '@attestlayer/encoding';
import { jsonSchemaSha256, listJsonSchemas, type Profile, type RecordFacts } from '@attestlayer/profile';
import type { Tx } from '../../database/index.ts';

/** Names the JSON Schemas that a profile has inspection run: the same bytes have the same facts under the same set. */
export function schemaSetSha256(profile: Profile): string {
  return sha256Hex(encodeUtf8(listJsonSchemas(profile).map(jsonSchemaSha256).sort().join('\n')));
}

/** Keeps what inspection found; the first one stays. */
export async function keepFacts(tx: Tx, facts: RecordFacts, schemasSha256: string, at: number): Promise<void> {
  await tx
    .insertInto('inspections')
    .values({ sha256: facts.sha256, schemas_sha256: schemasSha256, facts: JSON.stringify(facts), inspected_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
