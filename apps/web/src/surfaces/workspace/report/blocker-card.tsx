import { useTranslation } from 'react-i18next';
import type { Blocker } from '../../../api/resources.ts';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { usePacketScope } from '../packet/packet-context.ts';
import styles from './report.module.css';

/** One blocker: what was expected, what was found, what to do, and on which records. */
export function BlockerCard({ blocker }: { blocker: Blocker }) {
  const { t } = useTranslation('packet');
  const { packet, profile } = usePacketScope();
  const { code, severity, requirement_id, expected, found, remedy, affected } = blocker;
  const title = profile.requirements.find(({ id }) => id === requirement_id)?.title ?? t('report.whole');
  return (
    <li className={styles.blocker} data-severity={severity}>
      <p className={styles.code}>
        {code}
        {requirement_id !== null && ` · ${requirement_id}`}
        {severity === 'notice' && ` · ${t('report.notice')}`}
      </p>
      <h3 lang="en">{title}</h3>
      <KeyValues
        layout="compact"
        items={[
          { label: t('report.expected'), value: <span lang="en">{expected}</span> },
          { label: t('report.found'), value: <span lang="en">{found}</span> },
          { label: t('report.remedy'), value: <strong lang="en">{remedy}</strong> },
          {
            label: t('report.records'),
            value:
              affected.length === 0
                ? null
                : affected.map(({ record_id, original_name }) => (
                    <p key={record_id}>
                      <TextLink to="/packets/$packetId/records" params={{ packetId: packet.id }} hash={record_id}>
                        <Untrusted>{original_name}</Untrusted>
                      </TextLink>
                    </p>
                  )),
          },
        ]}
      />
    </li>
  );
}
