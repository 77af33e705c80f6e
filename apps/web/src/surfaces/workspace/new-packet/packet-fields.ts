import type { BodyOf } from '../../../api/client.ts';

/** The form of a packet; dates as `YYYY-MM-DD`, empty for none. */
export type PacketFields = {
  client_id: string;
  profile_id: string;
  title: string;
  reference: string;
  from: string;
  until: string;
  due: string;
};

export const EMPTY_PACKET: PacketFields = {
  client_id: '',
  profile_id: '',
  title: '',
  reference: '',
  from: '',
  until: '',
  due: '',
};

/** Due on a day means: by its end, where the person sits. */
export function endOfDay(day: string): string {
  return new Date(`${day}T23:59:59.000`).toISOString();
}

export function toPacketBody(fields: PacketFields): BodyOf<'/v1/packets', 'post'> {
  const { client_id, profile_id, title, reference, from, until, due } = fields;
  return {
    client_id,
    profile_id,
    profile_version: 'latest',
    title: title.trim(),
    reference: reference.trim() === '' ? null : reference.trim(),
    period: from === '' ? null : { from, until },
    due_at: due === '' ? null : endOfDay(due),
  };
}
