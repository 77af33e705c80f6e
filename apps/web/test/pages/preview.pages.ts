import { addPacket, addRecord, type Workspace } from '../real/workspace.ts';
import type { PageState } from './page-state.ts';
import { press } from './settle.ts';

/** One record of each type that is drawn in a way of its own. */
const RECORDS = {
  csv: 'evidence/access-review-2026-Q1.csv',
  docx: 'evidence/Incident report 2026-02.docx',
  json: 'evidence/mfa-status-2026-03-31.json',
  markdown: 'policies/incident-response.md',
  pdf: 'reports/Quarterly security report 2026 Q1.pdf',
  png: 'evidence/backup-console-2026-03-31.png',
  text: 'evidence/نسخة احتياطية - سجل مارس.txt',
  xlsx: 'evidence/Risk register 2026.xlsx',
};

let packet: Promise<string> | undefined;

/** The packet with all of them, made when the first is looked at. */
function packetOfAllTypes({ owner, clientId }: Workspace): Promise<string> {
  packet ??= addPacket(owner, clientId, 'Records of every type', null).then(async (packetId) => {
    for (const path of Object.values(RECORDS)) await addRecord(owner, packetId, path);
    return packetId;
  });
  return packet;
}

export default Object.entries(RECORDS).map(([type, path]) => ({
  name: `preview-${type}`,
  path: async (workspace) => `/packets/${await packetOfAllTypes(workspace)}/records`,
  prepare: async (page) => {
    await press(`Preview ${path.split('/')[1]}`)(page);
    await page.waitForLoadState('networkidle');
    // A worker reads these, which is no traffic.
    if (type === 'docx') await page.frameLocator('dialog iframe').locator('p').first().waitFor();
    if (type === 'xlsx') await page.locator('dialog table').waitFor();
  },
})) satisfies PageState[];
