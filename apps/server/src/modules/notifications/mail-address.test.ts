import { expect, test } from 'vitest';
import { parseMailAddress, parseSender } from './mail-address.ts';

test.each([
  ['Ana@Example.org', 'ana@example.org'],
  ["o'neil+kit@mail.example.co", "o'neil+kit@mail.example.co"],
  ['admin@localhost', 'admin@localhost'],
])('takes %s', (text, address) => {
  expect(parseMailAddress(text)).toBe(address);
});

test.each([
  'a@x.io, evil@x.io',
  'a@x.io;evil@x.io',
  'a@x.io\r\nBcc: evil@x.io',
  'a@x.io\n',
  'Ana <a@x.io>',
  '"a b"@x.io',
  'a@x.io evil@x.io',
  'friends: a@x.io;',
  'a@b@x.io',
  '.a@x.io',
  'a..b@x.io',
  'a@-x.io',
  'a@x..io',
  'a@[127.0.0.1]',
  'аdmin@exаmple.org',
  '@x.io',
  'a@',
  '',
  `${'a'.repeat(65)}@x.io`,
  `a@${'x.'.repeat(130)}io`,
])('refuses %j', (text) => {
  expect(parseMailAddress(text)).toBeNull();
});

test('reads a sender with or without a name', () => {
  expect(parseSender('Attest Layer <no-reply@localhost>')).toEqual({
    name: 'Attest Layer',
    address: 'no-reply@localhost',
  });
  expect(parseSender('a@x.io')).toEqual({ name: '', address: 'a@x.io' });
  expect(parseSender('A <a@x.io>, B <b@x.io>')).toBeNull();
});
