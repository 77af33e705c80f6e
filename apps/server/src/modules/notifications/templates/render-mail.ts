import { BOUNDARY } from '@attestlayer/kit';
import type { Locale } from '../locale.ts';
import { ENGLISH } from './en.ts';
import { FRENCH } from './fr.ts';
import type { MailCatalogue, MailContent, MailData, MailTemplate } from './mail-data.ts';

const CATALOGUES: Readonly<Record<Locale, MailCatalogue>> = { en: ENGLISH, fr: FRENCH };
/** What mail programs show of a subject; a name of any length must not push it further. */
const MAX_SUBJECT_LENGTH = 150;

export type RenderedMail = { subject: string; text: string; html: string };

export type RenderInput<Name extends MailTemplate> = {
  template: Name;
  data: MailData[Name];
  locale: Locale;
  issuerName: string;
};

/** Lays a mail out as text and as HTML with the same words: no image, no style sheet, nothing that a reader's program would fetch. */
export function renderMail<Name extends MailTemplate>(input: RenderInput<Name>): RenderedMail {
  const catalogue = CATALOGUES[input.locale];
  const content = catalogue.templates[input.template](input.data);
  return {
    subject: oneLine(content.subject),
    text: toText(content, catalogue, input.issuerName),
    html: toHtml(content, catalogue, input),
  };
}

/** People choose names: a line break in one must not end the header. */
function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length <= MAX_SUBJECT_LENGTH ? line : `${[...line].slice(0, MAX_SUBJECT_LENGTH - 1).join('')}…`;
}

function toText({ paragraphs, list, action, code }: MailContent, catalogue: MailCatalogue, issuer: string): string {
  const parts = [
    catalogue.greeting,
    ...paragraphs,
    ...(list ? [list.map((item) => `- ${item}`).join('\n')] : []),
    ...(action ? [`${action.label}:\n${action.link}`] : []),
    ...(code ? [`${code.label} ${code.value}`] : []),
    `-- \n${catalogue.sentBy(issuer)}`,
    `${catalogue.boundaryIntroduction}\n${BOUNDARY}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function toHtml(
  { paragraphs, list, action, code }: MailContent,
  catalogue: MailCatalogue,
  { locale, issuerName }: { locale: Locale; issuerName: string },
): string {
  const parts = [
    `<p>${escapeHtml(catalogue.greeting)}</p>`,
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(list ? [`<ul>${list.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`] : []),
    ...(action
      ? [`<p><a href="${escapeHtml(action.link)}">${escapeHtml(action.label)}</a></p><p>${escapeHtml(action.link)}</p>`]
      : []),
    ...(code ? [`<p>${escapeHtml(code.label)} <strong>${escapeHtml(code.value)}</strong></p>`] : []),
    `<hr><p>${escapeHtml(catalogue.sentBy(issuerName))}</p>`,
    `<p><small>${escapeHtml(catalogue.boundaryIntroduction)} <span lang="en">${escapeHtml(BOUNDARY)}</span></small></p>`,
  ];
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><body>${parts.join('')}</body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}
