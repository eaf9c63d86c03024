import assert from 'node:assert/strict';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { noticesOf } from '../../scripts/lib/notices.mjs';
import { filesIn, installedExtension, installedPackage, packages, root } from './support';

/** The most that people are made to download, in kilobytes (of 1000 bytes). The README says what it is. */
const BUDGETS = { vsix: 1900, tarball: 1300 };

/** What the packages may hold, and nothing else. */
const ALLOWED = {
  vsix: [
    /^\.vsixmanifest$/,
    /^LICENSE\.txt$/,
    /^(changelog|readme)\.md$/,
    /^client\/(language-configuration\.json|media\/([\w-]+\.(png|svg)|walkthrough\/\w+\.png)|syntaxes\/[\w-]+\.tmLanguage\.json)$/,
    /^dist\/((client|server)(-web)?|core|docx|features|format|language-(client|server))\.js$/,
    /^dist\/(preview\.js|preview-style\.css|THIRD-PARTY-NOTICES\.txt)$/,
    /^l10n\/bundle\.l10n\.he\.json$/,
    /^package(\.nls(\.he)?)?\.json$/,
    /^snippets\/(en|he)\.json$/,
  ],
  tarball: [
    /^(CHANGELOG|README)\.md$/,
    /^LICENSE$/,
    /^package\.json$/,
    /^dist\/(api|cli|core|docx|features|format|language-server|server)\.js$/,
    /^dist\/(api\.d\.ts|THIRD-PARTY-NOTICES\.txt)$/,
    /^schemas\/(catalog|(catalog|partnership-plan|partnershiprc)\.schema)\.json$/,
  ],
};

const KINDS = [
  { kind: 'vsix', installed: installedExtension },
  { kind: 'tarball', installed: installedPackage },
] as const;

/** Every text that stands somewhere in data. */
function textsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(textsIn) : [];
}

describe('the packages', function () {
  this.timeout(180_000);

  for (const { kind, installed } of KINDS) {
    describe(kind, () => {
      it('holds what is allowed, and nothing else', async () => {
        const files = await filesIn(await installed());
        assert.deepEqual(
          files.filter((file) => !ALLOWED[kind].some((pattern) => pattern.test(file))),
          [],
        );
        for (const pattern of ALLOWED[kind])
          assert.ok(
            files.some((file) => pattern.test(file)),
            String(pattern),
          );
      });

      it('holds every file that its manifest names', async () => {
        const folder = await installed();
        const manifest = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
        const named = textsIn(manifest).filter((text) => /^(\.\/)?(dist|client|snippets|schemas)\/[^*]*$/.test(text));
        assert.ok(named.length >= 3, named.join());
        for (const file of named) assert.ok((await stat(path.join(folder, file))).size > 0, file);
      });

      it('stays within its budget, of which the README tells', async () => {
        const kilobytes = (await stat((await packages())[kind])).size / 1000;
        assert.ok(kilobytes <= BUDGETS[kind], `${Math.ceil(kilobytes)} kB; allowed are ${BUDGETS[kind]}`);
        assert.ok(kilobytes > BUDGETS[kind] * 0.8, `${Math.ceil(kilobytes)} kB: the budget can be made smaller`);
        const readme = await readFile(path.join(root, 'README.md'), 'utf8');
        const megabytes = (BUDGETS[kind] / 1000).toString();
        assert.ok(readme.includes(`${megabytes} MB`), `the README says nothing of ${megabytes} MB`);
      });

      it('names no source map, and no place on the machine that built it', async () => {
        const folder = await installed();
        for (const file of await filesIn(folder)) {
          const text = await readFile(path.join(folder, file), 'latin1');
          assert.doesNotMatch(text, /\/[/*]# sourceMappingURL=(?!data:)/, file);
          assert.ok(!text.includes(root), file);
        }
      });

      it('brings the licences of what is bundled', async () => {
        const notices = await readFile(path.join(await installed(), 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
        for (const name of ['vscode-languageclient', 'vscode-languageserver', 'yaml', 'preact', 'prettier', 'docx']) {
          assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(\\S+\\)$`, 'm'));
        }
        // The writer of documents is a bundle itself.
        assert.match(notices, /^nanoid \d/m);
      });
    });
  }

  it('speaks to npm in words, and of nothing that editors or developers alone need', async () => {
    const manifest = JSON.parse(await readFile(path.join(await installedPackage(), 'package.json'), 'utf8'));
    const { description } = JSON.parse(await readFile(path.join(root, 'package.nls.json'), 'utf8'));
    const known = [
      ...['name', 'description', 'version', 'license', 'keywords', 'engines', 'types', 'exports', 'bin', 'files'],
      ...['author', 'repository', 'bugs', 'homepage'],
    ];
    assert.deepEqual(
      Object.keys(manifest).filter((key) => !known.includes(key)),
      [],
    );
    assert.equal(manifest.description, description);
    assert.deepEqual(manifest.engines, { node: '>=20' });
    assert.deepEqual(
      textsIn(manifest).filter((text) => text.includes('%')),
      [],
    );
  });

  it('can’t be built with code under a licence that isn’t allowed', () => {
    const file = 'node_modules/axe-core/axe.js';
    const account = (bytesInOutput: number) => [
      { outputs: { 'dist/x.js': { inputs: { [file]: { bytesInOutput } } } } },
    ];
    assert.throws(() => noticesOf(account(1)), /axe-core .* its licence isn't allowed: MPL-2\.0/);
    assert.doesNotThrow(() => noticesOf(account(0)));
  });
});
