import { BitString } from 'asn1js';
import { BasicConstraints, type Certificate, type Extension, ExtKeyUsage } from 'pkijs';
import { checkKey, checkSignatureAlgorithm } from './algorithms.ts';
import { Refusal } from './timestamp-code.ts';

const KEY_USAGE = '2.5.29.15';
const BASIC_CONSTRAINTS = '2.5.29.19';
const CERTIFICATE_POLICIES = '2.5.29.32';
const EXTENDED_KEY_USAGE = '2.5.29.37';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const ANY_EXTENDED_KEY_USAGE = '2.5.29.37.0';

/** Bits of KeyUsage in its first byte (RFC 5280 4.2.1.3). */
const DIGITAL_SIGNATURE = 0x80;
const NON_REPUDIATION = 0x40;
const KEY_CERT_SIGN = 0x04;

/**
 * Critical extensions whose rules are checked here. Policies are, in that any policy is taken. A certificate with another one is
 * refused, which RFC 5280 4.2 demands; name constraints among them, which no chain to a time-stamp authority needs.
 */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  KEY_USAGE,
  BASIC_CONSTRAINTS,
  CERTIFICATE_POLICIES,
  EXTENDED_KEY_USAGE,
]);

/**
 * The certificate is one for time-stamping and for nothing else, and says so in a critical extension (RFC 3161 2.3).
 *
 * @throws Refusal certificate_purpose_invalid, token_algorithm_unsupported
 */
export function checkSignerCertificate(certificate: Certificate): void {
  const extension = findExtension(certificate, EXTENDED_KEY_USAGE);
  const purposes = extension?.parsedValue instanceof ExtKeyUsage ? extension.parsedValue.keyPurposes : [];
  if (extension?.critical !== true || purposes.length !== 1 || purposes[0] !== TIME_STAMPING) {
    throw new Refusal('certificate_purpose_invalid', 'extended key usage is not timeStamping alone, and critical');
  }
  const usage = keyUsageOf(certificate);
  if (usage !== null && (usage & (DIGITAL_SIGNATURE | NON_REPUDIATION)) === 0) {
    throw new Refusal('certificate_purpose_invalid', 'key usage does not allow signatures');
  }
  checkKey(certificate);
}

/**
 * A chain from the signer to an authority's certificate, all of it at the time of the token (RFC 5280 6.1, without policies
 * and name constraints). The last certificate is trusted as it is, so its own signature says nothing.
 *
 * @throws Refusal certificate_not_valid_at_time, certificate_chain_invalid, token_algorithm_unsupported
 */
export function checkChain(chain: readonly Certificate[], time: Date): void {
  for (const [position, certificate] of chain.entries()) {
    checkValidity(certificate, time);
    checkExtensions(certificate);
    if (position > 0) checkIssuer(certificate, chain.slice(1, position));
    if (position < chain.length - 1) checkAlgorithms(certificate);
  }
}

function checkValidity({ notBefore, notAfter, subject }: Certificate, time: Date): void {
  if (time >= notBefore.value && time <= notAfter.value) return;
  const period = `${notBefore.value.toISOString()} to ${notAfter.value.toISOString()}`;
  throw new Refusal('certificate_not_valid_at_time', `"${nameOf(subject)}" is valid from ${period}`);
}

function checkExtensions(certificate: Certificate): void {
  const ids = (certificate.extensions ?? []).map(({ extnID }) => extnID);
  if (new Set(ids).size !== ids.length) throw chainInvalid(certificate, 'has an extension twice');
  for (const { extnID, critical } of certificate.extensions ?? []) {
    if (critical && !UNDERSTOOD.has(extnID)) {
      throw chainInvalid(certificate, `has the critical extension ${extnID}, which is not understood`);
    }
  }
}

/** May sign certificates, and certificates of time-stamp authorities. `below`: the issuers between it and the signer. */
function checkIssuer(certificate: Certificate, below: readonly Certificate[]): void {
  const constraints = findExtension(certificate, BASIC_CONSTRAINTS)?.parsedValue;
  if (!(constraints instanceof BasicConstraints) || !constraints.cA) throw chainInvalid(certificate, 'is not a CA');
  const usage = keyUsageOf(certificate);
  if (usage !== null && (usage & KEY_CERT_SIGN) === 0) {
    throw chainInvalid(certificate, 'may not sign certificates');
  }
  const { pathLenConstraint } = constraints;
  const counted = below.filter(({ subject, issuer }) => !subject.isEqual(issuer)).length;
  if (pathLenConstraint !== undefined && counted > Number(pathLenConstraint)) {
    throw chainInvalid(certificate, `allows ${pathLenConstraint} certificates below it`);
  }
  const purposes = findExtension(certificate, EXTENDED_KEY_USAGE)?.parsedValue;
  const isForTime = (purpose: string) => purpose === TIME_STAMPING || purpose === ANY_EXTENDED_KEY_USAGE;
  if (purposes instanceof ExtKeyUsage && !purposes.keyPurposes.some(isForTime)) {
    throw chainInvalid(certificate, 'is not for time-stamping');
  }
  checkKey(certificate);
}

/** RFC 5280 4.1.1.2: the algorithm outside the signature is the one inside. */
function checkAlgorithms(certificate: Certificate): void {
  checkSignatureAlgorithm(certificate.signatureAlgorithm, 'certificate');
  if (!certificate.signatureAlgorithm.isEqual(certificate.signature)) {
    throw chainInvalid(certificate, 'names two signature algorithms');
  }
}

/** The first byte of KeyUsage; null without the extension. One that cannot be read allows nothing. */
function keyUsageOf(certificate: Certificate): number | null {
  const extension = findExtension(certificate, KEY_USAGE);
  if (extension === undefined) return null;
  const { parsedValue: usage } = extension;
  return usage instanceof BitString ? (usage.valueBlock.valueHexView[0] ?? 0) : 0;
}

function findExtension({ extensions }: Certificate, id: string): Extension | undefined {
  return extensions?.find(({ extnID }) => extnID === id);
}

/** The parts of a name, for people only. */
function nameOf(name: Certificate['subject']): string {
  return name.typesAndValues.map(({ value }) => String(value.valueBlock.value)).join(', ');
}

function chainInvalid({ subject }: Certificate, problem: string): Refusal {
  return new Refusal('certificate_chain_invalid', `"${nameOf(subject)}" ${problem}`);
}
