import { type Outcome, PACKET_STATES, type PacketState } from '../../design/components/status-badge.tsx';
import type { CursorPage, Sort } from '../../design/table/use-cursor-pages.ts';

export type SampleRow = {
  id: string;
  client: string;
  profile: string;
  state: PacketState;
  outcome: Outcome | null;
  due: string;
  records: number;
};

const NAMES = [
  'Aurora Payments',
  'Brückner & Söhne GmbH',
  'شركة المثال للخدمات المالية',
  '株式会社サンプル決済',
  'A client with a very long name, as they are entered when somebody copies the whole line of a commercial register, seat and number included',
  'Coopérative d’Évaluation du Saint-Laurent',
];

const FIRST_DUE_MS = Date.UTC(2026, 3, 2, 9, 30);
const DAY_MS = 86_400_000;

const ROWS: SampleRow[] = Array.from({ length: 10_000 }, (_, index) => {
  const state = PACKET_STATES[index % PACKET_STATES.length]!;
  return {
    id: `packet-${index}`,
    client: `${NAMES[index % NAMES.length]!}${index < NAMES.length ? '' : ` ${index}`}`,
    profile: ['CORE-01', 'VENDOR-01', 'PAY-01'][index % 3]!,
    state,
    outcome: state === 'blocked' ? 'FAIL' : state === 'collecting' || state === 'evaluating' ? null : 'PASS',
    due: new Date(FIRST_DUE_MS + (index % 90) * DAY_MS).toISOString(),
    records: (index * 7) % 43,
  };
});

type SampleRequest = { cursor: string | null; limit: number; sort: Sort | null; search: string };

/** Answers as a list of the API does. */
export function readSamplePage({ cursor, limit, sort, search }: SampleRequest): CursorPage<SampleRow> {
  const found = ROWS.filter(({ client }) => client.toLowerCase().includes(search.toLowerCase()));
  const key = sort?.column === 'due' ? 'due' : 'client';
  const order = sort?.descending ? -1 : 1;
  const sorted = sort === null ? found : found.toSorted((a, b) => order * a[key].localeCompare(b[key]));
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return {
    items: sorted.slice(start, end),
    next_cursor: end < sorted.length ? String(end) : null,
    total: sorted.length,
  };
}
