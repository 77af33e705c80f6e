import { useTranslation } from 'react-i18next';
import type { UploadRefusal } from './upload.ts';

/** Says why a file was not taken and what to do, in the reader's language where the code is known, else in the server's words. */
export function useRefusalText(): (refusal: UploadRefusal) => string {
  const { t, i18n } = useTranslation();
  return ({ code, detail }) => {
    const key = `files.refused.${code}`;
    return i18n.exists(key) ? t(key as 'files.refused.empty') : detail;
  };
}
