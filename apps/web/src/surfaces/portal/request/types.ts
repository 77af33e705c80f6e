import type { AnswerOf } from '../../../api/client.ts';

/** What the portal shows, as the API answers it. */
export type PortalRequest = AnswerOf<'/v1/portal/request', 'get'>;
export type PortalRequirement = PortalRequest['requirements'][number];
export type PortalField = PortalRequirement['fields'][number];
export type PortalRecord = AnswerOf<'/v1/portal/records', 'get'>['items'][number];
export type PortalReport = AnswerOf<'/v1/portal/report', 'get'>;
