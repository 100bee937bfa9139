import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { runProgram } from '#scripts/run-program.ts';

const folder = 'docs/screens';
const filmDir = mkdtempSync(join(tmpdir(), 'latchkey-film-'));

/** A palette holds what these screens show and takes a quarter of the room. */
async function shrink(file: string): Promise<void> {
  const small = await sharp(readFileSync(file)).png({ palette: true, effort: 10, quality: 90 }).toBuffer();
  writeFileSync(file, small);
}

/** The frames are named by their place and how long they stand, in milliseconds. */
async function makeFilm(): Promise<void> {
  const frames = readdirSync(filmDir).sort();
  const delay = frames.map((name) => Number(/-(\d+)\.png$/.exec(name)?.[1]));
  const film = sharp(
    frames.map((name) => join(filmDir, name)),
    { join: { animated: true } },
  );
  await film.webp({ quality: 80, effort: 6, loop: 0, delay }).toFile(join(folder, 'unlock.webp'));
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
try {
  const { code, output } = await runProgram(
    join('node_modules', '.bin', 'playwright'),
    ['test', '--config=tests/visual/playwright.config.ts', '--update-snapshots=all'],
    { env: { LATCHKEY_FILM_DIR: filmDir } },
  );
  console.log(output);
  process.exitCode = code;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.png')))
    await shrink(join(folder, name));
  if (code === 0) await makeFilm();
} finally {
  rmSync(filmDir, { recursive: true, force: true });
}
