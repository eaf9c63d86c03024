import type { DocumentLink } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { sourceText } from '../plan/source';
import { textsOf } from '../plan/texts';
import type { ScalarNode } from '../plan/tree';
import type { Language } from '../schema/shape';
import { wordsOf } from './ids';
import { toRange } from './text';

/**
 * Links out of a plan: addresses of the web in its texts, and the mail addresses of champions. Nothing else becomes a
 * link, whatever it says it is.
 */
export function documentLinks(analysis: Analysis): DocumentLink[] {
  const { document, plan, language } = analysis;
  if (!plan) return [];
  const links: DocumentLink[] = [];
  const seen = new Set<ScalarNode>();
  for (const { champion } of plan.partners) {
    const { email, name } = champion ?? {};
    const target = email && mailAddress(email.value);
    if (!email || !target || seen.has(email.node)) continue;
    seen.add(email.node);
    const range = toRange(document, wordsOf(document, email.node));
    links.push({ range, target, tooltip: writeTo(name?.value ?? email.value, language) });
  }
  for (const { node, value } of textsOf(plan.node)) {
    if (!value.includes('://')) continue;
    const base = document.spanOf(node).start - node.start;
    for (const { start, end, target } of node.remember(webLinks, () => webLinks(node))) {
      links.push({ range: toRange(document, { start: base + start, end: base + end }), target });
    }
  }
  return links;
}

function writeTo(name: string, language: Language): string {
  const short = name.replace(/\s+/g, ' ').trim().slice(0, 80);
  return language === 'he' ? `לכתוב אל ${short}` : `Write to ${short}`;
}

const MAIL = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/** The `mailto:` address of a mail address; undefined for what is none. What it holds can't add fields to the mail. */
function mailAddress(text: string): string | undefined {
  const address = text.trim();
  if (address.length > 254 || !MAIL.test(address)) return undefined;
  const [local = '', domain = ''] = address.split('@');
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}`;
}

/** Runs to white space, quotation marks, or what can't be seen and would show another address than it opens. */
const WEB =
  /\bhttps?:\/\/[^\s<>"“”״`\\^{}|\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff0-\uffff]+/gi;
const LONGEST = 2000;

interface WebLink {
  /** Offsets within the node's piece. */
  readonly start: number;
  readonly end: number;
  readonly target: string;
}

function webLinks(node: ScalarNode): readonly WebLink[] {
  const source = sourceText(node);
  const links: WebLink[] = [];
  for (const match of source.text.matchAll(WEB)) {
    const address = withoutSentence(match[0].slice(0, LONGEST + 1));
    const target = address.length > LONGEST ? undefined : webAddress(address);
    if (!target) continue;
    links.push({ start: source.at(match.index), end: source.at(match.index + address.length), target });
  }
  return links;
}

/** An address without the marks of the sentence that it stands in. */
function withoutSentence(address: string): string {
  let end = address.length;
  for (;;) {
    const last = address.charAt(end - 1);
    const open = last === ')' ? '(' : last === ']' ? '[' : undefined;
    const isSentence = /[.,;:!?'’׳…]/.test(last);
    if (open) {
      const inner = address.slice(0, end);
      if (inner.split(open).length >= inner.split(last).length) return inner;
    } else if (!isSentence) return address.slice(0, end);
    end--;
  }
}

function webAddress(text: string): string | undefined {
  try {
    const { protocol, hostname, href } = new URL(text);
    return (protocol === 'http:' || protocol === 'https:') && hostname !== '' ? href : undefined;
  } catch {
    return undefined;
  }
}
