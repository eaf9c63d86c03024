/**
 * A fault in one feature answers its request with an error, and leaves the rest working. Each part of the server is made
 * to throw in turn, in a server built with a fault in front of it.
 */
import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { LogMessageNotification, ResponseError } from 'vscode-languageserver-protocol/node';
import * as protocol from '../../server/src/lsp/protocol';
import { TestClient } from './client';
import { QUESTIONS, startWithPlan, URI } from './questions';

const SERVER = path.join(__dirname, '../../server/src/lsp');

/** What `lsp/` imports throws, all its functions, where FAULT names it. */
const faulty: Plugin = {
  name: 'faulty',
  setup(builder) {
    builder.onResolve({ filter: /^\.\.\/(features|rules|view|plan)\// }, ({ path: imported, importer, resolveDir }) =>
      importer.startsWith(SERVER) && resolveDir === SERVER
        ? { path: imported.slice(3), namespace: 'faulty', pluginData: path.join(resolveDir, imported) }
        : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'faulty' }, ({ path: name, pluginData }) => ({
      resolveDir: SERVER,
      contents: `module.exports = new Proxy(require(${JSON.stringify(pluginData)}), {
        get(real, key) {
          const value = real[key];
          if (typeof value !== 'function' || process.env.FAULT !== ${JSON.stringify(name)}) return value;
          return () => { throw new Error('a fault in ${name}'); };
        },
      });`,
    }));
  },
};

/** A part of the server, and the questions that it answers: capabilities, or requests of our own. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'features/completion': ['completionProvider', 'completionProvider.resolveProvider'],
  'features/hover': ['hoverProvider'],
  'features/symbols': ['documentSymbolProvider'],
  'features/workspace-symbols': ['workspaceSymbolProvider'],
  'features/definition': ['definitionProvider'],
  'features/references': ['referencesProvider', 'documentHighlightProvider'],
  'features/rename': ['renameProvider', 'renameProvider.prepareProvider'],
  'features/linked-editing': ['linkedEditingRangeProvider'],
  'features/folding': ['foldingRangeProvider'],
  'features/selection': ['selectionRangeProvider'],
  'features/links': ['documentLinkProvider'],
  'features/inlay-hints': ['inlayHintProvider'],
  'features/code-lenses': ['codeLensProvider', 'codeLensProvider.resolveProvider'],
  'features/format': ['documentFormattingProvider', 'documentRangeFormattingProvider'],
  'features/semantic-tokens': ['semanticTokensProvider.full.delta', 'semanticTokensProvider.range'],
  'features/code-actions': ['codeActionProvider'],
  'features/diagnostics': ['diagnosticProvider'],
  'features/partners': [protocol.PARTNERS, protocol.INSERT_MATRIX, protocol.SIGN],
  'view/preview': [protocol.PREVIEW],
  'view/export': [protocol.EXPORT],
  'plan/new-plan': [protocol.NEW_PLAN],
  'rules/page': [protocol.RULE_PAGE],
};

const ask = (client: TestClient, question: string): Promise<unknown> =>
  QUESTIONS[question]?.(client) ??
  client.connection.sendRequest(question, {
    uri: URI,
    partner: 'trust',
    verdict: 'approves',
    language: 'en',
    to: 'csv',
    title: 'Trail',
    partners: [],
    rule: 'no-exit',
  });

describe('a fault', () => {
  let folder: string;
  let server: string;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'partnership-plan-faults-'));
    server = path.join(folder, 'server.js');
    await build({
      entryPoints: [path.join(SERVER, 'node.ts')],
      outfile: server,
      bundle: true,
      platform: 'node',
      mainFields: ['module', 'main'],
      plugins: [faulty],
    });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const everything = Object.entries(PARTS).flatMap(([part, questions]) =>
    questions.map((question) => ({ part, question })),
  );

  it('can be put into everything that is asked for', () => {
    const faultless = /^(textDocumentSync|workspace)\.|workspaceDiagnostics$/;
    assert.deepEqual(
      Object.keys(QUESTIONS).filter((question) => !faultless.test(question)),
      Object.keys(QUESTIONS).filter((question) => everything.some((one) => one.question === question)),
    );
  });

  for (const [part, questions] of Object.entries(PARTS)) {
    it(`in ${part} breaks nothing else`, async () => {
      const client = await startWithPlan({}, { server, env: { FAULT: part } });
      for (const { question } of everything) {
        if (questions.includes(question)) {
          await assert.rejects(
            ask(client, question),
            (error) => error instanceof ResponseError && error.message.includes(`a fault in ${part}`),
            question,
          );
        } else assert.ok(await ask(client, question), question);
      }
      assert.equal(await client.stop(), 0);
      assert.deepEqual(client.stderr, []);
    });
  }

  it('in telling of findings is logged, and the server goes on', async () => {
    let logged = (_: string) => {};
    const log = new Promise<string>((resolve) => {
      logged = resolve;
    });
    const client = await TestClient.start({}, {}, { server, env: { FAULT: 'features/diagnostics' } });
    client.connection.onNotification(LogMessageNotification.type, ({ message }) => logged(message));
    await client.open(URI, 'partnership: 1\n');
    assert.match(await log, /a fault in features\/diagnostics/);
    assert.ok((await QUESTIONS.hoverProvider?.(client)) !== undefined);
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
  });

  it('in what the client sends is told to it, and the server goes on', async () => {
    const client = await startWithPlan();
    const withoutPosition = { textDocument: { uri: URI } };
    await assert.rejects(client.connection.sendRequest('textDocument/hover', withoutPosition), ResponseError);
    await assert.rejects(client.connection.sendRequest('textDocument/codeAction', withoutPosition), ResponseError);
    await assert.rejects(client.connection.sendRequest('partnershipPlan/unheardOf', {}), ResponseError);
    assert.ok(await QUESTIONS.hoverProvider?.(client));
    assert.equal(await client.stop(), 0);
  });
});
