/** A credential as the API takes it: the JSON form of WebAuthn Level 3. */
type CredentialJson = { id: string; response: Record<string, unknown> } & Record<string, unknown>;

/** Whether this browser knows passkeys in the form that the server speaks. */
export function hasPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;
}

/** Lets a person choose a passkey; null when they do not. */
export async function askForPasskey(options: unknown): Promise<CredentialJson | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON);
  return toJson(navigator.credentials.get({ publicKey }));
}

/** Lets a person make a passkey; null when they do not. */
export async function makePasskey(options: unknown): Promise<CredentialJson | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON);
  return toJson(navigator.credentials.create({ publicKey }));
}

/** Dismissing the browser's dialog is no error of anybody. */
const DISMISSED: readonly string[] = ['NotAllowedError', 'AbortError'];

async function toJson(asked: Promise<Credential | null>): Promise<CredentialJson | null> {
  try {
    const credential = await asked;
    return credential === null ? null : ((credential as PublicKeyCredential).toJSON() as unknown as CredentialJson);
  } catch (error) {
    if (error instanceof DOMException && DISMISSED.includes(error.name)) return null;
    throw error;
  }
}
