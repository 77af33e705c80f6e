import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ApplicationDone } from './application-done.tsx';
import { ApplicationForm } from './application-form.tsx';

type Sent = { reference: string; email: string };

/** The application to become a partner, and what follows when it was sent. */
export function ApplyPage() {
  const { t } = useTranslation('program');
  const [sent, setSent] = useState<Sent | null>(null);
  if (sent !== null) return <ApplicationDone {...sent} />;
  return (
    <>
      <PageHeader title={t('apply.title')} lead={t('apply.lead')} />
      <ApplicationForm onSent={setSent} />
    </>
  );
}
