import { strict as assert } from 'node:assert';
import { assertFires, checkOn } from '../support';
import { assertNothingThrows, describeRules, ODD_VALUES } from './cases';

const PARTNERS =
  'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - { id: county, name: County Council, sector: local-government }\n  - { id: guide, name: Guide, sector: academia, role: advisor }\n';

/** An issue in flow style. */
const access = (more: string, id = 'access') => `issues:\n  - { id: ${id}, issue: Access to the river${more} }\n`;
/** An issue in block style, in Hebrew. */
const nahal = (more: string, id = 'nahal') => `language: he\nissues:\n  - id: ${id}\n    issue: נגישות לנחל\n${more}`;

describeRules('issues', {
  'issue-without-owner': {
    early: 'warning',
    late: 'warning',
    fails: [
      {
        text: PARTNERS + access('', '⟦access⟧'),
        says: { en: ['“Access to the river”', 'owner'], he: ['״Access to the river״', 'owner'] },
        fixes: 2,
        fix: 1,
        after: PARTNERS + access(', owner: county'),
      },
      {
        text: PARTNERS + nahal('    ⟦owner⟧: # מי?\n    need: אין מעבר\n'),
        fixes: 2,
        after: PARTNERS + nahal('    owner: trust # מי?\n    need: אין מעבר\n'),
      },
      {
        text: PARTNERS + access(', owner: ⟦TODO⟧, practices: [{ practice: transparency, owner: county, how: x }]'),
        fixes: 2,
        after: PARTNERS + access(', owner: county, practices: [{ practice: transparency, owner: county, how: x }]'),
      },
      {
        text: PARTNERS + nahal('    need: אין מעבר\n', '⟦nahal⟧'),
        after: PARTNERS + nahal('    owner: trust\n    need: אין מעבר\n'),
      },
      { text: 'issues:\n  - issue: ⟦Access⟧\n  - { need: ⟦Rain⟧ }\n', fixes: 0 },
    ],
    passes: [
      PARTNERS + access(', owner: trust'),
      PARTNERS + nahal('    owner: nobody-we-know\n'),
      PARTNERS + access(', owner: [trust]'),
      'issues: [Access]\n',
      'issues: none\n',
    ],
  },
  'issue-without-need': {
    early: 'info',
    late: 'info',
    fails: [
      { text: access('', '⟦access⟧'), says: { en: ['“Access to the river”'], he: ['הצורך'] }, fixes: 0 },
      { text: nahal('    ⟦need⟧:\n') },
      { text: nahal('    need: ⟦להשלים⟧\n') },
      { text: access(', need: ⟦"..."⟧') },
    ],
    passes: [
      access(', need: Forty people cannot reach the river'),
      nahal('    need: אין מעבר לכיסאות גלגלים\n'),
      access(', need: [a]'),
    ],
  },
  'issue-without-practice': {
    early: 'info',
    late: 'info',
    fails: [
      {
        text: access('', '⟦access⟧'),
        says: { en: ['“Access to the river”', 'practices'], he: ['פרקטיק'] },
        fixes: 8,
        after: access(', practices: [return-to-shared-vision]'),
      },
      {
        text: nahal('    ⟦practices⟧:\n    avoid: [לא לכופף ידיים]\n'),
        fixes: 8,
        fix: 3,
        after: nahal('    practices:\n      - take-responsibility\n    avoid: [לא לכופף ידיים]\n'),
      },
      { text: access(', practices: [⟦""⟧]'), fix: 4, after: access(', practices: ["transparency"]') },
      {
        text: nahal('    practices:\n      - practice: ⟦""⟧\n        how: בכל שבוע\n'),
        fix: 2,
        after: nahal('    practices:\n      - practice: "listen-anew"\n        how: בכל שבוע\n'),
      },
      { text: access(', practices: ⟦[]⟧'), after: access(', practices: [return-to-shared-vision]') },
    ],
    passes: [
      access(', practices: [transparency]'),
      nahal('    practices:\n      - { practice: סיור לאורך הנחל, how: בכל אביב }\n'),
      access(', practices: transparency'),
      access(', practices: [[transparency]]'),
    ],
  },
  'practice-without-how': {
    early: 'info',
    late: 'info',
    fails: [
      {
        text: nahal(
          '    practices:\n      - ⟦transparency⟧ # חשוב\n      - { practice: listen-anew, how: בכל אביב }\n',
        ),
        says: { en: ['“Transparency in relationships”'], he: ['״שקיפות במערכות היחסים״'] },
        fixes: 1,
        after: nahal(
          '    practices:\n      - practice: transparency # חשוב\n        how: נושא קבוע בסדר היום של כל פגישת שותפים\n      - { practice: listen-anew, how: בכל אביב }\n',
        ),
      },
      {
        text: access(', practices: [⟦transparency⟧, { practice: ⟦A walk⟧, owner: a }]'),
        after: access(
          ', practices: [{practice: transparency, how: It stands on the agenda of every partners’ meeting}, { practice: A walk, owner: a }]',
        ),
      },
      {
        text: 'practices:\n- ⟦"A walk: along the river"⟧\n- practice: transparency\n  ⟦how⟧:\n- owner: a\n  practice: ⟦A talk⟧\n',
        says: { en: ['“A walk: along the river”'] },
        after:
          'practices:\n- practice: "A walk: along the river"\n  how: It stands on the agenda of every partners’ meeting\n- practice: transparency\n  how:\n- owner: a\n  practice: A talk\n',
      },
      { text: access(', practices: [{ practice: transparency, how: ⟦TODO⟧ }]') },
      {
        text: 'practices:\n  - ⟦A walk along\n    the river⟧\n  - ⟦>-\n    A talk\n    by the fire⟧\n',
        after:
          'practices:\n  - practice: A walk along the river\n    how: It stands on the agenda of every partners’ meeting\n  - >-\n    A talk\n    by the fire\n',
      },
      { text: 'practices:\n  - &walk ⟦A walk⟧\nx-again: *walk\n', fixes: 0 },
    ],
    passes: [
      access(', practices: [{ practice: transparency, how: One open folder }]'),
      nahal('    practices:\n      - practice: listen-anew\n        how: בכל אביב\n'),
      access(', practices: [TODO, { how: x }, { practice: TODO }, [a]]'),
      'practices: transparency\n',
      access(', practices: [{ practice: transparency, how: [x] }]'),
    ],
  },
  'no-mechanism': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: access('', '⟦access⟧'),
        says: { en: ['“Access to the river”', 'mechanisms'], he: ['מנגנון'] },
        fixes: 2,
        after: access(', mechanisms: {initiative: [A fixed and structured setting for the process]}'),
      },
      {
        text: nahal('    ⟦mechanisms⟧:\n'),
        fixes: 2,
        fix: 1,
        after: nahal('    mechanisms:\n      initiative:\n        - לאתר את המנגנון המתאים לשותפות\n'),
      },
      { text: access(', ⟦mechanisms⟧: {}'), fixes: 2 },
      {
        text: nahal('    ⟦mechanisms⟧:\n      organization: []\n      initiative:\n'),
        after: nahal(
          '    mechanisms:\n      organization: []\n      initiative:\n        - Setting קבוע ומובנה לתהליך\n',
        ),
      },
      {
        text: access(', mechanisms: { organization: [⟦""⟧] }'),
        after: access(', mechanisms: { organization: ["A fixed and structured setting for the process"] }'),
      },
      { text: access(', mechanisms: ⟦TBD⟧') },
    ],
    passes: [
      access(', mechanisms: { organization: [A panel] }'),
      nahal('    mechanisms:\n      initiative: [{ text: פורום }]\n'),
      access(', mechanisms: [A panel]'),
      access(', mechanisms: { organization: A panel }'),
      access(', mechanisms: A panel'),
    ],
  },
  'no-objections-considered': {
    early: 'info',
    late: 'warning',
    fails: [
      {
        text: access('', '⟦access⟧'),
        says: { en: ['“Access to the river”', 'objections'], he: ['התנגדויות'] },
        fixes: 1,
        after: access(
          ', objections: [{objection: "<What might be said against it, and by whom>", response: "<The answer, and what changes because of it>"}]',
        ),
      },
      {
        text: nahal('    ⟦objections⟧:\n'),
        fixes: 1,
        after: nahal(
          '    objections:\n      - objection: <מה עשוי להיאמר נגד הסוגיה, ומצד מי>\n        response: <המענה, ומה משתנה בעקבות ההתנגדות>\n',
        ),
      },
      { text: access(', objections: ⟦[]⟧') },
      {
        text: nahal('    objections:\n      - objection: ⟦""⟧\n        from: דייגים\n'),
        after: nahal(
          '    objections:\n      - objection: "<מה עשוי להיאמר נגד הסוגיה, ומצד מי>"\n        from: דייגים\n        response: <המענה, ומה משתנה בעקבות ההתנגדות>\n',
        ),
      },
      { text: access(', objections: [⟦""⟧]') },
    ],
    passes: [
      access(', objections: [{ objection: Too dear }]'),
      nahal('    objections:\n      - objection: יקר מדי\n        response: הקרן משתתפת\n'),
      access(', objections: [Too dear]'),
      access(', objections: Too dear'),
    ],
  },
  'objection-unanswered': {
    early: 'warning',
    late: 'warning',
    fails: [
      {
        text: `${PARTNERS}issues:\n  - id: access\n    issue: Access\n    objections:\n      - from: county\n        objection: ⟦Too dear⟧\n`,
        says: { en: ['“Too dear”', 'County Council'], he: ['״Too dear״', 'County Council'] },
        fixes: 1,
        after: `${PARTNERS}issues:\n  - id: access\n    issue: Access\n    objections:\n      - from: county\n        objection: Too dear\n        response: We hear out whoever raises it, and answer by the next meeting\n`,
      },
      {
        text: nahal('    objections:\n      - { objection: ⟦יקר מדי⟧, from: ועד השכונה }\n'),
        says: { he: ['(ועד השכונה)'] },
        after: nahal(
          '    objections:\n      - { objection: יקר מדי, from: ועד השכונה, response: "נקשיב למי שמעלים אותה, ונשיב עד הפגישה הבאה" }\n',
        ),
      },
      { text: nahal('    objections:\n      - objection: יקר מדי\n        ⟦response⟧:\n        owner: a\n') },
      {
        text: access(', objections: [{ objection: Too dear, response: ⟦TODO⟧ }, { objection: ⟦Too late⟧ }]'),
        says: { en: ['“Too dear” has'] },
      },
    ],
    passes: [
      access(', objections: [{ objection: Too dear, response: The fund helps }]'),
      nahal('    objections: []\n'),
      access(', objections: [{ objection: TODO }]'),
      access(', objections: [{ objection: Too dear, response: [x] }, Too late, { from: x }]'),
    ],
  },
});

