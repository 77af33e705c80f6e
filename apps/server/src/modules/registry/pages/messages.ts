import { ENGLISH, type MessageKey, type Messages } from './messages.en.ts';
import { FRENCH } from './messages.fr.ts';

/** The languages of the pages. */
export const LANGUAGES = ['en', 'fr'] as const;
/** One of {@link LANGUAGES}. */
export type Language = (typeof LANGUAGES)[number];

/** What `{name}` in a text is filled with. */
type Fillings = Readonly<Record<string, string | number>>;

/** Gives a text in one language. */
export type Translate = (key: MessageKey, fillings?: Fillings) => string;

const CATALOGUES: Readonly<Record<Language, Messages>> = { en: ENGLISH, fr: FRENCH };

/** Gives the texts of a language. */
export function translateTo(language: Language): Translate {
  const messages = CATALOGUES[language];
  return (key, fillings = {}) =>
    messages[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(fillings[name] ?? whole));
}

/** The language that a request asks for: by `lang`, else the best of its Accept-Language, else English. */
export function chooseLanguage(lang: string | undefined, acceptLanguage: string | undefined): Language {
  const asked = LANGUAGES.find((language) => language === lang);
  if (asked !== undefined) return asked;
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([0-9.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
      return { language: tag.toLowerCase().split('-')[0], weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { language } of wanted) {
    const known = LANGUAGES.find((candidate) => candidate === language);
    if (known !== undefined) return known;
  }
  return 'en';
}
