import { makeUuidV7 } from '@attestlayer/encoding';
import type { AppContext } from '../../context.ts';
import type { AppDatabase, Tx } from '../../database/index.ts';
import { Problem } from '../../http/index.ts';
import type { AccountTables, LinkKind } from './account-tables.ts';
import { hashToken, makeOneTimeSecret, normaliseCode } from './one-time-secret.ts';

/** A code has 40 bits; with so few tries a guess succeeds once in 200 thousand million. */
const MAX_WRONG_CODES = 5;

type Link = AccountTables['account_links'];

/** What somebody shows: the token of the link, or the code with the address that it was mailed to. */
export type LinkProof = { token: string } | { email: string; code: string };

export type CreateLinkInput = { kind: LinkKind; email: string | null; lifetimeMs: number };

/** Makes a one-time link; its token and code are known to the caller only, and only now. */
export async function createLink(
  tx: Tx,
  context: AppContext,
  { kind, email, lifetimeMs }: CreateLinkInput,
): Promise<{ id: string; token: string; code: string; expiresAt: number }> {
  const now = context.now();
  const { token, tokenSha256, code } = makeOneTimeSecret(context.random);
  const id = makeUuidV7(now, context.random(10));
  const expiresAt = now + lifetimeMs;
  await tx
    .insertInto('account_links')
    .values({
      id,
      kind,
      email,
      token_sha256: tokenSha256,
      code_hmac: context.accounts.hashCode(`${id}\n${code}`),
      wrong_codes: 0,
      expires_at: expiresAt,
      spent_at: null,
      created_at: now,
    })
    .execute();
  return { id, token, code, expiresAt };
}

/** Finds the link of a token and changes nothing: programs that scan mails open links too. @throws Problem link_invalid */
export async function readLink(context: AppContext, { kind, token }: { kind: LinkKind; token: string }): Promise<Link> {
  const link = await openLinks(context.database.query, context, kind)
    .where('token_sha256', '=', hashToken(token))
    .executeTakeFirst();
  if (link === undefined) throw linkInvalid();
  return link;
}

/** The address that a proof is about, which may yet turn out wrong when it is spent. @throws Problem link_invalid */
export async function readProvedAddress(
  context: AppContext,
  { kind, proof }: { kind: LinkKind; proof: LinkProof },
): Promise<string> {
  if ('email' in proof) return proof.email;
  const { email } = await readLink(context, { kind, token: proof.token });
  if (email === null) throw linkInvalid();
  return email;
}

/** Spends a link, once; null when there is no such open link, after which the caller commits and throws {@link linkInvalid}. */
export async function spendLink(
  tx: Tx,
  context: AppContext,
  { kind, proof }: { kind: LinkKind; proof: LinkProof },
): Promise<Link | null> {
  const id =
    'token' in proof ? await findByToken(tx, context, kind, proof.token) : await findByCode(tx, context, kind, proof);
  if (id === null) return null;
  const link = await tx
    .updateTable('account_links')
    .set({ spent_at: context.now() })
    .where('id', '=', id)
    .where('spent_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return link ?? null;
}

/** The same for a link that never was, was spent, or has expired. */
export function linkInvalid(): Problem {
  return new Problem({
    status: 404,
    code: 'link_invalid',
    title: 'this link or code is not known, was used, or has expired',
    detail: 'ask for a new one',
  });
}

function openLinks(db: Tx | AppDatabase['query'], { now }: AppContext, kind: LinkKind) {
  return db
    .selectFrom('account_links')
    .selectAll()
    .where('kind', '=', kind)
    .where('spent_at', 'is', null)
    .where('expires_at', '>', now())
    .where('wrong_codes', '<', MAX_WRONG_CODES);
}

async function findByToken(tx: Tx, context: AppContext, kind: LinkKind, token: string): Promise<string | null> {
  const link = await openLinks(tx, context, kind).where('token_sha256', '=', hashToken(token)).executeTakeFirst();
  return link?.id ?? null;
}

/** A wrong code counts against every open link of the address, so that many links do not mean many tries. */
async function findByCode(
  tx: Tx,
  context: AppContext,
  kind: LinkKind,
  { email, code }: { email: string; code: string },
): Promise<string | null> {
  const links = await openLinks(tx, context, kind).where('email', '=', email).execute();
  const typed = normaliseCode(code);
  const found = links.find(({ id, code_hmac }) => code_hmac === context.accounts.hashCode(`${id}\n${typed}`));
  if (found) return found.id;
  const ids = links.map(({ id }) => id);
  if (ids.length === 0) return null;
  await tx
    .updateTable('account_links')
    .set((link) => ({ wrong_codes: link('wrong_codes', '+', 1) }))
    .where('id', 'in', ids)
    .execute();
  return null;
}
