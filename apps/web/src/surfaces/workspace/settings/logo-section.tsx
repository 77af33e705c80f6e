import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, bodyOf } from '../../../api/client.ts';
import { queryKeys } from '../../../api/query-keys.ts';
import type { Workspace } from '../../../api/resources.ts';
import { useAct } from '../../../api/use-act.ts';
import { announce } from '../../../design/announce.ts';
import { Notice } from '../../../design/components/notice.tsx';
import { ProblemAlert } from '../../../design/components/problem-alert.tsx';
import { Section } from '../../../design/components/section.tsx';
import { useFormat } from '../../../i18n/use-format.ts';
import styles from './settings.module.css';

/** The limit of the server. */
const MAX_LOGO_BYTES = 1_000_000;

/** The partner's logo, as clients see it in the portal. */
export function LogoSection({ workspace, disabled }: { workspace: Workspace; disabled: boolean }) {
  const { t } = useTranslation('admin');
  const format = useFormat();
  const [tooLarge, setTooLarge] = useState(false);
  const { logo_blob_sha256: sha256, name } = workspace;
  const change = useAct({
    act: (picture: string | null) =>
      picture === null
        ? bodyOf(api.DELETE('/v1/workspace/logo', {}))
        : bodyOf(api.PUT('/v1/workspace/logo', { body: { picture } })),
    stale: [queryKeys.workspace],
    onDone: () => announce(t('settings.saved')),
  });
  const choose = async (file: File | null) => {
    if (file === null) return;
    setTooLarge(file.size > MAX_LOGO_BYTES);
    if (file.size <= MAX_LOGO_BYTES) change.mutate(await toBase64(file));
  };
  return (
    <Section title={t('logo')} lead={t('logo.lead')}>
      <div className={styles.logo}>
        {tooLarge && (
          <Notice tone="bad" role="alert" title={t('logo.too.large', { size: format.size(MAX_LOGO_BYTES) })} />
        )}
        {change.isError && <ProblemAlert error={change.error} title={t('logo.failed')} />}
        {sha256 === null ? (
          <p className="soft">{t('logo.none')}</p>
        ) : (
          <img src={`/v1/logos/${sha256}`} alt={t('logo.alt', { name })} className={styles.picture} />
        )}
        {!disabled && (
          <div className={styles.line}>
            <FileButton accept="image/png,image/jpeg" onChange={(file) => void choose(file)}>
              {(props) => (
                <Button {...props} variant="default" loading={change.isPending}>
                  {t(sha256 === null ? 'logo.choose' : 'logo.replace')}
                </Button>
              )}
            </FileButton>
            {sha256 !== null && (
              <Button variant="default" disabled={change.isPending} onClick={() => change.mutate(null)}>
                {t('logo.remove')}
              </Button>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}

async function toBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
