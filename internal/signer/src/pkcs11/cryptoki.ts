import { encodeUtf8 } from '@attestlayer/encoding';
import { type Attribute, emptyTemplate, type Template, writeTemplate } from './attributes.ts';
import {
  CKF_OS_LOCKING_OK,
  CKF_SERIAL_SESSION,
  CKM_EC_EDWARDS_KEY_PAIR_GEN,
  CKM_EDDSA,
  CKR_CRYPTOKI_ALREADY_INITIALIZED,
  CKR_OK,
  CKR_USER_ALREADY_LOGGED_IN,
  CKU_USER,
} from './constants.ts';
import { failureOf } from './failure.ts';
import type { FunctionName } from './function-list.ts';
import type { Library } from './library.ts';

/** An opaque number that the module gave: a slot, a session or an object (CK_ULONG). */
export type Handle = number | bigint;

type TokenInfo = { label: string; serial: string };

/** The PKCS #11 functions that a signer needs, one to one; each throws a SignerError by the return value. */
export type Cryptoki = {
  /** False when another part of this process had initialised the module, whose business its end is then. */
  initialize(): Promise<boolean>;
  finalize(): Promise<void>;
  /** The slots that have a token. */
  listSlots(): Promise<Handle[]>;
  readTokenInfo(slot: Handle): Promise<TokenInfo>;
  /** What the token can do, and is allowed to (CKM numbers). */
  listMechanisms(slot: Handle): Promise<number[]>;
  openSession(slot: Handle, flags: number): Promise<Handle>;
  closeSession(session: Handle): Promise<void>;
  /** False when this process was logged in already: then the PIN was not looked at. */
  login(session: Handle, pin: string): Promise<boolean>;
  /** Finds at most `limit` objects. */
  findObjects(session: Handle, template: Template, limit: number): Promise<Handle[]>;
  readAttributes(session: Handle, object: Handle, types: readonly number[]): Promise<Uint8Array[]>;
  destroyObject(session: Handle, object: Handle): Promise<void>;
  generateEdwardsKeyPair(session: Handle, templates: { publicKey: Template; privateKey: Template }): Promise<KeyPair>;
  signEddsa(session: Handle, key: Handle, message: Uint8Array): Promise<Uint8Array>;
};

export type KeyPair = { publicKey: Handle; privateKey: Handle };

/** CK_TOKEN_INFO is 208 bytes with a CK_ULONG of 8; its text members are padded with spaces. */
const TOKEN_INFO_BYTES = 256;
const TOKEN_LABEL = [0, 32] as const;
const TOKEN_SERIAL = [80, 96] as const;

/** Slots beyond that are not looked at; the largest network HSM has a few hundred partitions. */
const MAX_SLOTS = 1024;

/** About twice as many as PKCS #11 v3 has. */
const MAX_MECHANISMS = 1024;

const ED25519_SIGNATURE_BYTES = 64;

