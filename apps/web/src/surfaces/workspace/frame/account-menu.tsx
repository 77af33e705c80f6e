import { Menu } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client.ts';
import type { Session } from '../../../api/resources.ts';
import { useAct } from '../../../api/use-act.ts';
import { Icon } from '../../../design/components/icon.tsx';
import styles from './workspace-shell.module.css';

/** Who is signed in, the other places where they work, and the account. */
export function AccountMenu({ session }: { session: Session }) {
  const { t } = useTranslation('workspace');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { user, workspaces, current, issuer_operator } = session;
  const choose = useAct({
    act: (partner_id: string | null, headers) => api.POST('/v1/session/workspace', { body: { partner_id }, headers }),
    onDone: (_, partnerId) => {
      // Everything that was read belongs to the other workspace.
      queries.clear();
      void navigate({ href: partnerId === null ? '/console' : '/dashboard' });
    },
  });
  const others = workspaces.filter(({ partner_id }) => partner_id !== current);
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className={styles.account}>
          <span className={styles.name}>{user.name}</span>
          <Icon name="down" size={0.875} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void navigate({ to: '/account' })}>{t('menu.account')}</Menu.Item>
        {others.map(({ partner_id, name }) => (
          <Menu.Item key={partner_id} onClick={() => choose.mutate(partner_id)}>
            {t('menu.workspace', { name })}
          </Menu.Item>
        ))}
        {issuer_operator && <Menu.Item onClick={() => choose.mutate(null)}>{t('menu.console')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
