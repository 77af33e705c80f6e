import { promisify } from 'node:util';
import type { default as koffiModule, LibraryHandle, TypeObject } from 'koffi';
import { SignerError } from '../signer-error.ts';
import { FUNCTION_NAMES, type FunctionName } from './function-list.ts';

type Koffi = typeof koffiModule;
type Call = (...args: unknown[]) => Promise<number>;

/** The C types of arguments; an out type takes an array, whose first member is set. */
type Types = Record<'ulong' | 'byte' | 'bytes' | 'outUlongs' | 'inoutUlongs' | 'initialization', TypeObject> &
  Record<'mechanism' | 'template' | 'inoutTemplate', TypeObject>;

/** A loaded PKCS #11 module: binds functions, whose calls run on a thread so that a slow token does not stop the program. */
export type Library = { types: Types; bind(name: FunctionName, argumentTypes: TypeObject[]): Call; ulongBytes: number };

/** A library whose handle is collected is unloaded, while its functions can still be called: so handles are kept for good. */
const handles: LibraryHandle[] = [];

/** PKCS #11 packs its structures on Windows and nowhere else. */
const isPacked = process.platform === 'win32';

/**
 * Loads the shared library of a token's maker.
 * @throws SignerError `pkcs11_module_unusable`
 */
export async function loadLibrary(path: string): Promise<Library> {
  try {
    // Loaded when there is a token only: who keeps keys in files needs no native code.
    const { default: koffi } = await import('koffi');
    const pointers = readFunctionList(koffi, path);
    return {
      types: defineTypes(koffi),
      ulongBytes: koffi.sizeof('ulong'),
      bind: (name, argumentTypes) =>
        keepingArguments(promisify(koffi.decode(pointers[name], koffi.proto('ulong', argumentTypes)).async)),
    };
  } catch (cause) {
    throw new SignerError('pkcs11_module_unusable', `${path} cannot be loaded as a PKCS #11 module`, { cause });
  }
}

function structOf(koffi: Koffi): (members: Record<string, string | TypeObject>) => TypeObject {
  return (members) => (isPacked ? koffi.pack(members) : koffi.struct(members));
}

function readFunctionList(koffi: Koffi, path: string): Record<FunctionName, bigint> {
  const struct = structOf(koffi);
  const version = struct({ major: 'uint8', minor: 'uint8' });
  const functionList = struct({ version, ...Object.fromEntries(FUNCTION_NAMES.map((name) => [name, 'void *'])) });
  const handle = koffi.load(path);
  handles.push(handle);
  const getFunctionList = handle.func('C_GetFunctionList', 'ulong', [koffi.out(koffi.pointer('void *')) as never]);
  const list: bigint[] = [0n];
  if (getFunctionList(list) !== 0) throw new Error('C_GetFunctionList failed');
  return koffi.decode(list[0], functionList);
}

function defineTypes(koffi: Koffi): Types {
  const struct = structOf(koffi);
  const ulongs = koffi.pointer('ulong');
  const attributes = koffi.pointer(struct({ type: 'ulong', pValue: 'void *', ulValueLen: 'ulong' }));
  const mutexes = { CreateMutex: 'void *', DestroyMutex: 'void *', LockMutex: 'void *', UnlockMutex: 'void *' };
  return {
    ulong: koffi.type('ulong'),
    byte: koffi.type('uint8'),
    bytes: koffi.pointer('void'),
    outUlongs: koffi.out(ulongs) as unknown as TypeObject,
    inoutUlongs: koffi.inout(ulongs) as unknown as TypeObject,
    initialization: koffi.pointer(struct({ ...mutexes, flags: 'ulong', pReserved: 'void *' })),
    mechanism: koffi.pointer(struct({ mechanism: 'ulong', pParameter: 'void *', ulParameterLen: 'ulong' })),
    template: attributes,
    inoutTemplate: koffi.inout(attributes) as unknown as TypeObject,
  };
}

/** The module reads and writes memory of the arguments on its thread; the collector must not free it before the call is over. */
function keepingArguments(call: Call): Call {
  return async (...args) => {
    try {
      return await call(...args);
    } finally {
      args.length = 0;
    }
  };
}
