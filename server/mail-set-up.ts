import process from 'node:process';

/** Whether this house can send an e-mail with a link to itself. */
export function isMailSetUp(): boolean {
  const { SMTP_URL, MAIL_FROM, AUTH_URL } = process.env;
  return Boolean(SMTP_URL && MAIL_FROM && AUTH_URL);
}
