#!/usr/bin/env node
// Pictures of a real VS Code with plans open in it, as PNG files.
//
//   node scripts/screenshots.mjs [FILE…] [options]   (without FILE: the example plans in both languages)
//     --theme NAME      light, dark, hc-light, hc-dark, or the id of any theme; may be repeated (default: light)
//     --width N --height N   of the window, in CSS pixels (default: 1400 × 900)
//     --scale N         device pixels for each of them (default: 1)
//     --command TITLE   a command to run, by its title in the Command Palette; may be repeated
//                       (default: "Partnership Plan: Open Preview to the Side")
//     --no-command      runs none: the editor alone
//     --line N          puts the cursor there
//     --preview-scroll N  scrolls the preview down by N CSS pixels
//     --sidebar         keeps the side bar open
//     --problems        opens the Problems view
//     --kind web        in the web worker extension host
//     --locale he       the editor's language, as extensions are told it
//     --settings JSON   user settings
//     --output PATH     a file when there is one picture, else a folder (default: .cache/screenshots)
//     --extension DIR   another extension's folder
//     --no-build        takes dist/ as it is

import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import 'tsx';
import { ensureBuilt } from './lib/build.mjs';
import { exit, root } from './lib/processes.mjs';

// TypeScript files of this package are CommonJS, whose names an ES module finds under `default`.
const harness = await import('../test/editor/page/harness.ts');
const { openWorkbench } = harness.default ?? harness;

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    theme: { type: 'string', multiple: true, default: ['light'] },
    width: { type: 'string', default: '1400' },
    height: { type: 'string', default: '900' },
    scale: { type: 'string', default: '1' },
    command: { type: 'string', multiple: true, default: ['Partnership Plan: Open Preview to the Side'] },
    'no-command': { type: 'boolean', default: false },
    line: { type: 'string' },
    'preview-scroll': { type: 'string' },
    sidebar: { type: 'boolean', default: false },
    problems: { type: 'boolean', default: false },
    kind: { type: 'string', default: 'desktop' },
    locale: { type: 'string' },
    settings: { type: 'string', default: '{}' },
    output: { type: 'string', default: path.join(root, '.cache/screenshots') },
    extension: { type: 'string' },
    build: { type: 'boolean', default: true },
  },
});

const isFolder = (place) => statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;

function files() {
  if (positionals.length > 0) return positionals.map((file) => path.resolve(file));
  const examples = path.join(root, 'examples');
  return readdirSync(examples)
    .filter((file) => /\.partnership\.ya?ml$/.test(file))
    .map((file) => path.join(examples, file));
}

async function takePicture(file, theme, output) {
  const editor = await openWorkbench({
    kind: options.kind,
    folder: path.dirname(file),
    open: path.basename(file),
    theme,
    locale: options.locale,
    width: Number(options.width),
    height: Number(options.height),
    scale: Number(options.scale),
    settings: JSON.parse(options.settings),
    ...(options.extension ? { extension: path.resolve(options.extension) } : {}),
  });
  try {
    if (!options.sidebar) await editor.page.keyboard.press('Control+b');
    if (options.line) await editor.goTo(Number(options.line));
    if (options.problems) await editor.problems();
    const commands = options['no-command'] ? [] : options.command;
    for (const command of commands) await editor.runCommand(command);
    if (commands.some((command) => /preview/i.test(command))) {
      const frame = await editor.webviewFrame();
      await frame.evaluate('document.fonts.ready');
      if (options['preview-scroll']) await frame.evaluate(`scrollTo(0, ${Number(options['preview-scroll'])})`);
    }
    await editor.settled();
    await editor.screenshot(output);
    console.log(path.relative(process.cwd(), output));
  } finally {
    await editor.close();
  }
}

async function main() {
  if (options.build && !options.extension) await ensureBuilt({ log: console.log });
  const pictures = files().flatMap((file) => options.theme.map((theme) => ({ file, theme })));
  const one = pictures.length === 1 && options.output.endsWith('.png') && !isFolder(options.output);
  for (const { file, theme } of pictures) {
    const name = `${path.basename(file).replace(/\.partnership\.ya?ml$/, '')}-${theme.replaceAll(/\W+/g, '-')}.png`;
    await takePicture(file, theme, path.resolve(one ? options.output : path.join(options.output, name)));
  }
  return 0;
}

try {
  await exit(await main());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  await exit(1);
}
