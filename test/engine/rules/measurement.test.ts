import { testRows } from './table';

const PARTNERS = `partners:
  - { id: trust, name: River Trust, sector: civil-society }
  - { id: county, name: County Council, sector: local-government }
`;
const HEBREW_PARTNERS = `partners:
  - { id: amuta, name: עמותת הנחל, sector: civil-society }
  - { id: iriya, name: העירייה, sector: local-government }
`;

testRows('success-undefined', [
  {
    what: 'no measurement, early',
    text: `title: ⟦River Trail⟧\n${PARTNERS}`,
    severity: 'warning',
    says: 'what success is',
    fixes: 1,
    after: {
      fix: 0,
      text: `title: River Trail\n${PARTNERS}measurement:\n  success: The people whom the initiative serves say that it has changed their lives for the better\n`,
    },
  },
  {
    what: 'late, Hebrew, in its place before the indicators',
    text: 'title: שביל\nstage: agreed\n⟦measurement⟧:\n  # מה מודדים\n  indicators:\n    - { id: walkers, indicator: הולכים }\n',
    severity: 'error',
    says: 'מהי הצלחה',
    after: {
      fix: 0,
      text: 'title: שביל\nstage: agreed\nmeasurement:\n  # מה מודדים\n  success: האנשים שהמהלך משרת מעידים שחייהם השתפרו בזכותו\n  indicators:\n    - { id: walkers, indicator: הולכים }\n',
    },
  },
  { what: 'an empty section', text: 'title: River Trail\n⟦measurement⟧:\n' },
  { what: 'an empty map', text: 'title: River Trail\n⟦measurement⟧: {}\n' },
  { what: 'an empty key', text: 'title: River Trail\nmeasurement:\n  ⟦success⟧:\n  indicators: []\n' },
  { what: 'an empty key in flow style', text: 'title: River Trail\nmeasurement: {⟦success⟧: , indicators: []}\n' },
  { what: 'a quoted nothing', text: "title: River Trail\nmeasurement:\n  success: ⟦'  '⟧\n" },
  { what: 'a placeholder', text: 'title: River Trail\nmeasurement: { success: ⟦"<success>"⟧ }\n' },
  {
    what: 'a placeholder in Hebrew, late',
    text: 'stage: reviewing\nmeasurement:\n  success: ⟦להשלים⟧\n',
    severity: 'error',
  },
  { what: 'success in words', text: 'measurement:\n  success: People walk and care\n' },
  {
    what: 'success in a block, Hebrew, late',
    text: 'stage: agreed\nmeasurement:\n  success: >-\n    תושבים הולכים בשביל\n    ושומרים עליו\n',
  },
  { what: 'wrong types', text: 'measurement:\n  success: [People walk]\n' },
  { what: 'a text for a section', text: 'measurement: once a year\n' },
  { what: 'a closed plan', text: 'title: River Trail\nstage: closed\n' },
]);

