/** The language server in a process of its own: over IPC, stdio, a pipe or a socket, as its command line says. */
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { findLocalPlans } from '../files/find';
import { readLocalFile } from '../files/read';
import { startServer } from './server';
import { STRATEGY } from './strategy';

// An edit leaves much behind, but not for long. A nursery that grows with it would take four times the memory, and save
// hardly any time.
setFlagsFromString('--semi-space-growth-factor=1');
// What outlives an edit or two is left as well: it is looked for before it has doubled the memory.
setFlagsFromString('--heap-growing-percent=60');

const loadFormatter = async () => (await import('../formatting/prettier')).formatYaml;

startServer(createConnection(ProposedFeatures.all, STRATEGY), {
  version,
  formatterAt: () => loadFormatter,
  readFile: readLocalFile,
  findPlans: findLocalPlans,
});
