import { strict as assert } from 'node:assert';
import { readFromPage, readState, readToPage } from '../../client/preview/messages';
import { pageOf } from '../../client/preview/page';

/** A text as it stood before it was escaped by numbers. */
function unescaped(html: string): string {
  return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

describe('the preview panel', () => {
  it('takes only messages that are whole', () => {
    const update = {
      type: 'update',
      uri: 'file:///a',
      version: 1,
      html: '',
      title: '',
      language: 'he',
      planLanguage: 'en',
      direction: 'rtl',
      stale: false,
      notice: '',
    };
    assert.deepEqual(readToPage({ ...update, more: 1 }), update);
    for (const key of Object.keys(update)) assert.equal(readToPage({ ...update, [key]: undefined }), undefined, key);
    assert.deepEqual(readToPage({ type: 'scroll', line: 1.5 }), { type: 'scroll', line: 1.5 });
    assert.deepEqual(readFromPage({ type: 'ready' }), { type: 'ready' });
    assert.deepEqual(readFromPage({ type: 'reveal', uri: 'u', line: 3 }), { type: 'reveal', uri: 'u', line: 3 });
    const wrong: readonly unknown[] = [
      null,
      undefined,
      'ready',
      7,
      [],
      {},
      { type: 'run' },
      { type: 'reveal', uri: 'u', line: -1 },
      { type: 'reveal', uri: 'u', line: Number.NaN },
      { type: 'reveal', uri: 'u', line: '3' },
      { type: 'scrolled', line: 3 },
      { type: 'scroll', line: Number.POSITIVE_INFINITY },
    ];
    for (const data of wrong) {
      assert.equal(readFromPage(data), undefined);
      assert.equal(readToPage(data), undefined);
    }
  });

  it('keeps of a state what it can use', () => {
    assert.deepEqual(readState({ uri: 'u', scroll: 5, open: { a: true, b: 'no' } }), {
      uri: 'u',
      scroll: 5,
      open: { a: true },
    });
    assert.deepEqual(readState({ uri: 'u', scroll: 'far' }), { uri: 'u', scroll: 0, open: {} });
    for (const data of [undefined, null, {}, { uri: 7 }, 'u']) assert.equal(readState(data), undefined);
  });

  it('has a page that runs its own script alone, by a nonce that is new each time', () => {
    const make = () => pageOf({ cspSource: 'https://own.test', script: 's"<.js', style: 'c.css', loading: '<b>' });
    const nonceOf = (html: string) => /<script nonce="([0-9a-f]{32,})"/.exec(html)?.[1];
    const html = make();
    const policy = unescaped(/Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '');
    assert.equal(
      policy,
      `default-src 'none'; style-src https://own.test; script-src 'nonce-${nonceOf(html)}'; img-src 'none'; base-uri 'none'; form-action 'none'`,
    );
    assert.notEqual(nonceOf(html), nonceOf(make()));
    assert.ok(!html.includes('<b>') && !html.includes('s"<'));
  });
});