testRows('no-indicators', [
  {
    what: 'no measurement, early',
    text: `title: ⟦River Trail⟧\n${PARTNERS}`,
    severity: 'info',
    fixes: 1,
    after: {
      fix: 0,
      text: `title: River Trail\n${PARTNERS}measurement:\n  indicators:\n    - id: first-indicator\n      indicator: <What shows that it works>\n      baseline: <How things stand today>\n      target: <Where the partners want to get>\n      due: 2027-06-01\n`,
    },
  },
  {
    what: 'late, Hebrew, in its place behind success',
    text: 'title: שביל\nstage: agreed\nhorizon: {end: 2029-12-31}\n⟦measurement⟧:\n  success: הולכים בשביל\n  evaluation: {method: סקר}\n',
    severity: 'warning',
    says: 'אין בתוכנית מדד',
    after: {
      fix: 0,
      text: 'title: שביל\nstage: agreed\nhorizon: {end: 2029-12-31}\nmeasurement:\n  success: הולכים בשביל\n  indicators:\n    - id: first-indicator\n      indicator: <מה מראה שזה עובד>\n      baseline: <מה המצב היום>\n      target: <לאן השותפים רוצים להגיע>\n      due: 2029-12-31\n  evaluation: {method: סקר}\n',
    },
  },
  { what: 'an empty list', text: 'title: River Trail\nmeasurement:\n  indicators: ⟦[]⟧\n' },
  { what: 'an empty key', text: 'title: River Trail\nmeasurement:\n  ⟦indicators⟧:\n  success: x y\n' },
  { what: 'a section in flow style', text: 'title: River Trail\n⟦measurement⟧: {success: People walk}\n' },
  {
    what: 'an empty key in flow style',
    text: 'title: River Trail\nmeasurement: {success: People walk, ⟦indicators⟧: }\n',
  },
  { what: 'a placeholder', text: 'title: River Trail\nmeasurement:\n  indicators: ⟦TODO⟧\n' },
  { what: 'one', text: 'measurement:\n  indicators:\n    - { id: walkers, indicator: Walkers }\n' },
  { what: 'one, late, Hebrew', text: 'stage: agreed\nmeasurement: {indicators: [{id: walkers, indicator: הולכים}]}\n' },
  { what: 'wrong types', text: 'measurement:\n  indicators: [Walkers]\n' },
  { what: 'a map', text: 'measurement:\n  indicators: { id: walkers, indicator: Walkers }\n' },
]);

const INDICATORS = 'measurement:\n  indicators:\n';

testRows('indicator-incomplete', [
  {
    what: 'everything lacks, early, block style',
    text: `${PARTNERS}${INDICATORS}    - id: ⟦walkers⟧\n      indicator: Walkers in a week # by the bridge\n      unit: people\n`,
    severity: 'info',
    says: 'The indicator “Walkers in a week” lacks a baseline, a target, an owner and a due date or a cadence.',
    fixes: 3,
    after: {
      fix: 1,
      text: `${PARTNERS}${INDICATORS}    - id: walkers\n      indicator: Walkers in a week # by the bridge\n      baseline: <How things stand today>\n      target: <Where the partners want to get>\n      unit: people\n      owner: county\n      due: 2027-06-01\n`,
    },
  },
  {
    what: 'everything lacks, flow style; the last fix adds all but the owner',
    text: `${PARTNERS}${INDICATORS}    - { id: ⟦walkers⟧, indicator: Walkers }\n`,
    fixes: 3,
    after: {
      fix: 2,
      text: `${PARTNERS}${INDICATORS}    - { id: walkers, indicator: Walkers, baseline: <How things stand today>, target: <Where the partners want to get>, due: 2027-06-01 }\n`,
    },
  },
  {
    what: 'no owner, late, Hebrew',
    text: `title: שביל\nstage: agreed\n${HEBREW_PARTNERS}${INDICATORS}    - { id: ⟦walkers⟧, indicator: הולכים בשביל, baseline: 0, target: 400, cadence: quarterly }\n`,
    severity: 'warning',
    says: 'במדד ״הולכים בשביל״ חסר: אחריות (owner)',
    fixes: 2,
  },
  {
    what: 'neither date nor cadence',
    text: `horizon: { end: 2028-12-31 }\n${INDICATORS}    - { id: ⟦walkers⟧, indicator: Walkers, baseline: 0, target: 400, owner: trust }\n`,
    says: 'lacks a due date or a cadence',
    fixes: 1,
    after: {
      fix: 0,
      text: `horizon: { end: 2028-12-31 }\n${INDICATORS}    - { id: walkers, indicator: Walkers, baseline: 0, target: 400, owner: trust, due: 2028-12-31 }\n`,
    },
  },
  {
    what: 'an empty cadence is filled',
    text: `${INDICATORS}    - id: walkers\n      indicator: Walkers\n      baseline: 0\n      target: 400\n      owner: trust\n      ⟦cadence⟧:\n`,
    after: {
      fix: 0,
      text: `${INDICATORS}    - id: walkers\n      indicator: Walkers\n      baseline: 0\n      target: 400\n      owner: trust\n      cadence: quarterly\n`,
    },
  },
  {
    what: 'empty keys and placeholders, each at its place',
    text: `${PARTNERS}${INDICATORS}    - id: ⟦walkers⟧\n      indicator: Walkers\n      ⟦baseline⟧:\n      target: ⟦""⟧\n      ⟦due⟧:\n      cadence:\n`,
  },
  {
    what: 'an empty key at the end, flow style',
    text: `${PARTNERS}${INDICATORS}    - { id: ⟦walkers⟧, indicator: Walkers, ⟦owner⟧: }\n`,
  },
  { what: 'an indicator that says nothing', text: `${INDICATORS}    - ⟦indicator⟧:\n`, says: '“…”' },
  { what: 'an indicator without words', text: `${INDICATORS}    - { id: ⟦a⟧, indicator: TODO }\n`, says: '“a”' },
  {
    what: 'complete',
    text: `${INDICATORS}    - { id: a, indicator: A, baseline: 0, target: 4, owner: trust, due: 2027-12-31 }\n`,
  },
  {
    what: 'complete in words, late, Hebrew',
    text: `stage: agreed\n${INDICATORS}    - { id: a, indicator: א, baseline: לא נמדד, target: שני שלישים, owner: amuta, cadence: P6W }\n`,
  },
  {
    what: 'wrong types',
    text: `${INDICATORS}    - { id: a, indicator: A, baseline: [0], target: {}, owner: 5, due: true }\n    - A\n`,
  },
]);

