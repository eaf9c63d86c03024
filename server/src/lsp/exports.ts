import { firstUnread } from '../plan/document';
import { type DocxWriter, EXPORT_FORMATS, exportPlan } from '../view/export';
import type { OpenPlan } from './plans';
import type { ExportParams, ExportResult } from './protocol';

/** A file made of an open plan, as text that JSON can carry; undefined for a format that there isn't. */
export async function exportOf(
  { analysis }: OpenPlan,
  { to, language }: Pick<ExportParams, 'to' | 'language'>,
  loadDocx: (() => Promise<DocxWriter>) | undefined,
): Promise<ExportResult | undefined> {
  if (!EXPORT_FORMATS.includes(to)) return undefined;
  const { bytes, extension } = await exportPlan(analysis, { to, language, loadDocx });
  return { base64: base64Of(bytes), extension, isWhole: firstUnread(analysis.document) === undefined };
}

/** Call stacks don't hold a large file's bytes at once. */
const CHUNK = 0x2000;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text);
}
