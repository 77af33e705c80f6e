import { createVisitor, type Gateway, type Visitor } from './visitor.ts';

/** What every chapter is given. */
export type Journey = {
  gateway: Gateway;
  setUpUrl: string;
  outbox: string;
  /** For what readers download. */
  folder: string;
  /** Names what is done next and counts it; whatever is asserted in it must hold. */
  step<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
  visitor(token?: string): Visitor;
  /** Called for each kit that was VERIFIED. */
  kitVerified(): void;
  figures(): { steps: number; requests: number; kits_verified: number };
};

export type JourneyOptions = { gateway: Gateway; setUpUrl: string; outbox: string; folder: string };

export function createJourney({ gateway, ...places }: JourneyOptions): Journey {
  let steps = 0;
  let kitsVerified = 0;
  return {
    gateway,
    ...places,
    async step(title, work) {
      const started = performance.now();
      try {
        const result = await work();
        steps += 1;
        process.stderr.write(`ok  ${title} (${Math.round(performance.now() - started)} ms)\n`);
        return result;
      } catch (cause) {
        throw new Error(`the journey ends at "${title}"`, { cause });
      }
    },
    visitor: (token) => createVisitor(gateway, token),
    kitVerified: () => {
      kitsVerified += 1;
    },
    figures: () => ({ steps, requests: gateway.sent(), kits_verified: kitsVerified }),
  };
}
