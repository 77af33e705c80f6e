import { makeUuidV7 } from '@attestlayer/encoding';
import type { AppContext } from './context.ts';

/** A new id: a UUIDv7, so ids sort by the time they were made and are valid ids of a kit. */
export function newId({ now, random }: Pick<AppContext, 'now' | 'random'>): string {
  return makeUuidV7(now(), random(10));
}
