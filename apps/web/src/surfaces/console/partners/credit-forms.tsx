import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { useAct } from '../../../api/use-act.ts';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { showServerErrors } from '../../../design/form/show-server-errors.ts';
import styles from '../console.module.css';

type Balance = AnswerOf<'/v1/console/partners/{partnerId}/grants', 'post'>;

const EMPTY = { type: 'topup' as 'topup' | 'bonus' | 'adjustment', amount: '', grant_key: '', reason: '', expires: '' };

/** Gives credits, takes some out with a reason, and agrees how many may be used beyond the grants. */
export function CreditForms({ partnerId, overageLimit }: { partnerId: string; overageLimit: number }) {
  const { t } = useTranslation('console');
  return (
    <>
      <Section title={t('grant.title')} lead={t('grant.lead')}>
        <GrantForm partnerId={partnerId} />
      </Section>
      <Section title={t('overage.title')} lead={t('overage.lead')}>
        <OverageForm partnerId={partnerId} limit={overageLimit} />
      </Section>
    </>
  );
}

function GrantForm({ partnerId }: { partnerId: string }) {
  const { t } = useTranslation(['console', 'common']);
  const optional = ` (${t('form.optional', { ns: 'common' })})`;
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: EMPTY,
    validate: {
      amount: (value) => (/^-?[1-9]\d{0,5}$/.test(value.trim()) ? null : t('credits.number')),
      grant_key: (value) => (value.trim() === '' ? t('text.missing') : null),
      reason: (value, { type, amount }) =>
        value.trim() === '' && (type === 'adjustment' || Number(amount) < 0) ? t('grant.reason.missing') : null,
    },
  });
  const granting = useAct({
    act: ({ type, amount, grant_key, reason, expires }: typeof EMPTY, headers) =>
      bodyOf(
        api.POST('/v1/console/partners/{partnerId}/grants', {
          params: { path: { partnerId } },
          body: {
            type,
            amount: Number(amount),
            grant_key: grant_key.trim(),
            ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
            expires_at: expires === '' ? null : `${expires}T23:59:59.000Z`,
          },
          headers,
        }),
      ),
    stale: [['console', 'partners']],
    onDone: () => form.reset(),
    onRefused: (error) => showServerErrors(form, error),
  });
  return (
    <form noValidate className={styles.stack} onSubmit={form.onSubmit((values) => granting.mutate(values))}>
      {granting.isError && <ProblemAlert error={granting.error} />}
      {granting.data !== undefined && <BalanceNow balance={granting.data} />}
      <div className={styles.row}>
        <NativeSelect
          label={t('grant.type')}
          size="md"
          key={form.key('type')}
          {...form.getInputProps('type')}
          data={(['topup', 'bonus', 'adjustment'] as const).map((type) => ({ value: type, label: t(`grant.${type}`) }))}
        />
        <TextInput
          label={t('grant.amount')}
          inputMode="numeric"
          key={form.key('amount')}
          {...form.getInputProps('amount')}
        />
        <TextInput label={t('grant.key')} key={form.key('grant_key')} {...form.getInputProps('grant_key')} />
        <TextInput
          type="date"
          label={t('grant.expires') + optional}
          key={form.key('expires')}
          {...form.getInputProps('expires')}
        />
      </div>
      <TextInput label={t('grant.reason')} key={form.key('reason')} {...form.getInputProps('reason')} />
      <div>
        <Button type="submit" loading={granting.isPending}>
          {t('grant.button')}
        </Button>
      </div>
    </form>
  );
}

function OverageForm({ partnerId, limit: agreed }: { partnerId: string; limit: number }) {
  const { t } = useTranslation('console');
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { limit: String(agreed) },
    validate: { limit: (value) => (/^\d{1,6}$/.test(value.trim()) ? null : t('credits.number')) },
  });
  const agreeing = useAct({
    act: (limit: number, headers) =>
      bodyOf(
        api.PUT('/v1/console/partners/{partnerId}/overage', {
          params: { path: { partnerId } },
          body: { mode: 'live', limit },
          headers,
        }),
      ),
    stale: [['console', 'partners']],
  });
  return (
    <form noValidate className={styles.stack} onSubmit={form.onSubmit(({ limit }) => agreeing.mutate(Number(limit)))}>
      {agreeing.isError && <ProblemAlert error={agreeing.error} />}
      {agreeing.data !== undefined && <BalanceNow balance={agreeing.data} />}
      <div className={styles.row}>
        <TextInput
          aria-label={t('overage.title')}
          inputMode="numeric"
          key={form.key('limit')}
          {...form.getInputProps('limit')}
        />
        <Button type="submit" variant="default" loading={agreeing.isPending}>
          {t('overage.button')}
        </Button>
      </div>
    </form>
  );
}

function BalanceNow({ balance: { available, held, burned, overage } }: { balance: Balance }) {
  const { t } = useTranslation('console');
  return (
    <Notice tone="good" role="status" title={t('balance.title')}>
      <KeyValues
        items={[
          { label: t('balance.available'), value: available },
          { label: t('balance.held'), value: held },
          { label: t('balance.burned'), value: burned },
          { label: t('balance.overage'), value: t('balance.overage.of', { used: overage.used, limit: overage.limit }) },
        ]}
      />
    </Notice>
  );
}
