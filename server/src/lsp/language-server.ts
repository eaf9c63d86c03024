/** What runs in the process of a language server. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { version } from '../../../package.json';
import { findLocalPlans } from '../files/find';
import { readLocalFile } from '../files/read';
import { allowCompilers, keepNursery } from './flags';
import { startServer } from './server';
import { STRATEGY } from './strategy';

keepNursery();

const loadFormatter = async () => (await import('../formatting/prettier')).formatYaml;

startServer(createConnection(ProposedFeatures.all, STRATEGY), {
  version,
  started: allowCompilers,
  formatterAt: () => loadFormatter,
  readFile: readLocalFile,
  findPlans: findLocalPlans,
});