describe('rules of issues, further', () => {
  it('issue-without-owner offers active partners, those that the issue names first, eight at most', () => {
    const partners = Array.from({ length: 12 }, (_, i) => `  - { id: p${i}, name: P${i}, sector: business }\n`).join(
      '',
    );
    const [found] = assertFires(
      'issue-without-owner',
      `partners:\n${partners}issues:\n  - id: ⟦a⟧\n    issue: A\n    objections: [{ objection: B, owner: p11 }]\n`,
    );
    const titles = found?.fixes.map((fix) => fix.title.en);
    assert.equal(titles?.length, 8);
    assert.equal(titles?.[0], 'Make P11 the owner');
    assert.equal(titles?.[1], 'Make P0 the owner');
    assert.ok(found?.fixes.every((fix) => !fix.safe));
  });

  it('practices that an alias repeats are spoken of once', () => {
    assertFires(
      'practice-without-how',
      'issues:\n  - id: a\n    issue: A\n    practices: &same [⟦transparency⟧]\n  - { id: b, issue: B, practices: *same }\n',
    );
  });

  it('take a plan of thousands of issues and partners in their stride', () => {
    const partners = Array.from({ length: 2000 }, (_, i) => `  - { id: p${i}, name: P${i}, sector: business }\n`);
    const issues = Array.from(
      { length: 2000 },
      (_, i) => `  - { id: i${i}, issue: Issue ${i}, practices: [a walk] }\n`,
    );
    const start = performance.now();
    const { findings } = checkOn(`partners:\n${partners.join('')}issues:\n${issues.join('')}`);
    assert.ok(findings.length > 2000);
    assert.ok(performance.now() - start < 8000, `${Math.round(performance.now() - start)} ms`);
  });

  it('take odd values as they come', () => {
    const whole: Readonly<Record<string, string>> = {
      owner: 'a',
      need: 'Rain',
      practices: '[{ practice: transparency, how: Well }]',
      mechanisms: '{ initiative: [Table] }',
      objections: '[{ objection: No, response: Yes }]',
    };
    const inner: Readonly<Record<string, (value: string) => string>> = {
      practices: (value) => `[{ practice: transparency, how: ${value} }]`,
      mechanisms: (value) => `{ initiative: ${value} }`,
      objections: (value) => `[{ objection: No, response: ${value} }, { objection: ${value} }]`,
    };
    const start = 'title: T\npartners: [{ id: a, name: A, sector: business }]\n';
    const pairs = (values: Readonly<Record<string, string>>) =>
      Object.entries(values).map(([key, value]) => `${key}: ${value}`);
    function* plans(): Generator<string> {
      for (const value of ODD_VALUES) {
        const flow = value.includes('\n') ? '' : value;
        for (const key of Object.keys(whole)) {
          yield `${start}issues:\n  - id: i\n    issue: I\n    ${pairs({ ...whole, [key]: value }).join('\n    ')}\n`;
          yield `${start}issues:\n  - { id: i, issue: I, ${pairs({ ...whole, [key]: flow }).join(', ')} }\n`;
        }
        for (const [key, make] of Object.entries(inner)) {
          yield `${start}issues:\n  - { id: i, issue: I, ${pairs({ ...whole, [key]: make(flow) }).join(', ')} }\n`;
        }
        yield `${start}practices:\n  - ${flow}\n  - practice: ${flow}\n`;
        yield `${start}issues: ${value.replaceAll('\n      ', '\n  ')}\n`;
        yield `${start}issues:\n  - ${flow}\n  - id: ${flow}\n    issue: ${flow}\n    owner: a\n`;
      }
    }
    assertNothingThrows('issues', plans());
  }).timeout(60_000);
});
