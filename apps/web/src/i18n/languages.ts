/** The languages of every surface, each in its own name. */
export const LANGUAGES = { en: 'English', fr: 'Français' } as const;

export type Language = keyof typeof LANGUAGES;

const STORAGE_KEY = 'attestlayer-language';

/** The chosen language, or else the first one that the browser asks for and we have. */
export function detectLanguage(): Language {
  const wanted = [readChoice(), ...navigator.languages];
  for (const tag of wanted) {
    const language = tag?.split('-', 1)[0]?.toLowerCase();
    if (language !== undefined && isLanguage(language)) return language;
  }
  return 'en';
}

/** Keeps a choice for the next visit. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage may be forbidden: then the choice lasts as long as the page.
  }
}

function readChoice(): string | null {
  try {
    return localStorage.getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

function isLanguage(text: string): text is Language {
  return Object.hasOwn(LANGUAGES, text);
}
