// A Neovim to serve plans in: the user's, or Debian's.

import { installDebian } from './debian.mjs';
import { which } from './processes.mjs';

/**
 * Finds Neovim, and on Debian and its kin installs it where that needs no password.
 * @param {{log?: (line: string) => void}} [options]
 * @returns {Promise<string>} absolute path
 * @throws {Error} with a message for the user that says what to install
 */
export async function installNeovim({ log = console.error } = {}) {
  const known = which(['nvim']);
  if (known) return known;
  const failure = await installDebian(['neovim'], { log });
  const found = which(['nvim']);
  if (!found) throw new Error(`Neovim is not installed (Debian: apt-get install neovim).\n${failure}`);
  return found;
}
