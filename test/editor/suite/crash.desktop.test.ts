import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import * as assert from './assert';
import { closeEditors, openPlan, waitFor, waitForRule } from './support';

const plan = `partnership: 1
title: One alone
language: en
partners:
  - { id: one, name: One, sector: civil-society }
`;

/** The processes of the language server, by their ids. */
function servers(): number[] {
  const all = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' });
  return all
    .split('\n')
    .filter((line) => line.includes('dist/server.js') && line.includes(`clientProcessId=${process.pid}`))
    .map((line) => Number(line.trim().split(/\s+/)[0]));
}

const restart = () => vscode.commands.executeCommand('partnershipPlan.restartServer');

describe('a server that is started anew (desktop)', () => {
  afterEach(closeEditors);

  it('is one, however often and whenever that is asked for', async () => {
    const { document } = await openPlan(plan);
    await waitForRule(document.uri, 'not-a-partnership');
    const [before] = servers();
    const twice = [restart(), restart()];
    await waitFor('another server', () => servers().find((pid) => pid !== before));
    await Promise.all([...twice, restart()]);
    await waitFor('one server', () => servers().length === 1 || undefined);
    assert.ok(servers()[0] !== before);
    await waitForRule(document.uri, 'not-a-partnership');
  });
});

describe('a server that dies (desktop)', () => {
  afterEach(closeEditors);

  const symbolsOf = (document: vscode.TextDocument) =>
    vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
  const answers = (document: vscode.TextDocument) =>
    waitFor('answers', async () => ((await symbolsOf(document))?.length ? true : undefined));

  it('is started anew by itself', async () => {
    const { document } = await openPlan(plan);
    await waitForRule(document.uri, 'not-a-partnership');
    const [before] = servers();
    assert.ok(before, 'no server to kill');
    process.kill(before, 'SIGKILL');
    await waitFor('another server', () => servers().find((pid) => pid !== before));
    await answers(document);
    await waitForRule(document.uri, 'not-a-partnership');
  });

  it('again and again is given up, and comes back by command', async () => {
    const { document } = await openPlan(plan);
    await waitForRule(document.uri, 'not-a-partnership');
    for (let [server] = servers(), count = 0; server && count < 10; count++) {
      const dead = server;
      process.kill(dead, 'SIGKILL');
      server = await waitFor('another server', () => servers().find((pid) => pid !== dead), { timeout: 3_000 }).catch(
        () => undefined,
      );
    }
    assert.deepEqual(servers(), []);
    await restart();
    assert.equal(servers().length, 1);
    await answers(document);
    await waitForRule(document.uri, 'not-a-partnership');
  });
});
