import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/problem.ts';
import { useRefusalText } from '../use-refusal-text.ts';
import { OutsideLink } from './link.tsx';
import { Notice } from './notice.tsx';
import styles from './problem-alert.module.css';

type ProblemAlertProps = {
  /** Whatever a request threw. */
  error: unknown;
  /** What the person wanted, as a sentence that failed: "The application was not sent." */
  title?: string;
  onRetry?: (() => void) | undefined;
};

/** What happened, what to do next, and the code with its page for whoever asks for help. */
export function ProblemAlert({ error, title, onRetry }: ProblemAlertProps) {
  const { t } = useTranslation();
  const { happened, next, code, docsUrl, requestId } = useDescription(error);
  return (
    <Notice
      tone="bad"
      role="alert"
      title={title ?? happened}
      actions={
        onRetry && (
          <Button variant="default" size="sm" onClick={onRetry}>
            {t('problem.retry')}
          </Button>
        )
      }
    >
      {title !== undefined && <p>{happened}</p>}
      <p>{next}</p>
      {code !== null && (
        <p className={styles.code}>
          {t('problem.code')}{' '}
          {docsUrl === null ? <code>{code}</code> : <OutsideLink href={docsUrl}>{code}</OutsideLink>}
          {requestId !== null && (
            <>
              {' · '}
              {t('problem.request')} <code>{requestId}</code>
            </>
          )}
        </p>
      )}
    </Notice>
  );
}

type Description = {
  happened: string;
  next: string;
  code: string | null;
  docsUrl: string | null;
  requestId: string | null;
};

function useDescription(error: unknown): Description {
  const { t } = useTranslation();
  const textOf = useRefusalText();
  if (!(error instanceof ApiError)) {
    return { happened: t('problem.unexpected'), next: t('problem.unexpected.next'), ...NO_CODE };
  }
  switch (error.code) {
    case 'unreachable':
      return { happened: t('problem.unreachable'), next: t('problem.unreachable.next'), ...NO_CODE };
    case 'signed_out':
      return { happened: t('problem.signed_out'), next: t('problem.signed_out.next'), ...NO_CODE };
    case 'unexpected_answer':
      return { happened: t('problem.unexpected'), next: t('problem.unexpected.next'), ...NO_CODE };
    case 'problem': {
      const problem = error.problem!;
      const text = textOf(problem);
      const next = t(problem.status >= 500 ? 'problem.server.next' : 'problem.refused.next');
      return {
        happened: text?.happened ?? toSentence(problem.title),
        next: text?.next ?? (problem.detail === null ? next : toSentence(problem.detail)),
        code: problem.code,
        docsUrl: problem.docsUrl,
        requestId: problem.requestId,
      };
    }
  }
}

/** The server's own words begin small, as in a log. */
const toSentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const NO_CODE = { code: null, docsUrl: null, requestId: null };
