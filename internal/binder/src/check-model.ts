import { isTimestamp } from '@attestlayer/encoding';
import { BinderError } from './error.ts';
import type { BinderLimits } from './limits.ts';
import type { BinderModel } from './model.ts';

const SHA256_HEX = /^[0-9a-f]{64}$/;

/**
 * Checks what the templates rely on: labels, dates and links would otherwise fail deep inside the compiler.
 * @throws {BinderError} `model_invalid`, `limit_exceeded`
 */
export function checkModel(model: BinderModel, limits: BinderLimits): void {
  checkTimestamp(model.createdAt);
  if (model.exhibits.length > limits.exhibits) {
    throw new BinderError('limit_exceeded', `${model.exhibits.length} exhibits, at most ${limits.exhibits}`);
  }
  const numbers = new Set(model.exhibits.map((exhibit) => exhibit.number));
  if (numbers.size !== model.exhibits.length) refuse('two exhibits carry the same number');
  for (const exhibit of model.exhibits) {
    if (!Number.isSafeInteger(exhibit.number) || exhibit.number < 1) refuse(`exhibit number ${exhibit.number}`);
    if (!SHA256_HEX.test(exhibit.sha256)) refuse(`the hash of exhibit ${exhibit.number} is not a SHA-256`);
    checkTimestamp(exhibit.receivedAt);
  }
  for (const requirement of model.requirements) {
    const unknown = requirement.exhibits.find((number) => !numbers.has(number));
    if (unknown !== undefined) refuse(`requirement ${requirement.id} names exhibit ${unknown}, which does not exist`);
  }
  for (const entry of model.trail.entries) checkTimestamp(entry.at);
}

/** @throws {BinderError} `model_invalid` */
export function checkTimestamp(at: string): void {
  if (!isTimestamp(at)) refuse(`not an RFC 3339 UTC time with milliseconds: ${at}`);
}

function refuse(message: string): never {
  throw new BinderError('model_invalid', message);
}
