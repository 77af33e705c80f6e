import { decidesVerdict, sortWorstFirst } from '@attestlayer/browser';
import { type Check, type CheckGroup, VERIFICATION_CODES, type Verdict } from '@attestlayer/verify';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FixedText } from '../../../design/components/fixed-text.tsx';
import { Icon } from '../../../design/components/icon.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { Section } from '../../../design/components/section.tsx';
import { Untrusted } from '../../../design/components/untrusted.tsx';
import styles from './check-groups.module.css';
import { ShowAll } from './show-all.tsx';
import { STATUS_LOOKS, writeSentence } from './status-looks.ts';

type CheckGroupsProps = { title: string; groups: readonly CheckGroup[]; verdict: Verdict };

/** Groups of checks; those that decide the verdict are open. */
export function CheckGroups({ title, groups, verdict }: CheckGroupsProps) {
  return (
    <Section title={title}>
      <div className={styles.groups}>
        {groups.map((group) => (
          <Group key={group.name} group={group} decides={decidesVerdict(group, verdict)} />
        ))}
      </div>
    </Section>
  );
}

function Group({ group, decides }: { group: CheckGroup; decides: boolean }) {
  const { t } = useTranslation('verify');
  const [open, setOpen] = useState(decides);
  const { icon, tone } = STATUS_LOOKS[group.status];
  return (
    <details
      className={styles.group}
      data-tone={tone}
      data-status={group.status}
      open={open}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <Icon name={icon} className={styles.icon} />
        <span className={styles.name}>{t(`group.${group.name}`)}</span>
        <span className={styles.note}>{t(group.required ? 'checks.required' : 'checks.reported')}</span>
        <span className={styles.status}>{t(`status.${group.status}`)}</span>
      </summary>
      {/* A kit with thousands of files has thousands of checks: they are made when they are looked at. */}
      {open && (
        <div className={styles.body}>
          {group.checks.length === 0 ? (
            <p className="soft">{t('checks.none')}</p>
          ) : (
            <ShowAll
              items={sortWorstFirst(group.checks)}
              more={(count) => t('checks.show.all', { count })}
              className={styles.checks}
              render={(check, index) => <CheckRow key={`${check.name} ${check.path} ${index}`} check={check} />}
            />
          )}
        </div>
      )}
    </details>
  );
}

function CheckRow({ check }: { check: Check }) {
  const { t } = useTranslation('verify');
  const entry = VERIFICATION_CODES.find(({ code }) => code === check.code);
  const { icon, tone } = STATUS_LOOKS[check.status];
  const untrusted = (text: string | null) => text && <Untrusted mono>{text}</Untrusted>;
  return (
    <li className={styles.check} data-tone={tone}>
      <p className={styles.checkHead}>
        <Icon name={icon} size={1} className={styles.icon} />
        <span className={styles.name}>
          <FixedText>{entry === undefined ? readableName(check.name) : writeSentence(entry.title)}</FixedText>
        </span>
        <span className={styles.status}>{t(`status.${check.status}`)}</span>
      </p>
      <div className={styles.facts}>
        <KeyValues
          layout="compact"
          items={[
            { label: t('checks.file'), value: untrusted(check.path) },
            { label: t('checks.meaning'), value: entry && <FixedText>{entry.meaning}</FixedText> },
            { label: t('checks.expected'), value: untrusted(check.expected) },
            { label: t('checks.found'), value: untrusted(check.found) },
            { label: t('checks.next'), value: entry && <FixedText>{writeSentence(entry.next)}</FixedText> },
            { label: t('checks.code'), value: check.code && <code>{check.code}</code> },
            { label: t('checks.section'), value: <FixedText>{check.section}</FixedText> },
          ]}
        />
      </div>
    </li>
  );
}

/** Check names are stable snake_case identifiers of the report format. */
function readableName(name: string): string {
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
