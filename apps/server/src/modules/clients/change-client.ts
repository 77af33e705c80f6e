import type { Actor, Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { searchText } from '../../search-text.ts';
import { refuseTakenReference } from './add-client.ts';
import { type Client, type Contact, toClient } from './client.ts';

export type ChangeClientInput = {
  tenant: Tenant;
  actor: Actor;
  client: Client;
  /** What is left out stays as it is. */
  changes: {
    name?: string | undefined;
    reference?: string | null | undefined;
    contacts?: Contact[] | undefined;
    locale?: Client['locale'] | undefined;
    archived?: boolean | undefined;
  };
};

/** Changes a client. Kits that were issued keep the name of their day. @throws Problem client_reference_taken */
export async function changeClient(
  tx: Tx,
  context: AppContext,
  { tenant, actor, client, changes }: ChangeClientInput,
): Promise<Client> {
  const {
    name = client.name,
    reference = client.reference,
    contacts = client.contacts,
    locale = client.locale,
  } = changes;
  const at = context.now();
  const row = await refuseTakenReference(() =>
    tx
      .updateTable('clients')
      .set((eb) => ({
        name,
        reference,
        contacts: JSON.stringify(contacts),
        locale,
        search_text: searchText(name, reference),
        archived_at: archivedAt(client, changes.archived, at),
        version: eb('version', '+', 1),
      }))
      .where('id', '=', client.id)
      .where('partner_id', '=', tenant.partnerId)
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
  await recordAudit(tx, context.random, {
    chain: tenant.partnerId,
    actor,
    action: 'client.changed',
    subject: { kind: 'client', id: client.id },
    details: { members: Object.keys(changes).sort(), name, reference },
    at,
  });
  return toClient(row);
}

function archivedAt(client: Client, archived: boolean | undefined, at: number): number | null {
  if (archived === undefined) return client.archived_at;
  return archived ? (client.archived_at ?? at) : null;
}
