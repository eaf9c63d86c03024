import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { analyse } from '../../../server/src/check';
import { type PlanDocument, parseDocument } from '../../../server/src/plan/document';
import { applyChanges, replaceScalar } from '../../../server/src/plan/edit';
import { textsOf } from '../../../server/src/plan/texts';
import { ruleById } from '../../../server/src/rules/all';
import { acronymsIn, withoutPrefixes } from '../../../server/src/rules/language/acronyms';
import { SAID_BY } from '../../../server/src/rules/language/placeholder-left';
import { EXAMPLES_TODAY } from '../../../server/src/rules/rule';
import { assertFires, checkOn, unmark } from '../support';
import { testRows } from './table';

const TWO_SECTORS = `partners:
  - { id: trust, name: River Trust, sector: civil-society }
  - { id: county, name: County Council, sector: local-government }
`;
const HEBREW_SECTORS = `partners:
  - { id: amuta, name: עמותת הנחל, sector: civil-society }
  - { id: iriya, name: העירייה, sector: local-government }
`;

testRows('no-glossary', [
  {
    what: 'two sectors, early',
    text: `title: ⟦River Trail⟧\n${TWO_SECTORS}`,
    severity: 'info',
    says: 'from two sectors',
    fixes: 1,
    after: {
      fix: 0,
      text: `title: River Trail\n${TWO_SECTORS}glossary:\n  - term: Partnership\n    he: שותפות\n    en: Partnership\n    meaning: <What all partners mean by this word>\n`,
    },
  },
  {
    what: 'late, Hebrew',
    text: `title: ⟦שביל הנחל⟧\nstage: agreed\n${HEBREW_SECTORS}`,
    severity: 'warning',
    says: 'שפה משותפת',
    after: {
      fix: 0,
      text: `title: שביל הנחל\nstage: agreed\n${HEBREW_SECTORS}glossary:\n  - term: שותפות\n    he: שותפות\n    en: Partnership\n    meaning: <למה כל השותפים מתכוונים במילה הזאת>\n`,
    },
  },
  { what: 'an empty key', text: `title: River Trail\n${TWO_SECTORS}⟦glossary⟧:\n` },
  { what: 'an empty list', text: `title: River Trail\n${TWO_SECTORS}glossary: ⟦[]⟧\n` },
  { what: 'a placeholder', text: `title: River Trail\n${TWO_SECTORS}glossary: ⟦TODO⟧\n` },
  {
    what: 'a plan in flow style',
    text: '{title: ⟦River⟧, partners: [{id: a, name: A, sector: business}, {id: b, name: B, sector: academia}]}',
  },
  {
    what: 'an advisor of another sector speaks another language too',
    text: 'title: ⟦River⟧\npartners:\n  - { id: a, name: A, sector: business }\n  - { id: b, name: B, sector: academia, role: advisor }\n',
  },
  { what: 'a closed plan', text: `title: ⟦River Trail⟧\nstage: closed\n${TWO_SECTORS}`, severity: 'warning' },
  {
    what: 'one sector',
    text: 'partners:\n  - { id: a, name: A, sector: business }\n  - { id: b, name: B, sector: business }\n',
  },
  {
    what: 'the other sector has left, late, Hebrew',
    text: 'stage: agreed\npartners:\n  - { id: a, name: א, sector: business }\n  - { id: b, name: ב, sector: academia, left: 2027-02-28 }\n',
  },
  { what: 'a glossary', text: `${TWO_SECTORS}glossary:\n  - { term: Access }\n` },
  {
    what: 'wrong types',
    text: 'partners:\n  - { id: a, sector: [business] }\n  - { id: b, sector: buisness }\n  - c\n',
  },
  { what: 'a text for a glossary', text: `${TWO_SECTORS}glossary: see the appendix\n` },
]);

const BOTH = '  - { term: Access, he: נגישות, en: Access }\n';

