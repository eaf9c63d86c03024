import { strict as assert } from 'node:assert';
import { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../../server/src/features/hover';
import { sayingOf } from '../../../server/src/features/workshop';
import { planFormat, type Shape } from '../../../server/src/schema/shape';
import { assertRanges, marked } from './support';

/** The hover at the cursor; its range is checked against the marks. */
function at(source: string, markdown = true): string | undefined {
  const plan = marked(source);
  const found = hover(plan.analysis, plan.offset, { markdown });
  assertRanges(plan, found?.range ? [found.range] : []);
  if (!found) return undefined;
  assert.ok(MarkupContent.is(found.contents));
  assert.equal(found.contents.kind, markdown ? 'markdown' : 'plaintext');
  return found.contents.value;
}

const PARTNERS = `partners:
  - {id: trust, name: River Trust, sector: civil-society, role: backbone, stake: 'We clean it, for years'}
  - {id: county, name: County, sector: local-government}
`;

describe('hovers', () => {
  const cases: Readonly<Record<string, readonly [plan: string, ...says: readonly (string | RegExp)[]]>> = {
    'say what a key is for, what it may hold, and what the workshop said': [
      `partnership: 1\ntitle: T\npartners:\n  - {id: a, name: A, ⟦sec█tor⟧: business}\n`,
      '**sector** · *required*\n\nThe sector the organisation belongs to.',
      '- `local-government` local government: Municipalities, councils and their departments.\n',
      '*From the summary of the workshop:*\n- “I experience a large cultural gap between organisations, for example',
      '” (line 12)\n',
    ],
    'say it in Hebrew in a Hebrew plan': [
      'title: שביל\npartners:\n  - {id: a, name: א, ⟦sec█tor⟧: business}\n',
      '**sector** · מגזר · *חובה*\n\nהמגזר שהארגון משתייך אליו.',
      '- `local-government` שלטון מקומי: עיריות, מועצות והמחלקות שלהן.',
      '*מתוך סיכום הסדנה:*\n- ״אני חווה הרבה פער תרבותי בין ארגונים',
    ],
    'name what stands in for an absent key': ['title: T\n⟦stage█⟧: agreed\n', 'Where it is absent: `exploring`.'],
    'name the bounds of a number': [
      'title: T\npartners: [{power: {⟦█influence⟧: 3}}]\n',
      '**influence**\n\n',
      'A number from 1 to 5.',
      '- “How are power relations overcome?” (line 140)'.replace('?', '?'),
    ],
    'say what kind of id is wanted': [
      'title: T\nvision: {⟦shared█By⟧: []}\n',
      'A list of ids, each of one partner of the plan.',
    ],
    'say how a date is written': ['title: T\nhorizon: {⟦star█t⟧: }\n', 'A date: year-month-day.'],
    'count the lines that they leave out': [
      'title: T\npartners: [{⟦brin█gs⟧: []}]\n',
      '- … (lines 57, 58, 59, 60, 61, 62)',
    ],
    'leave a user’s own keys to the user': ['title: T\n⟦x-co█de⟧: 1\n', /^\*\*x\\-code\*\* · a key of your own/],
    'say nothing of unknown keys but what was found': ['title: T\n⟦fo█o⟧: 1\n'],
    'show the partner that is meant': [
      `title: T\n${PARTNERS}governance: {backbone: ⟦tru█st⟧}\n`,
      '**River Trust** · partner `trust`\n\ncivil society · backbone\n\nWe clean it, for years\n\n*1 reference*',
    ],
    'show it inside quotes, in the midst of a list': [
      `title: T\n${PARTNERS}vision: {sharedBy: [county, "⟦trus█t⟧"]}\n`,
      '**River Trust**',
    ],
    'show a goal': [
      'title: T\nvision: {goals: [{id: open, goal: Open the trail}]}\nmeasurement: {indicators: [{id: i, indicator: I, goal: ⟦ope█n⟧}]}\n',
      '**Open the trail** · goal `open`\n\n*1 reference*',
    ],
    'show an issue': [
      `title: T\n${PARTNERS}issues: [{id: weir, issue: The weir, owner: trust, need: Fish go up}]\nimplementation: {commitments: [{id: c, what: C, issue: ⟦w█eir⟧}]}\n`,
      '**The weir** · issue `weir`\n\nFish go up\n\nowner: River Trust\n\n*1 reference*',
    ],
    'show a commitment': [
      `title: T\n${PARTNERS}implementation:\n  commitments:\n    - {id: a, what: Survey, who: county, due: 2027-05-01, status: active}\n    - {id: b, what: Build, dependsOn: [⟦█a⟧]}\n`,
      '**Survey** · commitment `a`\n\nwho: County\n\ndue: 2027\\-05\\-01\n\nstatus: active',
    ],
    'show what is declared, where it is declared': [
      `title: T\n${PARTNERS}decisions: [{id: ⟦d█⟧, decision: Go, by: [trust, county], on: 2027-01-01, because: We can}]\n`,
      '**Go** · decision `d`\n\nby: River Trust, County\n\non: 2027\\-01\\-01\n\nWe can\n\n*nothing refers to it*',
    ],
    'show an indicator': [
      'title: T\nmeasurement: {indicators: [{id: ⟦k█m⟧, indicator: Open, baseline: 6, target: 40, unit: km}]}\n',
      '**Open** · indicator `km`\n\n6 → 40 km\n\n',
    ],
    'show a resource': [
      `title: T\n${PARTNERS}resources: [{id: ⟦g█⟧, resource: Grant, kind: money, from: county, amount: 150000, currency: GBP, status: secured}]\n`,
      '**Grant** · resource `g`\n\nmoney · 150,000 GBP · secured\n\nfrom: County\n\n',
    ],
    'show a phase': [
      'title: T\nimplementation: {phases: [{id: ⟦p█⟧, phase: Build, kind: implementing, start: 2027-01-01, end: 2027-02-01}]}\n',
      '**Build** · phase `p`\n\nimplementing\n\n2027\\-01\\-01 – 2027\\-02\\-01\n\n',
    ],
    'explain a word': [
      'title: T\nstage: ⟦█aligning⟧\n',
      '**aligning**\n\nExpectations, boundaries and vision are being aligned.',
    ],
    'explain a word in Hebrew': ['title: שביל\nstage: ⟦align█ing⟧\n', '**תיאום ציפיות** `aligning`\n\nמתאמים ציפיות'],
    'write a date out': ['title: T\nreview: {next: ⟦2027-06█-01⟧}\n', /^Tuesday,? 1 June 2027$/],
    'show what the workshop says in both languages': [
      'title: T\navoid: [⟦Do not twist █arms⟧]\n',
      '**Do not twist arms**\n\nלא לכופף ידיים\n\n*Summary of the workshop, line 132*',
    ],
    'recognise it in the other language': [
      'title: שביל\navoid: [{text: "⟦Do not twist █arms⟧"}]\n',
      '**לא לכופף ידיים**\n\nDo not twist arms\n\n*סיכום הסדנה, שורה 132*',
    ],
    'show a practice by its id': [
      'title: T\npractices: [{practice: ⟦trans█parency⟧}]\n',
      '**Transparency in relationships**',
    ],
    'don’t take a title for an entry of the catalog': ['title: ⟦Do not twist█ arms⟧\n'],
    'explain the rule that found something': [
      `title: T\n${PARTNERS}decisions: [{id: d, decision: D, by: [⟦tru█st⟧], affects: [county]}]\n`,
      '**River Trust** · partner `trust`',
      /\n\n---\n\n\*\*.*\*\* · `unilateral-move`\n\n/,
    ],
    'explain a rule on a half-typed line': ['title: T\n⟦st█a⟧\nstage: agreed\n', '`yaml-syntax`'],
    'explain a rule that a comment ignores': [
      'title: T\n# partnership-ignore-next-line ⟦no-cham█pion⟧ -- why\nstage: agreed\n',
      '· `no-champion`',
    ],
    'explain a rule at the top of an empty plan': ['# partnership-ignore ⟦no-cham█pion⟧ -- why', '· `no-champion`'],
    'are silent on an empty line': ['title: T\n█\nstage: agreed\n'],
    'tell what is missing in an empty document': ['█⟦⟧'],
    'work with Windows line ends': ['title: T\r\nvision:\r\n  ⟦state█ment⟧: |\r\n    W\r\n', '**statement**'],
  };
  for (const [what, [source, ...says]] of Object.entries(cases)) {
    it(what, () => {
      const text = at(source);
      if (says.length === 0) return assert.doesNotMatch(text ?? '', /From the summary|Summary of the workshop/);
      for (const one of says) {
        // The signs that Markdown would read are escaped in what people wrote.
        const unescaped = typeof one === 'string' && !one.includes('\\') ? text?.replace(/\\/g, '') : text;
        if (typeof one === 'string') assert.ok(unescaped?.includes(one), `${one}\n\nis not in\n\n${unescaped}`);
        else assert.match(text ?? '', one);
      }
    });
  }

  it('show what strangers wrote as they wrote it', () => {
    const nasty = '[x](command:y) ![z](https://e.example) <img src=q> **b** https://e.example a@b.example `c` $d$';
    const text = at(
      `title: T\npartners: [{id: a, name: '${nasty}', sector: business}]\ngovernance: {backbone: ⟦█a⟧}\n`,
    );
    assert.doesNotMatch(text ?? '', /[^\\][[\](<!`]x|[^\\]<img|https:|a@b|[^\\]\*\*b/);
    assert.ok(text?.replace(/\\/g, '').includes(nasty));
  });

  it('are cut where strangers wrote without end', () => {
    const text = at(`title: T\npartners: [{id: a, name: ${'n'.repeat(5000)}}]\ngovernance: {backbone: ⟦█a⟧}\n`);
    assert.ok((text?.length ?? 0) < 1200);
  });

  it('explain no more than a few rules at once', () => {
    const text = at('partnership: 1\ntitle: ⟦Tr█ail⟧\nstage: agreed\npartners: []\n');
    assert.equal(text?.match(/· `[a-z-]+`/g)?.length, 3);
    assert.match(text ?? '', /\n\n---\n\n\*… and \d+ more\*$/);
  });

  it('come without signs where the editor shows them as they are', () => {
    assert.equal(
      at(`title: T\n${PARTNERS}governance: {backbone: ⟦tru█st⟧}\n`, false),
      'River Trust · partner trust\n\ncivil society · backbone\n\nWe clean it, for years\n\n1 reference',
    );
    assert.equal(at('title: T\nreview: {next: ⟦2027-0█x⟧}\n', false)?.includes('\\'), false);
  });

  it('know what each line of the workshop says that the format comes from', () => {
    const lines = new Set<string>();
    const collect = (value: unknown) => {
      if (typeof value !== 'object' || value === null) return;
      for (const line of (value as Shape)['x-source'] ?? []) lines.add(line);
      for (const inner of Object.values(value)) collect(inner);
    };
    collect(planFormat.root);
    assert.ok(lines.size > 40);
    for (const line of lines) {
      for (const language of ['en', 'he'] as const) assert.ok(sayingOf(line, language), `${line} ${language}`);
    }
  });
});
