import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf, ifMatch } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { ProblemPage } from '../../../design/components/problem-page.tsx';
import { Section } from '../../../design/components/section.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { TIERS } from '../applications/states.ts';
import styles from '../console.module.css';
import { TextDialog } from '../parts/text-dialog.tsx';
import { CreditForms } from './credit-forms.tsx';
import { PARTNER_TONES, type Partner } from './partners-page.tsx';
import { usePartnerCredits } from './use-partner-credits.ts';

const route = getRouteApi('/console/console/partners/$partnerId');

/** One partner: tier, state, credits. Its clients and records are not the issuer's to see. */
export function PartnerPage() {
  const { t } = useTranslation('console');
  const { partnerId } = route.useParams();
  const query = useQuery({
    queryKey: partnerKey(partnerId),
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/v1/console/partners/{partnerId}', { params: { path: { partnerId } }, signal })),
  });
  const credits = usePartnerCredits(partnerId);
  const failed = [query, credits].find(({ isError }) => isError);
  if (failed !== undefined) return <ProblemPage error={failed.error} onRetry={() => void failed.refetch()} />;
  if (query.data === undefined || credits.data === undefined) return <Loading />;
  const partner = query.data;
  const { available, held, burned, overage } = credits.data;
  return (
    <>
      <PageHeader
        kicker={<TextLink to="/console/partners">{t('partners.title')}</TextLink>}
        title={partner.name}
        badges={<StateBadge tone={PARTNER_TONES[partner.state]}>{t(`partner.${partner.state}`)}</StateBadge>}
        actions={<StateActs partner={partner} />}
      />
      <KeyValues
        items={[
          { label: t('partners.since'), value: <DateTime value={partner.created_at} /> },
          { label: t('balance.available'), value: available },
          { label: t('balance.held'), value: held },
          { label: t('balance.burned'), value: burned },
          { label: t('balance.overage'), value: t('balance.overage.of', { used: overage.used, limit: overage.limit }) },
          { label: t('partners.locale'), value: partner.locale },
          { label: t('partners.id'), value: <Untrusted mono>{partner.id}</Untrusted>, wide: true },
        ]}
      />
      <Section title={t('partner.tier')} lead={t('partner.tier.lead')}>
        <TierForm partner={partner} />
      </Section>
      <CreditForms partnerId={partner.id} overageLimit={overage.limit} />
    </>
  );
}

export const partnerKey = (partnerId: string) => ['console', 'partners', 'one', partnerId];

function TierForm({ partner }: { partner: Partner }) {
  const { t } = useTranslation('console');
  const [tier, setTier] = useState(partner.tier);
  const changing = useAct({
    act: (wanted: Partner['tier'], headers) =>
      bodyOf(
        api.PATCH('/v1/console/partners/{partnerId}', {
          params: { path: { partnerId: partner.id } },
          body: { tier: wanted },
          headers: { ...headers, ...ifMatch(partner.version) },
        }),
      ),
    stale: [['console', 'partners']],
  });
  return (
    <div className={styles.stack}>
      {changing.isError && <ProblemAlert error={changing.error} />}
      <div className={styles.row}>
        <NativeSelect
          aria-label={t('partner.tier')}
          size="md"
          value={tier}
          onChange={(event) => setTier(event.currentTarget.value as Partner['tier'])}
          data={TIERS.map((one) => ({ value: one, label: t(`tier.${one}`) }))}
        />
        <Button
          variant="default"
          disabled={tier === partner.tier}
          loading={changing.isPending}
          onClick={() => changing.mutate(tier)}
        >
          {t('partner.tier.change')}
        </Button>
      </div>
    </div>
  );
}

function StateActs({ partner }: { partner: Partner }) {
  const { t } = useTranslation('console');
  const [open, setOpen] = useState(false);
  const path = partner.state === 'active' ? 'suspend' : 'resume';
  const changing = useAct({
    act: (reason: string, headers) =>
      bodyOf(
        api.POST(`/v1/console/partners/{partnerId}/${path}`, {
          params: { path: { partnerId: partner.id } },
          body: { reason },
          headers,
        }),
      ),
    stale: [['console', 'partners']],
    onDone: () => setOpen(false),
  });
  if (partner.state === 'closed') return null;
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t(`partner.${path}`)}
      </Button>
      <TextDialog
        open={open}
        title={t(`partner.${path}.title`, { name: partner.name })}
        lead={t(`partner.${path}.lead`)}
        label={t('reason')}
        confirmLabel={t(`partner.${path}`)}
        destructive={path === 'suspend'}
        busy={changing.isPending}
        error={changing.error}
        onConfirm={(text) => changing.mutate(text)}
        onClose={() => setOpen(false)}
      />
    </>
  );
}
