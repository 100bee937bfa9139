import { type inferParserType, parseAsStringLiteral } from 'nuqs/server';

export const noticeParsers = { show: parseAsStringLiteral(['unread']) };
export type NoticeFilter = inferParserType<typeof noticeParsers>;

export function noticesQuery({ show }: NoticeFilter) {
  return show === 'unread' ? { unread: true } : {};
}
