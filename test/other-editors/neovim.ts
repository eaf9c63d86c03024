/** A real Neovim without a screen, set up by what the README says, and driven by keys and by Lua. */
import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { installNeovim } from '../../scripts/lib/neovim.mjs';

const ROOT = path.join(__dirname, '../..');

/** The Lua that the README gives for Debian's Neovim. */
function readmeConfiguration(): string {
  const readme = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const section = readme.slice(readme.indexOf('<summary>Neovim 0.7'));
  const lua = /```lua\n([\s\S]*?)```/.exec(section)?.[1];
  assert.ok(lua, 'the README has no configuration for Neovim');
  return lua;
}

/** What the Lua of a test may call, beside Neovim's own. */
const HELP = `
function Wait(what)
  local answer
  vim.wait(8000, function() answer = what() return answer end, 10)
  return answer or error('waited in vain')
end
function Lines() return vim.api.nvim_buf_get_lines(0, 0, -1, false) end
function Ask(method, extra)
  local params = vim.tbl_extend('force', vim.lsp.util.make_position_params(), extra or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 8000)) do
    if answer.error then error(answer.error.message) end
    return answer.result
  end
end
vim.ui.select = function(items, options, choose)
  Offered = vim.tbl_map(options.format_item or tostring, items)
  for index, item in ipairs(items) do
    if Offered[index] == Choice then return choose(item, index) end
  end
  choose(nil)
end
vim.ui.input = function(_, choose) choose(Choice) end
`;

export class Neovim {
  private constructor(
    readonly folder: string,
    private readonly program: string,
    private readonly child: ChildProcess,
  ) {}

  /** Opens a plan of this text. */
  static async open(text: string, name = 'a.partnership.yaml'): Promise<Neovim> {
    const program = await installNeovim({ log: console.log });
    const folder = mkdtempSync(path.join(tmpdir(), 'partnership-plan-neovim-'));
    const file = (each: string, content: string, mode = 0o644) => {
      mkdirSync(path.dirname(path.join(folder, each)), { recursive: true });
      writeFileSync(path.join(folder, each), content, { mode });
    };
    file('config/nvim/init.lua', readmeConfiguration() + HELP);
    // As npm puts it on the PATH.
    file(
      'bin/partnership-plan',
      `#!/bin/sh\nexec '${process.execPath}' '${path.join(ROOT, 'dist/cli.js')}' "$@"\n`,
      0o755,
    );
    file(name, text);
    const child = spawn(program, ['--headless', '--listen', path.join(folder, 'socket'), '-n', name], {
      cwd: folder,
      stdio: 'ignore',
      env: {
        ...process.env,
        HOME: folder,
        PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`,
        LANG: 'C.UTF-8',
        ...Object.fromEntries(
          ['CONFIG', 'DATA', 'STATE', 'CACHE'].map((kind) => [
            `XDG_${kind}_HOME`,
            path.join(folder, kind.toLowerCase()),
          ]),
        ),
      },
    });
    const editor = new Neovim(folder, program, child);
    for (let patience = 100; !existsSync(path.join(folder, 'socket')); patience--) {
      assert.ok(patience > 0 && child.exitCode === null, 'Neovim does not start');
      await delay(50);
    }
    return editor;
  }

  private async remote(...args: readonly string[]): Promise<void> {
    await promisify(execFile)(this.program, ['--server', path.join(this.folder, 'socket'), ...args]);
  }

  /** Runs Lua within; answers what it returns, as far as JSON can say it. */
  async lua<T>(code: string): Promise<T> {
    const [script, result] = [path.join(this.folder, 'step.lua'), path.join(this.folder, 'answer.json')];
    writeFileSync(
      script,
      `local good, answer = pcall(function() ${code}\nend)
      vim.fn.writefile({ vim.json.encode({ good = good, answer = answer }) }, '${result}')`,
    );
    await this.remote('--remote-expr', `luaeval('dofile(_A)', '${script}')`);
    const { good, answer } = JSON.parse(readFileSync(result, 'utf8'));
    assert.ok(good, String(answer));
    return answer;
  }

  /** Types keys as a user does: `Gocadence: <C-x><C-o>`. */
  async type(keys: string): Promise<void> {
    await this.remote('--remote-send', keys);
  }

  /** The text as it stands. */
  async text(): Promise<string> {
    return `${(await this.lua<readonly string[]>('return Lines()')).join('\n')}\n`;
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode === null) {
      await this.remote('--remote-send', '<C-\\><C-n>:qall!<CR>').catch(() => undefined);
      const timer = setTimeout(() => this.child.kill('SIGKILL'), 3000);
      await ended;
      clearTimeout(timer);
    }
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
