// A Chromium to show the embedded VS Code in: the user's, or Debian's.

import { existsSync } from 'node:fs';
import { installDebian } from './debian.mjs';
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
  const failure = await installDebian(missing, { log });
  const found = browser ?? find();
  if (!found) {
    throw new Error(`Chromium is not installed (Debian: apt-get install chromium), or set CHROMIUM_PATH.\n${failure}`);
  }
  if (failure && !fonts) {
    log('No Hebrew font is installed (Debian: fonts-noto-core); Hebrew may show as empty boxes.');
  }
  return found;
}
