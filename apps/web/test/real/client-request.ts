import { Person } from './person.ts';
import type { World } from './world.ts';

export type RequestOptions = {
  profileId: string;
  client?: string;
  title?: string;
  contact?: { name: string; email: string };
  locale?: 'en' | 'fr';
  message?: string;
  period?: { from: string; until: string };
  dueAt?: string;
};

export type SentRequest = { packetId: string; requestId: string; token: string; code: string; email: string };

/** A client of the partner, a packet for it, and a request with its mailed link. */
export async function sendClientRequest({ owner, server }: World, options: RequestOptions): Promise<SentRequest> {
  const contact = options.contact ?? {
    name: 'Maya Chen',
    email: `maya-${crypto.randomUUID().slice(0, 8)}@harbor.example`,
  };
  const client = await owner.call<{ id: string }>('POST', '/v1/clients', {
    name: options.client ?? 'Harbor Dental Group',
    locale: options.locale ?? 'en',
  });
  const packet = await owner.call<{ id: string }>('POST', '/v1/packets', {
    client_id: client.id,
    profile_id: options.profileId,
    title: options.title ?? 'Vendor review, spring 2026',
    ...(options.period === undefined ? {} : { period: options.period }),
    ...(options.dueAt === undefined ? {} : { due_at: options.dueAt }),
  });
  const { request } = await owner.call<{ request: { id: string } }>('POST', `/v1/packets/${packet.id}/requests`, {
    contact,
    locale: options.locale ?? 'en',
    ...(options.message === undefined ? {} : { message: options.message }),
  });
  const { token, code } = await server.mailTo(contact.email);
  return { packetId: packet.id, requestId: request.id, token, code, email: contact.email };
}

/** Opens a request as its contributor; `visit` is what the portal keeps in its tab. */
export async function openAsContributor(
  world: World,
  { token }: SentRequest,
): Promise<{ person: Person; visit: string }> {
  const opened = await new Person(world.site).call<{ token: string; request_id: string }>('POST', '/v1/portal/open', {
    token,
  });
  const visit = JSON.stringify({ token: opened.token, requestId: opened.request_id });
  return { person: new Person(world.site, opened.token), visit };
}