testRows('no-evaluation', [
  {
    what: 'no measurement, early',
    text: `title: ⟦River Trail⟧\n${PARTNERS}`,
    severity: 'info',
    fixes: 1,
    after: {
      fix: 0,
      text: `title: River Trail\n${PARTNERS}measurement:\n  evaluation:\n    method: The partners go through the indicators together, and hear those whom the initiative serves\n    cadence: annually\n`,
    },
  },
  {
    what: 'no evaluation, late, Hebrew',
    text: 'title: שביל\nstage: implementing\n⟦measurement⟧:\n  success: הולכים בשביל\n',
    severity: 'warning',
    says: 'באיזו שיטה מעריכים את המהלך ובאיזו תדירות',
    after: {
      fix: 0,
      text: 'title: שביל\nstage: implementing\nmeasurement:\n  success: הולכים בשביל\n  evaluation:\n    method: השותפים בוחנים יחד את המדדים, ושומעים את מי שהמהלך משרת\n    cadence: annually\n',
    },
  },
  { what: 'an empty evaluation', text: 'measurement:\n  ⟦evaluation⟧:\n' },
  { what: 'an empty evaluation in flow style', text: 'measurement: {success: People walk, ⟦evaluation⟧: {}}\n' },
  { what: 'a placeholder for it', text: 'measurement:\n  evaluation: ⟦TBD⟧\n' },
  {
    what: 'no method',
    text: 'measurement:\n  ⟦evaluation⟧: { by: The college, cadence: annually }\n',
    says: 'The plan doesn’t say how the initiative is evaluated.',
    after: {
      fix: 0,
      text: 'measurement:\n  evaluation: { by: The college, cadence: annually, method: "The partners go through the indicators together, and hear those whom the initiative serves" }\n',
    },
  },
  {
    what: 'no cadence',
    text: 'measurement:\n  ⟦evaluation⟧:\n    method: ראיונות עם תושבים\n',
    says: 'how often',
    after: { fix: 0, text: 'measurement:\n  evaluation:\n    method: ראיונות עם תושבים\n    cadence: annually\n' },
  },
  { what: 'an empty key and a placeholder', text: 'measurement:\n  evaluation:\n    ⟦method⟧:\n    cadence: ⟦...⟧\n' },
  { what: 'both', text: 'measurement:\n  evaluation: { method: Interviews, cadence: annually }\n' },
  {
    what: 'both, late, Hebrew',
    text: 'stage: agreed\nmeasurement:\n  evaluation:\n    method: ראיונות\n    cadence: P2Y\n',
  },
  { what: 'wrong types', text: 'measurement:\n  evaluation: { method: [Interviews], cadence: 12 }\n' },
  { what: 'a text for a map', text: 'measurement:\n  evaluation: Interviews each year\n' },
]);
