/** What runs in the process of a language server. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { findLocalPlans } from '../files/find';
import { readLocalFile } from '../files/read';
import { allowCompilers, keepNursery } from './flags';
import { startServer } from './server';
import { STRATEGY } from './strategy';

/** How long a start takes at the most, in milliseconds. By the clock alone: a client may answer late, or not at all. */
const START = 1000;

keepNursery();
setTimeout(allowCompilers, START).unref();

const loadFormatter = async () => (await import('../formatting/prettier')).formatYaml;

startServer(createConnection(ProposedFeatures.all, STRATEGY), {
  version,
  formatterAt: () => loadFormatter,
  readFile: readLocalFile,
  findPlans: findLocalPlans,
});
