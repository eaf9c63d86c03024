import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analysis } from '../../server/src/check';
import { textsOf } from '../../server/src/plan/texts';
import { isBlank, languageOf } from '../../server/src/plan/values';
import type { Language } from '../../server/src/schema/shape';
import { exportPlan } from '../../server/src/view/export';
import { groupFindings } from '../../server/src/view/groups';
import { renderPreview } from '../../server/src/view/preview';
import { clean } from '../../server/src/view/text';
import { all, byId, cellsOf, elements, HARMLESS_LINK, type PageElement, parse, textOf } from './page';
import { checkOn } from './support';

function pageFor(text: string, language?: Language): PageElement {
  return parse(renderPreview(checkOn(text), { language }).html);
}

const EXAMPLES = path.join(__dirname, '../../examples');
const examples = readdirSync(EXAMPLES)
  .filter((name) => name.endsWith('.partnership.yaml'))
  .map((name) => ({ name, text: readFileSync(path.join(EXAMPLES, name), 'utf8') }));

const ENGLISH = `partnership: 1
title: Warm rooms
stage: agreed
blend: soup
horizon: {start: 2027-01-01, end: 2028-12-31}
vision:
  statement: Nobody is cold
  goals: [{id: warm, goal: Ten warm rooms}]
  sharedBy: [trust, town, ghost]
partners:
  - {id: trust, name: Hearth Trust, sector: civil-society, role: backbone, stake: We know the doors}
  - {id: town, name: Town Hall, sector: local-government, left: 2027-01-31}
matrix:
  - partner: trust
    organization: {opportunity: [Reach], price: [Time]}
    initiative: {opportunity: [Angles], price: [Meetings, Forms]}
  - partner: town
    initiative: {opportunity: [Trust], price: []}
practices: [transparency, {practice: A walk, when: P6W, owner: town}]
issues:
  - id: fuel
    issue: Fuel is dear
    objections:
      - {objection: Too late, from: town, response: Not for this winter}
      - {objection: Too much, from: the neighbours}
decisions:
  - {id: open, decision: Open on Mondays, by: [trust], consulted: [town], on: 2027-02-03, because: Mondays are cold}
signoff: [{partner: trust, verdict: approves, on: 2027-02-01}]
`;

const HEBREW = `partnership: 1
title: חדרים חמים
stage: agreed
blend: salad
vision: {statement: לאיש לא קר}
partners:
  - {id: amuta, name: עמותת ״תנור״, sector: civil-society, role: backbone}
  - {id: iria, name: העירייה, sector: local-government}
matrix:
  - partner: amuta
    organization: {opportunity: [היכרות], price: [זמן]}
    initiative: {opportunity: [זוויות], price: [ישיבות, טפסים]}
practices: [transparency]
mechanisms: Setting
avoid: [Setting קבוע ומובנה לתהליך, GIS]
`;

