import type { MetadataRoute } from 'next';

/** One pair of colours is all that a manifest holds; the pages' own theme-color follows the theme. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/',
    name: 'Latchkey',
    short_name: 'Latchkey',
    description: 'Give customers beta features while you are still on the call.',
    lang: 'en',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#fcfaf6',
    theme_color: '#fcfaf6',
    categories: ['business', 'productivity'],
    icons: [
      { src: '/icons/latchkey-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/latchkey-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/latchkey-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [
      { name: 'Accounts', url: '/accounts' },
      { name: 'Approvals', url: '/approvals' },
      { name: 'Notices', url: '/notices' },
    ],
  };
}
