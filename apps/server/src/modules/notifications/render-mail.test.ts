import { BOUNDARY } from '@attestlayer/kit';
import { expect, test } from 'vitest';
import { LOCALES } from './locale.ts';
import { renderMail } from './templates/render-mail.ts';

const invitation = {
  workspace: 'Nørd & Søn <b>',
  invited_by: 'Ana',
  role: 'viewer',
  link: 'https://kits.example/invitation?token=abc',
  code: 'ABCD-2345',
  until: '2026-12-01',
};

test.each(LOCALES)('says the same in text and HTML, with the boundary text and no remote content: %s', (locale) => {
  const { text, html } = renderMail({ template: 'team.invitation', data: invitation, locale, issuerName: 'Issuer' });
  for (const part of [text, html]) {
    expect(part).toContain(BOUNDARY);
    expect(part).toContain(invitation.link);
    expect(part).toContain(invitation.code);
    expect(part).toContain('Issuer');
  }
  expect(html).toContain('Nørd &amp; Søn &lt;b&gt;');
  expect(html).not.toMatch(/<img|<link|<style|<script|src=|url\(/);
});

test('keeps a subject on one line, whatever a name holds', () => {
  const workspace = `A\r\nBcc: evil@x.io\u2028${'x'.repeat(300)}`;
  const { subject } = renderMail({
    template: 'team.invitation',
    data: { ...invitation, workspace },
    locale: 'en',
    issuerName: 'Issuer',
  });
  expect(subject).toMatch(/^Invitation to A Bcc: evil@x.io x+…$/);
  expect(subject.length).toBeLessThanOrEqual(150);
});
