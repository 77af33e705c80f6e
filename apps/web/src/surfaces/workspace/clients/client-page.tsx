import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf, ifMatch } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Client } from '../../../api/resources.ts';
import { usePermission } from '../../../api/session.ts';
import { useAct } from '../../../api/use-act.ts';
import { ConfirmDialog } from '../../../design/components/confirm-dialog.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { ButtonLink, TextLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { ProblemPage } from '../../../design/components/problem-page.tsx';
import { Section } from '../../../design/components/section.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { DataTable } from '../../../design/table/data-table.tsx';
import { LANGUAGES } from '../../../i18n/languages.ts';
import { usePacketColumns } from '../parts/packet-columns.tsx';
import { csvUrl, usePacketPages } from '../parts/use-packet-pages.ts';
import { ClientForm } from './client-form.tsx';

/** One client: who it is, and its packets. */
export function ClientPage() {
  const { clientId = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery({
    queryKey: queryKeys.client(clientId),
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/clients/{clientId}', { params: { path: { clientId } }, signal })),
  });
  if (error) return <ProblemPage error={error} onRetry={() => void refetch()} />;
  return data === undefined ? <Loading /> : <ClientView client={data} />;
}

function ClientView({ client }: { client: Client }) {
  const { t } = useTranslation('workspace');
  const mayWrite = usePermission('clients:write');
  const mayOpen = usePermission('packets:write');
  const [editing, setEditing] = useState(false);
  const archived = client.archived_at !== null;
  return (
    <>
      <PageHeader
        title={client.name}
        kicker={<TextLink to="/clients">{t('clients.title')}</TextLink>}
        badges={archived && <StateBadge tone="plain">{t('client.archived')}</StateBadge>}
        actions={
          <>
            {mayOpen && !archived && (
              <ButtonLink to="/packets/new" search={{ client: client.id }}>
                {t('packets.new')}
              </ButtonLink>
            )}
            {mayWrite && !editing && (
              <Button variant="default" onClick={() => setEditing(true)}>
                {t('edit')}
              </Button>
            )}
            {mayWrite && <ArchiveButton client={client} />}
          </>
        }
      />
      {editing ? <EditClient client={client} onDone={() => setEditing(false)} /> : <ClientFacts client={client} />}
      <Section title={t('packets.title')}>
        <ClientPackets clientId={client.id} />
      </Section>
    </>
  );
}

function ClientFacts({ client: { reference, contacts, locale } }: { client: Client }) {
  const { t } = useTranslation('workspace');
  return (
    <KeyValues
      items={[
        { label: t('client.reference'), value: reference },
        { label: t('client.locale'), value: LANGUAGES[locale] },
        {
          label: t('client.contacts'),
          value:
            contacts.length === 0
              ? t('client.contacts.none')
              : contacts.map(({ name, email }) => (
                  <p key={email}>
                    {name} <a href={`mailto:${email}`}>{email}</a>
                  </p>
                )),
        },
      ]}
    />
  );
}

function EditClient({ client, onDone }: { client: Client; onDone: () => void }) {
  const { t } = useTranslation('workspace');
  const { id, name, reference, locale, contacts, version } = client;
  return (
    <ClientForm
      initial={{ name, reference: reference ?? '', locale, contacts }}
      draft={`client-${id}-${version}`}
      send={(body, headers) =>
        bodyOf(
          api.PATCH('/v1/clients/{clientId}', {
            params: { path: { clientId: id } },
            body,
            headers: { ...headers, ...ifMatch(version) },
          }),
        )
      }
      stale={[queryKeys.clients]}
      onDone={onDone}
      submitLabel={t('save')}
    />
  );
}

function ArchiveButton({ client }: { client: Client }) {
  const { t } = useTranslation('workspace');
  const [asked, setAsked] = useState(false);
  const archived = client.archived_at === null;
  const archive = useAct({
    act: (_: null, headers) =>
      bodyOf(
        api.POST('/v1/clients/{clientId}/archive', {
          params: { path: { clientId: client.id } },
          body: { archived },
          headers,
        }),
      ),
    stale: [queryKeys.clients],
    onDone: () => setAsked(false),
  });
  const action = archived ? 'client.archive' : 'client.restore';
  return (
    <>
      <Button variant="default" onClick={() => setAsked(true)}>
        {t(action)}
      </Button>
      <ConfirmDialog
        open={asked}
        title={t(`${action}.ask`)}
        confirmLabel={t(action)}
        busy={archive.isPending}
        onConfirm={() => archive.mutate(null)}
        onCancel={() => setAsked(false)}
      >
        {archive.isError && <ProblemAlert error={archive.error} />}
        {t(`${action}.body`)}
      </ConfirmDialog>
    </>
  );
}

function ClientPackets({ clientId }: { clientId: string }) {
  const { t } = useTranslation('workspace');
  const filter = { client_id: clientId };
  return (
    <DataTable
      label={t('packets.title')}
      columns={usePacketColumns(['title', 'profile', 'state', 'blockers', 'due', 'created'])}
      rowKey={({ id }) => id}
      pages={usePacketPages(filter)}
      empty={{ title: t('client.no.packets'), body: t('client.no.packets.body') }}
      csvUrl={csvUrl('/v1/packets', filter)}
    />
  );
}
