import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openssl } from './openssl.ts';

/** What may differ from a good authority. Times are ASN.1 times: `20260101000000Z`. */
export type AuthorityOptions = {
  /** The certificate of the authority that stamps. */
  from?: string;
  until?: string;
  /** As openssl writes it; null leaves the extension out. */
  extendedKeyUsage?: string | null;
  keyUsage?: string;
  moreExtensions?: string[];
  key?: 'p256' | 'p384' | 'rsa2048' | 'rsa1024';
  /** Puts a certificate between the root and the one that stamps, with these extensions. */
  intermediate?: string[];
};

/** A certificate authority and a time-stamp authority below it, in a folder of their own. */
export type LocalAuthority = {
  folder: string;
  /** DER. */
  root: Uint8Array;
  intermediate: Uint8Array | null;
  signer: Uint8Array;
  /** A TimeStampResp by `openssl ts -reply`. It refuses to stamp with a certificate that is not made for it. */
  stamp(message: Uint8Array, options?: { hash?: string; certificates?: boolean; essHash?: string }): Uint8Array;
  /** A TimeStampResp to a request in DER. */
  answer(request: Uint8Array): Uint8Array;
  /** A bare token over any TSTInfo, which no real authority would sign. */
  sign(
    tstInfo: Uint8Array,
    options?: { digest?: string; attributes?: 'all' | 'no certificate' | 'none'; pss?: boolean },
  ): Uint8Array;
};

const FROM = '20200101000000Z';
const UNTIL = '20400101000000Z';
const CA_EXTENSIONS = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign'];

const KEYS: Record<NonNullable<AuthorityOptions['key']>, string[]> = {
  p256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  p384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  rsa2048: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  rsa1024: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024'],
};

/** CAdES is what makes openssl put the hash of the certificate under a signature that is no time-stamp's. */
const ATTRIBUTES = { all: ['-cades'], 'no certificate': [], none: ['-noattr'] };

const CONFIG = `
[ca]
default_ca = local
[local]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = empty
[empty]
[tsa]
default_tsa = local_tsa
[local_tsa]
serial = tsa-serial
crypto_device = builtin
signer_cert = signer.pem
signer_key = signer.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha1, sha256, sha384, sha512
accuracy = secs:1, millisecs:500, microsecs:100
ess_cert_id_chain = no
`;

/** Makes an authority; without options a good one. */
export function makeAuthority(name: string, options: AuthorityOptions = {}): LocalAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'attestlayer-tsa-'));
  const file = (path: string) => new Uint8Array(readFileSync(join(folder, path)));
  const write = (path: string, content: string | Uint8Array) => writeFileSync(join(folder, path), content);
  write('openssl.cnf', CONFIG);
  write('index.txt', '');
  write('tsa-serial', '01\n');
  issue({ folder, name: 'root', subject: `${name} root`, issuer: null, extensions: CA_EXTENSIONS });
  const { intermediate, extendedKeyUsage = 'critical,timeStamping', keyUsage = 'critical,digitalSignature' } = options;
  if (intermediate) {
    issue({ folder, name: 'middle', subject: `${name} middle`, issuer: 'root', extensions: intermediate });
  }
  issue({
    folder,
    name: 'signer',
    subject: `${name} signer`,
    issuer: intermediate ? 'middle' : 'root',
    extensions: [
      `keyUsage=${keyUsage}`,
      ...(extendedKeyUsage === null ? [] : [`extendedKeyUsage=${extendedKeyUsage}`]),
      ...(options.moreExtensions ?? []),
    ],
    ...options,
  });
  const chain = intermediate ? 'middle.pem' : 'root.pem';

  function answer(request: Uint8Array): Uint8Array {
    write('request.tsq', request);
    const reply = ['-reply', '-config', 'openssl.cnf', '-queryfile', 'request.tsq', '-chain', chain];
    openssl(folder, 'ts', ...reply, '-out', 'response.tsr');
    return file('response.tsr');
  }

  return {
    folder,
    root: file('root.der'),
    intermediate: intermediate ? file('middle.der') : null,
    signer: file('signer.der'),
    answer,
    stamp(message, { hash = 'sha256', certificates = true, essHash = 'sha256' } = {}) {
      write('message', message);
      const query = ['ts', '-query', '-data', 'message', `-${hash}`, ...(certificates ? ['-cert'] : [])];
      write('openssl.cnf', `${CONFIG}ess_cert_id_alg = ${essHash}\n`);
      return answer(openssl(folder, ...query));
    },
    sign(tstInfo, { digest = 'sha256', attributes = 'all', pss = false } = {}) {
      write('info.der', tstInfo);
      const content = ['-binary', '-nodetach', '-in', 'info.der', '-econtent_type', '1.2.840.113549.1.9.16.1.4'];
      const signer = ['-signer', 'signer.pem', '-inkey', 'signer.key', '-certfile', chain, '-md', digest];
      const padding = pss ? ['-keyopt', 'rsa_padding_mode:pss'] : [];
      const form = [...ATTRIBUTES[attributes], '-outform', 'DER', '-out', 'token.der'];
      openssl(folder, 'cms', '-sign', ...content, ...signer, ...padding, ...form);
      return file('token.der');
    },
  };
}

type Issue = Pick<AuthorityOptions, 'from' | 'until' | 'key'> & {
  folder: string;
  name: string;
  subject: string;
  issuer: string | null;
  extensions: string[];
};

/** Only `openssl ca` lets one choose when a certificate begins to be valid. */
function issue({ folder, name, subject, issuer, extensions, from = FROM, until = UNTIL, key = 'p256' }: Issue): void {
  writeFileSync(join(folder, `${name}.ext`), `${extensions.join('\n')}\n`);
  openssl(folder, 'genpkey', ...KEYS[key], '-out', `${name}.key`);
  const request = ['-new', '-config', 'openssl.cnf', '-key', `${name}.key`, '-subj', `/CN=${subject}`];
  openssl(folder, 'req', ...request, '-out', `${name}.csr`);
  const by = issuer === null ? ['-selfsign', '-keyfile', `${name}.key`] : ['-keyfile', `${issuer}.key`];
  const certificate = issuer === null ? [] : ['-cert', `${issuer}.pem`];
  const period = ['-startdate', from, '-enddate', until];
  const output = ['-extfile', `${name}.ext`, '-notext', '-batch', '-out', `${name}.pem`];
  openssl(folder, 'ca', '-config', 'openssl.cnf', '-in', `${name}.csr`, ...by, ...certificate, ...period, ...output);
  openssl(folder, 'x509', '-in', `${name}.pem`, '-outform', 'DER', '-out', `${name}.der`);
}

/** The TSTInfo of a response, as openssl takes it out. */
export function infoOf({ folder }: LocalAuthority, response: Uint8Array): Uint8Array {
  writeFileSync(join(folder, 'whole.tsr'), response);
  openssl(folder, 'ts', '-reply', '-in', 'whole.tsr', '-token_out', '-out', 'whole.der');
  openssl(folder, 'cms', '-verify', '-noverify', '-inform', 'DER', '-in', 'whole.der', '-out', 'info-out.der');
  return new Uint8Array(readFileSync(join(folder, 'info-out.der')));
}

/** The bare token of a response, as openssl takes it out. */
export function tokenOf({ folder }: LocalAuthority, response: Uint8Array): Uint8Array {
  writeFileSync(join(folder, 'whole.tsr'), response);
  openssl(folder, 'ts', '-reply', '-in', 'whole.tsr', '-token_out', '-out', 'whole.der');
  return new Uint8Array(readFileSync(join(folder, 'whole.der')));
}
