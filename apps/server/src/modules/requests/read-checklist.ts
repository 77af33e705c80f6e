import type { Evaluation, Profile } from '@attestlayer/profile';
import { systemTenant } from '../../access/index.ts';
import type { AppContext } from '../../context.ts';
import type { Queryable } from '../../database/index.ts';
import { type Client, getClient } from '../clients/index.ts';
import { evaluateNow } from '../evaluation/index.ts';
import { type Declarations, getDeclarations, getPacket, isOpen, type Packet } from '../packets/index.ts';
import { getProfile } from '../profiles/index.ts';
import { listRecords, MAX_CURRENT_RECORDS, type StoredRecord } from '../records/index.ts';
import { getPartner, type Partner } from '../workspaces/index.ts';
import type { ClientRequest } from './request.ts';

/** What the client does next. */
type NextStep = 'replace_returned' | 'send_records' | 'submit' | 'wait' | 'closed';

export type Checklist = {
  request: ClientRequest;
  packet: Packet;
  partner: Partner;
  client: Client;
  profile: Profile;
  evaluation: Evaluation;
  declarations: Declarations;
  /** Sent by this request: those that count, and those that were returned. */
  sent: StoredRecord[];
  returned: StoredRecord[];
  next: NextStep;
};

/** Everything that the portal shows of one request, in a fixed number of queries. */
export async function readChecklist(db: Queryable, context: AppContext, request: ClientRequest): Promise<Checklist> {
  const tenant = systemTenant(request.partner_id, request.mode);
  const packet = await getPacket(db, tenant, request.packet_id);
  const { rows } = await listRecords(db, {
    scope: { tenant, request: { id: request.id, packetId: packet.id } },
    packetId: packet.id,
    states: ['current', 'returned'],
    after: null,
    limit: MAX_CURRENT_RECORDS,
  });
  const evaluation = await evaluateNow(db, { tenant, packet, at: context.now() });
  const returned = rows.filter(({ state }) => state === 'returned');
  return {
    request,
    packet,
    partner: await getPartner(db, request.partner_id),
    client: await getClient(db, tenant, request.client_id),
    profile: (await getProfile(db, packet.profile_id, packet.profile_version)).profile,
    evaluation,
    declarations: await getDeclarations(db, packet.id),
    sent: rows.filter(({ state }) => state === 'current'),
    returned,
    next: nextStep(request, packet, evaluation, returned.length),
  };
}

function nextStep(request: ClientRequest, packet: Packet, evaluation: Evaluation, returned: number): NextStep {
  if (!isOpen(packet.state)) return 'closed';
  if (request.state === 'submitted') return 'wait';
  if (returned > 0) return 'replace_returned';
  return evaluation.requirements.some(({ status }) => status === 'not_satisfied') ? 'send_records' : 'submit';
}
