import { sql } from 'kysely';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { deleteUnusedBlob, releaseBlob } from '../records/index.ts';
import { listDemoPartners } from './demo-partners.ts';
import { type Person, rowsOfPartner } from './rows-of-partner.ts';

export type RemovedDemo = { partners: number; rows: number; blobs: number };

/**
 * Removes every row and every file of the demo partners. What can only be added to stays and names no client: the entries of the
 * log, the audit chains, and the journal of credits.
 */
export async function removeDemo(context: AppContext): Promise<RemovedDemo> {
  const { database } = context;
  const partnerIds = await listDemoPartners(database.query);
  let rows = 0;
  const blobs = new Set<string>();
  for (const partnerId of partnerIds) {
    await forgetMails(context, partnerId);
    await database.transaction(async (tx) => {
      for (const sha256 of await releaseBlobs(tx, context, partnerId)) blobs.add(sha256);
      for (const { table, where } of rowsOfPartner(partnerId, await listPeople(tx, partnerId))) {
        const { numAffectedRows } = await sql`delete from ${sql.table(table)} where ${where}`.execute(tx);
        rows += Number(numAffectedRows ?? 0);
      }
      await deleteFactsOf(tx, [...blobs]);
    });
  }
  // At once, and not after the time for which an unused blob is kept otherwise; the jobs find nothing left to do.
  for (const sha256 of blobs) await deleteUnusedBlob(context, sha256);
  return { partners: partnerIds.length, rows, blobs: blobs.size };
}

/** Gives up every blob of a partner; gives their hashes. */
async function releaseBlobs(tx: Tx, context: AppContext, partnerId: string): Promise<string[]> {
  const documents = tx
    .selectFrom('evaluation_documents')
    .innerJoin('evaluations', 'evaluations.sha256', 'evaluation_sha256')
    .select('pdf_sha256')
    .where('partner_id', '=', partnerId);
  const references = await tx
    .selectFrom('blob_references')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('owner_id', 'in', tx.selectFrom('records').select('id').where('partner_id', '=', partnerId)),
        eb('owner_id', 'in', tx.selectFrom('issuances').select('id').where('partner_id', '=', partnerId)),
        eb('sha256', 'in', documents),
      ]),
    )
    .execute();
  for (const { sha256, kind, owner_id: id } of references) await releaseBlob(tx, context, sha256, { kind, id });
  return references.map(({ sha256 }) => sha256);
}

/** A mail that waits may still be sent before its row is gone; its file then names a person of the demo, and no one real. */
async function forgetMails({ database, mailer }: AppContext, partnerId: string): Promise<void> {
  const mails = await database.query.selectFrom('mails').select('id').where('partner_id', '=', partnerId).execute();
  await mailer.forget(mails.map(({ id }) => id));
}

/** The members of a partner who are no members of another one and not the issuer's. */
async function listPeople(tx: Tx, partnerId: string): Promise<Person[]> {
  const elsewhere = tx.selectFrom('memberships').select('user_id').where('partner_id', '<>', partnerId);
  return tx
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['users.id', 'users.email'])
    .where('partner_id', '=', partnerId)
    .where('issuerOperator', '=', 0)
    .where('users.id', 'not in', elsewhere)
    .execute();
}

/** What inspection found in files that no record has any more. */
async function deleteFactsOf(tx: Tx, sha256s: readonly string[]): Promise<void> {
  if (sha256s.length === 0) return;
  await tx
    .deleteFrom('inspections')
    .where('sha256', 'in', sha256s)
    .where('sha256', 'not in', tx.selectFrom('records').select('sha256'))
    .execute();
}
