import assert from 'node:assert/strict';
import { openWorkbench, type Problem } from './harness';

const plan = `partnership: 1
title: Trail
language: en
stage: closed
partners:
  - {id: trust, name: Trust, sector: civil-society}
  - {id: county, name: County, sector: local-government}
governance: {backbone: trsut}
`;

describe('several folders of a workspace', () => {
  for (const kind of ['desktop', 'web'] as const) {
    it(`each have a configuration of their own, also for plans that aren’t open (${kind})`, async () => {
      const editor = await openWorkbench({
        kind,
        files: {
          'one/a.partnership.yaml': plan,
          'one/.partnershiprc.yaml': 'rules: {unknown-reference: warning}\n',
          'two/b.partnership.yaml': plan,
          'two/.partnershiprc.yaml': 'rules: {unknown-reference: info}\n',
          'three/c.partnership.yaml': plan,
          'all.code-workspace': JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }, { path: 'three' }] }),
        },
        workspaceFile: 'all.code-workspace',
        open: 'a.partnership.yaml',
      });
      try {
        const ofReference = (all: readonly Problem[]) => all.filter(({ code }) => code === 'unknown-reference');
        const found = ofReference(await editor.problems((all) => ofReference(all).length === 3));
        assert.deepEqual(found.map(({ code, severity }) => `${code} ${severity}`).sort(), [
          'unknown-reference error',
          'unknown-reference info',
          'unknown-reference warning',
        ]);
      } finally {
        await editor.close();
      }
    });
  }
});
