// A Chromium to show the embedded VS Code in: the user's, or Debian's.

import { existsSync } from 'node:fs';
import { run, which } from './processes.mjs';

/** What Chromium is started with, so that it asks nothing of the network and of the machine's graphics. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Whatever would reach for another machine fails at once, the same everywhere.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function find() {
  return (
    which(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']) ??
    usualPlaces.find((place) => existsSync(place))
  );
}

async function hasHebrewFont() {
  const { code, output } = await run('fc-list', [':lang=he', 'family']);
  // Where there is no fontconfig (macOS, Windows), the system brings its own Hebrew.
  return code !== 0 || output.trim() !== '';
}

/** apt-get as root or by a sudo that asks nothing, or undefined where neither is to be had. */
async function aptGet() {
  const apt = process.platform === 'linux' ? which(['apt-get']) : undefined;
  if (!apt) return undefined;
  const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (prefix.length > 0 && (!which(['sudo']) || (await run('sudo', ['-n', 'true'])).code !== 0)) return undefined;
  return (...args) => {
    const [command, ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', apt, ...args];
    // Half an installation would be worse than a late end.
    return run(command, rest, { endBy: 'SIGTERM' });
  };
}

/**
 * Finds a Chromium, and on Debian and its kin installs it, with a Hebrew font, where that needs no password.
 * CHROMIUM_PATH names another browser of Chromium's family.
 * @param {{log?: (line: string) => void}} [options]
 * @returns {Promise<string>} absolute path of the browser
 * @throws {Error} with a message for the user that says what to install
 */
export async function installChromium({ log = console.error } = {}) {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`CHROMIUM_PATH names no file: ${named}`);
  }
  const [browser, fonts] = [find(), await hasHebrewFont()];
  if (browser && fonts) return browser;
  const missing = [...(browser ? [] : ['chromium']), ...(fonts ? [] : ['fonts-noto-core'])];
  const apt = await aptGet();
  if (apt) {
    log(`Installing ${missing.join(' and ')} by apt-get (up to a minute)…`);
    const wait = 'DPkg::Lock::Timeout=300';
    await apt('-o', wait, 'update', '-q');
    const { code, output } = await apt('-o', wait, 'install', '-q', '-y', '--no-install-recommends', ...missing);
    if (code !== 0 && !browser) throw new Error(`Chromium could not be installed:\n${output.trim()}`);
    if (code !== 0) log(`fonts-noto-core could not be installed; Hebrew may show as empty boxes.`);
  } else if (browser) {
    log('No Hebrew font is installed (Debian: fonts-noto-core); Hebrew may show as empty boxes.');
  }
  const found = find();
  if (found) return found;
  throw new Error('Chromium is not installed; install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.');
}
