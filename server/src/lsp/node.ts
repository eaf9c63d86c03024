/** The language server in a process of its own: over IPC, stdio, a pipe or a socket, as its command line says. */
import { setForStart } from './flags';

setForStart();
void import('./language-server');
