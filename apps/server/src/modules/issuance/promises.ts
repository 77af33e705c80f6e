import type { Tier } from '../workspaces/index.ts';

const HOUR_MS = 3_600_000;

/** From the request to issue a packet that is PASS until the kit is there, as each tier promises. */
export const DELIVERY_WITHIN_MS: Readonly<Record<Tier, number>> = {
  starter: 24 * HOUR_MS,
  growth: 8 * HOUR_MS,
  portfolio: 2 * HOUR_MS,
  platform: HOUR_MS,
};

/** From the last upload to a packet until its verdict. The partner asks for the verdict, so this clock warns and gives nothing back. */
export const VERDICT_WITHIN_MS: Readonly<Record<Tier, number>> = {
  starter: 72 * HOUR_MS,
  growth: 48 * HOUR_MS,
  portfolio: 24 * HOUR_MS,
  platform: 4 * HOUR_MS,
};
