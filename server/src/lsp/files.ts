import { readFile } from 'node:fs/promises';
import { URI } from 'vscode-uri';

/**
 * The text of a file of this machine.
 * @returns undefined where there is none, or where the address is of another kind of place
 * @throws where it is there and can't be read
 */
export async function readLocalFile(uri: string): Promise<string | undefined> {
  const { scheme, fsPath } = URI.parse(uri);
  if (scheme !== 'file') return undefined;
  try {
    return (await readFile(fsPath, 'utf8')).replace(/^\ufeff/, '');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined;
    throw error;
  }
}
