import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { bodyOf, ifMatch } from '../../../api/client.ts';
import { ApiError } from '../../../api/problem.ts';
import type { Visit } from '../visit.ts';
import { type DraftValues, keepDraft, readDraft } from './declaration-draft.ts';
import { refreshRequest, requestQuery } from './portal-queries.ts';
import type { PortalRequest } from './types.ts';

/** After the last key: short enough that nobody waits for it, long enough not to save every letter. */
const SAVE_AFTER_MS = 900;
const TRY_AGAIN_MS = 5_000;
/** Somebody else changed the packet between reading and saving; more often than this is another fault. */
const MAX_CONFLICTS = 5;

export type DeclaredValue = string | number | boolean;

export type DeclarationControl = {
  /** `waiting`: the line is gone, and what was typed is kept in this tab. */
  state: 'saved' | 'saving' | 'waiting' | 'failed';
  error: unknown;
  valueOf: (requirementId: string, fieldId: string) => DeclaredValue | undefined;
  /** Undefined takes the value away. */
  change: (requirementId: string, fieldId: string, value: DeclaredValue | undefined) => void;
};

/**
 * What the client declares beside the records. Changes are saved by themselves, on top of what the server has then, so that two
 * people with two links do not undo each other's values.
 */
export function useDeclarations(visit: Visit, request: PortalRequest): DeclarationControl {
  const queries = useQueryClient();
  const [changes, setChanges] = useState<DraftValues>(() => readDraft(visit.requestId));
  const [state, setState] = useState<DeclarationControl['state']>(() => (isEmpty(changes) ? 'saved' : 'saving'));
  const [error, setError] = useState<unknown>(null);
  const latest = useRef(changes);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  async function save(): Promise<void> {
    const sent = latest.current;
    if (isEmpty(sent)) return;
    setState('saving');
    try {
      await saveOnTop(visit, sent, () => queries.fetchQuery({ ...requestQuery(visit), staleTime: 0 }));
      latest.current = without(latest.current, sent);
      setChanges(latest.current);
      keepDraft(visit.requestId, latest.current);
      await refreshRequest(queries, visit);
      setError(null);
      if (isEmpty(latest.current)) setState('saved');
    } catch (failure) {
      setError(failure);
      const lost = failure instanceof ApiError && failure.code === 'unreachable';
      setState(lost ? 'waiting' : 'failed');
      if (lost) timer.current = setTimeout(() => void save(), TRY_AGAIN_MS);
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: what an earlier visit left unsaved is saved once
  useEffect(() => {
    void save();
    return () => clearTimeout(timer.current);
  }, []);

  return {
    state,
    error,
    valueOf: (requirementId, fieldId) => {
      const change = changes[requirementId];
      if (change !== undefined && fieldId in change) return change[fieldId] ?? undefined;
      const declared = request.requirements.find(({ id }) => id === requirementId)?.declared[fieldId];
      return declared as DeclaredValue | undefined;
    },
    change: (requirementId, fieldId, value) => {
      latest.current = {
        ...latest.current,
        [requirementId]: { ...latest.current[requirementId], [fieldId]: value ?? null },
      };
      setChanges(latest.current);
      keepDraft(visit.requestId, latest.current);
      setState('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(), SAVE_AFTER_MS);
    },
  };
}

/** @throws ApiError */
async function saveOnTop(visit: Visit, changes: DraftValues, readNow: () => Promise<PortalRequest>): Promise<void> {
  for (let conflicts = 0; ; conflicts += 1) {
    const { requirements, packet } = await readNow();
    const declared = Object.fromEntries(requirements.map(({ id, declared: values }) => [id, { ...values }]));
    for (const [id, values] of Object.entries(changes)) declared[id] = { ...declared[id], ...values };
    try {
      await bodyOf(visit.api.PUT('/v1/portal/declarations', { body: declared, headers: ifMatch(packet.version) }));
      return;
    } catch (error) {
      const changed = error instanceof ApiError && error.problem?.status === 412;
      if (!changed || conflicts === MAX_CONFLICTS) throw error;
    }
  }
}

function isEmpty(values: DraftValues): boolean {
  return Object.keys(values).length === 0;
}

/** What was typed while the save went on stays. */
function without(current: DraftValues, saved: DraftValues): DraftValues {
  const left = Object.entries(current).flatMap(([id, values]) => {
    const unsaved = Object.entries(values).filter(([field, value]) => saved[id]?.[field] !== value);
    return unsaved.length === 0 ? [] : [[id, Object.fromEntries(unsaved)] as const];
  });
  return Object.fromEntries(left);
}
