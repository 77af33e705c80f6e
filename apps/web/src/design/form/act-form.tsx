import { Button } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import type { QueryKey } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/use-act.ts';
import { useDraft } from '../../api/use-draft.ts';
import { Notice } from '../components/notice.tsx';
import { ProblemAlert } from '../components/problem-alert.tsx';
import { useRefusalText } from '../use-refusal-text.ts';
import styles from './act-form.module.css';
import { ErrorSummary } from './error-summary.tsx';
import { showServerErrors } from './show-server-errors.ts';

type Rule<Values, Name extends keyof Values> = (value: Values[Name], values: Values) => string | null;

/** What a field needs: its label and its place in the form. */
export type FieldProps = ReturnType<UseFormReturnType<Record<string, unknown>>['getInputProps']> & { label: string };

type ActFormProps<Values extends Record<string, unknown>, Result> = {
  initial: Values;
  /** In the order of the form. */
  labels: { [Name in keyof Values]: string };
  rules?: { [Name in keyof Values]?: Rule<Values, Name> };
  send: (values: Values, headers: { 'idempotency-key': string }) => Promise<Result>;
  onDone?: (result: Result, values: Values) => void;
  stale?: readonly QueryKey[];
  submitLabel: string;
  /** What did not happen: "The client was not added". */
  failedTitle: string;
  /** Keeps what was typed under this name until it was sent; never for secrets. */
  draft?: string;
  /** A path of the request to the field that stands for it. */
  serverNames?: Partial<Record<string, keyof Values & string>>;
  /** Beside the button. */
  secondary?: ReactNode;
  destructive?: boolean;
  children: (
    field: (name: keyof Values & string, options?: { type: 'checkbox' }) => FieldProps,
    form: UseFormReturnType<Values>,
  ) => ReactNode;
};

/** A form that sends one act however often it is pressed, shows what is wrong beside its field, and keeps what was typed. */
export function ActForm<Values extends Record<string, unknown>, Result>(props: ActFormProps<Values, Result>) {
  const { initial, labels, rules, send, onDone, stale, submitLabel, failedTitle, draft, secondary } = props;
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const [attempt, setAttempt] = useState(0);
  const kept = useDraft<Values>(draft ?? '', initial);
  const form = useForm<Values>({
    mode: 'controlled',
    initialValues: draft === undefined ? initial : kept.initial,
    validate: rules as never,
    onValuesChange: (values) => draft !== undefined && kept.keep(values),
  });
  const sending = useAct<Values, Result>({
    act: send,
    ...(stale ? { stale } : {}),
    onDone: (result, values) => {
      if (draft !== undefined) kept.discard();
      onDone?.(result, values);
    },
    onRefused: (error) => {
      showServerErrors(form, error, props.serverNames, refusalText);
      setAttempt((count) => count + 1);
    },
  });
  const hasFieldErrors = Object.keys(labels).some((name) => form.errors[name] !== undefined);
  const field = (name: keyof Values & string, options?: { type: 'checkbox' }): FieldProps => ({
    label: labels[name],
    ...form.getInputProps(name as never, options),
  });
  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={form.onSubmit(
        (values) => {
          if (!sending.isPending) sending.mutate(values);
        },
        () => setAttempt((count) => count + 1),
      )}
    >
      {draft !== undefined && kept.restored && <Notice tone="accent" title={t('form.restored')} />}
      <ErrorSummary errors={form.errors} labels={labels} findInput={form.getInputNode} attempt={attempt} />
      {sending.isError && !hasFieldErrors && <ProblemAlert error={sending.error} title={failedTitle} />}
      {props.children(field, form)}
      <div className={styles.end}>
        <Button type="submit" loading={sending.isPending} {...(props.destructive ? { color: 'red' } : {})}>
          {submitLabel}
        </Button>
        {secondary}
      </div>
    </form>
  );
}
