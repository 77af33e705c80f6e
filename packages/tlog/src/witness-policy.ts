import { type NoteKey, type NoteKeyAlgorithm, parseVerifierKey } from './note-key.ts';
import { TlogError } from './tlog-error.ts';
import { parseWholeNumber } from './whole-number.ts';

/** A log whose checkpoints the policy accepts; the key's name is the log's origin. */
export type PolicyLog = { key: NoteKey; url: string | null };
/** A witness under the name the policy gives it, which need not be its key's name. */
export type PolicyWitness = { name: string; key: NoteKey; url: string | null };
/** A group that witnesses a checkpoint when at least `threshold` of its members, witnesses or earlier groups, do. */
export type PolicyGroup = { name: string; threshold: number; members: string[] };

/** A trust policy for checkpoints (c2sp.org/tlog-policy). `quorum` is the name of a witness or a group, or `none`. */
export type WitnessPolicy = { logs: PolicyLog[]; witnesses: PolicyWitness[]; groups: PolicyGroup[]; quorum: string };

// tlog-policy asks for room for 32 logs, 32 witnesses and 32 groups; this holds ten times as many and bounds the work.
const MAX_POLICY_CHARACTERS = 65_536;
const NO_QUORUM = 'none';

/**
 * Reads a policy: `log`, `witness`, `group` and `quorum` lines, comments and empty lines. There is exactly one quorum
 * line, `quorum none` included: a policy never means "no witnessing" by leaving something out. Names are defined before
 * they are used, so groups cannot form a cycle, and are members of one group at most, so nobody counts twice.
 *
 * @throws TlogError policy_malformed; `cause` is the error of a bad key
 */
export function parseWitnessPolicy(text: string): WitnessPolicy {
  if (text.length > MAX_POLICY_CHARACTERS) throw malformed(`a policy has at most ${MAX_POLICY_CHARACTERS} characters`);
  if (/[\x00-\x08\x0b-\x1f\x7f]/.test(text)) throw malformed('a policy has no control character but tab and line feed');
  if (!text.endsWith('\n')) throw malformed('every line of a policy ends with a line feed');
  const reader = createPolicyReader();
  text
    .slice(0, -1)
    .split('\n')
    .forEach((line, index) => {
      const words = line.split(/[ \t]+/).filter((word) => word !== '');
      if (words[0] === undefined || words[0].startsWith('#')) return;
      reader.readLine(words, `line ${index + 1}`);
    });
  return reader.finish();
}

function createPolicyReader() {
  const logs: PolicyLog[] = [];
  const witnesses: PolicyWitness[] = [];
  const groups: PolicyGroup[] = [];
  const defined = new Set<string>([NO_QUORUM]);
  const members = new Set<string>();
  let quorum: string | null = null;

  function define(name: string, where: string): string {
    if (defined.has(name)) throw malformed(`${where}: the name ${name} is already taken`);
    defined.add(name);
    return name;
  }

  function readLog(rest: string[], where: string): void {
    const [vkey, url = null, ...more] = rest;
    if (vkey === undefined || more.length !== 0) throw malformed(`${where}: expected "log <vkey> [<url>]"`);
    const key = readKey(vkey, 'ed25519', where);
    checkNewKey(key, logs, where);
    logs.push({ key, url });
  }

  function readWitness(rest: string[], where: string): void {
    const [name, vkey, url = null, ...more] = rest;
    if (name === undefined || vkey === undefined || more.length !== 0)
      throw malformed(`${where}: expected "witness <name> <vkey> [<url>]"`);
    const key = readKey(vkey, 'cosignature-v1', where);
    checkNewKey(key, witnesses, where);
    witnesses.push({ name: define(name, where), key, url });
  }

  function readGroup(rest: string[], where: string): void {
    const [name, rule, ...names] = rest;
    if (name === undefined || rule === undefined || names.length === 0)
      throw malformed(`${where}: expected "group <name> all|any|<k> <name>..."`);
    for (const member of names) {
      if (member === NO_QUORUM || !defined.has(member)) throw malformed(`${where}: ${member} is not defined above`);
      if (members.has(member)) throw malformed(`${where}: ${member} is already a member of a group`);
      members.add(member);
    }
    const threshold = readThreshold(rule, names.length);
    if (threshold === null)
      throw malformed(`${where}: the threshold is all, any or a number from 1 to ${names.length}`);
    groups.push({ name: define(name, where), threshold, members: names });
  }

  function readQuorum(rest: string[], where: string): void {
    const [name, ...more] = rest;
    if (name === undefined || more.length !== 0) throw malformed(`${where}: expected "quorum <name>"`);
    if (quorum !== null) throw malformed(`${where}: a policy has one quorum line`);
    if (!defined.has(name)) throw malformed(`${where}: ${name} is not defined above`);
    quorum = name;
  }

  function readLine([keyword, ...rest]: string[], where: string): void {
    if (keyword === 'log') readLog(rest, where);
    else if (keyword === 'witness') readWitness(rest, where);
    else if (keyword === 'group') readGroup(rest, where);
    else if (keyword === 'quorum') readQuorum(rest, where);
    else throw malformed(`${where}: expected log, witness, group or quorum`);
  }

  function finish(): WitnessPolicy {
    if (quorum === null) throw malformed('a policy has a quorum line, "quorum none" when no witness is asked for');
    return { logs, witnesses, groups, quorum };
  }

  return { readLine, finish };
}

function readThreshold(rule: string, memberCount: number): number | null {
  if (rule === 'all') return memberCount;
  if (rule === 'any') return 1;
  const threshold = parseWholeNumber(rule);
  return threshold === null || threshold < 1 || threshold > memberCount ? null : threshold;
}

function readKey(vkey: string, algorithm: NoteKeyAlgorithm, where: string): NoteKey {
  const key = parseKey(vkey, where);
  if (key.algorithm !== algorithm)
    throw malformed(`${where}: expected a key of type ${algorithm}, this is ${key.algorithm}`);
  return key;
}

function parseKey(vkey: string, where: string): NoteKey {
  try {
    return parseVerifierKey(vkey);
  } catch (cause) {
    throw malformed(`${where}: the vkey is not accepted`, cause);
  }
}

// The bare key counts, not its name: one key under two names would be two witnesses.
function checkNewKey(key: NoteKey, others: { key: NoteKey }[], where: string): void {
  if (others.some((other) => other.key.publicKey.kid === key.publicKey.kid))
    throw malformed(`${where}: this key is already listed`);
}

function malformed(message: string, cause?: unknown): TlogError {
  return new TlogError('policy_malformed', message, cause === undefined ? undefined : { cause });
}
