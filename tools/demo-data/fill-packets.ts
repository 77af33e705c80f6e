import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORE_DECLARATIONS, CORE_FOLDERS, CORE_PERIOD } from '../core-sample.ts';
import { APPROVAL_DECLARATIONS, APPROVAL_RECORDS, daysAgo } from '../journey/approval-records.ts';
import { bytesOf } from '../journey/collect-records.ts';
import { untilDelivered } from '../journey/issue-kit.ts';
import { upload } from '../journey/upload.ts';
import { answered, type Visitor } from '../journey/visitor.ts';

const SAMPLES = 'samples/core-01';
const IN_FORCE = { effective_from: daysAgo(30), effective_until: daysAgo(-300) };

export async function addClient({ api }: Visitor, name: string, domain: string): Promise<string> {
  const contacts = [{ name: 'Rui Contributor', email: `records@${domain}` }];
  return (await answered(api.POST('/v1/clients', { body: { name, contacts } }))).id;
}

/** A packet of one approval with as many of its records as are asked for. */
export async function openApproval(
  operator: Visitor,
  { clientId, title, records }: { clientId: string; title: string; records: number },
): Promise<string> {
  const body = { client_id: clientId, profile_id: 'HUMAN-01', title };
  const { id: packetId } = await answered(operator.api.POST('/v1/packets', { body }));
  for (const { name, requirement, text } of APPROVAL_RECORDS.slice(0, records)) {
    const recordId = await upload(operator, { packetId, name, requirement, bytes: bytesOf(text) });
    await operator.api.PATCH('/v1/records/{recordId}', { params: { path: { recordId } }, body: IN_FORCE });
  }
  const params = { path: { packetId } };
  await operator.api.PUT('/v1/packets/{packetId}/declarations', { params, body: APPROVAL_DECLARATIONS });
  return packetId;
}

/** A packet of CORE-01 with all sample records. */
export async function openCore(
  operator: Visitor,
  { clientId, title }: { clientId: string; title: string },
): Promise<string> {
  const body = { client_id: clientId, profile_id: 'CORE-01', title, period: CORE_PERIOD };
  const { id: packetId } = await answered(operator.api.POST('/v1/packets', { body }));
  for (const [folder, { requirements, ...days }] of Object.entries(CORE_FOLDERS)) {
    for (const name of readdirSync(join(SAMPLES, folder))) {
      const bytes = new Uint8Array(readFileSync(join(SAMPLES, folder, name)));
      const recordId = await upload(operator, { packetId, name, requirement: requirements.join(), bytes });
      await operator.api.PATCH('/v1/records/{recordId}', { params: { path: { recordId } }, body: days });
    }
  }
  const params = { path: { packetId } };
  await operator.api.PUT('/v1/packets/{packetId}/declarations', { params, body: CORE_DECLARATIONS });
  return packetId;
}

export async function evaluate({ api }: Visitor, packetId: string): Promise<void> {
  await api.POST('/v1/packets/{packetId}/evaluations', { params: { path: { packetId } } });
}

/** Evaluates and issues, and waits for the kit. */
export async function issue(operator: Visitor, packetId: string): Promise<void> {
  await evaluate(operator, packetId);
  await operator.api.POST('/v1/packets/{packetId}/issuance', { params: { path: { packetId } } });
  await untilDelivered(operator, packetId);
}
