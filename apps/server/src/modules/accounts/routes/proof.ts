import * as z from 'zod';
import { invalidRequest } from '../../../http/index.ts';
import { mailAddressSchema } from '../../notifications/index.ts';
import type { LinkProof } from '../account-link.ts';

/** Body fields of every route that spends a link: its token, or the code from the mail with the address of the mail. */
export const proofFields = {
  token: z.string().min(1).max(128).optional(),
  email: mailAddressSchema.optional(),
  code: z.string().min(8).max(20).optional(),
};

type ProofFields = { token?: string | undefined; email?: string | undefined; code?: string | undefined };

/** @throws Problem request_invalid */
export function toProof({ token, email, code }: ProofFields): LinkProof {
  if (token !== undefined) return { token };
  if (email !== undefined && code !== undefined) return { email, code };
  throw invalidRequest([{ at: '/token', message: 'is needed, or "email" with "code"' }]);
}
