import type { DocumentLink } from 'vscode-languageserver-types';
import type { Analysis } from '../check';
import { mailAddress, type WebLink, webLinksIn } from '../plan/links';
import { sourceText } from '../plan/source';
import { textsOf } from '../plan/texts';
import type { ScalarNode } from '../plan/tree';
import type { Language } from '../schema/shape';
import { wordsOf } from './ids';
import { toRange } from './text';

/** Links out of a plan: addresses of the web in its texts, and the mail addresses of champions. */
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

/** As offsets within the node's piece. */
function webLinks(node: ScalarNode): readonly WebLink[] {
  const source = sourceText(node);
  return webLinksIn(source.text).map(({ start, end, target }) => ({
    start: source.at(start),
    end: source.at(end),
    target,
  }));
}
