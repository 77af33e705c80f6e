import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type AnswerOf, api, bodyOf } from '../../../api/client.ts';
import { DateTime } from '../../../design/components/date-time.tsx';
import { Hash } from '../../../design/components/hash.tsx';
import { KeyValues } from '../../../design/components/key-values.tsx';
import { Loading } from '../../../design/components/loading.tsx';
import { Notice } from '../../../design/components/notice.tsx';
import { PageHeader } from '../../../design/components/page-header.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { StateBadge } from '../../../design/components/status-badge.tsx';
import type { Tone } from '../../../design/tokens.ts';
import styles from '../console.module.css';
import { quorumOf } from './quorum.ts';
import { TrustHealth } from './trust-health.tsx';

type Trust = AnswerOf<'/v1/console/trust', 'get'>['items'][number];
type KeyState = Trust['issuers'][number]['keys'][number]['state'];

const KEY_TONES: Record<KeyState, Tone> = { active: 'good', retired: 'plain', compromised: 'bad', unknown: 'open' };

/** The trust root in force, its keys, the log and its witnesses; and how each is changed, which happens off this page. */
export function TrustPage() {
  const { t } = useTranslation('console');
  const { data, error, refetch } = useQuery({
    queryKey: ['console', 'trust'],
    queryFn: ({ signal }) => bodyOf(api.GET('/v1/console/trust', { signal })),
  });
  return (
    <>
      <PageHeader title={t('trust.title')} lead={t('trust.lead')} />
      {error !== null && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data?.items.length === 0 && (
        <Notice tone="open" title={t('trust.none')}>
          {t('trust.none.body')}
        </Notice>
      )}
      {data?.items.map((trust) => (
        <OfMode key={trust.mode} trust={trust} />
      ))}
      <Section title={t('trust.health')} lead={t('trust.health.lead')}>
        <TrustHealth />
      </Section>
      <Section title={t('ceremony.title')} lead={t('ceremony.lead')}>
        <div className={styles.stack}>
          <h3>{t('ceremony.rotate')}</h3>
          <pre className={styles.code}>{ROTATE}</pre>
          <h3>{t('ceremony.revoke')}</h3>
          <pre className={styles.code}>{REVOKE}</pre>
          <h3>{t('ceremony.publish')}</h3>
          <pre className={styles.code}>{PUBLISH}</pre>
        </div>
      </Section>
    </>
  );
}

function OfMode({ trust }: { trust: Trust }) {
  const { t } = useTranslation('console');
  return (
    <Section title={t(`mode.${trust.mode}`)} lead={t('trust.version', { version: trust.version })}>
      <div className={styles.stack}>
        <KeyValues
          layout="rows"
          items={[
            {
              label: t('trust.fingerprint'),
              value: <Hash value={trust.fingerprint} label={t('trust.fingerprint')} full />,
            },
            { label: t('trust.created'), value: <DateTime value={trust.created_at} /> },
            { label: t('trust.expires'), value: <DateTime value={trust.expires} lead="relative" /> },
            {
              label: t('trust.roots'),
              value: (
                <>
                  {t('trust.threshold', { threshold: trust.roots.threshold, count: trust.roots.kids.length })}
                  <Lines lines={trust.roots.kids} />
                </>
              ),
            },
            ...trust.issuers.map((issuer) => ({
              label: t('trust.issuer', { id: issuer.id }),
              value: issuer.keys.map((key) => (
                <p key={key.kid} className={styles.row}>
                  <code>{key.kid}</code>
                  <StateBadge tone={KEY_TONES[key.state]}>{t(`key.${key.state}`)}</StateBadge>
                  <span className={styles.small}>
                    {t('key.window', { from: key.active_from_index, until: key.last_valid_index ?? '…' })}
                  </span>
                </p>
              )),
            })),
            ...trust.logs.map(({ origin, state, vkey }) => ({
              label: t('trust.log', { origin }),
              value: (
                <p className={styles.row}>
                  <StateBadge tone={state === 'active' ? 'good' : 'plain'}>{t(`log.${state}`)}</StateBadge>
                  <code>{vkey}</code>
                </p>
              ),
            })),
            { label: t('trust.entries'), value: trust.logged_entries },
            { label: t('trust.waiting'), value: trust.waiting_entries },
            { label: t('trust.last'), value: trust.last_entry_at && <DateTime value={trust.last_entry_at} /> },
            { label: t('trust.quorum'), value: <Quorum policy={trust.witness_policy} /> },
          ]}
        />
      </div>
    </Section>
  );
}

/** What the policy asks, never more: without witnesses nothing is said to be witnessed. */
function Quorum({ policy }: { policy: readonly string[] }) {
  const { t } = useTranslation('console');
  const { witnesses, quorum } = quorumOf(policy);
  return (
    <>
      <p className={styles.row}>
        <StateBadge tone={quorum === 'none' ? 'open' : 'accent'}>
          {quorum === 'none' ? t('quorum.none') : t('quorum.of', { quorum, count: witnesses })}
        </StateBadge>
      </p>
      <details>
        <summary>{t('quorum.policy')}</summary>
        <pre className={styles.code}>{policy.join('\n')}</pre>
      </details>
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={line}>
          <code>{line}</code>
        </li>
      ))}
    </ul>
  );
}

/** As `--help` of each says more. */
const ROTATE = `attestlayer keys generate --role issuer
attestlayer keys activate --kid KID
attestlayer trust propose --activate KID --out next.json`;
const REVOKE = `attestlayer keys revoke --kid KID --last-valid INDEX --out next.json`;
const PUBLISH = `attestlayer trust sign next.json --key ROOT.key --out signed-1.json
attestlayer trust combine signed-1.json signed-2.json --out signed.json
attestlayer trust publish signed.json`;
