import { isUniqueViolation } from '@attestlayer/storage';
import { type Actor, actorId, type Tenant } from '../../access/index.ts';
import { recordAudit } from '../../audit/index.ts';
import type { AppContext } from '../../context.ts';
import type { Tx } from '../../database/index.ts';
import { conflict, forbidden } from '../../http/index.ts';
import { newId } from '../../ids.ts';
import { searchText } from '../../search-text.ts';
import { type Client, type Contact, toClient } from './client.ts';

export type AddClientInput = {
  tenant: Tenant;
  actor: Actor;
  name: string;
  reference: string | null;
  contacts: Contact[];
  locale: Client['locale'];
};

/** Adds a client. @throws Problem client_reference_taken; permission_missing for somebody who is limited to named clients */
export async function addClient(
  tx: Tx,
  context: AppContext,
  { tenant, actor, name, reference, contacts, locale }: AddClientInput,
): Promise<Client> {
  // Whoever is limited to named clients would not see the one that they added.
  if (tenant.clientIds !== null) throw forbidden('to work with every client of the workspace');
  const at = context.now();
  const row = {
    id: newId(context),
    partner_id: tenant.partnerId,
    mode: tenant.mode,
    name,
    reference,
    contacts: JSON.stringify(contacts),
    locale,
    search_text: searchText(name, reference),
    archived_at: null,
    created_at: at,
    created_by: actorId(actor),
    version: 1,
  };
  await refuseTakenReference(() => tx.insertInto('clients').values(row).execute());
  await recordAudit(tx, context.random, {
    chain: tenant.partnerId,
    actor,
    action: 'client.added',
    subject: { kind: 'client', id: row.id },
    details: { name, reference, mode: tenant.mode },
    at,
  });
  return toClient(row);
}

/** @throws Problem client_reference_taken */
export async function refuseTakenReference<Result>(write: () => Promise<Result>): Promise<Result> {
  try {
    return await write();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw conflict(
      'client_reference_taken',
      'another client has this reference',
      'give another reference, or open the client that has it',
    );
  }
}
