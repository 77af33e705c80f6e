import { Button, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type BodyOf, bodyOf } from '../../../api/client.ts';
import { ApiError } from '../../../api/problem.ts';
import type { PublishedProfile } from '../../../api/resources.ts';
import { useAct } from '../../../api/use-act.ts';
import { ConfirmDialog } from '../../../design/components/confirm-dialog.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { OutcomeBadge } from '../../../design/components/status-badge.tsx';
import styles from '../console.module.css';
import { VersionDiff } from './version-diff.tsx';

type Draft = BodyOf<'/v1/console/profiles', 'post'>['profile'];
type Samples = BodyOf<'/v1/console/profiles/try', 'post'>['records'];

/** The JSON of a version and of sample records; trying stores nothing, publishing can never be changed. */
export function PublishForm({ base }: { base: PublishedProfile | null }) {
  const { t } = useTranslation('console');
  const navigate = useNavigate();
  const [text, setText] = useState(() =>
    base === null ? '' : JSON.stringify({ ...base, version: base.version + 1 }, null, 2),
  );
  const [samples, setSamples] = useState('[]');
  const [asked, setAsked] = useState(false);
  const draft = readJson<Draft>(text);
  const records = readJson<Samples>(samples);
  const trying = useAct({
    act: (input: { profile: Draft; records: Samples }, headers) =>
      bodyOf(api.POST('/v1/console/profiles/try', { body: input, headers })),
  });
  const publishing = useAct({
    act: (profile: Draft, headers) => bodyOf(api.POST('/v1/console/profiles', { body: { profile }, headers })),
    stale: [['profiles']],
    onDone: ({ profile: { id, version } }) =>
      void navigate({
        to: '/console/profiles/$profileId/$version',
        params: { profileId: id, version: String(version) },
      }),
    onRefused: () => setAsked(false),
  });
  const failed = publishing.error ?? trying.error;
  return (
    <div className={styles.stack}>
      <Textarea
        label={t('publish.json')}
        className={styles.json}
        rows={18}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        error={text !== '' && draft === null ? t('publish.not.json') : null}
      />
      {failed !== null && <Refused error={failed} />}
      <Section title={t('try.title')} lead={t('try.lead')}>
        <div className={styles.stack}>
          <Textarea
            label={t('try.records')}
            className={styles.json}
            rows={6}
            spellCheck={false}
            value={samples}
            onChange={(event) => setSamples(event.currentTarget.value)}
            error={records === null ? t('publish.not.json') : null}
          />
          <div>
            <Button
              variant="default"
              disabled={draft === null || records === null}
              loading={trying.isPending}
              onClick={() => draft !== null && records !== null && trying.mutate({ profile: draft, records })}
            >
              {t('try.button')}
            </Button>
          </div>
          {trying.data !== undefined && (
            <Notice tone="accent" role="status" title={t('try.result')}>
              <OutcomeBadge outcome={trying.data.evaluation.outcome} />
              <ul className={styles.list} lang="en">
                {trying.data.evaluation.blockers.map(({ code, requirement_id, remedy }) => (
                  <li key={`${code} ${requirement_id} ${remedy}`}>
                    <code>{code}</code> {requirement_id} — {remedy}
                  </li>
                ))}
              </ul>
            </Notice>
          )}
        </div>
      </Section>
      {base !== null && draft !== null && (
        <Section title={t('diff.title', { version: base.version })}>
          <VersionDiff before={base} after={draft} />
        </Section>
      )}
      <div>
        <Button disabled={draft === null} onClick={() => setAsked(true)}>
          {t('publish.button')}
        </Button>
      </div>
      <ConfirmDialog
        open={asked}
        title={t('publish.ask')}
        confirmLabel={t('publish.button')}
        busy={publishing.isPending}
        onConfirm={() => draft !== null && publishing.mutate(draft)}
        onCancel={() => setAsked(false)}
      >
        {t('publish.ask.body')}
      </ConfirmDialog>
    </div>
  );
}

/** What is wrong, and with which member of the profile. */
function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation('console');
  const fields = error instanceof ApiError ? Object.entries(error.problem?.fieldErrors ?? {}) : [];
  return (
    <>
      <ProblemAlert error={error} />
      {fields.length > 0 && (
        <ul className={styles.list} aria-label={t('publish.errors')}>
          {fields.map(([path, message]) => (
            <li key={path}>
              <code>{path}</code>: <span lang="en">{message}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function readJson<Value>(text: string): Value | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Value | null) : null;
  } catch {
    return null;
  }
}
