import { systemTenant } from '../src/access/index.ts';
import type { AppContext } from '../src/context.ts';
import { addClient } from '../src/modules/clients/index.ts';
import { createPacket } from '../src/modules/packets/index.ts';

/** An empty packet of a new client. */
export async function seedPacket(context: AppContext, partnerId: string): Promise<string> {
  const tenant = systemTenant(partnerId, 'live');
  const actor = { kind: 'system' as const };
  return context.database.transaction(async (tx) => {
    const client = { name: 'C', reference: null, contacts: [], locale: 'en' as const };
    const { id: clientId } = await addClient(tx, context, { tenant, actor, ...client });
    const profile = { profileId: 'HUMAN-01', profileVersion: 'latest' as const };
    const rest = { title: 'T', reference: null, period: null, dueAt: null };
    return (await createPacket(tx, context, { tenant, actor, clientId, ...profile, ...rest })).id;
  });
}