testRows('translation-gap', [
  {
    what: 'no Hebrew, early, block style',
    text: `glossary:\n${BOTH}  - term: ⟦Commons⟧ # new\n    en: Commons\n    meaning: What belongs to all\n`,
    severity: 'info',
    says: 'The term “Commons” has no Hebrew',
    fixes: 1,
    after: {
      fix: 0,
      text: `glossary:\n${BOTH}  - term: Commons # new\n    he: <Commons in Hebrew>\n    en: Commons\n    meaning: What belongs to all\n`,
    },
  },
  {
    what: 'no English, late, Hebrew, flow style',
    text: `title: שביל\nstage: agreed\nglossary:\n  - { term: ⟦נגישות⟧, he: נגישות }\n  - { term: א, he: א, en: A }\n`,
    severity: 'info',
    says: 'למונח ״נגישות״ אין נוסח באנגלית',
    after: {
      fix: 0,
      text: 'title: שביל\nstage: agreed\nglossary:\n  - { term: נגישות, he: נגישות, en: <נגישות באנגלית> }\n  - { term: א, he: א, en: A }\n',
    },
  },
  { what: 'an empty key', text: `glossary:\n${BOTH}  - term: Commons\n    ⟦he⟧:\n    en: Commons\n` },
  { what: 'a placeholder', text: `glossary:\n${BOTH}  - { term: Commons, he: ⟦""⟧, en: Commons }\n` },
  { what: 'no term: the first value', text: `glossary:\n${BOTH}  - { en: ⟦Commons⟧ }\n` },
  { what: 'each its own', text: `glossary:\n${BOTH}  - { term: ⟦B⟧, en: B }\n  - { term: ⟦ג⟧, he: ג }\n` },
  {
    what: 'neither language',
    text: `glossary:\n${BOTH}  - { term: Commons, meaning: What belongs to all }\n  - { term: x, he: "" }\n`,
  },
  {
    what: 'no entry has both',
    text: 'glossary:\n  - { term: A, en: A }\n  - { term: ב, he: ב }\n  - { term: C, he: TODO, en: C }\n',
  },
  { what: 'wrong types', text: `glossary:\n${BOTH}  - { term: Commons, he: [x], en: Commons }\n  - Commons\n` },
]);

testRows('placeholder-left', [
  {
    what: 'a title, early',
    text: 'title: ⟦TODO⟧\n',
    severity: 'info',
    says: '“TODO” stands where a text',
    fixes: 0,
  },
  {
    what: 'lists and maps, late, Hebrew',
    text: 'title: שביל\nstage: agreed\navoid: [⟦להשלים⟧, { text: ⟦"<...>"⟧, note: ⟦לשלים⟧ }]\n',
    severity: 'warning',
    says: '״להשלים״ עומד במקום טקסט',
  },
  {
    what: 'all kinds',
    text: 'title: River\nsummary: ⟦…⟧\navoid:\n  - ⟦tbd⟧\n  - ⟦\'...\'⟧\n  - ⟦"?"⟧\n  - ⟦XXX⟧\n  - ⟦<who knows>⟧\n',
  },
  {
    what: 'a stake where nobody asks for it',
    text: 'partners:\n  - { id: a, name: A, sector: business, stake: ⟦TODO⟧ }\n',
  },
  {
    what: 'a stake where it is asked for',
    text: 'stage: aligning\npartners:\n  - { id: a, name: A, sector: business, stake: TODO }\n',
  },
  {
    what: 'terms of what isn’t exclusive',
    text: 'resources:\n  - { id: a, resource: A, kind: space, terms: ⟦TBD⟧ }\n',
  },
  {
    what: 'of a closed plan no other rule speaks',
    text: 'title: River\nstage: closed\nvision:\n  statement: ⟦TODO⟧\nmeasurement:\n  success: ⟦TBD⟧\n',
    severity: 'warning',
  },
  {
    what: 'a second blank of a list',
    text: 'partners:\n  - { id: a, name: A, sector: business, boundaries: [⟦TODO⟧, ⟦TBD⟧] }\n',
  },
  {
    what: 'what the user keeps',
    text: 'x-note: TODO\npartners:\n  - { id: todo, name: A, sector: business, x-a: TBD }\n',
  },
  { what: 'words in a sentence', text: 'title: What is TODO?\nsummary: "אז מה להשלים?"\n' },
  {
    what: 'said by others',
    text: 'vision:\n  statement: TODO\ngovernance:\n  transparency: TBD\nmeasurement:\n  success: "?"\n',
  },
  { what: 'no texts', text: 'stage: TODO\nresources: [{ id: TBD, kind: TODO, amount: TODO }]\npartners: TODO\n' },
]);