/** Binds the functions of a loaded module. */
export function bindCryptoki({ types, bind, ulongBytes }: Library): Cryptoki {
  const { ulong, byte, bytes, outUlongs, inoutUlongs, initialization, mechanism, template, inoutTemplate } = types;
  const checked = (name: FunctionName, argumentTypes: Parameters<typeof bind>[1], accepted: number[] = []) => {
    const call = bind(name, argumentTypes);
    return async (...args: unknown[]): Promise<number> => {
      const returnValue = await call(...args);
      if (returnValue !== CKR_OK && !accepted.includes(returnValue)) throw failureOf(name, returnValue);
      return returnValue;
    };
  };
  const initialize = checked('C_Initialize', [initialization], [CKR_CRYPTOKI_ALREADY_INITIALIZED]);
  const finalize = checked('C_Finalize', [bytes]);
  const getSlotList = checked('C_GetSlotList', [byte, outUlongs, inoutUlongs]);
  const getTokenInfo = checked('C_GetTokenInfo', [ulong, bytes]);
  const getMechanismList = checked('C_GetMechanismList', [ulong, outUlongs, inoutUlongs]);
  const openSession = checked('C_OpenSession', [ulong, ulong, bytes, bytes, outUlongs]);
  const closeSession = checked('C_CloseSession', [ulong]);
  const login = checked('C_Login', [ulong, ulong, bytes, ulong], [CKR_USER_ALREADY_LOGGED_IN]);
  const findInit = checked('C_FindObjectsInit', [ulong, template, ulong]);
  const find = checked('C_FindObjects', [ulong, outUlongs, ulong, outUlongs]);
  const findFinal = checked('C_FindObjectsFinal', [ulong]);
  const getAttributeValue = checked('C_GetAttributeValue', [ulong, ulong, inoutTemplate, ulong]);
  const destroyObject = checked('C_DestroyObject', [ulong, ulong]);
  const generateKeyPair = checked('C_GenerateKeyPair', [
    ulong,
    mechanism,
    template,
    ulong,
    template,
    ulong,
    outUlongs,
    outUlongs,
  ]);
  const signInit = checked('C_SignInit', [ulong, mechanism, ulong]);
  const sign = checked('C_Sign', [ulong, bytes, ulong, bytes, inoutUlongs]);
  const write = (attributes: Template): Attribute[] => writeTemplate(attributes, ulongBytes);

  return {
    initialize: async () => (await initialize({ flags: CKF_OS_LOCKING_OK })) === CKR_OK,
    finalize: async () => void (await finalize(null)),
    listSlots: async () => {
      const slots: Handle[] = new Array(MAX_SLOTS).fill(0);
      const count = [MAX_SLOTS];
      await getSlotList(1, slots, count);
      return slots.slice(0, Number(count[0]));
    },
    readTokenInfo: async (slot) => {
      const info = new Uint8Array(TOKEN_INFO_BYTES);
      await getTokenInfo(slot, info);
      return { label: readPadded(info.subarray(...TOKEN_LABEL)), serial: readPadded(info.subarray(...TOKEN_SERIAL)) };
    },
    listMechanisms: async (slot) => {
      const mechanisms: number[] = new Array(MAX_MECHANISMS).fill(0);
      const count = [MAX_MECHANISMS];
      await getMechanismList(slot, mechanisms, count);
      return mechanisms.slice(0, count[0]);
    },
    openSession: async (slot, flags) => {
      const session: Handle[] = [0];
      await openSession(slot, CKF_SERIAL_SESSION | flags, null, null, session);
      return session[0] as Handle;
    },
    closeSession: async (session) => void (await closeSession(session)),
    login: async (session, pin) => {
      const pinBytes = encodeUtf8(pin);
      try {
        return (await login(session, CKU_USER, pinBytes, pinBytes.length)) === CKR_OK;
      } finally {
        pinBytes.fill(0);
      }
    },
    findObjects: async (session, attributes, limit) => {
      const found: Handle[] = new Array(limit).fill(0);
      const count = [0];
      await findInit(session, write(attributes), attributes.length);
      try {
        await find(session, found, limit, count);
      } finally {
        await findFinal(session);
      }
      return found.slice(0, count[0]);
    },
    readAttributes: async (session, object, attributeTypes) => {
      const attributes = emptyTemplate(attributeTypes);
      // What is written back replaces the pointers, so the buffers behind them are kept here.
      const values = attributes.map(({ pValue }) => pValue);
      await getAttributeValue(session, object, attributes, attributes.length);
      return attributes.map(({ ulValueLen }, index) => (values[index] as Uint8Array).slice(0, Number(ulValueLen)));
    },
    destroyObject: async (session, object) => void (await destroyObject(session, object)),
    generateEdwardsKeyPair: async (session, { publicKey, privateKey }) => {
      const publicHandle: Handle[] = [0];
      const privateHandle: Handle[] = [0];
      const publicTemplate = write(publicKey);
      const privateTemplate = write(privateKey);
      await generateKeyPair(
        session,
        { mechanism: CKM_EC_EDWARDS_KEY_PAIR_GEN, pParameter: null, ulParameterLen: 0 },
        publicTemplate,
        publicTemplate.length,
        privateTemplate,
        privateTemplate.length,
        publicHandle,
        privateHandle,
      );
      return { publicKey: publicHandle[0] as Handle, privateKey: privateHandle[0] as Handle };
    },
    signEddsa: async (session, key, message) => {
      const signature = new Uint8Array(ED25519_SIGNATURE_BYTES);
      const length = [signature.length];
      // Without a parameter this is the plain Ed25519 of RFC 8032: no context, no hashing first (v3.0 section 2.3.14).
      await signInit(session, { mechanism: CKM_EDDSA, pParameter: null, ulParameterLen: 0 }, key);
      await sign(session, message, message.length, signature, length);
      return signature.subarray(0, length[0]);
    },
  };
}

function readPadded(bytes: Uint8Array): string {
  // Lenient on purpose: the tokens of others may be labelled in any encoding, and only compare unequal.
  return new TextDecoder().decode(bytes).trimEnd();
}
