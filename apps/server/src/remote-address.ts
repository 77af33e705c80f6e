import type { AddressOf } from './http/index.ts';

type NodeEnvironment = { incoming?: { socket?: { remoteAddress?: string } } };

/**
 * The address that limits count by. X-Forwarded-For is the caller's own text but for the last `trustedProxies` entries, so the
 * entry before those is taken and the rest ignored.
 */
export function createAddressOf(trustedProxies: number): AddressOf {
  return (request, env) => {
    const socketAddress = (env as NodeEnvironment | undefined)?.incoming?.socket?.remoteAddress ?? 'unknown';
    if (trustedProxies === 0) return socketAddress;
    const forwarded = request.headers.get('x-forwarded-for')?.split(',') ?? [];
    return forwarded.at(-trustedProxies)?.trim() || socketAddress;
  };
}
