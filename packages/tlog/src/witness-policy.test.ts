import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeSigner } from '../test/make-signer.ts';
import { onlyTlogErrors, throwsWithCode } from '../test/throws-with-code.ts';
import { evaluateQuorum, makeNoteKey, type NoteKey, parseWitnessPolicy } from './index.ts';

let log: NoteKey;
let keys: NoteKey[];
let example: string;

beforeAll(async () => {
  log = makeNoteKey({ name: 'log.example', algorithm: 'ed25519', publicKey: (await makeSigner()).publicKey });
  const signers = await Promise.all(Array.from({ length: 6 }, makeSigner));
  keys = signers.map(({ publicKey }, index) =>
    makeNoteKey({ name: `w${index}.example`, algorithm: 'cosignature-v1', publicKey }),
  );
  const vkeys = keys.map(({ vkey }) => vkey);
  // The shape of the example in tlog-policy.
  example = `# who we trust
log ${log.vkey} https://log.example/

witness X1 ${vkeys[0]} https://w0.example/
witness X2 ${vkeys[1]}
 \twitness\tX3  ${vkeys[2]}\t
group X-witnesses 2 X1 X2 X3
  # the others
witness Y1 ${vkeys[3]}
witness Y2 ${vkeys[4]}
witness Y3 ${vkeys[5]}
group Y-witnesses any Y1 Y2 Y3
group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;
});

describe('parseWitnessPolicy', () => {
  it('reads logs, witnesses, groups and the quorum', () => {
    const policy = parseWitnessPolicy(example);
    expect(policy.logs).toEqual([{ key: log, url: 'https://log.example/' }]);
    expect(policy.witnesses.map(({ name }) => name)).toEqual(['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3']);
    expect(policy.witnesses[2]).toEqual({ name: 'X3', key: keys[2], url: null });
    expect(policy.groups).toEqual([
      { name: 'X-witnesses', threshold: 2, members: ['X1', 'X2', 'X3'] },
      { name: 'Y-witnesses', threshold: 1, members: ['Y1', 'Y2', 'Y3'] },
      { name: 'X-and-Y', threshold: 2, members: ['X-witnesses', 'Y-witnesses'] },
    ]);
    expect(policy.quorum).toBe('X-and-Y');
  });

  it('reads the smallest policy, which is written out', () => {
    expect(parseWitnessPolicy('quorum none\n')).toEqual({ logs: [], witnesses: [], groups: [], quorum: 'none' });
  });

  it('refuses a policy without exactly one defined quorum', async () => {
    const witness = `witness A ${keys[0]!.vkey}\n`;
    const refused = [
      '',
      '\n',
      '# quorum none\n',
      witness,
      'quorum\n',
      'quorum none none\n',
      'quorum A\n',
      'quorum none\nquorum none\n',
    ];
    for (const text of [...refused, `quorum A\n${witness}`, `${witness}quorum a\n`, 'quorum none']) {
      await throwsWithCode('policy_malformed', () => parseWitnessPolicy(text));
    }
  });

  it('refuses groups that do not add up', async () => {
    const witnesses = `witness A ${keys[0]!.vkey}\nwitness B ${keys[1]!.vkey}\n`;
    const refused = [
      'group G',
      'group G all',
      'group G 1',
      'group G 0 A',
      'group G 3 A B',
      'group G 01 A',
      'group G -1 A',
      'group G 1.0 A',
      'group G some A',
      'group G all A A',
      'group G all A C',
      'group G all none',
      'group none all A',
      'group A all B',
      'group G all G', // a cycle of one
      'group G all H\ngroup H all G', // a cycle of two
      'group G all A\ngroup H all A', // A would count twice
      'group G all A\ngroup G all B',
    ];
    for (const lines of refused)
      await throwsWithCode('policy_malformed', () => parseWitnessPolicy(`${witnesses}${lines}\nquorum none\n`));
  });

  it('refuses bad definitions and other lines', async () => {
    const renamed = makeNoteKey({ name: 'other.example', algorithm: 'cosignature-v1', publicKey: keys[0]!.publicKey });
    const refused = [
      'log',
      `log ${log.vkey} https://log.example/ more`,
      `log ${log.vkey}\nlog ${log.vkey}`,
      `log ${keys[0]!.vkey}`, // a witness key type
      `witness A ${log.vkey}`, // a log key type
      'witness A',
      `witness A ${keys[0]!.vkey} https://w.example/ more`,
      `witness none ${keys[0]!.vkey}`,
      `witness A ${keys[0]!.vkey}\nwitness A ${keys[1]!.vkey}`,
      `witness A ${keys[0]!.vkey}\nwitness B ${renamed.vkey}`, // one key under two names
      `witness A ${keys[0]!.vkey.slice(0, -4)}`,
      'Quorum none',
      'quorum\u{a0}none',
      'quorum none\r',
      'witnesses',
    ];
    for (const lines of refused)
      await throwsWithCode('policy_malformed', () => parseWitnessPolicy(`${lines}\nquorum none\n`));
    await throwsWithCode('policy_malformed', () => parseWitnessPolicy(`#${'x'.repeat(70_000)}\nquorum none\n`));
  });

  it('meets hostile text with nothing but TlogError', () => {
    const words = fc.constantFrom(
      'log',
      'witness',
      'group',
      'quorum',
      'none',
      'all',
      'any',
      '1',
      'A',
      'B',
      '\n',
      '\t',
      '#',
      log.vkey,
      keys[0]!.vkey,
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (parts) =>
        onlyTlogErrors(() => parseWitnessPolicy(`${parts.join(' ')}\n`)),
      ),
    );
    fc.assert(
      fc.property(fc.nat({ max: example.length - 1 }), fc.string({ maxLength: 3 }), (at, text) =>
        onlyTlogErrors(() => parseWitnessPolicy(example.slice(0, at) + text + example.slice(at + 1))),
      ),
    );
  });
});

