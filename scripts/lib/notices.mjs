// The licences of other people's code that is bundled into dist/.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './processes.mjs';

/** Licences that allow what is done here: to be bundled into a program under the MIT licence, with their texts beside it. */
const ALLOWED = new Set(['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

const TEXTS = /^(licen[cs]e|copying|notice|third-?party-?notices)([.-].*)?$/i;

/**
 * The packages that bundles hold, by the esbuild's account of them, with all that these need: some are bundles
 * themselves.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @returns {readonly {name: string, version: string, license: string, folder: string}[]} by name; folders absolute
 */
export function bundledPackages(metafiles) {
  const packages = new Map();
  const add = (folder) => {
    if (packages.has(folder)) return;
    const { name, version, license, dependencies } = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    packages.set(folder, { name, version, license, folder });
    for (const needed of Object.keys(dependencies ?? {})) {
      // Types leave nothing in a bundle.
      if (!needed.startsWith('@types/')) add(installed(needed, folder));
    }
  };
  for (const { outputs } of metafiles) {
    for (const { inputs } of Object.values(outputs)) {
      for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
        const folder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
        if (folder && bytesInOutput > 0) add(path.join(root, folder));
      }
    }
  }
  return [...packages.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The folder of a package as a package in `from` sees it. */
function installed(name, from) {
  for (let folder = from; folder.startsWith(root); folder = path.dirname(folder)) {
    const candidate = path.join(folder, 'node_modules', name);
    if (existsSync(path.join(candidate, 'package.json'))) return candidate;
  }
  throw new Error(`${name}, which ${from} needs, is not installed. Run: npm ci`);
}

/**
 * The licence texts of all that is bundled, for people to read.
 * @param {readonly import('esbuild').Metafile[]} metafiles
 * @throws {Error} for a package whose licence is not allowed, or that brings no text of it
 */
export function noticesOf(metafiles) {
  const texts = new Map();
  for (const { name, version, license, folder } of bundledPackages(metafiles)) {
    if (!isAllowed(license))
      throw new Error(`${name} ${version} is bundled, and its licence isn't allowed: ${license}`);
    const files = readdirSync(folder).filter((file) => TEXTS.test(file));
    if (files.length === 0) throw new Error(`${name} ${version} is bundled, and brings no text of its licence.`);
    for (const file of files) {
      const text = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
      texts.set(text, [...(texts.get(text) ?? []), `${name} ${version} (${license})`]);
    }
  }
  const sections = [...texts].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  const rule = `\n${'='.repeat(80)}\n\n`;
  return ['Partnership Plan holds code of these packages, under these licences.\n', ...sections].join(rule);
}

/** Whether a licence, or an SPDX expression of several, is allowed. */
function isAllowed(license) {
  const words = String(license).replace(/[()]/g, '').trim();
  return words.split(/ OR /).some((choice) => choice.split(/ AND /).every((one) => ALLOWED.has(one)));
}
