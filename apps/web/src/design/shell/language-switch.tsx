import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changeLanguage } from '../../i18n/index.ts';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';
import { Icon } from '../components/icon.tsx';
import styles from './tool-button.module.css';

/** The language of every page. Each name stands in its own language. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const shown = i18n.language.toUpperCase();
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" width={180}>
      <Menu.Target>
        <button
          type="button"
          className={styles.tool}
          aria-label={`${t('language.label')}: ${shown}`}
          title={t('language.label')}
        >
          <Icon name="language" />
          <span className={styles.code} aria-hidden="true">
            {shown}
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {Object.entries(LANGUAGES).map(([language, name]) => (
          <Menu.RadioItem
            key={language}
            value={language}
            checked={language === i18n.language}
            checkIcon={<Icon name="check" size={1} />}
            lang={language}
            onChange={(value) => void changeLanguage(value as Language)}
          >
            {name}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
