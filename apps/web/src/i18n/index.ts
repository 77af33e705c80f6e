import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { detectLanguage, type Language, rememberLanguage } from './languages.ts';

/** Every catalogue, one file for each language and surface; a surface loads its own with its first page. */
const CATALOGUES = import.meta.glob<{ default: Record<string, string> }>('../messages/*/*.ts');

const backend: BackendModule = {
  type: 'backend',
  init: () => {},
  read: async (language, surface) => {
    const load = CATALOGUES[`../messages/${language}/${surface}.ts`];
    if (load === undefined) throw new Error(`there is no catalogue ${language}/${surface}`);
    return (await load()).default;
  },
};

/** Starts the translation with the language of the reader and the catalogue that all surfaces share. */
export async function startTranslation(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: detectLanguage(),
      // A missing key is found by the compiler and by a test, so nothing is loaded to stand in for it.
      fallbackLng: false,
      ns: ['common'],
      defaultNS: 'common',
      keySeparator: false,
      nsSeparator: false,
      // React escapes what it shows.
      interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
      react: { useSuspense: true },
    });
}

/** Shows every page in another language from now on. */
export async function changeLanguage(language: Language): Promise<void> {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
}
