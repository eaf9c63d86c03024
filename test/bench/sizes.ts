/** How large is what people download and what a host must load. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { makePackages } from '../../scripts/lib/packages.mjs';

const ROOT = path.join(__dirname, '../..');

export interface Size {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** In bytes, as a server on the web would send it. */
  readonly compressed: number;
}

/** The bundles of dist/, without their source maps. */
export function bundleSizes(): readonly Size[] {
  const dist = path.join(ROOT, 'dist');
  return readdirSync(dist)
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => {
      const content = readFileSync(path.join(dist, name));
      return { name, size: content.length, compressed: gzipSync(content).length };
    });
}

/** The size of the extension as it is published, in bytes. */
export async function vsixSize(): Promise<number> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'partnership-plan-vsix-'));
  try {
    const { vsix } = await makePackages(scratch);
    return statSync(vsix).size;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
