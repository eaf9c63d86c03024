import { strict as assert } from 'node:assert';
import { parseDocument } from '../../../server/src/plan/document';
import { fingerprintOf } from '../../../server/src/plan/fingerprint';
import { assertFires, assertMends, assertSilent, checkOn } from '../support';
import { assertNothingThrows, describeRules, ODD_VALUES } from './cases';

const PARTNERS =
  'partners:\n  - { id: trust, name: River Trust, sector: civil-society }\n  - id: iriya\n    name: העירייה\n    sector: local-government\n  - { id: guide, name: Guide, sector: academia, role: observer }\n';
const marked = (...ids: readonly string[]) =>
  ids.reduce((text, id) => text.replace(`id: ${id}`, `id: ⟦${id}⟧`), PARTNERS);
const OLD = 'sha256:0123456789abcdef0123456789abcdef';

function fingerprint(text: string): string {
  const { root } = parseDocument(text);
  assert.ok(root);
  return fingerprintOf(root);
}

describeRules('sign-off', {
  'not-acknowledged': {
    early: 'warning',
    late: 'warning',
    stages: ['agreed', 'reviewing'],
    fails: [
      {
        text: marked('trust', 'iriya'),
        says: { en: ['River Trust', '“signoff”'], he: ['River Trust', 'signoff'] },
        fixes: 1,
      },
      { text: `${marked('iriya')}signoff:\n  - { partner: trust, verdict: abstains }\nx-more: 1\n`, fixes: 1 },
      { text: `${marked('trust', 'iriya')}signoff: []\n`, fixes: 1 },
      { text: `${marked('trust')}signoff: [{ partner: iriya, verdict: asks-for-changes }]\n`, fixes: 1 },
      { text: `${marked('trust', 'iriya')}signoff:\n`, fixes: 1 },
      { text: `${marked('trust', 'iriya')}signoff: TBD\n`, fixes: 1 },
      { text: 'partners:\n  - { id: ⟦a⟧, name: A, sector: business }\n  - { name: B, sector: business }\n' },
    ],
    passes: [
      `${PARTNERS}signoff: [{ partner: trust, verdict: approves }, { partner: iriya, verdict: abstains }]\n`,
      `${PARTNERS}signoff:\n  - partner: iriya\n  - partner: trust\n`,
      `stage: aligning\n${PARTNERS}`,
      `${PARTNERS}signoff: both\n`,
      `${PARTNERS}signoff: { trust: approves }\n`,
      `${PARTNERS}signoff: [trust, iriya]\n`,
    ],
  },
  'changes-asked': {
    early: 'warning',
    late: 'warning',
    stages: ['agreed', 'implementing'],
    fails: [
      {
        text: `${PARTNERS}signoff:\n  - { partner: iriya, verdict: ⟦asks-for-changes⟧, note: השם שלנו חסר }\n`,
        says: { en: ['העירייה', '“השם שלנו חסר”'], he: ['העירייה', '״השם שלנו חסר״'] },
        fixes: 0,
      },
      {
        text: 'signoff: [{ verdict: ⟦"asks-for-changes"⟧, note: TODO }]\n',
        says: { en: ['A partner asks for changes,'], he: ['אחד השותפים'] },
      },
    ],
    passes: [
      `${PARTNERS}signoff: [{ partner: trust, verdict: approves }]\n`,
      `stage: aligning\n${PARTNERS}signoff: [{ partner: trust, verdict: asks-for-changes }]\n`,
      'signoff: [{ partner: iriya, verdict: [asks-for-changes] }, asks-for-changes]\n',
      'signoff: asks-for-changes\n',
    ],
  },
  'signed-then-changed': {
    early: 'warning',
    late: 'warning',
    fails: [
      {
        text: `${PARTNERS}signoff:\n  - partner: trust\n    verdict: approves\n    on: 2027-01-05\n    fingerprint: ⟦${OLD}⟧\n`,
        says: { en: ['River Trust signed it on 2027-01-05'], he: ['River Trust', '2027-01-05'] },
        fixes: 1,
      },
      { text: `title: שביל\nsignoff: [{ partner: iriya, verdict: approves, fingerprint: ⟦'${OLD}'⟧ }]\n`, fixes: 1 },
      { text: 'signoff:\n  - { on: TODO, fingerprint: ⟦by hand⟧, partner: a }\n', fixes: 1 },
    ],
    passes: [
      `${PARTNERS}signoff: [{ partner: trust, verdict: approves, fingerprint: TODO }]\n`,
      `${PARTNERS}signoff: [{ partner: trust, verdict: approves, fingerprint: [${OLD}] }]\n`,
      'signoff: [{ partner: iriya, fingerprint: , verdict: approves }]\n',
    ],
  },
});

describe('rules of sign-off, besides', () => {
  it('signs what stands there: fingerprint and date', () => {
    const text = `stage: agreed\npartnership: 1\ntitle: T\n${PARTNERS}`;
    const [finding] = checkOn(text).findings.filter(({ rule }) => rule === 'not-acknowledged');
    assert.ok(finding);
    const after = assertMends(text, finding);
    assert.ok(
      after.endsWith(
        `signoff:\n  - partner: trust\n    verdict: approves\n    on: 2027-03-01\n    fingerprint: ${fingerprint(text)}\n`,
      ),
      after,
    );
    assertSilent('signed-then-changed', after);
    assertSilent('signed-then-changed', `# a comment\n${after}`);
    assertFires('signed-then-changed', after.replace('title: T', 'title: U').replace(/sha256:\w+/, '⟦$&⟧'));
  });

  it('signs again: the present fingerprint, on this day', () => {
    for (const entry of [
      `{ partner: trust, verdict: approves, on: 2027-01-05, fingerprint: ${OLD} }`,
      `{ partner: trust, verdict: approves, fingerprint: "${OLD}" }`,
      `\n      partner: trust\n      verdict: approves\n      fingerprint: ${OLD}`,
    ]) {
      const text = `title: T\nsignoff:\n  - ${entry}\n`;
      const [finding] = checkOn(text).findings.filter(({ rule }) => rule === 'signed-then-changed');
      assert.ok(finding);
      const after = assertMends(text, finding);
      assert.match(after, /on: 2027-03-01/);
      assert.ok(after.includes(fingerprint(text)), after);
      assertSilent('signed-then-changed', after);
    }
  });

  it('stands odd values', () => {
    assertNothingThrows('sign-off', plans());
    function* plans() {
      for (const value of ODD_VALUES) {
        yield `stage: agreed\n${PARTNERS}signoff: ${value}\n`;
        for (const key of ['partner', 'verdict', 'on', 'note', 'fingerprint']) {
          yield `stage: agreed\n${PARTNERS}signoff:\n  - verdict: asks-for-changes\n    ${key}: ${value}\n`;
          yield `${PARTNERS}signoff:\n  - fingerprint: ${OLD}\n    ${key}: ${value}\n`;
        }
      }
    }
  });
});
