import { useTranslation } from 'react-i18next';
import type { PacketRecord, Readiness, Requirement } from '../../../api/resources.ts';
import { Checklist, type ChecklistItem } from '../../../design/components/checklist.tsx';
import { PickButton } from '../../../design/components/file-drop.tsx';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { TextLink } from '../../../design/components/link.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import { listChosenFiles } from '../../../uploads/chosen-files.ts';
import styles from './packet.module.css';
import { usePacketScope } from './packet-context.ts';

type RequirementListProps = { readiness: Readiness; records: readonly PacketRecord[] };

/** The checklist: what each requirement has, and what is still in its way. */
export function RequirementList({ readiness, records }: RequirementListProps) {
  const { t } = useTranslation('packet');
  const { profile } = usePacketScope();
  const items = profile.requirements.map((requirement): ChecklistItem => {
    const status = readiness.requirements.find(({ id }) => id === requirement.id)?.status ?? 'not_supplied';
    const own = records.filter(({ requirement_ids }) => requirement_ids.includes(requirement.id));
    const returned = own.some(({ state }) => state === 'returned');
    const current = own.some(({ state }) => state === 'current');
    return {
      id: requirement.id,
      title: requirement.title,
      state:
        status === 'satisfied'
          ? 'complete'
          : returned
            ? 'returned'
            : status === 'not_supplied' && requirement.optional
              ? 'optional'
              : current
                ? 'incomplete'
                : 'missing',
      children: <RequirementBody requirement={requirement} readiness={readiness} records={own} />,
      actions: <RequirementActions requirement={requirement} />,
    };
  });
  return <Checklist label={t('checklist')} items={items} />;
}

type RequirementBodyProps = RequirementListProps & { requirement: Requirement };

function RequirementBody({ requirement, readiness, records }: RequirementBodyProps) {
  const { t } = useTranslation('packet');
  const { packet } = usePacketScope();
  const blockers = readiness.blockers.filter(({ requirement_id }) => requirement_id === requirement.id);
  const shown = records.filter(({ state }) => state === 'current' || state === 'returned');
  return (
    <>
      <p className="soft">
        <FixedText>{requirement.description}</FixedText>
      </p>
      {blockers.length > 0 && (
        <ul className={styles.blockers} aria-label={t('blockers')}>
          {blockers.map(({ code, expected, found, remedy }) => (
            <li key={`${code}${expected}${found}`}>
              <p>
                {t('blocker.expected')} <FixedText>{expected}</FixedText>.
              </p>
              <p>
                {t('blocker.found')} <FixedText>{found}</FixedText>.
              </p>
              <p className={styles.remedy}>
                <FixedText>{remedy}</FixedText>
              </p>
            </li>
          ))}
        </ul>
      )}
      {shown.length > 0 && (
        <ul className={styles.records} aria-label={t('tab.records')}>
          {shown.map(({ id, original_name, state }) => (
            <li key={id}>
              <TextLink to="/packets/$packetId/records" params={{ packetId: packet.id }} hash={id}>
                <Untrusted>{original_name}</Untrusted>
              </TextLink>
              {state === 'returned' && <span className="soft">{t('record.state.returned')}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function RequirementActions({ requirement }: { requirement: Requirement }) {
  const { t } = useTranslation('packet');
  const { packet, queue, mayChange } = usePacketScope();
  if (!mayChange) return null;
  return (
    <>
      <PickButton
        label={t('requirement.add', { title: requirement.title })}
        shownLabel={t('requirement.add.short')}
        size="xs"
        input={{ multiple: true }}
        onChoose={(input) => queue.add(listChosenFiles(input), [requirement.id])}
      />
      {requirement.fields.length > 0 && (
        <TextLink to="/packets/$packetId/declared" params={{ packetId: packet.id }} hash={requirement.id}>
          {t('requirement.declare', { count: requirement.fields.length })}
        </TextLink>
      )}
    </>
  );
}
