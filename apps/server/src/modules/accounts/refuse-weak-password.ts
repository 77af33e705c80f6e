import type { AppContext } from '../../context.ts';
import { Problem } from '../../http/index.ts';
import { findWeakness } from './find-weakness.ts';

export type ChosenPassword = {
  password: string;
  /** Where it stands in the request, as a JSON pointer. */
  at: string;
  /** Whose it is to be. */
  name?: string | undefined;
  email: string;
};

const SERVICE_NAME = 'AttestLayer';

/** Refuses a password that somebody would try early. @throws Problem password_common, password_personal */
export async function refuseWeakPassword(
  context: AppContext,
  { password, at, name, email }: ChosenPassword,
): Promise<void> {
  const { ISSUER_NAME } = context.config.environment;
  const known = [SERVICE_NAME, ISSUER_NAME, email, email.split('@')[0]!, ...(name === undefined ? [] : [name])];
  const weakness = await findWeakness(password, known);
  if (weakness === null) return;
  const title =
    weakness === 'common'
      ? 'this password is one of the first that somebody would guess'
      : 'this password is made of your name, your address or the name of this service';
  throw new Problem({
    status: 400,
    code: weakness === 'common' ? 'password_common' : 'password_personal',
    title,
    detail: 'choose another one, such as four words that have nothing to do with each other or with you',
    errors: [
      { at, message: `${title}: choose another one, such as four words that have nothing to do with each other` },
    ],
  });
}
