import { execFile } from 'node:child_process';
import { RunError } from './run-error';
import { codeOf, plain } from './terminal';

/** More than the longest plan that is analysed. */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * A file as it stood at a revision.
 * @param object `REV:FILE` as git reads it: the path is from the root of the repository, or begins with `./`
 * @throws RunError
 */
export function readFromGit(object: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The plumbing command runs no filter, no pager and nothing else that a repository may have set up.
    const args = ['cat-file', 'blob', object];
    execFile('git', args, { encoding: 'buffer', maxBuffer: MOST_BYTES }, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else if (codeOf(error) === 'ENOENT') reject(noGit(plain(object)));
      else {
        const said = plain(
          stderr
            .toString('utf8')
            .trim()
            .replace(/^fatal: /, '')
            .split('\n', 1)[0] ?? '',
        );
        reject(
          new RunError({
            en: `git can't show ${plain(object)}: ${said}`,
            he: `אי אפשר לקבל מ־git את ${plain(object)}: ${said}`,
          }),
        );
      }
    });
  });
}

function noGit(shown: string): RunError {
  return new RunError({
    en: `${shown} needs git, and there is none here`,
    he: `כדי לקרוא את ${shown} דרוש git, והוא אינו מותקן`,
  });
}