describe('placeholder-left: what fixes leave to the partners', () => {
  /** Rules with a fix that writes what only the partners can tell, and how many hints it writes. */
  const HINTS: Readonly<Record<string, number>> = {
    'not-a-partnership': 1,
    'expectations-not-aligned': 1,
    'no-boundaries': 1,
    'no-flexibility': 1,
    'no-champion': 1,
    'conflict-undeclared': 1,
    'no-population': 1,
    'no-objections-considered': 2,
    'no-indicators': 3,
    'indicator-incomplete': 2,
    'no-glossary': 1,
    'term-undefined': 1,
    'translation-gap': 1,
  };

  for (const [id, most] of Object.entries(HINTS)) {
    for (const language of ['en', 'he']) {
      it(`of ${id}, ${language}`, () => {
        const example = ruleById(id)?.examples.fails[0] ?? '';
        const text = `language: ${language}\n${unmark(example).text.replace(/^language: .*\n/m, '')}`;
        const finding = checkOn(text).findings.find(({ rule }) => rule === id);
        const left = (finding?.fixes ?? []).map((fix) => {
          const after = checkOn(applyChanges(text, fix.edits() ?? [])).findings;
          return after.filter(({ rule }) => rule === 'placeholder-left').length;
        });
        assert.equal(Math.max(...left), most);
      });
    }
  }
});

describe('placeholder-left: with the other rules', () => {
  const whole = readFileSync(path.join(__dirname, '../../fixtures/whole.partnership.yaml'), 'utf8');

  it('begins with a plan in which nothing is missing', () => {
    assert.deepEqual(checkOn(whole).findings, []);
  });

  for (const stage of ['exploring', 'aligning', 'agreed', 'implementing', 'closed']) {
    it(`says one thing of every placeholder, and no place goes unsaid (${stage})`, () => {
      const text = whole.replace('stage: exploring', `stage: ${stage}`);
      const document = parseDocument(text);
      const paths = new Set<string>();
      for (const { node, path: place } of textsOf(document.root)) {
        paths.add(place);
        const change = replaceScalar(document, node, 'TODO');
        const changed = parseDocument(applyChanges(text, [change]), document);
        const found = analyse(changed, { today: EXAMPLES_TODAY }).findings.filter(
          (one) => one.start === change.start && one.end === change.start + 'TODO'.length,
        );
        assert.equal(found.length, 1, `${place}: ${found.map((one) => one.rule).join(', ') || 'nothing'}`);
      }
      // Entries that may be texts or maps are written one way here and the other way there.
      const short = (place: string) => place.replace(/\.(?:text|expectation|practice)$/, '');
      const known = new Set([...paths].map(short));
      for (const place of Object.keys(SAID_BY)) assert.ok(known.has(short(place)), place);
    });
  }
});

