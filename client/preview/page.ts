/** What a page of the preview is made of. */
export interface PageParts {
  /** Where the webview may load its style and script from. */
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
  /** What the page is called, and what it says, until the plan is there. */
  readonly title: string;
  readonly loading: string;
}

/** The empty page of a preview: it loads its own script and style and nothing else whatever. */
export function pageOf({ cspSource, script, style, title, loading }: PageParts): string {
  const nonce = createNonce();
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "img-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(style)}">
<title>${escapeHtml(title)}</title>
</head>
<body>
<div id="notice" role="status"></div>
<main id="plan"><p class="loading">${escapeHtml(loading)}</p></main>
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>`;
}

function createNonce(): string {
  const bytes = new Uint8Array(24);
  crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
