import assert from 'node:assert/strict';
import { installNeovim } from '../../scripts/lib/neovim.mjs';
import { Neovim } from './neovim';

const PLAN = `partnership: 1
title: River Trail
partners:
  - id: trust
    name: River Trust
    sector: civil-society
  - id: county
    name: County Council
    sector: local-government
decisions:
  - id: close-wing
    decision: Close the east wing
    by: [trust]
    affects: [county]
`;

const HEBREW = PLAN.replace('River Trail', 'שביל הנחל').replace('River Trust', 'עמותת הנחל');

describe('Neovim, as the README sets it up', function () {
  this.timeout(60_000);
  before(async function () {
    // On a clean machine Debian's has to be installed first.
    this.timeout(300_000);
    await installNeovim({ log: console.log });
  });
  let editor: Neovim;
  const open = async (text: string) => {
    editor = await Neovim.open(text);
    await editor.lua('return Wait(function() return #vim.diagnostic.get(0) > 0 end)');
  };
  afterEach(() => editor.close());

  it('takes plans for YAML, and shows what is found in them', async () => {
    await open(PLAN);
    assert.equal(await editor.lua('return vim.bo.filetype'), 'yaml.partnership');
    assert.equal(await editor.lua('return vim.bo.shiftwidth'), 2);
    const found = await editor.lua<readonly Record<string, unknown>[]>('return vim.diagnostic.get(0)');
    const { message, ...alone } = found.find(({ code }) => code === 'unilateral-move') ?? {};
    assert.match(String(message), /River Trust decides alone on “Close the east wing”/);
    assert.deepEqual([alone.lnum, alone.col, alone.end_col, alone.severity], [12, 8, 15, 2]);
  });

  it('follows what is typed, in Hebrew too', async () => {
    await open(HEBREW);
    await editor.type('Go<C-u>    consulted: [county]<Esc>');
    await editor.lua(`return Wait(function()
      return vim.tbl_isempty(vim.tbl_filter(function(one) return one.code == 'unilateral-move' end, vim.diagnostic.get(0)))
    end)`);
    await editor.type('Go<C-u>blend: תבשיל<Esc>');
    const place = await editor.lua<readonly number[]>(`return Wait(function()
      for _, one in ipairs(vim.diagnostic.get(0)) do
        if one.code == 'schema' then return { one.lnum, one.col, one.end_col } end
      end
    end)`);
    // In bytes, as Neovim counts: five letters of two.
    assert.deepEqual(place, [15, 7, 17]);
  });

  it('completes', async () => {
    await open(PLAN);
    await editor.type('Go<C-u>blend: so<C-x><C-o>');
    await editor.lua('return Wait(function() return Lines()[15] == "blend: soup" end)');
    await editor.type('<Esc>');
    assert.equal(await editor.text(), `${PLAN}blend: soup\n`);
  });

  it('hovers', async () => {
    await open(PLAN);
    const hover = await editor.lua<{ contents: { value: string } }>(
      `vim.fn.cursor(13, 12) return Ask('textDocument/hover')`,
    );
    assert.match(hover.contents.value, /River Trust/);
    await editor.type('K');
    const shown = await editor.lua<readonly string[]>(`return Wait(function()
      for _, window in ipairs(vim.api.nvim_list_wins()) do
        if vim.api.nvim_win_get_config(window).relative ~= '' then
          return vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false)
        end
      end
    end)`);
    assert.match(shown.join('\n'), /River Trust/);
  });

  it('renames', async () => {
    await open(PLAN);
    await editor.lua(`Choice = 'river-trust' vim.fn.cursor(13, 12)`);
    await editor.type('grn');
    await editor.lua(`return Wait(function() return vim.fn.search('river-trust', 'nw') > 0 end)`);
    assert.equal(await editor.text(), PLAN.replace('id: trust', 'id: river-trust').replace('[trust]', '[river-trust]'));
  });

  it('leads to declarations', async () => {
    await open(PLAN);
    await editor.lua('vim.fn.cursor(13, 12)');
    await editor.type('gd');
    assert.ok(await editor.lua(`return Wait(function() return vim.fn.line('.') == 4 end)`));
  });

  it('mends', async () => {
    await open(PLAN);
    await editor.lua(`Choice = 'Add that County Council was consulted' vim.fn.cursor(13, 12)`);
    await editor.type('gra');
    await editor.lua(`return Wait(function() return vim.fn.search('consulted:', 'nw') > 0 end)`);
    assert.match(await editor.text(), /by: \[trust\]\n {4}consulted:/);
  });
});
