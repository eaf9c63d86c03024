import { strict as assert } from 'node:assert';
import { readFromPage, readState, readToPage } from '../../client/preview/messages';
import { pageOf } from '../../client/preview/page';

/** A text as it stood before it was escaped by numbers. */
function unescaped(html: string): string {
  return html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

describe('the preview panel', () => {
  it('takes only messages that are whole', () => {
    const about = {
      type: 'update',
      uri: 'file:///a',
      version: 1,
      page: 7,
      title: '',
      language: 'he',
      planLanguage: 'en',
      direction: 'rtl',
      stale: false,
      notice: '',
    };
    const whole = { ...about, html: '' };
    const changes = {
      ...about,
      since: 6,
      changed: [{ portion: 'card--a', html: '<p></p>' }],
      moved: [['card--b', -2]],
    };
    for (const update of [whole, changes]) {
      assert.deepEqual(readToPage({ ...update, more: 1 }), update);
      for (const key of Object.keys(update)) assert.equal(readToPage({ ...update, [key]: undefined }), undefined, key);
    }
    const wrongChanges: readonly object[] = [
      { html: '', since: 6 },
      { since: '6' },
      { changed: {} },
      { changed: [{ portion: 'a' }] },
      { changed: [{ portion: 'a"] *', html: '' }] },
      { changed: [null] },
      { moved: [['a']] },
      { moved: [['a', 1.5]] },
      { moved: [['"', 1]] },
      { moved: [{ 0: 'a', 1: 1, length: 2 }] },
    ];
    for (const wrong of wrongChanges) {
      assert.equal(readToPage({ ...changes, ...wrong }), undefined, JSON.stringify(wrong));
    }
    const toPage: readonly unknown[] = [
      { type: 'scroll', line: 1.5, hasCursor: true },
      { type: 'cursor', line: 0, isMoved: true },
      { type: 'cursor', line: null, isMoved: false },
      { type: 'unavailable', uri: 'u', text: 't' },
      { type: 'unavailable', uri: undefined, text: 't' },
      { type: 'panel', uri: 'u', isLocked: true, language: 'he' },
      { type: 'panel', uri: 'u', isLocked: true, language: 'he', before: 't' },
      { type: 'panel', uri: undefined, isLocked: false, language: undefined },
    ];
    for (const message of toPage) assert.deepEqual(readToPage(message), message);
    const fromPage: readonly unknown[] = [
      { type: 'ready' },
      { type: 'reveal', uri: 'u', line: 3 },
      { type: 'scrolled', uri: 'u', line: 3 },
      { type: 'open', href: 'https://example.org/a?b' },
      { type: 'open', href: 'http://example.org' },
      { type: 'open', href: 'mailto:a@example.org' },
    ];
    for (const message of fromPage) assert.deepEqual(readFromPage(message), message);
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
      { type: 'scroll', line: Number.POSITIVE_INFINITY, hasCursor: true },
      { type: 'scroll', line: 1 },
      { type: 'cursor' },
      { type: 'cursor', line: '3', isMoved: true },
      { type: 'cursor', line: 3 },
      { type: 'unavailable', uri: 'u' },
      { type: 'panel', uri: 'u', isLocked: 'yes' },
      { type: 'panel', uri: 7, isLocked: true },
      { type: 'panel', uri: 'u', isLocked: true, language: 'fr' },
      { type: 'open', href: 'javascript:alert(1)' },
      { type: 'open', href: 'command:workbench.action.quit' },
      { type: 'open', href: 'file:///etc/passwd' },
      { type: 'open', href: 'vscode://publisher.extension/run' },
      { type: 'open', href: 'data:text/html,x' },
      { type: 'open', href: '//example.org' },
      { type: 'open', href: 'README.md' },
      { type: 'open', href: '' },
      { type: 'open' },
    ];
    for (const data of wrong) {
      assert.equal(readFromPage(data), undefined);
      assert.equal(readToPage(data), undefined);
    }
  });

  it('keeps of a state what it can use', () => {
    const nothing = { uri: undefined, isLocked: false, language: undefined, scroll: 0, width: 0, line: 0, open: {} };
    const whole = {
      uri: 'u',
      isLocked: true,
      language: 'he',
      scroll: 5.5,
      width: 500,
      line: 7,
      open: { a: true, b: false },
    };
    const table: readonly [state: unknown, kept: object][] = [
      [{ ...whole, more: 1 }, whole],
      [
        { uri: 'u', scroll: 'far', open: { a: true, b: 'no' } },
        { ...nothing, uri: 'u', open: { a: true } },
      ],
      [
        { uri: 'u', scroll: 5, width: '500', line: -1, open: [true] },
        { ...nothing, uri: 'u', scroll: 5 },
      ],
      [{ uri: 7, isLocked: 'yes', language: 'fr', scroll: -1, open: 'all' }, nothing],
      [{ uri: { toString: 1 }, isLocked: 1, language: ['he'], scroll: Number.NaN, open: null }, nothing],
      ...[undefined, null, {}, [], 7, 'u', '{"uri":"u"}'].map((state): [unknown, object] => [state, nothing]),
    ];
    for (const [state, kept] of table) assert.deepEqual(readState(state), kept);
  });

  it('has a page that runs its own script alone, by a nonce that is new each time', () => {
    const make = () =>
      pageOf({ cspSource: 'https://own.test', script: 's"<.js', style: 'c.css', title: '<i>', loading: '<b>' });
    const nonceOf = (html: string) => /<script nonce="([0-9a-f]{32,})"/.exec(html)?.[1];
    const html = make();
    const policy = unescaped(/Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '');
    assert.equal(
      policy,
      `default-src 'none'; style-src https://own.test; script-src 'nonce-${nonceOf(html)}'; img-src 'none'; base-uri 'none'; form-action 'none'`,
    );
    assert.notEqual(nonceOf(html), nonceOf(make()));
    assert.ok(!html.includes('<b>') && !html.includes('<i>') && !html.includes('s"<'));
  });
});
