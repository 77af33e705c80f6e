import { Button, Checkbox, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, bodyOf, ifMatch } from '../../../../api/client.ts';
import { queryKeys } from '../../../../api/query-keys.ts';
import type { PacketRecord } from '../../../../api/resources.ts';
import { Dialog } from '../../../../design/components/dialog.tsx';
import { ActForm } from '../../../../design/form/act-form.tsx';
import { usePacketScope } from '../packet-context.ts';
import styles from './record.module.css';

type AssignDialogProps = { record: PacketRecord; open: boolean; onClose: () => void };

/** Which requirements a record answers, and which days it speaks for. */
export function AssignDialog({ record, open, onClose }: AssignDialogProps) {
  const { t } = useTranslation('packet');
  const { packet, profile } = usePacketScope();
  return (
    <Dialog open={open} title={t('assign.title')} onClose={onClose}>
      <ActForm
        initial={{
          requirement_ids: record.requirement_ids,
          effective_from: record.effective_from ?? '',
          effective_until: record.effective_until ?? '',
        }}
        labels={{
          requirement_ids: t('assign.requirements'),
          effective_from: t('assign.from'),
          effective_until: t('assign.until'),
        }}
        rules={{
          effective_until: (value, { effective_from }) =>
            value !== '' && value < effective_from ? t('assign.order') : null,
        }}
        send={({ requirement_ids, effective_from, effective_until }, headers) =>
          bodyOf(
            api.PATCH('/v1/records/{recordId}', {
              params: { path: { recordId: record.id } },
              body: {
                requirement_ids,
                effective_from: effective_from || null,
                effective_until: effective_until || null,
              },
              headers: { ...headers, ...ifMatch(record.version) },
            }),
          )
        }
        stale={[queryKeys.packet(packet.id)]}
        onDone={onClose}
        submitLabel={t('save')}
        failedTitle={t('assign.failed')}
        secondary={
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
      >
        {(field) => (
          <>
            <Checkbox.Group {...field('requirement_ids')}>
              <div className={styles.choices}>
                {profile.requirements.map(({ id, title }) => (
                  <Checkbox key={id} value={id} label={<span lang="en">{title}</span>} description={id} />
                ))}
              </div>
            </Checkbox.Group>
            <div className={styles.days}>
              <TextInput type="date" {...field('effective_from')} />
              <TextInput type="date" {...field('effective_until')} />
            </div>
            <p>{t('assign.days.help')}</p>
          </>
        )}
      </ActForm>
    </Dialog>
  );
}
