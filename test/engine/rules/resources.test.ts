import { testRows } from './table';

testRows('funding-without-source', [
  {
    what: 'no source, early',
    text: 'resources:\n  - { id: ⟦paving⟧, resource: Paving, kind: money, amount: 5, currency: EUR }\n',
    severity: 'warning',
    says: 'where the money for “Paving” comes from',
    fixes: 0,
  },
  {
    what: 'no source, late, Hebrew, block style',
    text: 'title: שביל\nstage: agreed\nresources:\n  - resource: סלילה\n    kind: money\n    id: ⟦paving⟧\n',
    severity: 'warning',
    says: 'מאין יגיע הכסף עבור ״סלילה״',
  },
  { what: 'an empty key', text: 'resources:\n  - id: paving\n    kind: money\n    ⟦from⟧:\n' },
  { what: 'a placeholder', text: 'resources:\n  - { id: paving, kind: money, from: ⟦""⟧ }\n' },
  { what: 'no id: the first value', text: 'resources:\n  - { resource: ⟦Paving⟧, kind: money }\n' },
  {
    what: 'a source in words',
    text: 'resources:\n  - { id: a, resource: A, kind: money, from: the National Lottery }\n',
  },
  {
    what: 'a partner, late, Hebrew',
    text: 'stage: agreed\nresources:\n  - { id: a, resource: סלילה, kind: money, from: iriya }\n',
  },
  {
    what: 'other kinds',
    text: 'resources:\n  - { id: a, resource: A, kind: space }\n  - { id: b, resource: B, kind: mony }\n',
  },
  { what: 'wrong types', text: 'resources:\n  - { id: a, kind: money, from: [x] }\n  - money\n' },
  { what: 'a map for the list', text: 'resources: { id: a, kind: money }\n' },
]);

testRows('knowledge-gap', [
  {
    what: 'needed from nobody, early',
    text: 'resources:\n  - { id: ⟦ecology⟧, resource: River ecology, kind: knowledge, status: needed }\n',
    severity: 'warning',
    says: 'The knowledge “River ecology” is needed',
    fixes: 0,
  },
  {
    what: 'late, Hebrew, an empty key',
    text: 'title: שביל\nstage: agreed\nresources:\n  - id: ecology\n    resource: שיקום גדות\n    kind: knowledge\n    ⟦from⟧:\n    status: needed\n',
    severity: 'warning',
    says: '״שיקום גדות״ נדרש',
  },
  { what: 'a placeholder', text: 'resources: [{ id: a, kind: knowledge, from: ⟦""⟧, status: needed }]\n' },
  {
    what: 'somebody brings it',
    text: 'resources:\n  - { id: a, kind: knowledge, from: The college, status: needed }\n',
  },
  {
    what: 'promised, late, Hebrew',
    text: 'stage: agreed\nresources:\n  - { id: a, resource: ידע, kind: knowledge, status: promised }\n',
  },
  { what: 'no status', text: 'resources:\n  - { id: a, kind: knowledge }\n' },
  { what: 'wrong types', text: 'resources:\n  - { id: a, kind: [knowledge], status: { needed: true } }\n' },
]);

testRows('resource-not-secured', [
  {
    what: 'promised',
    text: 'stage: implementing\nresources:\n  - { id: fund, resource: Seed money, kind: money, status: ⟦promised⟧ }\n',
    severity: 'warning',
    says: 'the resource “Seed money” is promised and not secured',
    fixes: 0,
  },
  {
    what: 'needed, Hebrew',
    text: 'title: שביל\nstage: implementing\nresources:\n  - id: staff\n    resource: רכזת\n    status: ⟦needed⟧\n',
    severity: 'warning',
    says: 'המשאב ״רכזת״ נדרש ועדיין לא הובטח',
  },
  {
    what: 'no status',
    text: 'stage: implementing\nresources:\n  - { id: ⟦fund⟧, resource: Seed money }\n',
    says: 'it isn’t said',
  },
  {
    what: 'an empty key and a placeholder',
    text: 'stage: implementing\nresources:\n  - id: a\n    ⟦status⟧:\n  - { id: b, status: ⟦TBD⟧ }\n',
  },
  {
    what: 'secured',
    text: 'stage: implementing\nresources:\n  - { id: fund, resource: Seed money, status: secured }\n',
  },
  { what: 'early', text: 'stage: aligning\nresources:\n  - { id: fund, resource: מענק, status: needed }\n' },
  { what: 'agreed', text: 'stage: agreed\nresources:\n  - { id: fund, resource: מענק, status: needed }\n' },
  { what: 'after implementing', text: 'stage: reviewing\nresources:\n  - { id: fund, resource: Seed money }\n' },
  {
    what: 'a misspelt status, which may mean it',
    text: 'stage: implementing\nresources:\n  - { id: fund, status: secure }\n',
  },
]);

testRows('knowledge-unprotected', [
  {
    what: 'neither, early, flow style',
    text: 'resources:\n  - { id: ⟦method⟧, resource: The method, kind: knowledge, exclusive: true }\n',
    severity: 'warning',
    says: '“The method” is exclusive, and the plan doesn’t say on what terms it may be used, or how',
    fixes: 1,
    after: {
      fix: 0,
      text: 'resources:\n  - { id: method, resource: The method, kind: knowledge, exclusive: true, terms: For use within this initiative; any other use by agreement in writing, credit: Its source is named wherever it is used }\n',
    },
  },
  {
    what: 'no credit, late, Hebrew, block style',
    text: 'title: שביל\nstage: agreed\nresources:\n  - id: ⟦method⟧\n    resource: שיטת הסקר\n    kind: knowledge\n    exclusive: true # רק שלנו\n    terms: לשותפים בלבד\n  - { id: rooms, resource: חדרים, kind: space }\n',
    severity: 'warning',
    says: 'המשאב ״שיטת הסקר״ בלעדי, ולא רשום איך ניתן קרדיט',
    fixes: 1,
    after: {
      fix: 0,
      text: 'title: שביל\nstage: agreed\nresources:\n  - id: method\n    resource: שיטת הסקר\n    kind: knowledge\n    exclusive: true # רק שלנו\n    terms: לשותפים בלבד\n    credit: המקור מצוין בכל שימוש\n  - { id: rooms, resource: חדרים, kind: space }\n',
    },
  },
  {
    what: 'an empty key and a placeholder',
    text: 'resources:\n  - id: a\n    exclusive: true\n    ⟦terms⟧:\n    credit: ⟦xxx⟧\n',
  },
  { what: 'both', text: 'resources:\n  - { id: a, exclusive: true, terms: For this river, credit: Name on papers }\n' },
  {
    what: 'shared, late, Hebrew',
    text: 'stage: agreed\nresources:\n  - { id: a, resource: שיטה, kind: knowledge, exclusive: false }\n',
  },
  { what: 'nothing said of it', text: 'resources:\n  - { id: a, resource: A, kind: knowledge }\n' },
  {
    what: 'wrong types',
    text: "resources:\n  - { id: a, exclusive: 'true' }\n  - { id: b, exclusive: true, terms: [a], credit: 5 }\n",
  },
]);