testRows('term-undefined', [
  {
    what: 'once, at its first place, early',
    text: 'title: River Trail\nsummary: The ⟦NGO⟧ leads\navoid: [No NGO alone]\n',
    severity: 'info',
    says: 'acronym “NGO”',
    fixes: 1,
    after: {
      fix: 0,
      text: 'title: River Trail\nsummary: The NGO leads\navoid: [No NGO alone]\nglossary:\n  - term: NGO\n    meaning: <What NGO stands for, and what the partners mean by it>\n',
    },
  },
  {
    what: 'late, Hebrew, into a glossary in flow style',
    text: 'title: שביל\nstage: agreed\nsummary: ה⟦מנכ״ל⟧ ומנכ״ל נוסף\nglossary: [{term: נחל, meaning: מים}]\n',
    severity: 'info',
    says: 'ראשי התיבות ״מנכ״ל״',
    after: {
      fix: 0,
      text: 'title: שביל\nstage: agreed\nsummary: המנכ״ל ומנכ״ל נוסף\nglossary: [{term: נחל, meaning: מים}, {term: מנכ״ל, meaning: "<מה פירוש מנכ״ל, ולמה השותפים מתכוונים>"}]\n',
    },
  },
  { what: 'straight quotes as well', text: 'title: שביל\nsummary: ⟦מנכ"ל⟧ העמותה, וגם המנכ״ל\n' },
  { what: 'between single quotes', text: "title: שביל\nsummary: 'אחרי ''כל'' זה, ⟦מתנ\"ס⟧ אחד'\n" },
  { what: 'between double quotes, escaped', text: 'title: "שביל \\u05d0\\n⟦מתנ\\"ס⟧ אחד"\n' },
  {
    what: 'in a folded block',
    text: 'title: River\nsummary: >- # an ISO comment\n  The trail\n  and the ⟦GIS⟧\n  of the town\n',
  },
  { what: 'in a plain text of two lines', text: 'title: River\nsummary: The trail\n  and the ⟦GIS⟧ map\n' },
  { what: 'a placeholder for a glossary', text: 'title: River\nsummary: The ⟦GIS⟧ map\nglossary: TODO\n' },
  { what: 'an empty glossary', text: 'title: River\nsummary: The ⟦GIS⟧ map\nglossary:\n' },
  { what: 'a glossary of another type is left alone', text: 'title: River\nglossary: see page 5\n' },
  {
    what: 'one finding where only forms with prefixes stand',
    text: 'title: שביל\nsummary: ה⟦מנכ״ל⟧ פנה למנכ״ל\n',
  },
  { what: 'a single form with a prefix, as it is written', text: 'title: שביל\nsummary: פנייה אל ⟦המתנ״ס⟧\n' },
  { what: 'stacked prefixes', text: 'title: שביל\nsummary: וכשה⟦מתנ״ס⟧ נפתח, מתנ״ס אחר נסגר\n' },
  { what: 'short ones with a letter in common stay apart', text: 'title: שביל\nsummary: ⟦בה״ד⟧ או ⟦מה״ד⟧\n' },
  { what: 'in meanings', text: 'glossary:\n  - { term: River, meaning: What the ⟦OECD⟧ says }\n' },
  { what: 'a closed plan', text: 'title: The GIS map of the ⟦NGO⟧\nstage: closed\n'.replace('The GIS', 'The ⟦GIS⟧') },
  {
    what: 'terms of the glossary in each of its keys',
    text: 'title: The NGO, the GIS and the KPIs of the OECD\nglossary:\n  - { term: NGO }\n  - { term: מפה, en: GIS map }\n  - { term: x, en: Key performance indicator (KPI) }\n  - { term: oecd }\n',
  },
  {
    what: 'terms of the glossary with prefixes and other quotes, late, Hebrew',
    text: 'title: שביל\nstage: agreed\nsummary: המנכ״ל, למנכ"ל ושבמנכ”ל\nglossary:\n  - { term: מנכ״ל, meaning: מנהל כללי }\n',
  },
  {
    what: 'ids, words of the format, keys of the user, currencies',
    text: 'title: River\nx-file: ISO 9001\nresources:\n  - { id: ISO, resource: Seed of 500 CHF, kind: money, from: trust, currency: CHF, amount: 5 }\n  - { id: b, resource: 90 EUR or 300 ILS, kind: money, from: x }\n',
  },
  { what: 'placeholders', text: 'title: TODO\nsummary: TBD\navoid: [XXX]\n' },
  { what: 'wrong types', text: 'title: [NGO]\nsummary: { en: NGO }\nglossary: { term: NGO }\npartners: [NGO]\n' },
]);

