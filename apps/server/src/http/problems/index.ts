import { accountProblems, authLibraryProblems } from './account-problems.ts';
import { packetProblems, uploadProblems } from './packet-problems.ts';
import type { ProblemText } from './problem-text.ts';
import { requestProblems } from './request-problems.ts';
import { serviceProblems } from './service-problems.ts';

export { authLibraryProblems } from './account-problems.ts';

/** Every code that the API answers, in the sections in which the docs show them. A code that is not here does not type-check. */
export const PROBLEM_SECTIONS = [
  { title: 'Requests', problems: requestProblems },
  { title: 'Accounts and keys', problems: { ...accountProblems, ...authLibraryProblems } },
  { title: 'Packets and records', problems: packetProblems },
  { title: 'Uploads', problems: uploadProblems },
  { title: 'Service', problems: serviceProblems },
] as const satisfies readonly { title: string; problems: Readonly<Record<string, ProblemText>> }[];

type Section = (typeof PROBLEM_SECTIONS)[number]['problems'];

/** A code of a problem: API, unlike its texts. */
export type ProblemCode = Section extends infer Each ? (Each extends unknown ? keyof Each : never) : never;
