import { strict as assert } from 'node:assert';
import {
  CancellationTokenSource,
  CodeActionRequest,
  type CompletionItem,
  type CompletionList,
  CompletionRequest,
  CompletionResolveRequest,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type Hover,
  HoverRequest,
  LSPErrorCodes,
  type MarkupContent,
  type TextDocumentEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import * as protocol from '../../server/src/lsp/protocol';
import { atCursor, PLAIN, RICH, TestClient } from './client';

const URI = 'file:///plans/trail.partnership.yaml';

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

const items = (result: CompletionItem[] | CompletionList | null): readonly CompletionItem[] =>
  Array.isArray(result) ? result : (result?.items ?? []);

describe('the server', () => {
  let client: TestClient;
  afterEach(async () => {
    assert.equal(await client.stop(), 0);
    assert.deepEqual(client.stderr, []);
  });

  describe('with an editor of all comforts', () => {
    beforeEach(async () => {
      client = await TestClient.start(RICH, { listens: true, pages: 'command:explain?{rule}+{language}' });
    });

    it('says who it is', () => {
      assert.equal(client.initialized.serverInfo?.name, 'partnership-plan');
      assert.match(client.initialized.serverInfo?.version ?? '', /^\d+\.\d+\.\d+/);
    });

    it('answers diagnostics when asked, and tells of each analysis', async () => {
      const analysed = new Promise<protocol.AnalysedParams>((resolve) => {
        client.connection.onNotification(protocol.ANALYSED, resolve);
      });
      await client.open(URI, PLAN);
      const report: DocumentDiagnosticReport = await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri: URI },
      });
      assert.ok(report.kind === 'full');
      const found = report.items.find((item) => item.code === 'unilateral-move');
      assert.deepEqual(found?.range, { start: { line: 12, character: 8 }, end: { line: 12, character: 15 } });
      assert.equal(found?.severity, 2);
      assert.equal(found?.source, 'partnership-plan');
      assert.equal(found?.codeDescription?.href, 'command:explain?unilateral-move+en');
      assert.match(
        String(found?.message),
        /River Trust decides alone on “Close the east wing”; County Council is affected/,
      );
      const counts = await analysed;
      assert.equal(counts.version, 1);
      assert.equal(counts.language, 'en');
      assert.equal(counts.errors + counts.warnings + counts.infos, report.items.length);
    });

    it('tells the language of each plan, and leads to pages in it', async () => {
      const analysed = new Map<string, string>();
      client.connection.onNotification(protocol.ANALYSED, ({ uri, language }: protocol.AnalysedParams) => {
        analysed.set(uri, language);
      });
      const hebrew = PLAN.replace('River Trust', 'עמותת הנחל');
      const table: readonly [uri: string, text: string, language: string][] = [
        ['file:///plans/a.partnership.yaml', `language: en\n${hebrew}`, 'en'],
        ['file:///plans/b.partnership.yaml', `language: he\n${PLAN}`, 'he'],
        ['file:///plans/c.he.partnership.yaml', 'partnership: 1\n', 'he'],
      ];
      for (const [uri, text, language] of table) {
        await client.open(uri, text);
        const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
        assert.ok(report.kind === 'full' && report.items.length > 0);
        for (const { code, codeDescription } of report.items) {
          assert.equal(codeDescription?.href, `command:explain?${code}+${language}`);
        }
      }
      while (analysed.size < table.length) await new Promise((resolve) => setTimeout(resolve, 10));
      assert.deepEqual(
        table.map(([uri]) => analysed.get(uri)),
        table.map(([, , language]) => language),
      );
    });

    it('begins nothing that nobody waits for any longer', async () => {
      await client.open(URI, PLAN);
      const textDocument = { uri: URI };
      const position = { line: 12, character: 9 };
      const cancellation = new CancellationTokenSource();
      const asked = Array.from({ length: 20 }, () =>
        client.connection.sendRequest(HoverRequest.type, { textDocument, position }, cancellation.token),
      );
      const wanted = client.connection.sendRequest(HoverRequest.type, { textDocument, position });
      cancellation.cancel();
      const results = await Promise.allSettled(asked);
      const cancelled = results.filter(
        (result) => result.status === 'rejected' && result.reason.code === LSPErrorCodes.RequestCancelled,
      );
      assert.ok(cancelled.length > 10, `${cancelled.length} of 20`);
      assert.ok(await wanted);
    });

    it('follows changes', async () => {
      await client.open(URI, PLAN);
      const range = { start: { line: 13, character: 21 }, end: { line: 13, character: 21 } };
      await client.change(URI, 2, [{ range, text: '\n    consulted: [county]' }]);
      const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri: URI },
      });
      assert.ok(report.kind === 'full');
      assert.equal(
        report.items.some((item) => item.code === 'unilateral-move'),
        false,
      );
    });

    it('mends by code actions', async () => {
      await client.open(URI, PLAN);
      const position = { line: 12, character: 10 };
      const actions = await client.connection.sendRequest(CodeActionRequest.type, {
        textDocument: { uri: URI },
        range: { start: position, end: position },
        context: { diagnostics: [] },
      });
      const titles = (actions ?? []).map((action) => action.title);
      assert.deepEqual(titles, ['Add that County Council was consulted', 'Ignore unilateral-move here, with a reason']);
      const [first] = actions ?? [];
      assert.ok(first && 'edit' in first);
      const [change] = (first.edit?.documentChanges ?? []) as TextDocumentEdit[];
      assert.equal(change?.textDocument.version, 1);
      const document = TextDocument.create(URI, 'partnership-plan', 1, PLAN);
      const edits = (change?.edits ?? []) as { range: TextDocumentEdit['edits'][number]['range']; newText: string }[];
      assert.match(TextDocument.applyEdits(document, edits), /by: \[trust\]\n {4}consulted:/);
    });

    it('completes, and describes what it offers', async () => {
      const { text, position } = atCursor(PLAN.replace('by: [trust]', 'by: [trust]\n    consulted: [█]'));
      await client.open(URI, text);
      const result = await client.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri: URI },
        position,
      });
      const offered = items(result);
      assert.ok(
        offered.some((item) => item.label === 'county'),
        offered.map((item) => item.label).join(),
      );
      const [first] = offered;
      assert.ok(first);
      const resolved = await client.connection.sendRequest(CompletionResolveRequest.type, first);
      assert.ok(resolved.documentation);
    });

    it('explains by hovers', async () => {
      const { text, position } = atCursor(PLAN.replace('[trust]', '[tru█st]'));
      await client.open(URI, text);
      const hover = await client.connection.sendRequest(HoverRequest.type, { textDocument: { uri: URI }, position });
      const { value } = (hover as Hover).contents as MarkupContent;
      assert.match(value, /River Trust/);
      assert.match(value, /unilateral-move/);
    });

    it('outlines the plan in its own words', async () => {
      await client.open(URI, PLAN);
      const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: { uri: URI } });
      const names = (list: readonly DocumentSymbol[]): unknown[] =>
        list.map((symbol) => (symbol.children?.length ? [symbol.name, names(symbol.children)] : symbol.name));
      assert.deepEqual(names((symbols ?? []) as DocumentSymbol[]), [
        'format version',
        'title',
        ['partners', ['River Trust', 'County Council']],
        [
          'decisions',
          [
            [
              'Close the east wing',
              [
                ['by', ['River Trust']],
                ['affects', ['County Council']],
              ],
            ],
          ],
        ],
      ]);
    });

    it('renders the page, and keeps the last good one while the text is broken', async () => {
      await client.open(URI, PLAN);
      const good = await client.connection.sendRequest<protocol.WholePreview>(protocol.PREVIEW, { uri: URI });
      assert.equal(good.stale, false);
      assert.match(good.html, /River Trust/);
      const range = { start: { line: 13, character: 13 }, end: { line: 13, character: 21 } };
      await client.change(URI, 2, [{ range, text: '[county' }]);
      const broken = await client.connection.sendRequest<protocol.WholePreview>(protocol.PREVIEW, { uri: URI });
      assert.equal(broken.stale, true);
      assert.notEqual(broken.notice, '');
      assert.equal(broken.html, good.html);
      assert.equal(broken.version, 1);
    });

    it('sends of a page what has changed since the one that is known', async () => {
      await client.open(URI, PLAN);
      const ask = (known?: number) =>
        client.connection.sendRequest<protocol.PreviewResult>(protocol.PREVIEW, { uri: URI, known });
      const first = await ask();
      assert.ok('html' in first);
      const begin = { line: 1, character: 0 };
      await client.change(URI, 2, [{ range: { start: begin, end: begin }, text: 'summary: A walk\n' }]);
      const next = await ask(first.page);
      assert.ok('since' in next && next.since === first.page);
      assert.ok(next.changed.some(({ portion, html }) => portion === 'head' && html.includes('A walk')));
      assert.ok(!next.changed.some(({ portion }) => portion.startsWith('card--')));
      assert.ok(next.moved.some(([portion, line]) => portion === 'section-partners' && line > 1));
      // The same again, one that nobody knows, and one of too long ago.
      const same = await ask(next.page);
      assert.ok('since' in same && same.page === next.page);
      assert.deepEqual([same.changed, same.moved], [[], []]);
      assert.ok('html' in (await ask(next.page + 1)));
      for (const version of [3, 4]) {
        await client.change(URI, version, [{ range: { start: begin, end: begin }, text: '# more\n' }]);
        await ask();
      }
      assert.ok('html' in (await ask(next.page)));
    });

    it('keeps the page live while a key is typed', async () => {
      await client.open(URI, PLAN);
      const end = { line: PLAN.split('\n').length - 1, character: 0 };
      await client.change(URI, 2, [{ range: { start: end, end }, text: 'gloss' }]);
      const page = await client.connection.sendRequest<protocol.WholePreview>(protocol.PREVIEW, { uri: URI });
      assert.deepEqual([page.version, page.stale, page.notice], [2, false, '']);
    });

    it('renders the page in the other language, with its findings, and the last good one of it while broken', async () => {
      await client.open(URI, PLAN);
      const ask = (language?: protocol.PlanLanguage) =>
        client.connection.sendRequest<protocol.WholePreview>(protocol.PREVIEW, { uri: URI, language });
      const own = await ask();
      const range = { start: { line: 13, character: 13 }, end: { line: 13, character: 21 } };
      await client.change(URI, 2, [{ range, text: '[county' }]);
      const other = await ask('he');
      assert.deepEqual([own.language, own.planLanguage, own.direction], ['en', 'en', 'ltr']);
      assert.deepEqual([other.language, other.planLanguage, other.direction, other.stale], ['he', 'en', 'rtl', true]);
      assert.match(other.notice, /כך עמדה התוכנית לאחרונה/);
      assert.match(other.html, /River Trust/);
      assert.match(own.html, /was not consulted/);
      assert.doesNotMatch(other.html, /was not consulted/);
      assert.match(other.html, /התייע/);
    });

    it('says of a text that was broken from the start that this is what could be read', async () => {
      await client.open(URI, `${PLAN}summary: [a\n`);
      const page = await client.connection.sendRequest<protocol.WholePreview>(protocol.PREVIEW, { uri: URI });
      assert.equal(page.stale, true);
      assert.match(page.notice, /what could be read/);
      assert.match(page.html, /River Trust/);
    });

    it('writes a partner’s matrix', async () => {
      await client.open(URI, PLAN);
      const partners = await client.connection.sendRequest<readonly protocol.PartnerSummary[]>(protocol.PARTNERS, {
        uri: URI,
      });
      assert.deepEqual(partners[0], {
        id: 'trust',
        name: 'River Trust',
        sector: 'civil society',
        hasMatrixRow: false,
        hasSigned: false,
      });
      const result = await client.connection.sendRequest<protocol.PartnerEditResult>(protocol.INSERT_MATRIX, {
        uri: URI,
        partner: 'trust',
      });
      const document = TextDocument.create(URI, 'partnership-plan', 1, PLAN);
      const text = TextDocument.applyEdits(document, [...result.edits]);
      assert.match(text, /\nmatrix:\n {2}- partner: trust\n {4}organization:\n {6}opportunity:\n/);
      assert.equal(text.split('\n')[result.line], 'matrix:');
    });

    it('begins a plan that has no error', async () => {
      const { text } = await client.connection.sendRequest<protocol.NewPlanResult>(protocol.NEW_PLAN, {
        language: 'he',
        title: 'מהלך חדש',
        partners: [
          { name: 'עמותה', sector: 'civil-society' },
          { name: 'עירייה', sector: 'local-government' },
        ],
      });
      await client.open(URI, text);
      const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, {
        textDocument: { uri: URI },
      });
      assert.ok(report.kind === 'full');
      assert.deepEqual(
        report.items.filter((item) => item.severity === 1),
        [],
      );
    });

    it('speaks of an empty plan in the language that its file’s name tells', async () => {
      const uri = 'file:///plans/river.he.partnership.yaml';
      await client.open(uri, '');
      const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
      assert.ok(report.kind === 'full');
      assert.match(String(report.items[0]?.message), /^התוכנית ריקה/);
    });

    it('explains its rules', async () => {
      const rules = await client.connection.sendRequest<readonly protocol.RuleSummary[]>(protocol.RULES, {
        language: 'he',
      });
      assert.equal(rules.find((rule) => rule.id === 'arm-twisting')?.category, 'התנהלות');
      const page = await client.connection.sendRequest<string>(protocol.RULE_PAGE, {
        rule: 'unilateral-move',
        language: 'he',
      });
      assert.match(page, /^# שותף אחד מחליט לבדו/);
    });
  });

  describe('with an editor of no comforts', () => {
    beforeEach(async () => {
      client = await TestClient.start(PLAIN);
    });

    it('pushes diagnostics with the version of the text', async () => {
      await client.open(URI, PLAN);
      assert.ok((await client.pushed(URI, 1)).some((item) => item.code === 'unilateral-move'));
      await client.change(URI, 2, [
        { range: { start: { line: 0, character: 0 }, end: { line: 14, character: 0 } }, text: 'partnership: 1\n' },
      ]);
      assert.equal(
        (await client.pushed(URI, 2)).some((item) => item.code === 'unilateral-move'),
        false,
      );
      await client.close(URI);
      assert.deepEqual(await client.pushed(URI, undefined), []);
    });

    it('offers plain text, no snippets', async () => {
      const { text, position } = atCursor(`${PLAN}█`);
      await client.open(URI, text);
      const result = await client.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri: URI },
        position,
      });
      for (const item of items(result)) assert.notEqual(item.insertTextFormat, 2, item.label);
    });

    for (const [what, text] of Object.entries({
      prose: 'This is a letter,\nnot a plan.\n',
      nothing: '',
      'comments alone': '# a plan, some day\n',
      'a list at the top': '- one\n- two\n',
      'a file of 2 MiB': `partnership: 1\ntitle: x\nsummary: ${'x'.repeat(2 * 1024 * 1024)}\n`,
      CRLF: PLAN.replaceAll('\n', '\r\n'),
      'a byte order mark': `\ufeff${PLAN}`,
      'an unknown version': PLAN.replace('partnership: 1', 'partnership: 2'),
    })) {
      it(`stands ${what}`, async () => {
        await client.open(URI, text);
        const found = await client.pushed(URI, 1);
        assert.ok(found.length > 0);
        const document = TextDocument.create(URI, 'partnership-plan', 1, text);
        for (const { range, message: words } of found) {
          const message = String(words);
          assert.ok(document.offsetAt(range.start) <= document.offsetAt(range.end), message);
          assert.ok(range.end.line < document.lineCount, message);
          assert.doesNotMatch(message, /Implicit|BLOCK_|must NOT|should be|\bundefined[^ ]|\[object/);
        }
      });
    }
  });
});
