import { Menu, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../components/icon.tsx';
import styles from './tool-button.module.css';

const SCHEMES = { auto: 'screen', light: 'sun', dark: 'moon' } as const satisfies Record<string, IconName>;

/** Light, dark, or as the system says. */
export function ThemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" width={180}>
      <Menu.Target>
        <button type="button" className={styles.tool} aria-label={t('theme.label')} title={t('theme.label')}>
          <Icon name={SCHEMES[colorScheme]} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['auto', 'light', 'dark'] as const).map((scheme) => (
          <Menu.RadioItem
            key={scheme}
            value={scheme}
            checked={scheme === colorScheme}
            checkIcon={<Icon name="check" size={1} />}
            rightSection={<Icon name={SCHEMES[scheme]} size={1.125} />}
            onChange={() => setColorScheme(scheme)}
          >
            {t(`theme.${scheme}`)}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
