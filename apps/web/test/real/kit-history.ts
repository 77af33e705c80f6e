import { PERIOD } from './core-01.ts';
import type { Person } from './person.ts';
import { addPacket, addRecord, fillPacket, issue, type Workspace } from './workspace.ts';

/** Packets whose kits have had a life after they were issued. */
export type KitHistory = {
  withdrawn: string;
  /** Replaced by a reissued kit. */
  superseded: string;
  /** The one that took its place. */
  reissued: string;
  /** Begun to take the place of a kit that is still good. */
  begun: string;
};

type Row = { id: string };

const made = new WeakMap<Workspace, Promise<KitHistory>>();

/** The history of a workspace; made once, since each kit takes seconds. */
export function kitHistory(workspace: Workspace): Promise<KitHistory> {
  const known = made.get(workspace) ?? makeHistory(workspace);
  made.set(workspace, known);
  return known;
}

async function makeHistory({ owner, clientId }: Workspace): Promise<KitHistory> {
  const withdrawn = await issueNew(owner, clientId, 'Vendor review, withdrawn');
  const reason = 'The hosting contract in this kit is the one of another client.';
  await owner.call('POST', `/v1/packets/${withdrawn}/withdraw`, { reason });

  const superseded = await issueNew(owner, clientId, 'Vendor review, second quarter');
  const reissued = await reissue(owner, superseded, 'The security report was signed again.');
  const added = await addRecord(owner, reissued, 'evidence/Risk register 2026.xlsx', 'CORE-01.EVD');
  await owner.call('PATCH', `/v1/records/${added}`, { effective_from: PERIOD.from, effective_until: PERIOD.until });
  await issueReady(owner, reissued);
  const begun = await reissue(owner, reissued, 'The risk register gets a new column.');
  return { withdrawn, superseded, reissued, begun };
}

async function issueNew(owner: Person, clientId: string, title: string): Promise<string> {
  const packetId = await addPacket(owner, clientId, title, null);
  await fillPacket(owner, packetId);
  await issueReady(owner, packetId);
  return packetId;
}

async function issueReady(owner: Person, packetId: string): Promise<void> {
  await owner.call('POST', `/v1/packets/${packetId}/evaluations`);
  await issue(owner, packetId);
}

async function reissue(owner: Person, packetId: string, reason: string): Promise<string> {
  return (await owner.call<Row>('POST', `/v1/packets/${packetId}/reissue`, { reason })).id;
}
