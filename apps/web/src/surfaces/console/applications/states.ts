import type { AnswerOf } from '../../../api/client.ts';
import type { Tone } from '../../../design/tokens.ts';

export type Case = AnswerOf<'/v1/console/applications/{applicationId}', 'get'>;
export type ApplicationState = Case['state'];

export const APPLICATION_TONES: Record<ApplicationState, Tone> = {
  received: 'open',
  in_review: 'accent',
  asked: 'open',
  accepted: 'good',
  declined: 'plain',
};

export const APPLICATION_STATES = Object.keys(APPLICATION_TONES) as ApplicationState[];
export const CHECKLIST = ['scope_fit', 'boundary_accepted', 'overclaiming_rules', 'tier_fit'] as const;
export const TIERS = ['starter', 'growth', 'portfolio', 'platform'] as const;
