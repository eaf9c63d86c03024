/** The language server in a process of its own: over IPC, stdio, a pipe or a socket, as its command line says. */
import { startWithoutCompilers } from './flags';

startWithoutCompilers();
void import('./language-server');
