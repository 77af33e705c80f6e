import { formatTimestamp } from '@attestlayer/encoding';
import type { TrustRoot } from '@attestlayer/kit';
import { readPublicKey } from '@attestlayer/signature';
import type { CurrentTrust } from '@attestlayer/trust';
import * as z from 'zod';
import type { Mode } from '../../../access/index.ts';
import type { AppContext } from '../../../context.ts';
import { defineRoute } from '../../../http/index.ts';
import { currentTrust } from '../database-trust.ts';

const MODES: readonly Mode[] = ['live', 'test'];

const trustSchema = z
  .object({
    mode: z.enum(['live', 'test']),
    version: z.int(),
    /** SHA-256 of the trust file, in hex: what readers compare. */
    fingerprint: z.string(),
    created_at: z.string(),
    expires: z.string(),
    roots: z.object({ kids: z.array(z.string()), threshold: z.int() }),
    issuers: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        keys: z.array(
          z.object({
            kid: z.string(),
            state: z.enum(['active', 'retired', 'compromised', 'unknown']),
            active_from_index: z.int(),
            last_valid_index: z.int().nullable(),
          }),
        ),
      }),
    ),
    logs: z.array(z.object({ origin: z.string(), state: z.enum(['active', 'frozen']), vkey: z.string() })),
    /** Lines of the witness policy (C2SP tlog-policy), as the trust file has them. */
    witness_policy: z.array(z.string()),
    /** Entries that were handed in to the log and wait for their place. */
    waiting_entries: z.int(),
    logged_entries: z.int(),
    last_entry_at: z.string().nullable(),
  })
  .meta({ title: 'ConsoleTrust' });

const get = defineRoute({
  method: 'get',
  path: '/v1/console/trust',
  operationId: 'getConsoleTrust',
  summary: 'The trust root in force, its keys, and how far the log is, for live and test',
  tag: 'console',
  access: 'keys:read',
  response: z.object({ items: z.array(trustSchema), next_cursor: z.null() }),
  async handle({ context }) {
    const items = await Promise.all(
      MODES.map(async (mode) => {
        const trust = await currentTrust(context.database.query, mode);
        return trust === null ? [] : [{ mode, ...describeTrust(trust), ...(await readLog(context, mode)) }];
      }),
    );
    return { body: { items: items.flat(), next_cursor: null } };
  },
});

function describeTrust({ root, fingerprint }: CurrentTrust) {
  return {
    version: root.version,
    fingerprint,
    created_at: root.created_at,
    expires: root.expires,
    roots: { kids: root.roots.keys.map((jwk) => readPublicKey(jwk).kid), threshold: root.roots.threshold },
    issuers: root.issuers.map(({ id, name, keys }) => ({ id, name, keys: keys.map(describeKey) })),
    logs: root.logs.map(({ origin, state, vkey }) => ({ origin, state, vkey })),
    witness_policy: root.witness_policy,
  };
}

function describeKey({
  kid,
  state,
  active_from_index,
  last_valid_index,
}: TrustRoot['issuers'][number]['keys'][number]) {
  return { kid, state, active_from_index, last_valid_index };
}

async function readLog({ database }: AppContext, mode: Mode) {
  const rows = await database.query
    .selectFrom('log_submissions')
    .select((eb) => [eb.fn.countAll<number>().as('entries'), eb.fn.max('logged_at').as('last'), 'state'])
    .where('mode', '=', mode)
    .groupBy('state')
    .execute();
  const of = (state: string) => rows.find((row) => row.state === state);
  const last = of('logged')?.last ?? null;
  return {
    waiting_entries: Number(of('waiting')?.entries ?? 0),
    logged_entries: Number(of('logged')?.entries ?? 0),
    last_entry_at: last === null ? null : formatTimestamp(Number(last)),
  };
}

export const issuerKeyRoutes = [get];
