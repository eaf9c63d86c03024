import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../../server/src/schema/shape';
import { directionOf, stretchesOf } from '../../server/src/view/direction';
import { EXPORT_FORMATS, type ExportFormat, exportPlan } from '../../server/src/view/export';
import { widthOf, wrap } from '../../server/src/view/export/measure';
import { clean } from '../../server/src/view/text';
import { HARMLESS_LINK } from './page';
import { checkOn, examplePlans } from './support';
import { allOf, parseXml, textIn, unzip, type XmlElement } from './xml';

const WHOLE = readFileSync(path.join(__dirname, '../fixtures/whole.partnership.yaml'), 'utf8');
const HEBREW = examplePlans().find(({ name }) => name.includes('.he.'))?.text ?? '';
const ENGLISH = examplePlans().find(({ name }) => name.startsWith('river'))?.text ?? '';

async function exported(text: string, to: ExportFormat, language?: Language): Promise<string> {
  const { bytes } = await exportPlan(checkOn(text), { to, language });
  return Buffer.from(bytes).toString('utf8');
}

async function partsOf(text: string, language?: Language): Promise<ReadonlyMap<string, XmlElement>> {
  const { bytes } = await exportPlan(checkOn(text), { to: 'docx', language });
  const files = [...unzip(bytes)].filter(([name]) => /\.(?:xml|rels)$/.test(name));
  return new Map(files.map(([name, content]) => [name, parseXml(Buffer.from(content).toString('utf8'))]));
}

async function documentOf(text: string, language?: Language): Promise<XmlElement> {
  const document = (await partsOf(text, language)).get('word/document.xml');
  assert.ok(document);
  return document;
}

/** Reads comma-separated values as RFC 4180 has them, strictly. */
function parseCsv(text: string): readonly (readonly string[])[] {
  assert.equal(text.charCodeAt(0), 0xfeff);
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  field.lastIndex = 1;
  while (field.lastIndex < text.length) {
    const at = field.lastIndex;
    const match = field.exec(text);
    assert.ok(match, `no field at: ${text.slice(at, at + 80)}`);
    rows[rows.length - 1]?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '\r\n') rows.push([]);
  }
  assert.deepEqual(rows.pop(), [], 'ends with a line end');
  return rows;
}

/** What Markdown of ours shows; asserts that its tags are its own. */
function shownIn(markdown: string): string {
  return markdown
    .replace(/<([^>]*)>/g, (tag, inside: string) => {
      assert.match(inside, /^(?:br|\/?strong|\/?em|\/?span|\/?div|(?:span|div) dir="(?:rtl|ltr)")$/, tag);
      return inside === 'br' ? '\n' : '';
    })
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] ?? '');
}

