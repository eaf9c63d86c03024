import type { Analysis } from '../../server/src/check';
import type { PlanDocument } from '../../server/src/plan/document';
import type { Dash, Node, Pair, Place } from '../../server/src/plan/tree';

/**
 * All that is known of a text, as lines that can be compared: the tree with the place of everything, problems, comments
 * that ask for silence, declarations and mentions, findings with the edits of their fixes.
 */
export function portrait(analysis: Analysis): readonly string[] {
  const { document, names, plan, findings, language } = analysis;
  const lines = [`language ${language}, own ${plan?.ownLanguage}, first key ${document.firstKey}`];
  drawTree(document, document.root, 0, lines);
  for (const problem of document.problems) lines.push(`problem ${JSON.stringify(problem)}`);
  for (const directive of document.directives) lines.push(`directive ${JSON.stringify(directive)}`);
  for (const { kind, id, node, entry, label } of names.declarations) {
    lines.push(`declares ${kind} ${id} at ${spot(document, node)} in ${spot(document, entry)}: ${label}`);
  }
  for (const { kind, id, node, orText } of names.mentions) {
    lines.push(`mentions ${kind} ${id} at ${spot(document, node)}${orText ? ' or text' : ''}`);
  }
  for (const { rule, severity, start, end, message, related, fixes, unnecessary } of findings) {
    lines.push(`finding ${start}-${end} ${severity} ${rule}${unnecessary ? ' (unnecessary)' : ''}: ${message}`);
    for (const one of related) lines.push(`  related ${JSON.stringify(one)}`);
    for (const fix of fixes) lines.push(`  fix ${JSON.stringify([fix.title, fix.safe, fix.edits()])}`);
  }
  return lines;
}

function spot(document: PlanDocument, place: Place): string {
  const { start, end } = document.spanOf(place);
  return `${start}-${end}`;
}

function drawTree(document: PlanDocument, node: Node | Dash | undefined, depth: number, lines: string[]): void {
  const lead = ' '.repeat(depth);
  if (!node) lines.push(`${lead}nothing`);
  else if (node.kind === 'scalar') {
    lines.push(`${lead}${spot(document, node)} ${node.style} ${typeof node.value} ${JSON.stringify(node.value)}`);
  } else if (node.kind === 'alias') {
    // What it stands for is drawn where it was written.
    lines.push(
      `${lead}${spot(document, node)} *${node.name} → ${node.target ? spot(document, node.target) : 'nothing'}`,
    );
  } else if (node.kind === 'map') {
    lines.push(`${lead}${spot(document, node)} map${node.flow ? ' {}' : ''}`);
    for (const pair of node.pairs) drawPair(document, pair, depth + 1, lines);
  } else if (node.kind === 'list') {
    lines.push(`${lead}${spot(document, node)} list${node.flow ? ' []' : ''}`);
    node.items.forEach((item, index) => {
      const dash = node.dashes[index];
      lines.push(`${lead} - ${dash ? spot(document, dash) : '?'}`);
      drawTree(document, item, depth + 2, lines);
    });
  }
}

function drawPair(document: PlanDocument, { key, value }: Pair, depth: number, lines: string[]): void {
  lines.push(`${' '.repeat(depth)}key:`);
  drawTree(document, key, depth + 1, lines);
  drawTree(document, value, depth + 1, lines);
}

/** The first lines in which two portraits differ; undefined where they don't. */
export function difference(one: readonly string[], other: readonly string[]): string | undefined {
  const length = Math.max(one.length, other.length);
  for (let i = 0; i < length; i++) {
    if (one[i] !== other[i]) return `  incremental: ${one[i]}\n  fresh:       ${other[i]}`;
  }
  return undefined;
}
