import { createTransport } from 'nodemailer';
import type { Channel } from './channel.ts';
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
  return {
    name: 'mail',
    deliver: async (letter) => {
      const { subject, text, html } = writeLetter(letter);
      await transport.sendMail({
        from,
        to: { name: letter.to.name, address: letter.to.email },
        subject,
        text,
        html,
        messageId: `<${letter.id}@${hostname}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'List-Unsubscribe': `<${letter.choicesHref}>`,
        },
      });
    },
  };
}
