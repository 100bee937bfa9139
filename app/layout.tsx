import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { connection } from 'next/server';
import type { ReactNode } from 'react';
import { geistMono, schibsted, schibstedExtended } from '#app/fonts.ts';
import { OfflineWorker } from '#components/install/offline-worker.tsx';
import { BeforePaint } from '#components/shell/before-paint.tsx';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Latchkey', template: '%s · Latchkey' },
  description: 'Give customers beta features while you are still on the call.',
  applicationName: 'Latchkey',
  appleWebApp: { capable: true, title: 'Latchkey', statusBarStyle: 'default' },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fcfaf6' },
    { media: '(prefers-color-scheme: dark)', color: '#10141b' },
  ],
};

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  await connection();
  const nonce = (await headers()).get('content-security-policy')?.match(/'nonce-([^']+)'/)?.[1];
  return (
    <html
      lang="en"
      className={`${schibsted.variable} ${schibstedExtended.variable} ${geistMono.variable}`}
      suppressHydrationWarning
    >
      <body className="font-sans">
        <BeforePaint nonce={nonce} />
        {children}
        <OfflineWorker />
      </body>
    </html>
  );
}
