import { mkdir, readFile } from 'node:fs/promises';
import sharp from 'sharp';

const svg = await readFile('app/icon.svg', 'utf8');
/** Systems cut the corners in their own way: the colour goes to the edges, and the key stays within the safe circle. */
const uncut = svg
  .replace(' rx="6"', '')
  .replace('<g ', '<g transform="translate(16 16) scale(.8) translate(-16 -16)" ');

const icons = [
  { file: 'public/icons/latchkey-192.png', from: svg, size: 192 },
  { file: 'public/icons/latchkey-512.png', from: svg, size: 512 },
  { file: 'public/icons/latchkey-maskable-512.png', from: uncut, size: 512 },
  { file: 'app/apple-icon.png', from: uncut, size: 180 },
];

await mkdir('public/icons', { recursive: true });
for (const { file, from, size } of icons)
  await sharp(Buffer.from(from), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toFile(file);
