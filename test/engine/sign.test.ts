import { strict as assert } from 'node:assert';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { applyChanges } from '../../server/src/plan/edit';
import { fingerprintOf } from '../../server/src/plan/fingerprint';
import { type Signature, sign } from '../../server/src/plan/sign';
import { checkOn } from './support';

const HEAD = `partnership: 1
title: River Trail
partners:
  - { id: trust, name: River Trust, sector: civil-society }
  - { id: county, name: County Council, sector: local-government }
`;

function signed(text: string, signature: Signature): string {
  const { plan } = checkOn(text);
  assert.ok(plan);
  const changes = sign(plan, signature);
  assert.ok(changes);
  return applyChanges(text, changes).replaceAll(fingerprintOf(plan.node), 'PRINT');
}

const CASES: readonly (readonly [string, string, Signature, string])[] = [
  [
    'the first to sign',
    HEAD,
    { partner: 'trust', verdict: 'approves' },
    `${HEAD}signoff:\n  - partner: trust\n    verdict: approves\n    on: 2027-03-01\n    fingerprint: PRINT\n`,
  ],
  [
    'another one, with a note',
    `${HEAD}signoff:\n  - { partner: trust, verdict: approves }\n`,
    { partner: 'county', verdict: 'asks-for-changes', note: 'The budget: see our letter' },
    `${HEAD}signoff:\n  - { partner: trust, verdict: approves }\n  - partner: county\n    verdict: asks-for-changes\n    on: 2027-03-01\n    note: "The budget: see our letter"\n    fingerprint: PRINT\n`,
  ],
  [
    'one who signs again',
    `${HEAD}signoff:\n  - partner: trust # by phone\n    verdict: abstains\n    on: 2027-01-01\n`,
    { partner: 'trust', verdict: 'approves' },
    `${HEAD}signoff:\n  - partner: trust # by phone\n    verdict: approves\n    on: 2027-03-01\n    fingerprint: PRINT\n`,
  ],
  [
    'one who approves after asking for changes: the objection is gone',
    `${HEAD}signoff:\n  - partner: trust\n    verdict: asks-for-changes\n    note: >\n      The budget is\n      too small\n\n  # the county\n  - { partner: county, verdict: approves }\n`,
    { partner: 'trust', verdict: 'approves' },
    `${HEAD}signoff:\n  - partner: trust\n    verdict: approves\n    on: 2027-03-01\n    fingerprint: PRINT\n\n  # the county\n  - { partner: county, verdict: approves }\n`,
  ],
  [
    'one who asks again, with another note',
    `${HEAD}signoff:\n  - partner: trust\n    verdict: asks-for-changes\n    note: The budget\n`,
    { partner: 'trust', verdict: 'asks-for-changes', note: 'The dates' },
    `${HEAD}signoff:\n  - partner: trust\n    verdict: asks-for-changes\n    on: 2027-03-01\n    note: The dates\n    fingerprint: PRINT\n`,
  ],
  [
    'the comments beside and above a note, which stay',
    `${HEAD}signoff:\n  - partner: trust\n    # by letter\n    note: The budget # of May\n    verdict: asks-for-changes # so far\n    on: 2027-01-01\n`,
    { partner: 'trust', verdict: 'approves' },
    `${HEAD}signoff:\n  - partner: trust\n    # by letter\n    # of May\n    verdict: approves # so far\n    on: 2027-03-01\n    fingerprint: PRINT\n`,
  ],
  [
    'a comment where a long note begins',
    `${HEAD}signoff:\n  - note: | # of May\n      The budget\n    partner: trust\n    verdict: asks-for-changes\n    on: 2027-01-01\n`,
    { partner: 'trust', verdict: 'approves' },
    `${HEAD}signoff:\n  - # of May\n    partner: trust\n    verdict: approves\n    on: 2027-03-01\n    fingerprint: PRINT\n`,
  ],
  [
    'an empty note',
    `${HEAD}signoff:\n  - partner: trust\n    verdict: asks-for-changes\n    note:\n`,
    { partner: 'trust', verdict: 'abstains' },
    `${HEAD}signoff:\n  - partner: trust\n    verdict: abstains\n    on: 2027-03-01\n    fingerprint: PRINT\n`,
  ],
  [
    'a note between braces',
    `${HEAD}signoff:\n  - { partner: trust, verdict: asks-for-changes, note: "The budget, # 3" } # by phone\n`,
    { partner: 'trust', verdict: 'approves' },
    `${HEAD}signoff:\n  - { partner: trust, verdict: approves, on: 2027-03-01, fingerprint: PRINT } # by phone\n`,
  ],
  [
    'a note between braces, behind a comment',
    `${HEAD}signoff:\n  - { partner: trust, verdict: asks-for-changes, # so far\n      note: The budget }\n`,
    { partner: 'trust', verdict: 'approves' },
    `${HEAD}signoff:\n  - { partner: trust, verdict: approves, on: 2027-03-01, fingerprint: PRINT, # so far\n      note: "" }\n`,
  ],
];

describe('signing', () => {
  it('makes edits that an editor applies one beside the other', () => {
    for (const [what, text, signature, wanted] of CASES) {
      const { plan, document } = checkOn(text);
      assert.ok(plan);
      const changes = sign(plan, signature) ?? [];
      const edits = changes.map((change) => ({ range: document.rangeOf(change), newText: change.text }));
      const after = TextDocument.applyEdits(TextDocument.create('a', 'yaml', 1, text), edits);
      assert.equal(after.replaceAll(fingerprintOf(plan.node), 'PRINT').trimEnd(), wanted.trimEnd(), what);
      assert.deepEqual(checkOn(after).document.problems, [], what);
    }
  });

  for (const [what, text, signature, wanted] of CASES) {
    for (const eol of ['\n', '\r\n']) {
      it(`${what}${eol === '\n' ? '' : ' (CRLF)'}`, () => {
        const after = signed(text.replaceAll('\n', eol), signature).trimEnd();
        assert.equal(after, wanted.trimEnd().replaceAll('\n', eol));
      });
    }
  }

  it('keeps the fingerprint, since signing changes nothing that was signed', () => {
    const { plan } = checkOn(HEAD);
    assert.ok(plan);
    const changes = sign(plan, { partner: 'trust', verdict: 'approves' });
    const { findings } = checkOn(applyChanges(HEAD, changes ?? []));
    assert.equal(
      findings.some((finding) => finding.rule === 'signed-then-changed' || finding.rule === 'schema'),
      false,
    );
  });
});
