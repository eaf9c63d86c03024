// VS Code's workbench in Chromium: the embedded server, a page on it, and the extension run from its sources, either in
// the Node extension host (`desktop`) or in the web worker extension host that vscode.dev has (`web`).

import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromiumArguments, installChromium } from './chromium.mjs';
import { startServer } from './embedded-vscode.mjs';
import { atExit } from './processes.mjs';

/** The names by which `theme` options know VS Code's own themes. */
export const themes = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'hc-light': 'Default High Contrast Light',
  'hc-dark': 'Default High Contrast',
};

/** Settings that keep away what is not under test: other people's advice, the network, and git. */
export const quietSettings = {
  // Turning `chat.disableAIFeatures` on starts all extensions anew soon after the window has opened, and those that the
  // page brings may be lost by that.
  'chat.commandCenter.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  // The web's default saves by itself; desktop's doesn't.
  'files.autoSave': 'off',
  'git.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};

const extensionPrefix = '/__ext/';
const testsName = '__tests.js';

const contentTypes = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.md': 'text/markdown',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Answers requests below `/__ext/` from the extension's folder (and the tests, which may be elsewhere). */
async function serveExtension(context, origin, extension, tests) {
  const base = origin + extensionPrefix;
  await context.route(
    (url) => url.href.startsWith(base),
    async (route) => {
      const wanted = decodeURIComponent(new URL(route.request().url()).pathname.slice(extensionPrefix.length));
      const file = tests && wanted === testsName ? tests : path.join(extension, wanted);
      const headers = { 'access-control-allow-origin': '*', 'cache-control': 'no-store' };
      const inside = file === tests || !path.relative(extension, file).startsWith('..');
      const body = inside ? await readFile(file).catch(() => undefined) : undefined;
      if (!body) return route.fulfill({ status: 404, headers, body: '' });
      const contentType = contentTypes[path.extname(file)] ?? 'application/octet-stream';
      return route.fulfill({ status: 200, headers, contentType, body });
    },
  );
}

const entities = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escapeAttribute = (text) => text.replace(/[&"<>]/g, (character) => entities[character]);
const unescapeAttribute = (text) =>
  text.replace(/&(?:quot|lt|gt|amp);/g, (entity) => Object.keys(entities).find((key) => entities[key] === entity));

/**
 * Names the extension in the page's own configuration. An extension at a `vscode-remote:` address may not create
 * workers, so that a language server in a worker could not start there; one at the page's origin may.
 * @param {{tests?: string | undefined, installed: boolean}} how installed: as a site that offers it to all its users
 */
async function configurePage(page, origin, { tests, installed }) {
  const uri = (name) => ({ scheme: 'http', authority: new URL(origin).host, path: extensionPrefix + name });
  await page.route(
    (url) => url.origin === origin && url.pathname === '/',
    async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const configured = html.replace(
        /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/,
        (_, head, settings) => {
          const configuration = JSON.parse(unescapeAttribute(settings));
          if (installed) configuration.additionalBuiltinExtensions = [uri('')];
          else {
            configuration.developmentOptions = {
              ...configuration.developmentOptions,
              extensions: [uri('')],
              ...(tests ? { extensionTestsPath: uri(testsName) } : {}),
            };
          }
          return `${head}${escapeAttribute(JSON.stringify(configuration))}"`;
        },
      );
      if (configured === html) throw new Error('The page of the embedded VS Code has no configuration to add to.');
      const headers = { ...response.headers() };
      // Its hashes are of the page as it was.
      delete headers['content-security-policy'];
      await route.fulfill({ response, headers, body: configured });
    },
  );
}

async function isFolder(place) {
  return (await stat(place).catch(() => undefined))?.isDirectory() ?? false;
}

/**
 * Opens VS Code on a folder in a fresh profile. All of it is gone after `close`, and with this process.
 * @param {import('./workbench.d.mts').WorkbenchOptions} options
 * @returns {Promise<import('./workbench.d.mts').Workbench>}
 * @throws {Error} with a message for the user
 */
export async function launchWorkbench({
  kind,
  folder,
  workspaceFile,
  extension,
  installed = false,
  tests,
  settings = {},
  trust = false,
  theme,
  locale,
  width = 1280,
  height = 800,
  scale = 1,
  headless = true,
  log = console.error,
  onLog,
  onExit,
}) {
  if (folder && !(await isFolder(folder))) throw new Error(`No such folder: ${folder}`);
  const executablePath = await installChromium({ log });
  const { chromium } = await import('playwright-core');

  const dataDir = await mkdtemp(path.join(tmpdir(), 'partnership-plan-vscode-'));
  const undo = [() => rm(dataDir, { recursive: true, force: true, maxRetries: 5 })];
  const close = async () => {
    forget();
    for (const step of undo.splice(0).reverse()) await Promise.resolve(step()).catch(() => undefined);
  };
  const forget = atExit(close);
  try {
    await mkdir(path.join(dataDir, 'data/User'), { recursive: true });
    await writeFile(
      path.join(dataDir, 'data/User/settings.json'),
      JSON.stringify({
        ...quietSettings,
        ...(theme ? { 'workbench.colorTheme': themes[theme] ?? theme } : {}),
        ...settings,
      }),
    );
    const extensionsDir = installed && kind === 'desktop' ? path.dirname(extension) : undefined;
    const server = await startServer({ dataDir, extensionsDir, trust, testDriver: true, locale, log });
    undo.push(() => server.stop());

    const browser = await chromium.launch({
      executablePath,
      headless,
      args: chromiumArguments,
      // Playwright would end this process on a signal, before the rest is undone.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    undo.push(() => browser.close());
    const context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: scale,
      locale: locale ?? 'en-US',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    // A page that was rewritten on its way counts as one from elsewhere, which newer browsers keep from 127.0.0.1;
    // older ones don't know that permission.
    await context
      .grantPermissions(['clipboard-read', 'clipboard-write', 'local-network-access'], { origin: server.origin })
      .catch(() => undefined);
    if (locale && !locale.startsWith('en')) {
      // Without a language pack VS Code falls back to English, and tells extensions so. This leaves its own texts
      // English, and tells extensions the language that was asked for.
      await context.addInitScript(
        `Object.defineProperty(globalThis, '_VSCODE_NLS_LANGUAGE', { get: () => ${JSON.stringify(locale)}, set() {} });`,
      );
    }
    const page = await context.newPage();

    const ended = new Promise((resolve) => {
      void page.exposeFunction('codeAutomationExit', (code) => {
        onExit?.(code);
        resolve(code);
      });
    });
    await page.exposeFunction('codeAutomationLog', (type, args) => onLog?.(type, args));

    const authority = new URL(server.origin).host;
    const remote = (place) => `vscode-remote://${authority}${place}`;
    const payload = [['skipWelcome', 'true']];
    if (extension && kind === 'web') {
      await serveExtension(context, server.origin, extension, tests);
      await configurePage(page, server.origin, { tests, installed });
    } else if (extension && !installed) {
      payload.push(['extensionDevelopmentPath', remote(extension)]);
      if (tests) payload.push(['extensionTestsPath', remote(tests)]);
    }
    const address = new URL(server.origin);
    if (workspaceFile) address.searchParams.set('workspace', workspaceFile);
    else if (folder) address.searchParams.set('folder', folder);
    else address.searchParams.set('ew', 'true');
    address.searchParams.set('payload', JSON.stringify(payload));
    await page.goto(address.href, { waitUntil: 'commit' });
    return { page, context, server, address: address.href, dataDir, ended, close };
  } catch (error) {
    await close();
    throw error;
  }
}
