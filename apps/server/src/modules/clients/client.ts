import type { Mode } from '../../access/index.ts';
import type { ClientTables } from './tables.ts';

/** Whom requests of a client go to. */
export type Contact = { name: string; email: string };

export type Client = {
  id: string;
  partner_id: string;
  mode: Mode;
  name: string;
  reference: string | null;
  contacts: Contact[];
  locale: 'en' | 'fr';
  archived_at: number | null;
  created_at: number;
  version: number;
};

export function toClient({
  search_text: _search,
  created_by: _creator,
  contacts,
  locale,
  ...row
}: ClientTables['clients']): Client {
  return { ...row, contacts: JSON.parse(contacts), locale: locale as Client['locale'] };
}
