import { useTranslation } from 'react-i18next';
import type { ProblemDetails } from '../api/problem.ts';
import type english from '../messages/en/common.ts';

type Code = keyof typeof english extends infer Key ? (Key extends `refusal.${infer Name}.next` ? Name : never) : never;

/** What a problem says in the reader's language, for the codes that have a text there; null: the server's own words say it. */
export function useRefusalText() {
  const { t, i18n } = useTranslation();
  return ({ code }: ProblemDetails): { happened: string; next: string } | null => {
    if (!i18n.exists(`refusal.${code}.next`)) return null;
    const known = code as Code;
    return { happened: t(`refusal.${known}`), next: t(`refusal.${known}.next`) };
  };
}
