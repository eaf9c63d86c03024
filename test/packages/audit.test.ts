import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { type Outcome, runProgram } from '../cli/support';
import { root } from './support';

const SCRIPT = path.join(root, 'scripts/audit.mjs');
const ADVISORY = {
  id: 1,
  url: 'https://example.org/1',
  title: 'A fault',
  severity: 'high',
  vulnerable_versions: '*',
};

/** A registry that answers audits alone. */
async function serve(answer: (asked: object) => object | undefined): Promise<{ server: Server; address: string }> {
  const bodyOf = async (request: IncomingMessage) => {
    const bytes = await buffer(request);
    return JSON.parse(String(request.headers['content-encoding'] === 'gzip' ? gunzipSync(bytes) : bytes));
  };
  const server = createServer((request, response) => {
    const isAudit = request.url?.endsWith('/advisories/bulk') ?? false;
    const answered = isAudit ? bodyOf(request).then(answer) : Promise.resolve(undefined);
    void answered.then((data) => {
      response.writeHead(data ? 200 : 405, { 'content-type': 'application/json' }).end(JSON.stringify(data ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

async function audit(answer: (asked: object) => object | undefined): Promise<Outcome> {
  const { server, address } = await serve(answer);
  try {
    return await runProgram(process.execPath, [SCRIPT], { env: { npm_config_registry: address } });
  } finally {
    server.close();
  }
}

describe('the audit of what is shipped', function () {
  this.timeout(120_000);

  it('asks about all that is bundled, and nothing else', async () => {
    let asked: Record<string, readonly string[]> = {};
    const { status, stdout } = await audit((names) => {
      asked = { ...names };
      return {};
    });
    assert.equal(status, 0, stdout);
    for (const name of ['yaml', 'docx', 'prettier', 'preact', 'vscode-languageserver']) assert.ok(name in asked, name);
    for (const name of ['mocha', 'typescript', 'esbuild']) assert.ok(!(name in asked), name);
    assert.match(asked.yaml?.join() ?? '', /^\d+\.\d+\.\d+$/);
  });

  it('fails for a fault that is known', async () => {
    const { status, stdout } = await audit(() => ({ yaml: [ADVISORY] }));
    assert.equal(status, 1);
    assert.match(stdout, /^yaml\b[\s\S]*Severity: high/m);
  });

  it('says that it knows nothing where the registry doesn’t', async () => {
    const { status, stderr } = await audit(() => undefined);
    assert.equal(status, 3);
    assert.match(stderr, /tells nothing of faults; \d+ packages are not audited/);
  });

  it('finds no fault', async function () {
    const { status, stdout, stderr } = await runProgram(process.execPath, [SCRIPT]);
    if (status === 3) {
      console.log(`      ${stderr.trim().split('\n')[0]}`);
      this.skip();
    }
    assert.equal(status, 0, stdout);
  });
});
