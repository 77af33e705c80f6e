import { request } from '../../../api/request.ts';

export const TIERS = ['starter', 'growth', 'portfolio', 'platform'] as const;
export const SECTORS = ['financial', 'insurance', 'health', 'energy', 'public', 'telecom', 'other'] as const;

/** An application as `POST /v1/applications` takes it. */
export type Application = {
  organisation_name: string;
  website: string;
  contact_name: string;
  contact_email: string;
  intended_tier: (typeof TIERS)[number] | '';
  workflow: string;
  client_types: string;
  regulated_sectors: (typeof SECTORS)[number][];
  boundary_accepted: boolean;
};

export const EMPTY_APPLICATION: Application = {
  organisation_name: '',
  website: '',
  contact_name: '',
  contact_email: '',
  intended_tier: '',
  workflow: '',
  client_types: '',
  regulated_sectors: [],
  boundary_accepted: false,
};

/** Sends an application; the same key is the same application, however often it is sent. @throws ApiError */
export async function sendApplication(application: Application, idempotencyKey: string): Promise<{ id: string }> {
  const body = { ...application, website: application.website === '' ? null : application.website };
  return (await request<{ id: string }>('/v1/applications', { method: 'POST', body, idempotencyKey })).data;
}
