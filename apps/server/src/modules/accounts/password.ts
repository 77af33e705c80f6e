import * as z from 'zod';

/** NIST SP 800-63B section 3.1.1.2 asks for 15 where nothing else is asked for; 12 with limited guesses and a second factor. */
export const MIN_PASSWORD_LENGTH = 12;
/** A sentence fits; hashing more is work for nothing. */
export const MAX_PASSWORD_LENGTH = 128;
/** "aaaaaaaaaaaa" and "121212121212" are long and guessed first. */
const MIN_DIFFERENT_CHARACTERS = 5;

/** A password that somebody chooses. Length is what counts: no rule asks for signs or digits. */
export const newPasswordSchema = z
  .string()
  .min(MIN_PASSWORD_LENGTH)
  .max(MAX_PASSWORD_LENGTH)
  .refine((password) => new Set(password).size >= MIN_DIFFERENT_CHARACTERS, {
    message: `has fewer than ${MIN_DIFFERENT_CHARACTERS} different characters`,
  });

/** A password that somebody types to be checked. */
export const typedPasswordSchema = z.string().min(1).max(MAX_PASSWORD_LENGTH);
