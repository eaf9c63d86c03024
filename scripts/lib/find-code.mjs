// The user's own VS Code, if there is one.

import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { which } from './processes.mjs';

/**
 * Finds the command that opens the user's VS Code: VSCODE_EXECUTABLE_PATH, else `code` or one of its kin on PATH.
 * @returns {string | undefined} absolute path
 * @throws {Error} when VSCODE_EXECUTABLE_PATH names no file
 */
export function findCode() {
  const named = process.env.VSCODE_EXECUTABLE_PATH;
  if (named) {
    if (existsSync(named)) return path.resolve(named);
    throw new Error(`VSCODE_EXECUTABLE_PATH names no file: ${named}`);
  }
  return which(['code', 'code-insiders', 'codium']);
}

/**
 * Finds a VS Code that stays in the foreground and gives an exit code, as tests need it: VSCODE_EXECUTABLE_PATH as it
 * stands, else the program that the `code` command starts.
 * @returns {string | undefined} absolute path; undefined also where there is no screen to show it on
 * @throws {Error} when VSCODE_EXECUTABLE_PATH names no file
 */
export function findCodeProgram() {
  const code = findCode();
  if (!code || process.env.VSCODE_EXECUTABLE_PATH) return code;
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  const folder = path.dirname(realpathSync(code));
  const name = path.basename(code, '.cmd');
  return [
    path.join(folder, '..', name),
    path.join(folder, '../../../MacOS/Electron'),
    path.join(folder, '../../../MacOS/Code'),
    path.join(folder, '../Code.exe'),
  ].find((candidate) => existsSync(candidate) && realpathSync(candidate) !== realpathSync(code));
}
