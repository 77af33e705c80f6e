import { type RawBuilder, sql } from 'kysely';

type Rows = { table: string; where: RawBuilder<unknown> };

/** Somebody who works for this partner and nobody else. */
export type Person = { id: string; email: string };

/** Every row of a partner that may be deleted, those that depend on others before them. */
export function rowsOfPartner(partnerId: string, people: readonly Person[]): Rows[] {
  const own = sql`partner_id = ${partnerId}`;
  const ids = (table: string, where = own) => sql`(select id from ${sql.table(table)} where ${where})`;
  const ofPacket = sql`packet_id in ${ids('packets')}`;
  const ofRequest = sql`request_id in ${ids('client_requests')}`;
  const ofApplication = sql`application_id in ${ids('applications')}`;
  const among = (values: readonly string[]) => (values.length === 0 ? sql`(null)` : sql`(${sql.join(values)})`);
  const userIds = among(people.map(({ id }) => id));
  return [
    { table: 'idempotency_keys', where: sql`caller in (select 'user:' || user_id from memberships where ${own})` },
    { table: 'idempotency_keys', where: sql`caller in (select 'request:' || id from client_requests where ${own})` },
    { table: 'idempotency_keys', where: sql`caller in (select 'api_key:' || id from api_keys where ${own})` },
    ...['client_requests', 'issuances', 'mails', 'uploads'].map((table) => ({
      table: 'jobs',
      where: sql`key in ${ids(table)}`,
    })),
    { table: 'jobs', where: sql`key in (select receipt_id from kits where ${own})` },
    { table: 'deletions', where: own },
    { table: 'contributor_sessions', where: ofRequest },
    { table: 'request_links', where: ofRequest },
    { table: 'client_requests', where: own },
    { table: 'upload_parts', where: sql`upload_id in ${ids('uploads')}` },
    { table: 'uploads', where: own },
    { table: 'evaluation_documents', where: sql`evaluation_sha256 in (select sha256 from evaluations where ${own})` },
    { table: 'shared_evaluations', where: ofPacket },
    { table: 'evaluations', where: own },
    { table: 'reissues', where: ofPacket },
    { table: 'kits', where: own },
    { table: 'issuances', where: own },
    { table: 'records', where: own },
    { table: 'packet_trail_lines', where: ofPacket },
    { table: 'packet_declarations', where: ofPacket },
    { table: 'packets', where: own },
    { table: 'packet_series', where: own },
    { table: 'clients', where: own },
    { table: 'api_keys', where: own },
    { table: 'mails', where: own },
    { table: 'invitations', where: own },
    { table: 'account_links', where: sql`email in ${among(people.map(({ email }) => email))}` },
    { table: 'memberships', where: own },
    { table: 'sessions', where: sql`"userId" in ${userIds} or "workspaceId" = ${partnerId}` },
    { table: 'users', where: sql`id in ${userIds}` },
    { table: 'case_steps', where: ofApplication },
    { table: 'case_sessions', where: ofApplication },
    { table: 'applications', where: own },
    { table: 'partners', where: sql`id = ${partnerId}` },
    { table: 'demo_partners', where: own },
  ];
}
