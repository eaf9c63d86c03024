import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  access,
  chmod,
  chown,
  copyFile,
  link,
  open,
  realpath,
  rename,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { CONFIGURATION_FILE } from '../configuration/load';
import { PLAN_NAME } from '../plan/file-name';
import { RunError, unwritable } from './run-error';
import { codeOf, isBrokenPipe, plain } from './terminal';

/**
 * Puts a text into a file all at once: whoever reads the file sees the old text or the new one. An existing file keeps
 * its mode and, behind a link, its place; what is no regular file (a device, a pipe) is written to as it is.
 * @param file absolute, or relative to the working directory
 * @throws RunError where it can't be written; the old text is then still there
 */
export async function writeWhole(file: string, text: string | Uint8Array): Promise<void> {
  try {
    const target = await realpath(file).catch(() => path.resolve(file));
    const old = await stat(target).catch(() => undefined);
    if (old && !old.isFile()) {
      if (old.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
      return await writeFile(target, text);
    }
    // A file that may not be written stays as it is, even where its folder would let it be replaced.
    if (old) await access(target, constants.W_OK);
    const temporary = await writeBeside(target, text);
    try {
      if (old) {
        await chmod(temporary, old.mode & 0o7777);
        await chown(temporary, old.uid, old.gid).catch(() => undefined);
      }
      await rename(temporary, target);
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
  } catch (error) {
    throw unwritable(plain(file), error);
  }
}

/**
 * Writes a file that isn't there yet, all at once.
 * @throws RunError where it is there, or can't be written
 */
export async function writeNew(file: string, text: string | Uint8Array): Promise<void> {
  try {
    const target = path.resolve(file);
    const temporary = await writeBeside(target, text);
    try {
      await link(temporary, target).catch((error: unknown) => {
        if (codeOf(error) === 'EEXIST') throw error;
        // Not every file system has links.
        return copyFile(temporary, target, constants.COPYFILE_EXCL);
      });
    } finally {
      await unlink(temporary).catch(() => undefined);
    }
  } catch (error) {
    if (codeOf(error) === 'EEXIST') {
      throw new RunError({
        en: `${plain(file)} is there already; --force writes over it`,
        he: `הקובץ ${plain(file)} כבר קיים; ‎--force‎ כותב עליו`,
      });
    }
    throw unwritable(plain(file), error);
  }
}

async function writeBeside(target: string, text: string | Uint8Array): Promise<string> {
  const name = `.${path.basename(target).slice(0, 100)}.${randomBytes(6).toString('hex')}.tmp`;
  const temporary = path.join(path.dirname(target), name);
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
  await handle.close();
  return temporary;
}

/**
 * Writes to standard output. A reader that has gone away (`| head`) is no fault.
 * @throws RunError where it can't be written
 */
export function print(text: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (!error || isBrokenPipe(error)) resolve();
      else reject(unwritable({ en: 'standard output', he: 'הפלט התקני' }, error));
    });
  });
}

/**
 * Refuses to write what is made of plans over a plan, or over a configuration.
 * @param output absolute, or relative to the working directory
 * @throws RunError
 */
export function keepPlans(output: string): void {
  const name = path.basename(output);
  if (!PLAN_NAME.test(name) && name !== CONFIGURATION_FILE) return;
  throw new RunError({
    en: `${plain(output)} would be written over: that is the name of ${PLAN_NAME.test(name) ? 'a plan' : 'a configuration'}`,
    he: `לא נכתב אל ${plain(output)}: זה שם של ${PLAN_NAME.test(name) ? 'תוכנית' : 'קובץ הגדרות'}`,
  });
}
