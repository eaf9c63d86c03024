/** Hovers in `.partnershiprc.yaml`. */
import type { Hover } from 'vscode-languageserver-types';
import type { Checked } from '../check';
import { configurationFormat as format } from '../configuration/format';
import { locate } from '../plan/locate';
import { describePlace, describeSetting, describeWord } from './describe';
import type { HoverHost } from './hover';
import { markup, toRange } from './text';

/** What a key of a configuration, a rule's id, a severity or a language is. */
export function hoverConfiguration(
  { document, language }: Checked,
  offset: number,
  { markdown }: HoverHost = { markdown: true },
): Hover | undefined {
  const place = locate(document, offset);
  if (place?.node.kind !== 'scalar') return undefined;
  const { node, path, onKey } = place;
  const shape = format.at(path);
  if (!shape) return undefined;
  const text = onKey
    ? (describeSetting(path, language) ?? describePlace(path, language, format))
    : describeWord(String(node.value), shape, language, format);
  if (!text) return undefined;
  return { contents: markup(text, markdown), range: toRange(document, document.spanOf(node)) };
}
