import { api, bodyOf } from '../../../api/client.ts';
import type { Language } from '../../../i18n/languages.ts';

export const TIERS = ['starter', 'growth', 'portfolio', 'platform'] as const;
export const SECTORS = ['financial', 'insurance', 'health', 'energy', 'public', 'telecom', 'other'] as const;

/** What the form holds. */
export type Application = {
  organisation: string;
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
  organisation: '',
  website: '',
  contact_name: '',
  contact_email: '',
  intended_tier: '',
  workflow: '',
  client_types: '',
  regulated_sectors: [],
  boundary_accepted: false,
};

type SendInput = {
  application: Application;
  /** The sectors as the reader saw them: an operator reads them as they stand. */
  sectorNames: readonly string[];
  language: Language;
  /** The same key is the same application, however often it is sent. */
  idempotencyKey: string;
};

/** Sends an application; gives its reference. @throws ApiError */
export async function sendApplication(input: SendInput): Promise<string> {
  const { application, sectorNames, language, idempotencyKey } = input;
  const { website, intended_tier, regulated_sectors: _keys, boundary_accepted: _checked, ...rest } = application;
  if (intended_tier === '') throw new TypeError('the form demands a tier');
  const body = {
    ...rest,
    intended_tier,
    website: website === '' ? null : website,
    regulated_sectors: sectorNames.join(', '),
    locale: language,
  };
  const headers = { 'idempotency-key': idempotencyKey };
  return (await bodyOf(api.POST('/v1/applications', { body, headers }))).reference;
}
