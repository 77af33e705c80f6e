import { Select, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../../api/session.ts';
import { ButtonLink } from '../../../design/components/link.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { PACKET_STATES } from '../../../design/components/status-badge.tsx';
import { DataTable } from '../../../design/table/data-table.tsx';
import { usePacketColumns } from '../parts/packet-columns.tsx';
import { csvUrl, usePacketPages } from '../parts/use-packet-pages.ts';
import { useProfiles } from '../parts/use-profiles.ts';

/** Long enough that a word is typed, short enough to feel immediate. */
const SEARCH_DELAY_MS = 250;
const DAY_MS = 86_400_000;
/** "Due" means: has passed, or comes within a week. */
const DUE_DAYS = 7;

/** All packets. The filters stand in the address, so that they survive the way back and can be sent on. */
export function PacketsPage() {
  const { t } = useTranslation('workspace');
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const mayWrite = usePermission('packets:write');
  const search = useSearch({ strict: false }) as { q?: string; state?: string; profile?: string; due?: string };
  const [typed, setTyped] = useState(search.q ?? '');
  const [q] = useDebouncedValue(typed.trim(), SEARCH_DELAY_MS);
  const { data: profiles } = useProfiles();
  const [dueBefore] = useState(() => new Date(Date.now() + DUE_DAYS * DAY_MS).toISOString());
  const change = (part: Partial<typeof search>) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...part }).filter(([, value]) => value));
    void navigate({ to: '/packets', search: next, replace: true });
  };
  useEffect(() => {
    if ((search.q ?? '') !== q) change({ q });
  });
  const filter = {
    ...(q === '' ? {} : { q }),
    ...(search.state === undefined ? {} : { state: search.state }),
    ...(search.profile === undefined ? {} : { profile_id: search.profile }),
    ...(search.due === undefined ? {} : { due_before: dueBefore }),
  };
  const filtered = Object.keys(filter).length > 0;
  const open = mayWrite && <ButtonLink to="/packets/new">{t('packets.new')}</ButtonLink>;
  return (
    <>
      <PageHeader title={t('packets.title')} actions={open} />
      <DataTable
        label={t('packets.title')}
        columns={usePacketColumns(['title', 'client', 'profile', 'state', 'blockers', 'due', 'created'])}
        rowKey={({ id }) => id}
        pages={usePacketPages(filter)}
        empty={{ title: t('packets.empty'), body: t('packets.empty.body'), actions: open }}
        filtered={filtered}
        onClearFilters={() => {
          setTyped('');
          void navigate({ to: '/packets', search: {}, replace: true });
        }}
        csvUrl={csvUrl('/v1/packets', filter)}
        filters={
          <>
            <TextInput
              type="search"
              label={t('filter.search')}
              value={typed}
              onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            />
            <Select
              label={t('packet.state')}
              placeholder={t('filter.all')}
              clearable
              data={PACKET_STATES.filter((state) => state !== 'evaluating').map((value) => ({
                value,
                label: common(`packet.state.${value}`),
              }))}
              value={search.state ?? null}
              onChange={(state) => change({ state: state ?? '' })}
            />
            <Select
              label={t('packet.profile')}
              placeholder={t('filter.all')}
              clearable
              data={[...new Set(profiles?.items.map(({ id }) => id))]}
              value={search.profile ?? null}
              onChange={(profile) => change({ profile: profile ?? '' })}
            />
            <Select
              label={t('packet.due')}
              placeholder={t('filter.all')}
              clearable
              data={[{ value: 'soon', label: t('filter.due.soon') }]}
              value={search.due ?? null}
              onChange={(due) => change({ due: due ?? '' })}
            />
          </>
        }
      />
    </>
  );
}
