import { strict as assert } from 'node:assert';
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
];

describe('signing', () => {
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
