import { strict as assert } from 'node:assert';
import { checkOn } from './support';

/** A plan in which nearly everything lacks something: many partners, issues, commitments and indicators. */
function bare(stage: string, partners: number): string {
  const each = (make: (n: number) => string) => Array.from({ length: partners }, (_, n) => make(n + 1)).join('');
  return [
    `partnership: 1\ntitle: River Trail\nlanguage: en\nstage: ${stage}\npartners:\n`,
    each((n) => `  - id: partner-${n}\n    name: Partner ${n}\n    sector: business\n`),
    'issues:\n',
    each((n) => `  - id: issue-${n}\n    issue: Issue ${n}\n    objections:\n      - objection: Objection ${n}\n`),
    'implementation:\n  commitments:\n',
    each((n) => `    - id: step-${n}\n      what: Step ${n}\n      dependsOn: [nobody-${n}]\n`),
    'measurement:\n  indicators:\n',
    each((n) => `    - id: measure-${n}\n      indicator: Measure ${n}\n`),
    'resources:\n',
    each((n) => `  - id: money-${n}\n    resource: Money ${n}\n    kind: money\n`),
  ].join('');
}

describe('a plan with hundreds of findings', () => {
  for (const stage of ['exploring', 'aligning', 'agreed', 'implementing', 'reviewing']) {
    const text = bare(stage, 20);
    const { findings, document } = checkOn(text);

    it(`${stage}: there are hundreds`, () => assert.ok(findings.length >= 200, String(findings.length)));

    it(`${stage}: no place has two findings of one rule`, () => {
      const places = findings.map(({ rule, start, end }) => `${rule} ${start}-${end}`);
      assert.deepEqual(places, [...new Set(places)]);
    });

    it(`${stage}: none is wider than its line`, () => {
      for (const finding of findings) {
        const { start, end } = document.rangeOf(finding);
        assert.equal(start.line, end.line, `${finding.rule}: ${text.slice(finding.start, finding.end)}`);
        assert.ok(finding.end > finding.start, finding.rule);
      }
    });

    it(`${stage}: the title tells of what the whole plan lacks, a partner’s id of what the partner lacks`, () => {
      const at = (place: string) => {
        const start = text.indexOf(place) + place.length;
        return findings.filter((finding) => finding.start === start).map((finding) => finding.rule);
      };
      const title = at('title: ');
      for (const rule of ['missing-shared-vision', 'no-population', 'no-transparency', 'no-exit', 'blend-unset']) {
        assert.ok(title.includes(rule), `${rule} is not among ${title.join(', ')}`);
      }
      assert.equal(title.includes('no-boundaries'), false);
      const partner = at('  - id: ');
      for (const rule of ['no-boundaries', 'no-champion', 'conflict-undeclared', 'expectations-not-aligned']) {
        assert.ok(partner.includes(rule), `${rule} is not among ${partner.join(', ')}`);
      }
    });

    it(`${stage}: two findings of one rule say different things`, () => {
      const said = findings.map(({ rule, message }) => `${rule}: ${message}`);
      assert.deepEqual(said, [...new Set(said)]);
    });
  }

  it('places that have to do with each other are linked', () => {
    const twice = bare('agreed', 3).replaceAll('id: partner-2', 'id: partner-1');
    const { findings } = checkOn(twice);
    const [second] = findings.filter((finding) => finding.rule === 'duplicate-id');
    assert.equal(twice.slice(second?.related[0]?.start, second?.related[0]?.end), 'partner-1');
    assert.ok((second?.related[0]?.start ?? 0) < (second?.start ?? 0));
  });
});