describe('the page of a plan', () => {
  describe('the matrix', () => {
    it('has each partner’s opportunities and prices in their cells', () => {
      const [first, second] = all(byId(pageFor(ENGLISH), 'section-matrix'), 'table', 'quad');
      assert.ok(first && second);
      assert.equal(textOf(all(first, 'caption')[0] ?? ''), 'Hearth Trust');
      assert.deepEqual(cellsOf(first), [
        ['', 'Opportunity', 'Price'],
        ['Organisation', 'Reach', 'Time'],
        ['Initiative', 'Angles', 'MeetingsForms'],
      ]);
      assert.deepEqual(cellsOf(second), [
        ['', 'Opportunity', 'Price'],
        ['Organisation', '', ''],
        ['Initiative', 'Trust', ''],
      ]);
    });

    it('reads from the right in Hebrew: row label, opportunity, price', () => {
      const page = pageFor(HEBREW);
      const article = all(page, 'article', 'plan')[0];
      assert.equal(article?.attributes.get('dir'), 'rtl');
      assert.equal(article?.attributes.get('lang'), 'he');
      const table = all(byId(page, 'section-matrix'), 'table', 'quad')[0];
      assert.ok(table);
      assert.deepEqual(cellsOf(table), [
        ['', 'הזדמנות', 'מחיר'],
        ['ארגון', 'היכרות', 'זמן'],
        ['מהלך', 'זוויות', 'ישיבותטפסים'],
      ]);
    });

    it('sets what all partners see in the initiative side by side', () => {
      const table = all(byId(pageFor(ENGLISH), 'section-matrix'), 'table', 'compare')[0];
      assert.ok(table);
      assert.deepEqual(cellsOf(table), [
        ['Partner', 'Opportunity', 'Price'],
        ['Hearth Trust', 'Angles', 'MeetingsForms'],
        ['Town Hall', 'Trust', ''],
      ]);
    });

    it('says who has not filled it in yet', () => {
      assert.match(textOf(byId(pageFor(HEBREW), 'section-matrix')), /עוד לא מילאו: העירייה/);
    });
  });

  describe('words', () => {
    const table: readonly [language: Language, section: string, said: string][] = [
      ['en', 'vision', 'Hearth Trust, Town Hall, ghost'],
      ['en', 'partners', 'Civil society'],
      ['en', 'partners', 'Backbone'],
      ['en', 'partners', 'left on 31 January 2027'],
      ['en', 'conduct', 'Transparency in relationships'],
      ['en', 'conduct', 'every 6 weeks'],
      ['en', 'conduct', 'In charge: Town Hall'],
      ['en', 'issues', 'Not for this winter'],
      ['en', 'issues', 'the neighbours'],
      ['en', 'issues', 'no answer yet'],
      ['en', 'decisions', '3 February 2027'],
      ['en', 'signoff', '1 of 1 partners approve.'],
      ['he', 'partners', 'חברה אזרחית'],
      ['he', 'partners', 'שלטון מקומי'],
      ['he', 'partners', 'ארגון שדרה'],
      ['he', 'conduct', 'שקיפות במערכות היחסים'],
    ];
    for (const [language, section, said] of table) {
      it(`${language}, ${section}: ${said}`, () => {
        const words = textOf(byId(pageFor(language === 'he' ? HEBREW : ENGLISH), `section-${section}`));
        assert.ok(words.includes(said), `not in: ${words}`);
      });
    }

    it('marks a partner that is not declared', () => {
      const unknown = all(byId(pageFor(ENGLISH), 'section-vision'), 'bdi', 'unknown');
      assert.deepEqual(unknown.map(textOf), ['ghost']);
    });

    it('marks the stage', () => {
      const now = [...elements(pageFor(HEBREW))].filter((one) => one.attributes.get('aria-current') === 'step');
      assert.deepEqual(now.map(textOf), ['הסכמה']);
    });

    const links: readonly [text: string, links: readonly string[]][] = [
      ['https://example.org/a?b=1&c=2', ['https://example.org/a?b=1&c=2']],
      [
        'Minutes (http://example.org/x), and https://example.org/נהר.',
        ['http://example.org/x', 'https://example.org/%D7%A0%D7%94%D7%A8'],
      ],
      ['javascript:alert(1) data:text/html,x file:///etc/passwd command:quit //example.org a@example.org', []],
      ['https://example.org/\u202egpj', ['https://example.org/']],
      [
        'http://localhost:8080 http://[::1]:8/ https://אתר.co.il/נהר https://example.org/@a',
        [
          'http://localhost:8080/',
          'http://[::1]:8/',
          'https://xn--4db2cf.co.il/%D7%A0%D7%94%D7%A8',
          'https://example.org/@a',
        ],
      ],
      ['https://bank.example@evil.example https://evil.example%2F@bank.example/', []],
      ['https://bank.example\u2044login.evil.example/', []],
      ['https://bank.example\u2800\u2800.evil.example/', ['https://bank.example/']],
      ['https://bank.example\u3164\u3164.evil.example/', ['https://bank.example/']],
      ['https://example.org/a_(b)), [https://example.org/c].', ['https://example.org/a_(b)', 'https://example.org/c']],
      ['http://a '.repeat(500), Array<string>(400).fill('http://a/')],
      ['mailto:a@example.org', []],
    ];
    for (const [text, targets] of links) {
      it(`leads from “${text.slice(0, 40)}” to ${targets.length} addresses of the web`, () => {
        const page = pageFor(`partnership: 1\nvision: {statement: ${JSON.stringify(text)}}\n`);
        const vision = byId(page, 'section-vision');
        assertLeadsTo(vision, targets);
        assert.equal(textOf(all(vision, 'blockquote')[0] ?? assert.fail()), clean(text));
      });
    }

    const letters: readonly [email: string, target: string | undefined][] = [
      ['dana@trust.example', 'mailto:dana@trust.example'],
      ['a?bcc=all@trust.example', 'mailto:a%3Fbcc%3Dall@trust.example'],
      ['dana at trust.example', undefined],
      ['javascript:alert(1)', undefined],
    ];
    for (const [email, target] of letters) {
      it(`${target ? 'leads' : 'doesn’t lead'} from “${email}” to a letter`, () => {
        const partner = `{id: a, name: A, champion: {name: Dana, email: ${JSON.stringify(email)}}}`;
        const card = byId(pageFor(`partnership: 1\npartners: [${partner}]\n`), 'partner--a');
        assertLeadsTo(card, target ? [target] : []);
        assert.equal(all(card, 'a').length, target ? 1 : 0);
        assert.match(textOf(card), new RegExp(email.replace(/\W/g, '\\$&')));
      });
    }

    const memberships: readonly [dates: string, en: string, he: string][] = [
      ['joined: 2026-01-02', 'since 2 January 2026', 'במהלך מאז 2 בינואר 2026'],
      ['joined: 2026-01-02, left: 2031-03-01', 'leaves on 1 March 2031', 'פרישה ב־1 במרץ 2031'],
      ['joined: 2026-01-02, left: 2026-03-01', 'left on 1 March 2026', 'פרישה ב־1 במרץ 2026'],
      ['joined: 2026-01-02, left: ""', 'since 2 January 2026', 'במהלך מאז 2 בינואר 2026'],
      ['left: ""', '', ''],
    ];
    for (const [dates, en, he] of memberships) {
      it(`says of a partner with {${dates}}: “${en}”, as the exports do`, async () => {
        const analysis = checkOn(`partnership: 1\npartners: [{id: a, name: A, ${dates}}]\n`, { today: '2027-01-01' });
        for (const [language, words] of [
          ['en', en],
          ['he', he],
        ] as const) {
          const card = byId(parse(renderPreview(analysis, { language }).html), 'partner--a');
          assert.equal(all(card, 'p', 'meta').map(textOf).join(), words);
          const markdown = new TextDecoder().decode((await exportPlan(analysis, { to: 'markdown', language })).bytes);
          assert.equal(markdown.includes(words), true, markdown);
          assert.doesNotMatch(markdown, /(?:since|on|מאז|ב־) ?\n/);
        }
      });
    }

    const directions: readonly [language: Language, text: string, dir: string][] = [
      ['he', 'Setting קבוע ומובנה לתהליך', 'rtl'],
      ['he', 'GIS', 'auto'],
      ['he', 'שביל Alder Riverside Trail', 'auto'],
      ['he', '2027', 'rtl'],
      ['en', 'A river נחל ונהר ומים', 'auto'],
      ['en', 'שביל is a trail', 'ltr'],
      ['en', 'שביל הנחל', 'auto'],
      ['en', '\u200fPlain', 'ltr'],
    ];
    for (const [language, text, dir] of directions) {
      it(`reads “${text}” as the exports do, on a page in ${language}: ${dir}`, () => {
        const page = pageFor(`partnership: 1\ntitle: ${JSON.stringify(text)}\n`, language);
        assert.equal(all(page, 'h1')[0]?.attributes.get('dir'), dir);
      });
    }

    it('can be in the other language', () => {
      const { language, direction, html, title } = renderPreview(checkOn(ENGLISH), { language: 'he' });
      assert.deepEqual([language, direction, title], ['he', 'rtl', 'Warm rooms']);
      assert.match(html, /הזדמנות/);
      assert.match(html, /Hearth Trust/);
    });

    it('tells the findings in the language of the page', () => {
      const analysis = checkOn(ENGLISH);
      const words = (language: Language) =>
        all(parse(renderPreview(analysis, { language }).html), 'ul', 'findings')
          .flatMap((list) => all(list, 'div', 'words'))
          .map(textOf);
      assert.deepEqual(
        words('en'),
        groupFindings(analysis).flatMap(({ findings }) => findings.map(({ message }) => message)),
      );
      const hebrew = words('he');
      assert.equal(hebrew.length, words('en').length);
      for (const message of hebrew) assert.equal(languageOf(message.replace(/“[^”]*”|״[^״]*״/g, '')), 'he', message);
    });

    for (const { name, text } of examples) {
      it(`says everything that ${name} says`, () => {
        const analysis = checkOn(text);
        const page = textOf(parse(renderPreview(analysis).html));
        const missing = plainTexts(analysis).filter((words) => !page.includes(words));
        assert.deepEqual(missing, []);
      });

      it(`has no words of another language in ${name}`, () => {
        const analysis = checkOn(text);
        const { html, language } = renderPreview(analysis);
        const letters = language === 'he' ? /[A-Za-z]{2,}/g : /[\u05d0-\u05ea]{2,}/g;
        const own = new Set([...text.matchAll(letters)].map(([word]) => word));
        // The key's name, which is written so in Hebrew too.
        own.add('Enter');
        for (const finding of analysis.findings) {
          for (const [word] of `${finding.rule} ${finding.message}`.matchAll(letters)) own.add(word);
        }
        const foreign = [...textOf(parse(html)).matchAll(letters)].map(([word]) => word).filter((one) => !own.has(one));
        assert.deepEqual(foreign, []);
      });
    }
  });

  describe('findings', () => {
    for (const { name, text } of examples) {
      it(`are those of the check, at their lines, in ${name}`, () => {
        const analysis = checkOn(text);
        const page = parse(renderPreview(analysis).html);
        const entries = all(page, 'ul', 'findings').flatMap((list) => all(list, 'li'));
        const shown = entries.map(
          (entry) => `${entry.attributes.get('data-line')} ${textOf(all(entry, 'bdi')[0] ?? '')}`,
        );
        const found = analysis.findings.map(
          (finding) => `${analysis.document.positionAt(finding.start).line} ${finding.rule}`,
        );
        assert.deepEqual([...shown].sort(), [...found].sort());
      });
    }

    it('are counted in the head', () => {
      const analysis = checkOn('partnership: 1\ntitle: X\npartners: [{id: a, name: A, sector: nonsense}]\n');
      const errors = analysis.findings.filter(({ severity }) => severity === 'error').length;
      const counts = all(parse(renderPreview(analysis).html), 'a', 'counts')[0];
      assert.match(textOf(counts ?? ''), new RegExp(`^${errors} errors?`));
    });
  });

  describe('what is not there', () => {
    it('has no section; where a rule asks for it, one line says what is missing', () => {
      const page = pageFor('partnership: 1\ntitle: Bare\nstage: agreed\n');
      const sections = all(page, 'section').filter((one) => one.attributes.get('id') !== 'section-findings');
      assert.deepEqual(
        sections.map((one) => [textOf(all(one, 'h2')[0] ?? ''), ...all(one, 'p').map(textOf)]),
        [
          ['Shared vision 1 finding', 'Still missing: No shared vision'],
          ['Whom the initiative serves 1 finding', 'Still missing: Whom the initiative serves is not said'],
          [
            'Governance 4 findings',
            'Still missing: No fixed setting · Nothing is said about transparency · No way to settle disputes · No agreed way out',
          ],
          ['Implementation 1 finding', 'Still missing: Nothing is planned to be carried out'],
          [
            'Measurement and evaluation 3 findings',
            'Still missing: Success is not defined · No indicators · Evaluation isn’t planned',
          ],
        ],
      );
    });

    it('is said where a part of a section is missing', () => {
      const governance = byId(
        pageFor('partnership: 1\ntitle: T\ngovernance: {decisionRule: consent}\n'),
        'section-governance',
      );
      assert.match(textOf(all(governance, 'p', 'lacks')[0] ?? ''), /No agreed way out/);
    });

    for (const text of ['', '\n', '# nothing\n', 'words alone', '- a\n- list\n']) {
      it(`is said in words: ${JSON.stringify(text)}`, () => {
        assert.notEqual(textOf(pageFor(text)).trim(), '');
      });
    }
  });

  describe('places', () => {
    for (const { name, text } of examples) {
      it(`are lines of ${name}, and lead to what stands there`, () => {
        const analysis = checkOn(text);
        const lines = text.split('\n');
        for (const element of elements(parse(renderPreview(analysis).html))) {
          const mark = element.attributes.get('data-line');
          if (mark === undefined) continue;
          assert.match(mark, /^\d+$/);
          const line = lines[Number(mark)];
          assert.ok(line !== undefined && line.trim() !== '', `line ${mark} is none`);
        }
        const heading = byId(parse(renderPreview(analysis).html), 'title-partners');
        assert.equal(lines[Number(heading.attributes.get('data-line'))], 'partners:');
      });
    }

    it('have ids that are unique', () => {
      const twice = 'partners: [{id: a, name: A}, {id: a, name: B}]\npartnership: 1\n';
      for (const text of [...examples.map((example) => example.text), twice]) {
        const ids = [...elements(pageFor(text))].flatMap((one) => one.attributes.get('id') ?? []);
        assert.equal(new Set(ids).size, ids.length);
      }
    });
  });

  describe('strangers’ plans', () => {
    const markup = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'><a href="javascript:alert(1)">&lt;';
    const quoted = JSON.stringify(markup);

    it('are shown as they are written, and nothing of them is markup', () => {
      for (const { text } of examples) {
        const places = scalars(checkOn(text));
        let hostile = text;
        for (const { start, end } of [...places].reverse()) {
          // A block scalar ends behind its line.
          const tail = text.slice(start, end).endsWith('\n') ? '\n' : '';
          hostile = hostile.slice(0, start) + quoted + tail + hostile.slice(end);
        }
        const analysis = checkOn(hostile);
        assert.deepEqual(analysis.document.problems, []);
        const page = assertHarmless(renderPreview(analysis).html);
        assert.ok(textOf(page).split(markup).length > places.length);
      }
    });

    it('keep their markup as text', () => {
      const { html, title } = renderPreview(checkOn(`partnership: 1\ntitle: ${quoted}\n`));
      assert.equal(title, markup);
      assert.ok(textOf(all(parse(html), 'h1')[0] ?? '').includes(markup));
    });

    it('show what is hidden, and nothing turns them around', () => {
      const title = 'a\u001b[31mb\u0000\u202ec\u2066d \ud83d';
      const { html } = renderPreview(checkOn(`partnership: 1\ntitle: ${JSON.stringify(title)}\n`));
      assert.equal(textOf(all(parse(html), 'h1')[0] ?? ''), 'a␛[31mb␀cd \ufffd');
    });

    it('can be cut off anywhere', () => {
      for (const { text } of examples) {
        for (let end = 0; end < text.length; end += 997) assertSound(text.slice(0, end));
      }
    }).timeout(60_000);

    it('can lack any line', () => {
      for (const { text } of examples) {
        const lines = text.split('\n');
        for (let at = 0; at < lines.length; at += 23)
          assertSound([...lines.slice(0, at), ...lines.slice(at + 1)].join('\n'));
      }
    }).timeout(60_000);

    it('can have anything anywhere', () => {
      const values = [
        '[]',
        '{}',
        '~',
        '7',
        '-1e999',
        '[[[]]]',
        '{a: {b: c}}',
        '[~, {}, [], 5]',
        "''",
        'true',
        '!!x y',
        '*no',
      ];
      for (const { text } of examples.slice(0, 1)) {
        for (const [index, node] of scalars(checkOn(text)).entries()) {
          if (index % 9 > 0) continue;
          const value = values[index % values.length] ?? '';
          assertSound(text.slice(0, node.start) + value + text.slice(node.end));
        }
      }
      const keys = ['title', 'vision', 'partners', 'matrix', 'issues', 'governance', 'implementation', 'measurement'];
      for (const key of [
        ...keys,
        'resources',
        'signoff',
        'review',
        'landmines',
        'horizon',
        'questions',
        'population',
      ]) {
        for (const value of values) assertSound(`partnership: 1\n${key}: ${value}\n`);
      }
    }).timeout(60_000);

    const odd: readonly [string, string][] = [
      ['CRLF', ENGLISH.replace(/\n/g, '\r\n')],
      ['BOM', `\ufeff${ENGLISH}`],
      ['NUL', ENGLISH.replace('Warm', 'Wa\u0000rm')],
      ['a lone surrogate', ENGLISH.replace('Warm', 'Wa\ud800rm')],
      [
        'conflict markers',
        ENGLISH.replace('stage: agreed', '<<<<<<< a\nstage: agreed\n=======\nstage: closed\n>>>>>>> b'),
      ],
      ['a half-typed line', ENGLISH.replace('decisions:', 'dec\ndecisions:')],
      ['dates of other ages', ENGLISH.replace('2027-01-01', '0001-01-01').replace('2028-12-31', '9999-12-31')],
      ['dates upside down', ENGLISH.replace('2027-01-01', '2030-01-01')],
      ['a merge key', `${ENGLISH}review: {<<: {cadence: weekly}}\n`],
      ['an alias cycle', `${ENGLISH}population: &p\n  - group: *p\n`],
      ['ids that objects have', ENGLISH.replace(/ghost/g, '__proto__').replace(/town/g, 'constructor')],
      [
        'phases over all ages',
        'partnership: 1\nimplementation:\n  phases:\n    - {id: a, phase: A, kind: implementing, start: 0001-01-01, end: 9999-12-31}\n    - {id: b, phase: B, kind: other, start: 2027-01-01, end: 2026-01-01}\n  commitments:\n    - {id: c, what: C, due: 2027-01-01}\n',
      ],
    ];
    for (const [name, text] of odd) it(`can have ${name}`, () => assertSound(text));

    it('stay small and quick, whatever is in them', () => {
      const many = (count: number, entry: (index: number) => string) =>
        Array.from({ length: count }, (_, i) => entry(i)).join('');
      const long: readonly string[] = [
        `partnership: 1\npartners:\n${many(3000, (i) => `- {id: p${i}, name: P${i}, sector: business, power: {influence: 3, interest: 3, budgetShare: 1}}\n`)}`,
        `partnership: 1\nimplementation:\n  commitments:\n${many(1500, (i) => `  - {id: c${i}, what: C, who: p${i}, with: [q${i}, r${i}], due: 2027-01-01}\n`)}`,
        `partnership: 1\ninsights: &i [${'a,'.repeat(1000)}a]\nissues:\n${many(1000, (i) => `- {id: i${i}, issue: I, insights: *i}\n`)}`,
        `partnership: 1\nsummary: &s ${'long '.repeat(100_000)}\ninsights: [${'*s , '.repeat(2000)}]\n`,
        `partnership: 1\ntitle: ${'א'.repeat(1_000_000)}\n`,
        `partnership: 1\ndecisions:\n${many(100, (i) => `- {id: d${i}, decision: D, by: [${'x, '.repeat(300)}x]}\n`)}`,
        `a: ${'['.repeat(50_000)}`,
        'x'.repeat(3 * 1024 * 1024),
      ];
      for (const text of long) {
        const analysis = checkOn(text);
        assert.ok(analysis.findings);
        const begun = performance.now();
        const { html } = renderPreview(analysis);
        const took = performance.now() - begun;
        assert.ok(html.length < 12_000_000, `${html.length} characters for: ${text.slice(0, 80)}`);
        assert.ok(took < 4000, `${Math.round(took)} ms for: ${text.slice(0, 80)}`);
      }
    }).timeout(120_000);
  });
});

