import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { EXPORT, type ExportFormat, type ExportParams, type ExportResult } from '../../server/src/lsp/protocol';
import { PLAIN, TestClient } from './client';

const URI = 'file:///plans/%D7%A0%D7%97%D7%9C.partnership.yaml';
const PLAN = readFileSync(path.join(__dirname, '../fixtures/whole.partnership.yaml'), 'utf8');

describe('the request for an export', () => {
  let client: TestClient;
  const exported = async (params: Partial<ExportParams>) => {
    const result = await client.connection.sendRequest<ExportResult | null>(EXPORT, { uri: URI, ...params });
    return result && { ...result, bytes: Buffer.from(result.base64, 'base64') };
  };

  before(async () => {
    client = await TestClient.start(PLAIN);
    await client.open(URI, PLAN);
  });

  after(async () => {
    assert.equal(await client.stop(), 0);
  });

  for (const [to, extension, begin] of [
    ['html', 'html', '<!DOCTYPE html>\n<html lang="en" dir="ltr">'],
    ['markdown', 'md', '# River Trail\n'],
    ['docx', 'docx', 'PK\u0003\u0004'],
    ['svg', 'svg', '<?xml version="1.0" encoding="UTF-8"?>\n<svg '],
    ['csv', 'csv', '\ufeffID,What,In charge,'],
  ] as const satisfies readonly (readonly [ExportFormat, string, string])[]) {
    it(`answers with the bytes of ${to}`, async () => {
      const result = await exported({ to });
      assert.equal(result?.extension, extension);
      assert.ok(result?.bytes.toString('utf8').startsWith(begin), result?.bytes.toString('utf8', 0, 100));
    });
  }

  it('takes the language that is asked for', async () => {
    const result = await exported({ to: 'csv', language: 'he' });
    assert.ok(result?.bytes.toString('utf8').startsWith('\ufeffמזהה,'));
  });

  it('answers with the plan as it stands, also while it is broken', async () => {
    const uri = 'file:///plans/broken.partnership.yaml';
    await client.open(uri, 'partnership: 1\ntitle: Half\nlanguage: en\npartners: [{id: a');
    const result = await exported({ uri, to: 'markdown' });
    assert.ok(result?.bytes.toString('utf8').startsWith('# Half\n'));
    assert.equal(result?.isWhole, false);
  });

  it('answers nothing for a plan that is not open', async () => {
    assert.equal(await exported({ uri: 'file:///plans/none.partnership.yaml', to: 'html' }), null);
  });

  it('refuses a format that there is not', async () => {
    await assert.rejects(exported({ to: 'pdf' as ExportFormat }), /There is no format pdf/);
  });
});
