import { existsSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import manifest from '#app/manifest.ts';

test('every icon of the manifest is there, of the size that it says', async () => {
  const { icons = [] } = manifest();
  expect(icons.map(({ purpose }) => purpose)).toContain('maskable');
  for (const { src, sizes } of icons) {
    const file = join('public', src);
    expect(existsSync(file), file).toBe(true);
    const { width, height, format } = await sharp(file).metadata();
    expect([`${width}x${height}`, format]).toEqual([sizes, 'png']);
  }
});

test('the touch icon fills its square: the phone cuts the corners', async () => {
  const { data, info } = await sharp('app/apple-icon.png')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([180, 180]);
  expect([...data.subarray(0, 4)]).toEqual([3, 96, 95, 255]);
});
