import { promises, statSync } from 'node:fs';
import { URI } from 'vscode-uri';
import { MAX_LENGTH } from '../plan/document';

/** More bytes than the longest text that is analysed can have. */
const MOST_BYTES = 3 * MAX_LENGTH + 1024;

/**
 * The text of a file of this machine, without a byte order mark. Of a file that is too large to be analysed, only the
 * beginning is read.
 * @returns undefined where there is none, or where the address is of another kind of place
 * @throws where it is there and can't be read, or is no file: what a stranger's configuration names may be a device
 */
export async function readLocalFile(uri: string): Promise<string | undefined> {
  const { scheme, fsPath } = URI.parse(uri);
  if (scheme !== 'file') return undefined;
  try {
    // Mostly, there is none: this is known before a thread could be asked to look.
    const entry = statSync(fsPath, { throwIfNoEntry: false });
    if (!entry) return undefined;
    if (!entry.isFile()) throw new Error('it is no file');
    const handle = await promises.open(fsPath, 'r');
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(Math.max(1, Math.min(entry.size, MOST_BYTES))));
      return buffer.toString('utf8', 0, bytesRead).replace(/^\ufeff/, '');
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}
