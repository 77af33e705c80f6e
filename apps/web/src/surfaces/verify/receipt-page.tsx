import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fetchReceiptStatus } from '../../api/receipt-status.ts';
import { PageHeader } from '../../design/components/page-header.tsx';
import { ProblemAlert } from '../../design/components/problem-alert.tsx';
import { ReceiptAnswer } from './receipt-answer.tsx';
import styles from './receipt-page.module.css';

const SHA256_HEX = /^[0-9a-f]{64}$/;

/** Looks a receipt up in the registry by its hash. */
export function ReceiptPage() {
  const { t } = useTranslation('verify');
  const lookUp = useMutation({ mutationFn: (sha256: string) => fetchReceiptStatus(sha256) });
  const form = useForm({
    mode: 'uncontrolled',
    // A link to a receipt fills the field; the registry is asked when the reader says so.
    initialValues: { sha256: new URLSearchParams(location.search).get('sha256') ?? '' },
    validate: { sha256: (value) => (SHA256_HEX.test(normalise(value)) ? null : t('receipt.malformed')) },
  });
  return (
    <>
      <PageHeader title={t('receipt.title')} lead={t('receipt.lead')} />
      <form
        className={styles.form}
        noValidate
        onSubmit={form.onSubmit(({ sha256 }) => lookUp.mutate(normalise(sha256)))}
      >
        <TextInput
          label={t('receipt.label')}
          description={t('receipt.help')}
          spellCheck={false}
          autoComplete="off"
          classNames={{ input: styles.input }}
          key={form.key('sha256')}
          {...form.getInputProps('sha256')}
        />
        <Button type="submit" loading={lookUp.isPending}>
          {t('receipt.look.up')}
        </Button>
      </form>
      <div aria-live="polite">
        {lookUp.isError && <ProblemAlert error={lookUp.error} title={t('registry.failed')} />}
        {lookUp.data !== undefined && <ReceiptAnswer status={lookUp.data} />}
      </div>
    </>
  );
}

/** People copy hashes with spaces and in capitals. */
function normalise(text: string): string {
  return text.replaceAll(/\s/g, '').toLowerCase();
}
