import { SignerError, type SignerErrorCode } from '../signer-error.ts';

type Failure = { name: string; code: SignerErrorCode; text: string };

const failure = (code: SignerErrorCode, text: string, names: Record<number, string>) =>
  Object.entries(names).map(([value, name]): [number, Failure] => [Number(value), { name, code, text }]);

/** Return values that have a remedy of their own; all others are told by their number. */
const FAILURES = new Map<number, Failure>([
  ...failure('pin_wrong', 'the token does not accept this PIN', {
    160: 'CKR_PIN_INCORRECT',
    161: 'CKR_PIN_INVALID',
    162: 'CKR_PIN_LEN_RANGE',
  }),
  ...failure('pin_locked', 'the token has locked its PIN', { 163: 'CKR_PIN_EXPIRED', 164: 'CKR_PIN_LOCKED' }),
  ...failure('mechanism_unsupported', 'the token cannot sign with Ed25519', {
    99: 'CKR_KEY_TYPE_INCONSISTENT',
    112: 'CKR_MECHANISM_INVALID',
    113: 'CKR_MECHANISM_PARAM_INVALID',
    304: 'CKR_DOMAIN_PARAMS_INVALID',
    320: 'CKR_CURVE_NOT_SUPPORTED',
  }),
  ...failure('token_key_unfit', 'the key on the token lacks what an Ed25519 key has', {
    18: 'CKR_ATTRIBUTE_TYPE_INVALID',
    336: 'CKR_BUFFER_TOO_SMALL',
  }),
  // Which of these a token gives when it is pulled out, reset or logged out by others differs from maker to maker.
  ...failure('token_removed', 'the token is gone or has ended the session', {
    3: 'CKR_SLOT_ID_INVALID',
    5: 'CKR_GENERAL_ERROR',
    48: 'CKR_DEVICE_ERROR',
    50: 'CKR_DEVICE_REMOVED',
    96: 'CKR_KEY_HANDLE_INVALID',
    130: 'CKR_OBJECT_HANDLE_INVALID',
    176: 'CKR_SESSION_CLOSED',
    179: 'CKR_SESSION_HANDLE_INVALID',
    224: 'CKR_TOKEN_NOT_PRESENT',
    225: 'CKR_TOKEN_NOT_RECOGNIZED',
    257: 'CKR_USER_NOT_LOGGED_IN',
    400: 'CKR_CRYPTOKI_NOT_INITIALIZED',
  }),
]);

/** Tells what a PKCS #11 function refused; the return value is all that is known, and no argument is repeated. */
export function failureOf(functionName: string, returnValue: number): SignerError {
  const known = FAILURES.get(returnValue);
  const number = `0x${returnValue.toString(16)}`;
  return known
    ? new SignerError(known.code, `${known.text} (${functionName} gave ${known.name})`)
    : new SignerError('pkcs11_failed', `the token refused: ${functionName} gave ${number}`);
}
