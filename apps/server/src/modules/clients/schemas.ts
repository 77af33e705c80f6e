import { formatTimestamp } from '@attestlayer/encoding';
import * as z from 'zod';
import { lineText, localeText } from '../../http/index.ts';
import { mailAddressSchema } from '../notifications/index.ts';
import type { Client } from './client.ts';

/** A kit names a client in at most 200 characters. */
const MAX_NAME_LENGTH = 200;
const MAX_REFERENCE_LENGTH = 100;
/** Requests go to one person each; a client with more people than this has a distribution list. */
const MAX_CONTACTS = 20;

const contact = z.strictObject({ name: lineText(MAX_NAME_LENGTH), email: mailAddressSchema });
const contacts = z.array(contact).max(MAX_CONTACTS);
const reference = lineText(MAX_REFERENCE_LENGTH).nullable();

export const clientParams = z.object({ clientId: z.uuid() });

export const clientsFilter = {
  q: z.string().min(1).max(MAX_NAME_LENGTH).optional(),
  archived: z.stringbool().default(false),
};

export const addClientBody = z.strictObject({
  name: lineText(MAX_NAME_LENGTH),
  reference: reference.default(null),
  contacts: contacts.default([]),
  locale: localeText.default('en'),
});

export const changeClientBody = z.strictObject({
  name: lineText(MAX_NAME_LENGTH).optional(),
  reference: reference.optional(),
  contacts: contacts.optional(),
  locale: localeText.optional(),
});

export const archiveClientBody = z.strictObject({ archived: z.boolean().default(true) });

export const clientBody = z
  .object({
    id: z.string(),
    name: z.string(),
    reference: z.string().nullable(),
    contacts: z.array(z.object({ name: z.string(), email: z.string() })),
    locale: localeText,
    archived_at: z.string().nullable(),
    created_at: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Client' });

export function toClientBody({ partner_id: _partner, mode: _mode, ...client }: Client): z.input<typeof clientBody> {
  return {
    ...client,
    archived_at: client.archived_at === null ? null : formatTimestamp(client.archived_at),
    created_at: formatTimestamp(client.created_at),
  };
}