const TAGS = new Set(
  'a article bdi blockquote caption circle dd details div dl dt figcaption figure g h1 h2 h3 h4 header li line nav ol p path rect section span summary svg table tbody td text tfoot th thead tr ul'.split(
    ' ',
  ),
);
const ATTRIBUTES = new Set(
  'aria-current aria-hidden aria-label aria-labelledby class colspan cx cy d data-aside data-label data-line dir dx height href id lang open preserveAspectRatio r rel role rowspan rx scope tabindex text-anchor transform viewBox width x x1 x2 y y1 y2'.split(
    ' ',
  ),
);

/** Asserts where a part of the page leads to beside the page itself. */
function assertLeadsTo(part: PageElement, targets: readonly string[]): void {
  const found = all(part, 'a').filter(({ attributes }) => !attributes.get('href')?.startsWith('#'));
  assert.deepEqual(
    found.map(({ attributes }) => attributes.get('href')),
    targets,
  );
  for (const { attributes } of found) {
    assert.equal(attributes.get('class'), 'address');
    assert.equal(attributes.get('rel'), 'noreferrer');
  }
}

/** Nothing but the page's own elements and attributes, and links that do no harm. */
function assertHarmless(html: string): PageElement {
  const page = parse(html);
  for (const { tag, attributes } of elements(page)) {
    assert.ok(TAGS.has(tag), `<${tag}>`);
    for (const [name, value] of attributes) {
      assert.ok(ATTRIBUTES.has(name), `${name}="${value}"`);
      if (name === 'href') assert.match(value, HARMLESS_LINK);
      if (name === 'id') assert.match(value, /^[a-z0-9-]+$/);
    }
  }
  return page;
}

/** A page that is whole and harmless, with places that are in the text. */
function assertSound(text: string): void {
  const analysis = checkOn(text);
  const { lines } = analysis.document;
  for (const language of ['en', 'he'] as const) {
    const page = assertHarmless(renderPreview(analysis, { language }).html);
    for (const { attributes } of elements(page)) {
      const line = attributes.get('data-line');
      if (line !== undefined)
        assert.ok(Number(line) >= 0 && Number(line) < lines.count, `line ${line} of ${lines.count}`);
    }
  }
}

/** Where the scalar values of a plan stand. */
function scalars({ document }: Analysis): readonly { start: number; end: number }[] {
  return [...textsOf(document.root)].map((text) => document.spanOf(text.node));
}

/** What people wrote in a plan, apart from ids and the format's own words. */
function plainTexts(analysis: Analysis): readonly string[] {
  return [...textsOf(analysis.document.root)].map((text) => text.value).filter((text) => !isBlank(text));
}