describe('acronyms', () => {
  const found: readonly (readonly [text: string, acronyms: string])[] = [
    ['An NGO and an ISO-44001 audit', 'NGO ISO'],
    ['NGOs, an NGO’s and (NGO).', 'NGO NGO NGO'],
    ['UN-ESCWA and OECD/DAC', 'UN ESCWA OECD DAC'],
    ['LGBTQ+ youth, COVID-19', 'LGBTQ COVID'],
    ['GIS', 'GIS'],
    ['ISO 44001', 'ISO'],
    ['מדדי ה-KPI וגם ה־OKR, בKPI', 'KPI OKR KPI'],
    ['REACTOR is longer than six', ''],
    ['A single I or B, R&D and AT&T', ''],
    ['PhD, IoT, GmbH, iOS', ''],
    ['B2B, CO2, MP3, H2O, PM10, KPI_1', ''],
    ['U.S.A. and N.G.O.', ''],
    ['OK, at 9 AM or 5 PM; we do NOT force', ''],
    ['Phase II, phase IV, the XIX century', ''],
    ['info@UN.org https://ISO.org/TC/ README.md ISO.org', ''],
    ['THE RIVER TRAIL', ''],
    ['VISION', ''],
    ['READ THIS FIRST: the NGO leads', 'NGO'],
    ["O'NEIL joined", ''],
    ['מנכ״ל, מנכ"ל, מנכ”ל', 'מנכ״ל מנכ״ל מנכ״ל'],
    ['(סמנכ״ל־כספים) של קק״ל.', 'סמנכ״ל קק״ל'],
    ['שפ״ח ומל״ג', 'שפ״ח ומל״ג'],
    ['"מנכ"ל"', 'מנכ״ל'],
    ['״שלום״, ״א״, ה״סוכן החכם״ וה"מרק"', ''],
    ['אמר "שלום" והלך', ''],
    ['האות ה"א" והאות ב״ג״', ''],
    ['מנכ״לית, מתנ״סים, דו״חות', ''],
    ['תשפ״ז, בתשפ״ז, התש״ח, תש״ף, תרצ״ט', ''],
    ['ט״ו בשבט, בט״ו בשבט, ל״ג בעומר, לי״ד בניסן, כיתה י״ב, כ״ט בנובמבר', ''],
    ['ע״י ד״ר לוי, 5 ק״מ, 100 ש״ח, סה״כ, שבע״מ ומחו״ל', ''],
    ['ג׳, וכו׳, 5" וגם 6״', ''],
    ['אב"', ''],
    ['', ''],
  ];
  for (const [text, forms] of found) {
    it(JSON.stringify(text), () => {
      assert.deepEqual(
        acronymsIn(text).map(({ form }) => form),
        forms === '' ? [] : forms.split(' '),
      );
    });
  }

  it('know their places', () => {
    const text = 'ה־OKR של מנכ"ל';
    assert.deepEqual(
      acronymsIn(text).map(({ start, end }) => text.slice(start, end)),
      ['OKR', 'מנכ"ל'],
    );
  });

  it('are read without their possible prefixes', () => {
    assert.deepEqual(withoutPrefixes('ושהמנכ״ל'), ['שהמנכ״ל', 'המנכ״ל', 'מנכ״ל', 'נכ״ל']);
    assert.deepEqual(withoutPrefixes('קק״ל'), []);
    assert.deepEqual(withoutPrefixes('מל״ג'), ['ל״ג']);
    assert.deepEqual(withoutPrefixes('NGO'), []);
  });

  it('are found in a long text in no time', () => {
    const started = process.hrtime.bigint();
    for (const part of ['A', 'AB ', 'מ"', '״', 'א״ב ', 'NGO. ', 'a.', '@']) acronymsIn(part.repeat(300_000));
    const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
    assert.ok(milliseconds < 5000, `${milliseconds} ms`);
  });
});

testRows('bidi-control', [
  {
    what: 'an override, early',
    text: 'title: River ⟦\u202e⟧Trail\n',
    severity: 'error',
    says: 'U+202E (right-to-left override), is not closed in its own value',
    fixes: 1,
    after: { fix: 0, text: 'title: River Trail\n' },
  },
  {
    what: 'an isolate, late, Hebrew',
    text: 'title: שביל ⟦\u2067⟧הנחל\nstage: agreed\n',
    severity: 'error',
    says: 'U+2067 (בידוד מימין לשמאל), אינו נסגר בתוך הערך שלו',
  },
  { what: 'what closes nothing', text: 'title: River ⟦\u202c⟧ Trail⟦\u2069⟧\n', says: 'closes nothing' },
  {
    what: 'every opening one',
    text: 'avoid:\n  - ⟦\u202a⟧a\n  - ⟦\u202b⟧a\n  - ⟦\u202d⟧a\n  - ⟦\u202e⟧a\n  - ⟦\u2066⟧a\n  - ⟦\u2067⟧a\n  - ⟦\u2068⟧a\n',
  },
  { what: 'closed in the wrong kind', text: 'title: ⟦\u202e⟧River⟦\u2069⟧\nsummary: ⟦\u2066⟧River⟦\u202c⟧\n' },
  { what: 'an isolate reaches not out', text: 'title: ⟦\u202e⟧River \u2066Trail⟦\u202c⟧\u2069 x\n' },
  { what: 'opened in one value and closed in another', text: 'avoid: [a ⟦\u202e⟧b, c⟦\u202c⟧ d]\n' },
  {
    what: 'ids, words of the format, numbers, dates',
    text: 'blend: ⟦\u202e⟧soup\nresources: [{ id: a⟦\u2066⟧, amount: 5⟦\u202a⟧ }]\nreview: { next: ⟦\u202d⟧2027-01-01 }\n',
  },
  { what: 'keys, closed or not', text: 'ti⟦\u2066⟧tle⟦\u2069⟧: River\n', says: 'stands in a key' },
  { what: 'keys and values of the user', text: 'x-a: ⟦\u202e⟧b\nx-⟦\u202e⟧c: { d: [⟦\u202e⟧e], ⟦\u202e⟧f: 1 }\n' },
  {
    what: 'escapes between double quotes',
    text: 'title: "River ⟦\\u202e⟧Trail ⟦\\U00002067⟧ \\\\u202e"\n',
    after: { fix: 0, text: 'title: "River Trail \\U00002067 \\\\u202e"\n' },
  },
  { what: 'escapes in a key', text: '"x-⟦\\u202E⟧a": 1\n' },
  { what: 'between single quotes', text: "title: 'It''s ⟦\u202e⟧River'\n" },
  { what: 'in a block, not in its comment', text: 'summary: |- # \u202e here\n  River\n  ⟦\u202e⟧Trail\n' },
  { what: 'in a closed plan', text: 'stage: closed\ntitle: ⟦\u202e⟧River\n', severity: 'error' },
  { what: 'nothing else in a value', text: 'title: ⟦\u202e⟧\n', after: { fix: 0, text: 'title: ""\n' } },
  {
    what: 'a text that would be read otherwise',
    text: 'title: River:⟦\u202e⟧ Trail\nsummary: a ⟦\u202e⟧# b\navoid: [⟦\u202e⟧- a, ⟦\u202e⟧null]\n',
  },
  { what: 'pairs', text: 'title: \u202aRiver\u202c \u202eliarT\u202c \u2067שביל\u2069 \u2068x\u2069\n' },
  {
    what: 'pairs within pairs, late, Hebrew',
    text: 'stage: agreed\ntitle: "\\u2067שביל \\u202aRiver\\u202c\\u2069"\n',
  },
  { what: 'an isolate closes what is opened inside it', text: 'title: \u2066River \u202eTrail\u2069\n' },
  { what: 'other invisible characters', text: 'title: שביל\u200f River\u200e\u200d\n' },
  { what: 'comments', text: '# \u202e\ntitle: River # \u202e\n' },
  { what: 'escapes where there are none', text: "title: River \\u202e\nsummary: '\\u202e'\n" },
]);

