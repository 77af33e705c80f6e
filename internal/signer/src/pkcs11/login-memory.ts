import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Handle } from './cryptoki.ts';

/**
 * A login holds for the whole process, and a second one is answered "already logged in" without a look at the PIN. So that a
 * wrong PIN opens nothing then either, the fingerprint of the accepted one is kept.
 */
export type LoginMemory = {
  accept(slot: Handle, pin: string): void;
  isAccepted(slot: Handle, pin: string): boolean;
  clear(): void;
};

export function createLoginMemory(): LoginMemory {
  // With a key that is never written anywhere, the fingerprint of a short PIN cannot be guessed from a memory dump of it alone.
  const key = randomBytes(32);
  const accepted = new Map<string, Uint8Array>();
  const fingerprintOf = (pin: string) => createHmac('sha256', key).update(pin).digest();
  return {
    accept: (slot, pin) => void accepted.set(String(slot), fingerprintOf(pin)),
    isAccepted: (slot, pin) => {
      const fingerprint = accepted.get(String(slot));
      return fingerprint !== undefined && timingSafeEqual(fingerprint, fingerprintOf(pin));
    },
    clear: () => accepted.clear(),
  };
}
