import type { Analysis } from '../../check';
import type { Language } from '../../schema/shape';
import { renderPreview } from '../preview';
import { escapeXml, inOneLine } from '../text';
import { pageStyle } from './page-style.generated';

/** Nothing is loaded, and nothing runs: the page is its own style and its words. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** What a page by itself has beside the one in the editor. */
const PAPER = `
@page { size: A4; margin: 18mm 16mm; }
@media print {
  thead { display: table-header-group; }
  .stages .now, svg *, th, .dot, .seats, .map td { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;

/** A plan as one file that a browser shows, light or dark as its reader has it, and prints: the page of the preview. */
export function htmlOf(analysis: Analysis, language: Language): string {
  const { html, title, direction } = renderPreview(analysis, { language });
  return `<!DOCTYPE html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(inOneLine(title))}</title>
<style>
${pageStyle.replaceAll('</', '<\\/')}${PAPER}</style>
</head>
<body>
<main>${still(html)}</main>
</body>
</html>
`;
}

/**
 * The page without what is there for the editor alone. Texts of a plan hold no `<` and no `"` in it, so that none can
 * look like what is replaced.
 */
function still(html: string): string {
  return html
    .replace(/<p class="unseen" id="hint">[^<]*<\/p>/, '')
    .replace(/ data-line="\d+"/g, '')
    .replace(/<details(?![^>]* open)/g, '<details open');
}
