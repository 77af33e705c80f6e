/** What is declared about the sample records of CORE-01: they are old by the day, the declared days are those of a client today. */
import { daysAgo } from './journey/approval-records.ts';

const recent = { effective_from: daysAgo(60), effective_until: daysAgo(10) };
const inForce = { effective_from: daysAgo(200), effective_until: daysAgo(-200) };

export const CORE_PERIOD = { from: daysAgo(100), until: daysAgo(10) };

/** By folder of samples/core-01. */
export const CORE_FOLDERS: Readonly<
  Record<string, { requirements: string[]; effective_from: string; effective_until: string }>
> = {
  'policies/': { requirements: ['CORE-01.POL'], ...inForce },
  'reports/': { requirements: ['CORE-01.RPT'], ...recent },
  'contracts/': { requirements: ['CORE-01.CTR'], ...inForce },
  'evidence/': { requirements: ['CORE-01.EVD'], ...recent },
};

export const CORE_DECLARATIONS = {
  'CORE-01.POL': { policy_owner: 'M. Okonkwo, operations manager', last_review: daysAgo(200) },
  'CORE-01.RPT': {
    prepared_by: 'Brightwater IT Services',
    scope: 'Workstations, servers and network of both sites',
  },
  'CORE-01.CTR': { counterparty: 'Brightwater IT Services' },
  'CORE-01.EVD': { systems: 'Patient records, mail, remote access, backup' },
};