describe('evaluateQuorum', () => {
  const cosigned = (...indexes: number[]) =>
    evaluateQuorum(
      parseWitnessPolicy(example),
      indexes.map((index) => keys[index]!),
    );

  it.each([
    [[0, 1, 3], true],
    [[1, 2, 5], true],
    [[0, 1, 2, 3, 4, 5], true],
    [[], false],
    [[0, 3], false],
    [[0, 1, 2], false],
    [[3, 4, 5], false],
    [[0, 3, 4, 5], false],
  ])('counts witnesses %j: %s', (indexes, satisfied) => {
    expect(cosigned(...indexes).satisfied).toBe(satisfied);
  });

  it('says who counted and what was asked for', () => {
    expect(cosigned(5, 0)).toEqual({ satisfied: false, required: 'X-and-Y', witnesses: ['X1', 'Y3'] });
    expect(evaluateQuorum(parseWitnessPolicy('quorum none\n'), keys)).toEqual({
      satisfied: true,
      required: 'none',
      witnesses: [],
    });
  });

  it('counts a key once, and only as the policy lists it', () => {
    expect(cosigned(0, 0, 0, 3).satisfied).toBe(false);
    const renamed = keys.map(({ publicKey }) =>
      makeNoteKey({ name: 'other.example', algorithm: 'cosignature-v1', publicKey }),
    );
    expect(evaluateQuorum(parseWitnessPolicy(example), [...renamed, log]).witnesses).toEqual([]);
  });

  it('takes a single witness as the quorum', () => {
    const policy = parseWitnessPolicy(`witness A ${keys[0]!.vkey}\nwitness B ${keys[1]!.vkey}\nquorum A\n`);
    expect(evaluateQuorum(policy, [keys[0]!]).satisfied).toBe(true);
    expect(evaluateQuorum(policy, [keys[1]!]).satisfied).toBe(false);
  });
});
