import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const SAMPLES = new URL('../../../../samples/core-01/', import.meta.url);

/** The days that the records speak for. */
export const PERIOD = { from: '2026-01-01', until: '2026-03-31' };

/** Records of the sample that satisfy CORE-01, by requirement. */
export const CORE_RECORDS: readonly [requirement: string, path: string][] = [
  ['CORE-01.POL', 'policies/incident-response.md'],
  ['CORE-01.RPT', 'reports/Quarterly security report 2026 Q1.pdf'],
  ['CORE-01.CTR', 'contracts/Managed services agreement.pdf'],
  ['CORE-01.EVD', 'evidence/access-review-2026-Q1.csv'],
  ['CORE-01.EVD', 'evidence/backup-console-2026-03-31.png'],
];

/** What satisfies CORE-01 beside the records. */
export const CORE_DECLARATIONS = {
  'CORE-01.POL': { policy_owner: 'Dr Lena Brückner', last_review: '2026-09-30' },
  'CORE-01.RPT': { prepared_by: 'Northgate Security', scope: 'The booking platform and its hosting' },
  'CORE-01.CTR': { counterparty: 'Helder Hosting BV', contract_reference: 'MSA-2025-114' },
  'CORE-01.EVD': { systems: 'Directory, backup console, booking platform' },
};

/** Where a record of the sample lies, for a file input. */
export const samplePath = (path: string): string => fileURLToPath(new URL(encodeURI(path), SAMPLES));

export const readSample = (path: string): Promise<Uint8Array> => readFile(samplePath(path));
