import { Button, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../../api/client.ts';
import { queryKeys } from '../../../../api/query-keys.ts';
import type { PacketRecord } from '../../../../api/resources.ts';
import { Dialog } from '../../../../design/components/dialog.tsx';
import { ActForm } from '../../../../design/form/act-form.tsx';
import { useTextRules } from '../../../../design/form/rules.ts';
import { ReasonDialog } from '../../parts/reason-dialog.tsx';
import { usePacketScope } from '../packet-context.ts';

type RecordActionsProps = { record: PacketRecord; records: readonly PacketRecord[] };

/** Sending a record back, taking it out, putting another in its place. */
export function RecordActions({ record, records }: RecordActionsProps) {
  const { t } = useTranslation('packet');
  const { packet } = usePacketScope();
  const [asked, setAsked] = useState<'return' | 'withdraw' | 'replace' | null>(null);
  const close = () => setAsked(null);
  const others = records.filter(({ id, state }) => id !== record.id && state === 'current');
  const shared = { stale: [queryKeys.packet(packet.id)], onClose: close, failedTitle: t('record.failed') };
  const path = { recordId: record.id };
  const name = <span className="unseen"> {record.original_name}</span>;
  return (
    <>
      {record.state === 'current' && (
        <Button variant="default" size="xs" onClick={() => setAsked('return')}>
          {t('return')}
          {name}
        </Button>
      )}
      {others.length > 0 && (
        <Button variant="default" size="xs" onClick={() => setAsked('replace')}>
          {t('replace')}
          {name}
        </Button>
      )}
      <Button variant="default" size="xs" onClick={() => setAsked('withdraw')}>
        {t('withdraw')}
        {name}
      </Button>
      <ReasonDialog
        {...shared}
        open={asked === 'return'}
        title={t('return.ask')}
        body={t('return.body')}
        confirmLabel={t('return')}
        send={(body, headers) => bodyOf(api.POST('/v1/records/{recordId}/return', { params: { path }, body, headers }))}
      />
      <ReasonDialog
        {...shared}
        open={asked === 'withdraw'}
        title={t('withdraw.ask')}
        body={t('withdraw.body')}
        confirmLabel={t('withdraw')}
        send={(body, headers) =>
          bodyOf(api.POST('/v1/records/{recordId}/withdraw', { params: { path }, body, headers }))
        }
      />
      <Dialog open={asked === 'replace'} title={t('replace.ask')} onClose={close}>
        <ReplaceForm record={record} others={others} onDone={close} />
      </Dialog>
    </>
  );
}

type ReplaceFormProps = { record: PacketRecord; others: readonly PacketRecord[]; onDone: () => void };

function ReplaceForm({ record, others, onDone }: ReplaceFormProps) {
  const { t } = useTranslation('packet');
  const { packet } = usePacketScope();
  const rules = useTextRules();
  return (
    <ActForm
      initial={{ superseded_by: '', reason: '' }}
      labels={{ superseded_by: t('replace.by'), reason: t('reason') }}
      rules={{ superseded_by: rules.required, reason: rules.line }}
      send={(body, headers) =>
        bodyOf(api.POST('/v1/records/{recordId}/replace', { params: { path: { recordId: record.id } }, body, headers }))
      }
      stale={[queryKeys.packet(packet.id)]}
      onDone={onDone}
      submitLabel={t('replace')}
      failedTitle={t('record.failed')}
      secondary={
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      }
    >
      {(field) => (
        <>
          <p>{t('replace.body')}</p>
          <Select
            data={others.map(({ id, original_name }) => ({ value: id, label: original_name }))}
            comboboxProps={{ withinPortal: false }}
            {...field('superseded_by')}
          />
          <TextInput {...field('reason')} />
        </>
      )}
    </ActForm>
  );
}
