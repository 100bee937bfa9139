import type { Letter, LetterItem } from './channel.ts';

const longestName = 80;
const longestPart = 1000;
const longestQuote = 500;
const longestSubject = 180;

export interface LetterText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The words of a letter, plain and as HTML. What it tells holds other people's words: cut, on one line, escaped. */
export function writeLetter(letter: Letter): LetterText {
  const { items, more, to, noticesHref, choicesHref } = letter;
  const [first] = items;
  const count = items.length + more;
  const single = first !== undefined && count === 1;
  const subject = single ? plain(first) : `${count} new notices in Latchkey`;
  const further = more > 0 ? `And ${more} more.` : '';
  const all = single ? '' : `All notices: ${noticesHref}`;
  const text = [
    `Hello ${oneLine(to.name, longestName)},`,
    ...items.map((item) => [plain(item), quoted(item), item.href].filter(Boolean).join('\n')),
    ...[further, all].filter(Boolean),
    `--\nOpening a link changes nothing. Choose what you are told of: ${choicesHref}`,
  ].join('\n\n');
  const body = [
    `<p>Hello ${escaped(oneLine(to.name, longestName))},</p>`,
    ...items.map(asHtml),
    further && `<p>${further}</p>`,
    !single && `<p><a href="${escaped(noticesHref)}">All notices</a></p>`,
    `<p style="border-top:1px solid #d9d5cb;padding-top:12px;font-size:13px;color:#5c6270">Opening a link changes nothing. <a href="${escaped(choicesHref)}">Choose what you are told of</a></p>`,
  ].filter(Boolean);
  return { subject: oneLine(subject, longestSubject), text, html: page(subject, body.join('\n')) };
}

interface LetterWithLink {
  readonly to: { readonly name: string };
  readonly subject: string;
  readonly before: string;
  readonly link: string;
  readonly href: string;
  readonly after: string;
}

/** A letter around one link, in our own words. */
export function writeWithLink({ to, subject, before, link, href, after }: LetterWithLink): LetterText {
  const greeting = `Hello ${oneLine(to.name, longestName)},`;
  const body = [
    `<p>${escaped(greeting)}</p>`,
    `<p>${escaped(before)}</p>`,
    `<p><a href="${escaped(href)}" style="color:#1b6b6b;font-weight:600">${escaped(link)}</a></p>`,
    `<p style="border-top:1px solid #d9d5cb;padding-top:12px;font-size:13px;color:#5c6270">${escaped(after)}</p>`,
  ].join('\n');
  return {
    subject,
    text: [greeting, before, href, `--\n${after}`].join('\n\n'),
    html: page(subject, body),
  };
}

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body style="margin:0;background:#fbfaf6"><div style="max-width:560px;margin:0 auto;padding:24px;font:15px/1.5 system-ui,sans-serif;color:#20232b">${body}</div></body></html>`;
}

function asHtml(item: LetterItem): string {
  const sentence = item.told.parts
    .map((part) =>
      typeof part === 'string' ? escaped(between(part)) : `<strong>${escaped(nameIn(part))}</strong>`,
    )
    .join('');
  const quote = quoted(item);
  return `<p>${sentence}${quote && `<br><span style="color:#5c6270">${escaped(quote)}</span>`}<br><a href="${escaped(item.href)}" style="color:#1b6b6b;font-weight:600">Open in Latchkey</a></p>`;
}

function plain({ told }: LetterItem): string {
  return told.parts.map((part) => (typeof part === 'string' ? between(part) : nameIn(part))).join('');
}

function quoted({ told }: LetterItem): string {
  return told.quote ? `“${oneLine(told.quote, longestQuote)}”` : '';
}

/** The spaces at its ends part it from names. */
function between(part: string): string {
  return cut(flat(part), longestPart);
}

function nameIn(part: { readonly strong: string }): string {
  return oneLine(part.strong, longestName);
}

function oneLine(words: string, longest: number): string {
  return cut(flat(words).trim(), longest);
}

/** Without line breaks, control characters and marks that turn the direction of what follows. */
function flat(words: string): string {
  return words.replaceAll(/[\s\p{C}]+/gu, ' ');
}

function cut(line: string, longest: number): string {
  const characters = [...line];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : line;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(words: string): string {
  return words.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