describe('rules of words and numbers, of damaged plans', () => {
  const whole = readFileSync(path.join(__dirname, '../../fixtures/whole.partnership.yaml'), 'utf8');
  const MINE =
    /^(?:implementation|commitment|no-(?:implementation|indicators|evaluation|glossary)|success|indicator|funding|knowledge|resource|term|translation|placeholder|bidi)/;
  const JUNK = ['', '~', '5', 'later', 'TODO', '[~]', '[later]', '{}', '[[]]'];
  const findingsOf = (text: string, document: PlanDocument) =>
    analyse(parseDocument(text, document), { today: EXAMPLES_TODAY }).findings;

  it('don’t throw, and their fixes bring no errors', () => {
    const document = parseDocument(whole);
    const from = whole.indexOf('\nimplementation:');
    const to = whole.indexOf('\nquestions:');
    const places: { start: number; end: number }[] = [];
    const walk = (pairs: readonly { value: unknown }[]): void => {
      for (const { value } of pairs as readonly { value: Parameters<typeof document.spanOf>[0] }[]) {
        if (!value) continue;
        places.push(document.spanOf(value));
        if (value.kind === 'map') walk(value.pairs);
        if (value.kind === 'list') for (const item of value.items) if (item?.kind === 'map') walk(item.pairs);
      }
    };
    walk(document.root?.pairs ?? []);
    for (const { start, end } of places.filter((one) => one.start > from && one.end < to)) {
      for (const junk of JUNK) {
        const isLine = /\n/.test(whole.slice(start, end));
        const text = `${whole.slice(0, start).trimEnd()} ${junk}${isLine ? '\n' : ''}${whole.slice(end)}`;
        const before = findingsOf(text, document);
        const errors = before.filter((one) => one.severity === 'error').length;
        for (const finding of before.filter((one) => MINE.test(one.rule))) {
          for (const fix of finding.fixes.slice(0, 2)) {
            const changes = fix.edits();
            if (!changes) continue;
            const after = findingsOf(applyChanges(text, changes), document);
            const now = after.filter((one) => one.severity === 'error').length;
            assert.ok(now <= errors, `${finding.rule}: ${fix.title.en}\n${applyChanges(text, changes)}`);
          }
        }
      }
    }
  }).timeout(120_000);
});

it('fixes of bidi-control can be applied all at once', () => {
  const marked = 'title: ⟦\u202e⟧River⟦\u2069⟧ a⟦\u2066⟧\n"x-⟦\\u202e⟧": ⟦\u202a⟧⟦\u202b⟧b\n';
  const changes = assertFires('bidi-control', marked).flatMap(({ fixes }) => [...(fixes[0]?.edits() ?? [])]);
  assert.equal(applyChanges(unmark(marked).text, changes), 'title: River a\n"x-": b\n');
});