describe('text for exports', () => {
  for (const [name, text, wanted] of [
    ['control characters are shown', 'a\u0000b\u001b[31mc\u007f', 'a␀b␛[31mc␡'],
    ['what is no character is shown as such', '\ud800a\udc00\ufffe\u0090', '�a���'],
    ['characters of two units stay', 'a😀b', 'a😀b'],
    ['line ends are one', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['overrides and embeddings go', 'abc\u202edef\u202c\u202ag', 'abcdefg'],
    ['isolates stay where they are paired', '\u2067a\u2069 b', '\u2067a\u2069 b'],
    ['isolates go where they are not', 'a\u2066b\u2069\u2069 c\u2067', 'a\u2066b\u2069 c'],
    ['marks of direction stay', 'a\u200fb', 'a\u200fb'],
  ] as const) {
    it(name, () => assert.equal(clean(text), wanted));
  }

  for (const [text, page, wanted] of [
    ['123', 'rtl', 'rtl'],
    ['123', 'ltr', 'ltr'],
    ['שלום', 'ltr', 'rtl'],
    ['مرحبا', 'ltr', 'rtl'],
    ['Setting קבוע אחת לשבוע', 'rtl', 'rtl'],
    ['A plan of partners (תוכנית)', 'rtl', 'ltr'],
    ['שביל Alder Riverside, (GIS)', 'rtl', 'rtl'],
    ['שביל is a trail', 'ltr', 'ltr'],
    ['A river נחל ונהר ומים', 'ltr', 'ltr'],
  ] as const) {
    it(`“${text}” is read ${wanted} on a page that is ${page}`, () => assert.equal(directionOf(text, page), wanted));
  }

  for (const [text, paragraph, wanted] of [
    ['שלום, world 2!', 'rtl', ['שלום, |rtl', 'world|ltr', ' 2!|rtl']],
    ['bottom up (בקיצור)', 'rtl', ['bottom up|ltr', ' (בקיצור)|rtl']],
    ['Use שלום עולם, please', 'ltr', ['Use |ltr', 'שלום עולם|rtl', ', please|ltr']],
    ['12', 'rtl', ['12|rtl']],
    ['', 'rtl', []],
  ] as const) {
    it(`“${text}” is parted where its direction changes`, () => {
      const found = stretchesOf(text, paragraph).map((one) => `${one.text}|${one.direction}`);
      assert.deepEqual(found, wanted);
    });
  }

  it('is broken into lines that fit, and nothing of it is lost', () => {
    for (const text of [
      'People of all towns walk along a living river',
      'שותפות בין־מגזרית לאורך הנחל',
      'x'.repeat(400),
    ]) {
      const lines = wrap(text, 120, 13);
      for (const line of lines) assert.ok(widthOf(line, 13) <= 121, line);
      assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    }
  });
});

describe('export of a plan', () => {
  it('tells what kind of file it is', async () => {
    const found = await Promise.all(EXPORT_FORMATS.map((to) => exportPlan(checkOn(WHOLE), { to })));
    assert.deepEqual(
      found.map(({ extension }) => extension),
      ['html', 'md', 'docx', 'svg', 'csv'],
    );
    for (const { bytes, mime } of found) {
      assert.ok(bytes.length > 100);
      assert.match(mime, /^[a-z]+\/[a-z.+-]+$/);
    }
  });

  describe('as a page', () => {
    it('is one file with its style inside, and loads and runs nothing', async () => {
      for (const text of [WHOLE, HEBREW, ENGLISH]) {
        const html = await exported(text, 'html');
        assert.match(html, /^<!DOCTYPE html>\n<html lang="(?:he|en)" dir="(?:rtl|ltr)">/);
        assert.match(html, /Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'/);
        const body = html.slice(html.indexOf('</style>'));
        assert.doesNotMatch(html, /@import|url\(/i);
        assert.doesNotMatch(body, /<script|<link|<img|<iframe|\ssrc=|\son\w+=|data-line/i);
        for (const [, address] of html.matchAll(/href="([^"]*)"/g)) assert.match(address ?? '', HARMLESS_LINK);
        assert.match(html, /<style>[\s\S]*\.quad/);
      }
    });

    it('is open and ready for print', async () => {
      const html = await exported(HEBREW, 'html');
      assert.match(html, /<html lang="he" dir="rtl">/);
      assert.doesNotMatch(html, /id="hint"/);
      for (const [tag] of html.matchAll(/<details[^>]*>/g)) assert.match(tag, / open/);
      assert.match(html, /@page/);
    });
  });

  describe('as Markdown', () => {
    it('has headings, lists and tables', async () => {
      const markdown = await exported(WHOLE, 'markdown');
      assert.doesNotMatch(markdown, /false|undefined|\[object/);
      for (const part of [
        '# River Trail\n',
        '## Shared vision\n',
        '> People of all towns walk along a living river',
        '### River Trust\n',
        '| The banks are open | • Survey the banks<br><em>River Trust · 30 September 2027</em> | • Walkers |',
        '|   | Opportunity | Price |\n| --- | --- | --- |',
        '| Organisation | • New members | • Time |',
        '• Less flooding<br><em>In spring</em>',
        '**Register of commitments**',
      ]) {
        assert.ok(markdown.includes(part), `${part}\n\nin\n\n${markdown}`);
      }
    });

    it('keeps marks at the end of a title, and has no heading of nothing', async () => {
      const plan = 'partnership: 1\ntitle: "Learn C ##"\npartners: [{id: a, name: "A #"}]\n';
      assert.equal(
        await exported(plan, 'markdown'),
        '# Learn C \\##\n\n**Stage:** Exploring\n\n## Partners\n\n### A \\#\n',
      );
    });

    it('says what a plan says, and no more', async () => {
      for (const text of [HEBREW, ENGLISH])
        assert.doesNotMatch(await exported(text, 'markdown'), /false|undefined|\[object/);
    });

    it('stands from right to left in Hebrew, with what is English in its own order', async () => {
      const markdown = await exported(`${WHOLE.replace('partnership: 1', 'partnership: 1\nlanguage: he')}`, 'markdown');
      assert.ok(markdown.startsWith('<div dir="rtl">\n\n# <span dir="ltr">River Trail</span>\n'));
      assert.ok(markdown.endsWith('\n\n</div>\n'));
      assert.ok(markdown.includes('|   | הזדמנות | מחיר |'));
    });

    for (const [text, wanted] of [
      ['*a* _b_ `c`', '\\*a\\* \\_b\\_ \\`c\\`'],
      ['snake_case', 'snake_case'],
      ['[a](javascript:alert(1))', '\\[a\\](javascript:alert(1))'],
      ['![a](http://x)', '\\!\\[a\\](http://x)'],
      ['<b>a</b> &amp;', '&lt;b&gt;a&lt;/b&gt; &amp;amp;'],
      ['a | b', 'a \\| b'],
      ['# a', '\\# a'],
      ['- a', '\\- a'],
      ['1. a', '1\\. a'],
      ['~~a~~ $b$', '\\~\\~a\\~\\~ \\$b\\$'],
    ] as const) {
      it(`writes “${text}” so that it shows as it is`, async () => {
        const markdown = await exported(
          `partnership: 1\ntitle: A\nlanguage: en\nsummary: ${JSON.stringify(text)}\n`,
          'markdown',
        );
        assert.ok(markdown.split('\n').includes(wanted), markdown);
      });
    }
  });

  describe('as a document', () => {
    it('has headings, tables, the register and a block for every partner’s signature', async () => {
      const document = await documentOf(WHOLE);
      const styled = (style: string) =>
        allOf(document, 'w:p')
          .filter((one) => allOf(one, 'w:pStyle').some(({ attributes }) => attributes.get('w:val') === style))
          .map(textIn);
      assert.deepEqual(styled('Title'), ['River Trail']);
      for (const heading of ['Shared vision', 'Partners', 'Opportunity and price', 'Implementation', 'Sign-off'])
        assert.ok(styled('Heading1').includes(heading), heading);
      const tables = allOf(document, 'w:tbl').map((table) =>
        allOf(table, 'w:tr').map((row) => allOf(row, 'w:tc').map(textIn)),
      );
      assert.ok(tables.some(([head, first]) => head?.[1] === 'Opportunity' && first?.[1] === 'New members'));
      assert.ok(tables.some(([name, head]) => name?.[0] === 'Timeline' && head?.[0] === 'Phase'));
      assert.ok(tables.some(([name, head]) => name?.[0] === 'Register of commitments' && head?.[4] === 'Due'));
      const signatures = tables.find(([head]) => head?.[3] === 'Signature');
      assert.deepEqual(
        signatures?.slice(1).map(([name, who]) => [name, who]),
        [
          ['River Trust', 'Mia Brook, Director'],
          ['County Council', 'Ned Field'],
        ],
      );
    });

    it('stands from right to left in Hebrew', async () => {
      const document = await documentOf(HEBREW);
      for (const table of allOf(document, 'w:tbl')) assert.equal(allOf(table, 'w:bidiVisual').length, 1);
      for (const paragraph of allOf(document, 'w:p')) {
        const direction = directionOf(textIn(paragraph), 'rtl');
        if (direction === 'rtl') assert.equal(allOf(paragraph, 'w:bidi').length, 1, textIn(paragraph));
      }
      for (const run of allOf(document, 'w:r')) {
        const text = textIn(run);
        if (/[א-ת]/.test(text)) assert.equal(allOf(run, 'w:rtl').length, 1, text);
        else if (/[A-Za-z]/.test(text)) assert.equal(allOf(run, 'w:rtl').length, 0, text);
      }
    });

    it('stands from left to right in English', async () => {
      const document = await documentOf(ENGLISH);
      assert.equal(allOf(document, 'w:bidiVisual').length, 0);
      for (const name of ['w:p', 'w:r']) {
        for (const one of allOf(document, name).filter((part) => !/[א-ת]/.test(textIn(part)))) {
          assert.equal(allOf(one, name === 'w:p' ? 'w:bidi' : 'w:rtl').length, 0, textIn(one));
        }
      }
    });

    it('gives each paragraph the direction of its own words', async () => {
      const document = await documentOf(
        'partnership: 1\nlanguage: he\ntitle: שביל הנחל\nsummary: A river for all (נחל).\npartners: [{id: a, name: River Trust, stake: "שומרים על הנחל עם River Trust"}]\n',
      );
      const find = (text: string) => allOf(document, 'w:p').find((one) => textIn(one) === text);
      const english = find('A river for all (נחל).');
      assert.ok(english);
      assert.deepEqual(allOf(english, 'w:bidi'), []);
      assert.equal(allOf(english, 'w:jc')[0]?.attributes.get('w:val'), 'right');
      assert.deepEqual(
        allOf(english, 'w:r').map((run) => [textIn(run), allOf(run, 'w:rtl').length]),
        [
          ['A river for all (', 0],
          ['נחל', 1],
          [').', 0],
        ],
      );
      const mixed = find('שומרים על הנחל עם River Trust');
      assert.ok(mixed);
      assert.equal(allOf(mixed, 'w:bidi').length, 1);
    });

    it('has the sums and gaps of the page, and what was signed', async () => {
      const document = await documentOf(`partnership: 1
title: T
vision: {goals: [{id: a, goal: Aim}, {id: b, goal: Bare}]}
partners:
  - {id: p, name: P, sector: business, power: {influence: 3, interest: 3, budgetShare: 70, decisionShare: 40}}
  - {id: q, name: Q, sector: community}
matrix:
  - {partner: p, initiative: {opportunity: [Reach], price: [Time]}}
  - {partner: q, initiative: {opportunity: [Trust], price: []}}
implementation:
  phases: [{id: i, phase: I, kind: implementing, start: 2027-01-01, end: 2027-01-09}, {id: m, phase: M, kind: measuring, start: 2027-01-10, end: 2027-01-10}]
  commitments: [{id: c, what: Deed, goal: a, informed: [q]}]
resources:
  - {id: r, resource: R, kind: money, from: p, amount: 5, currency: EUR, status: secured}
  - {id: s, resource: S, kind: money, amount: 2, currency: EUR, status: needed}
signoff: [{partner: p, verdict: approves, fingerprint: "sha256:${'0'.repeat(32)}"}]
`);
      const rows = allOf(document, 'w:tr').map((row) => allOf(row, 'w:tc').map(textIn).join('|'));
      for (const row of [
        'Aim|Deed|no indicator yet',
        'Bare|no commitment yet|no indicator yet',
        'P|3 of 5|3 of 5|70%|40%|30 more in budget',
        'P|Reach|Time',
        'Q|Trust|',
        'DeedGoal: AimKept informed: Q|||||',
        'From|Secured|Needed',
        'P|€5|',
        'no source yet||€2',
        'Together|€5|€2',
        'P|Approves||changed since then|',
      ]) {
        assert.ok(rows.includes(row), `${row}\nnot in\n${rows.join('\n')}`);
      }
      assert.match(textIn(document), /90% of the phases’ days are implementation\./);
    });

    it('names itself, its fonts and its pages', async () => {
      const parts = await partsOf(HEBREW);
      const text = (name: string) => textIn(parts.get(name) ?? assert.fail(name));
      assert.match(text('docProps/core.xml'), /צעדים ראשונים/);
      const styles = parts.get('word/styles.xml') ?? assert.fail();
      assert.equal(allOf(styles, 'w:rFonts')[0]?.attributes.get('w:cs'), 'Arial');
      const footer = [...parts].find(([name]) => /footer\d*\.xml$/.test(name))?.[1] ?? assert.fail();
      assert.match(textIn(footer), /PAGE[\s\S]*NUMPAGES/);
    });

    it('breaks no row, and no sheet', async () => {
      const document = await documentOf(WHOLE);
      const rows = allOf(document, 'w:tr');
      assert.equal(allOf(document, 'w:cantSplit').length, rows.length);
      for (const cell of allOf(document, 'w:tc')) assert.ok(allOf(cell, 'w:p').length > 0);
    });
  });

  describe('as a poster', () => {
    const svgOf = async (text: string, language?: Language) => parseXml(await exported(text, 'svg', language));

    it('has the sheet of every partner, for A3', async () => {
      const svg = await svgOf(WHOLE);
      assert.deepEqual(['width', 'height'].map((name) => svg.attributes.get(name)).sort(), ['297mm', '420mm']);
      const words = allOf(svg, 'text').map(textIn);
      for (const word of ['River Trust', 'County Council', 'New members', 'Less flooding', 'Many angles', 'Complexity'])
        assert.ok(words.includes(word), word);
      for (const word of ['Opportunity', 'Price', 'Organisation', 'Initiative'])
        assert.equal(words.filter((one) => one === word).length, 2, word);
    });

    it('holds shapes and texts alone, all of them on the sheet', async () => {
      for (const text of [WHOLE, HEBREW, ENGLISH]) {
        const source = await exported(text, 'svg');
        assert.doesNotMatch(source, /<script|foreignObject|<image|<use|href|url\(|<style|\son\w+=/i);
        const svg = parseXml(source);
        const [, , width = 0, height = 0] = (svg.attributes.get('viewBox') ?? '').split(' ').map(Number);
        for (const rect of allOf(svg, 'rect')) {
          const [x = 0, y = 0, w = 0, h = 0] = ['x', 'y', 'width', 'height'].map((name) =>
            Number(rect.attributes.get(name)),
          );
          assert.ok(x >= 0 && y >= 0 && x + w <= width + 1 && y + h <= height + 1);
        }
      }
    });

    it('begins at the right in Hebrew: label, opportunity, price', async () => {
      const svg = await svgOf(HEBREW);
      assert.equal(svg.attributes.get('direction'), 'rtl');
      const x = (word: string) => {
        const found = allOf(svg, 'text').find((one) => textIn(one) === word);
        return Number(found?.attributes.get('x'));
      };
      assert.ok(x('ארגון') > x('הזדמנות') && x('הזדמנות') > x('מחיר'));
      const own = allOf(svg, 'text').find((one) => textIn(one) === 'ארגון');
      assert.equal(own?.attributes.get('text-anchor'), 'start');
    });

    it('says so where there is no matrix', async () => {
      const svg = await svgOf('partnership: 1\ntitle: A\nlanguage: en\n');
      assert.ok(allOf(svg, 'text').some((one) => textIn(one) === 'No partner has filled in the matrix yet.'));
    });
  });

  describe('as a register', () => {
    const PLAN = `partnership: 1
title: T
language: en
partners: [{id: a, name: "Trust, The"}, {id: b, name: 'The "Council"'}]
vision: {goals: [{id: g, goal: Open banks}]}
issues: [{id: i, issue: Access}]
implementation:
  commitments:
    - {id: one, what: "Two\\nlines", who: a, with: [b, c], informed: [b], start: 2027-01-01, due: 2027-02-01, status: active, goal: g, issue: i}
    - {id: two, what: "=1+1", who: b, dependsOn: [one]}
    - {}
`;
    it('has a row for each commitment, with names for ids', async () => {
      assert.deepEqual(parseCsv(await exported(PLAN, 'csv')), [
        ['ID', 'What', 'In charge', 'With', 'Kept informed', 'Start', 'Due', 'Status', 'Goal', 'Issue', 'Depends on'],
        [
          'one',
          'Two\nlines',
          'Trust, The',
          'The "Council"; c',
          'The "Council"',
          '2027-01-01',
          '2027-02-01',
          'Active',
          'Open banks',
          'Access',
          '',
        ],
        ['two', "'=1+1", 'The "Council"', '', '', '', '', '', '', '', 'Two\nlines'],
        ['', '', '', '', '', '', '', '', '', '', ''],
      ]);
    });

    it('has its heading in the plan’s language, or another', async () => {
      assert.equal(parseCsv(await exported(HEBREW, 'csv'))[0]?.[0], 'מזהה');
      assert.equal(parseCsv(await exported(HEBREW, 'csv', 'en'))[0]?.[0], 'ID');
    });

    for (const text of [
      '=1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      ' =1',
      '\n=1',
      '＝1',
      '\u200f=1',
      '\u202a=1',
      '\u0085=1',
      '\u200b\u202e+1',
      '\u2066=1',
      "=cmd|' /C calc'!A0",
      '\ttab',
    ]) {
      it(`takes ${JSON.stringify(text)} for no formula`, async () => {
        const plan = `partnership: 1\nimplementation: {commitments: [{id: a, what: ${JSON.stringify(text)}}]}\n`;
        assert.ok(parseCsv(await exported(plan, 'csv'))[1]?.[1]?.startsWith("'"));
      });
    }
  });

  describe('of strangers’ plans', () => {
    const payloads = [
      '<script>alert(1)</script><img src=x onerror=alert(1)>"\'><a href="javascript:alert(1)">&lt;',
      ']]></style></title><!-- --><svg onload=alert(1)><foreignObject/>{{7*7}}$(7*7)',
      '[click](javascript:alert(1)) ![x](http://evil.example/x.png) <https://evil.example>',
      'expression(alert(1)); url(javascript:1) @import "x"; </w:t></w:r><w:r>',
      '\u001b[31mred\u001b[0m\u0000\u0007\u0085\u202eevil\u202c\u2066open \ud83d \ufffe',
      '=HYPERLINK("http://evil.example")',
    ];

    function hostile(text: string, payload: string): string {
      // Whatever stands behind a key, or a dash, in place of plain words.
      return text.replace(
        /^(\s*(?:- )?(?:title|summary|name|statement|goal|what|text|stake|issue|term|note): )[^|>{["'#\n][^\n]*(?:\n\s{6,}[^-\s:][^:\n]*(?=\n))*$/gm,
        (_, key: string) => `${key}${JSON.stringify(payload)}`,
      );
    }

    for (const payload of payloads) {
      it(`shows ${JSON.stringify(payload.slice(0, 40))} as the text that it is`, async () => {
        for (const source of [
          `partnership: 1
title: ${JSON.stringify(payload)}
summary: ${JSON.stringify(payload)}
vision: {statement: ${JSON.stringify(payload)}}
partners: [{id: ${JSON.stringify(payload)}, name: ${JSON.stringify(payload)}, stake: ${JSON.stringify(payload)}}]
matrix: [{partner: ${JSON.stringify(payload)}, organization: {opportunity: [${JSON.stringify(payload)}]}}]
implementation: {commitments: [{id: ${JSON.stringify(payload)}, what: ${JSON.stringify(payload)}, due: ${JSON.stringify(payload)}}]}
resources: [{id: a, resource: ${JSON.stringify(payload)}, amount: 1, currency: ${JSON.stringify(payload)}}]
`,
          hostile(ENGLISH, payload),
          hostile(HEBREW, payload),
        ]) {
          const shown = clean(checkOn(source).plan?.title?.value ?? payload)
            .replace(/\s+/g, ' ')
            .trim();
          const flat = (text: string) => text.replace(/\s+/g, ' ');
          const unbroken = (text: string) => text.replace(/\s+/g, '');
          const parts = await partsOf(source);
          const document = parts.get('word/document.xml') ?? assert.fail();
          assert.ok(unbroken(textIn(document)).includes(unbroken(shown)));
          for (const [name, part] of parts) {
            if (!name.endsWith('.rels')) continue;
            for (const one of allOf(part, 'Relationship'))
              assert.notEqual(one.attributes.get('TargetMode'), 'External');
          }
          const svg = await exported(source, 'svg');
          assert.ok(unbroken(textIn(parseXml(svg))).includes(unbroken(shown)));
          assert.doesNotMatch(svg, /<(?!\/?(?:svg|title|desc|rect|circle|text)\b|\?xml)/);
          const html = await exported(source, 'html');
          assert.doesNotMatch(html, /<(?:script|img|foreignObject)|<[^>]* on\w+=/i);
          for (const [, address] of html.matchAll(/href="([^"]*)"/g)) assert.match(address ?? '', HARMLESS_LINK);
          assert.doesNotMatch(html, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\ufffe]|\p{Surrogate}/u);
          const markdown = await exported(source, 'markdown');
          assert.ok(flat(shownIn(markdown)).includes(shown));
          assert.doesNotMatch(markdown, /(?<!\\)\]\(/);
          assert.doesNotMatch(markdown, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
          const rows = parseCsv(await exported(source, 'csv'));
          for (const cell of rows.flat()) assert.doesNotMatch(cell, /^[=+\-@\t\r]/);
        }
      });
    }

    it('ends soon for what is endless', async () => {
      const list = `[${Array.from({ length: 400 }, () => '*b').join(', ')}]`;
      const text = `partnership: 1
x-a: &a {text: &t ${'long '.repeat(2000)}, note: *t}
x-b: &b {opportunity: [${Array.from({ length: 300 }, () => '*a').join(', ')}]}
matrix: [${Array.from({ length: 300 }, () => '{partner: a, organization: *b, initiative: *b}').join(', ')}]
x-c: ${list}
`;
      const begun = Date.now();
      for (const to of EXPORT_FORMATS) {
        const { bytes } = await exportPlan(checkOn(text), { to });
        assert.ok(bytes.length < 60_000_000, `${to}: ${bytes.length}`);
      }
      assert.ok(Date.now() - begun < 30_000);
    }).timeout(60_000);
  });

  describe('of broken plans', () => {
    const cases: readonly (readonly [string, string])[] = [
      ['nothing', ''],
      ['a list', '- a\n- b\n'],
      ['a text', 'hello'],
      ['wrong types', 'partnership: x\ntitle: [a]\npartners: {a: b}\nmatrix: 3\nimplementation: {commitments: no}\n'],
      [
        'empty entries',
        'partnership: 1\npartners: [{}, {}]\nmatrix: [{}]\nissues: [{}]\ndecisions: [{}]\nsignoff: [{}]\nresources: [{}]\nglossary: [{}]\npopulation: [{}]\nmeasurement: {indicators: [{}]}\nimplementation: {phases: [{}], commitments: [{}]}\n',
      ],
      ['a cycle', 'partnership: 1\npartners: &a [*a]\nvision: &b {goals: [*b]}\n'],
      ['half a plan', ENGLISH.slice(0, ENGLISH.length / 2)],
      ['half a Hebrew plan', HEBREW.slice(0, HEBREW.length / 3)],
      ['placeholders', 'partnership: 1\ntitle: TODO\npartners: [{id: a, name: "..."}]\n'],
    ];
    for (const [name, text] of cases) {
      it(`shows what can be shown: ${name}`, async () => {
        for (const language of ['he', 'en'] as const) {
          assert.ok((await exported(text, 'html', language)).includes('</html>'));
          assert.ok((await exported(text, 'markdown', language)).length > 0);
          parseXml(await exported(text, 'svg', language));
          assert.ok(parseCsv(await exported(text, 'csv', language)).length > 0);
          await partsOf(text, language);
        }
      });
    }
  });
});
