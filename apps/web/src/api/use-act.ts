import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError } from './problem.ts';
import { newIdempotencyKey } from './request.ts';

type ActOptions<Input, Result> = {
  /** Sends the request, with the headers that make a second sending the same act. */
  act: (input: Input, headers: { 'idempotency-key': string }) => Promise<Result>;
  onDone?: (result: Result, input: Input) => void;
  onRefused?: (error: unknown) => void;
  /** What the act makes stale. */
  stale?: readonly QueryKey[];
};

/**
 * One act of a person. A second click while it runs, and a retry after a lost answer, are the same act for the server; other input
 * or a new click after an answer is another one.
 */
export function useAct<Input, Result>({ act, onDone, onRefused, stale = [] }: ActOptions<Input, Result>) {
  const queries = useQueryClient();
  const open = useRef<{ input: string; key: string } | null>(null);
  return useMutation({
    mutationFn: (input: Input) => {
      const text = JSON.stringify(input) ?? '';
      if (open.current?.input !== text) open.current = { input: text, key: newIdempotencyKey() };
      return act(input, { 'idempotency-key': open.current.key });
    },
    onSuccess: (result, input) => {
      open.current = null;
      for (const queryKey of stale) void queries.invalidateQueries({ queryKey });
      onDone?.(result, input);
    },
    onError: (error) => {
      // Without an answer nobody knows whether it was done.
      if (!(error instanceof ApiError && error.code === 'unreachable')) open.current = null;
      // Somebody else was faster: show what is there now.
      for (const queryKey of stale) void queries.invalidateQueries({ queryKey });
      onRefused?.(error);
    },
  });
}
