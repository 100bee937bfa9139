import { createTransport } from 'nodemailer';
import type { Channel, WrittenLetter } from './channel.ts';
import { writeLetter } from './letter-text.ts';

export interface MailSettings {
  /** smtp:// or smtps://, with user and password where the server wants them. */
  readonly url: string;
  readonly from: string;
  /** The address people know this house by. */
  readonly publicUrl: string;
}

const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 } as const;

/** E-mail through an SMTP server. */
export function openMail({ url, from, publicUrl }: MailSettings): Channel {
  const transport = createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true });
  const { hostname } = new URL(publicUrl);
  const send = async ({ id, to, ...written }: WrittenLetter, headers: Record<string, string> = {}) => {
    await transport.sendMail({
      ...{ from, to: { name: to.name, address: to.email }, messageId: `<${id}@${hostname}>` },
      ...{ subject: written.subject, text: written.text, html: written.html },
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...headers },
    });
  };
  return {
    name: 'mail',
    deliver: ({ id, to, ...letter }) =>
      send(
        { id, to, ...writeLetter({ id, to, ...letter }) },
        { 'List-Unsubscribe': `<${letter.choicesHref}>` },
      ),
    send: (letter) => send(letter),
  };
}
