// Packages of Debian and its kin, for what tests need of the machine.

import { run, which } from './processes.mjs';

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
 * Installs packages of Debian where that needs no password.
 * @param {string[]} packages
 * @param {{log: (line: string) => void}} options log hears what takes long, in plain words
 * @returns {Promise<string | undefined>} why they could not be installed; undefined where they are
 */
export async function installDebian(packages, { log }) {
  const apt = await aptGet();
  if (!apt) return 'There is no apt-get here that asks for no password.';
  log(`Installing ${packages.join(' and ')} by apt-get (up to a minute)…`);
  const wait = 'DPkg::Lock::Timeout=300';
  await apt('-o', wait, 'update', '-q');
  const { code, output } = await apt('-o', wait, 'install', '-q', '-y', '--no-install-recommends', ...packages);
  return code === 0 ? undefined : output.trim() || `apt-get ended with ${code}.`;
}
