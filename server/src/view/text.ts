/** What the page and all exports do with the words of a plan, which come from strangers. */
const ISOLATE_START = /[\u2066-\u2068]/;

/**
 * A text as any file can hold it: control characters are pictures of themselves (ESC is ␛), what is no character at all
 * is �, line ends are `\n`. Marks that make a text show other than it is (overrides, embeddings, isolates without
 * their other half) are left out.
 */
export function clean(text: string): string {
  const plain = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (one) => String.fromCharCode(0x2400 + one.charCodeAt(0)))
    .replace(/\u007f/g, '\u2421')
    .replace(/[\u0080-\u009f\ufffe\uffff]|\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u202a-\u202e]/g, '');
  return /[\u2066-\u2069]/.test(plain) ? plain.split('\n').map(pairIsolates).join('\n') : plain;
}

/** Leaves out isolates that never end, and ends without a beginning. */
function pairIsolates(line: string): string {
  const characters = [...line];
  const open: number[] = [];
  characters.forEach((character, index) => {
    if (ISOLATE_START.test(character)) open.push(index);
    else if (character === '\u2069' && open.pop() === undefined) characters[index] = '';
  });
  for (const index of open) characters[index] = '';
  return characters.join('');
}

/** A text in one line. */
export function inOneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

const XML_ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it stands in XML or HTML, in an element or in a quoted attribute. */
export function escapeXml(text: string): string {
  return clean(text).replace(/[&<>"']/g, (character) => XML_ENTITIES[character] ?? '');
}

/** A text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** What no text may hold that is to be read as it stands: controls, halves of characters, marks that turn text around. */
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/;

/** Markup with its texts as any file can hold them. */
export function cleanMarkup(html: string): string {
  // Nearly all markup holds nothing of the kind, and to ask for it alone is quick.
  return HIDDEN.test(html) ? html.replace(/[^<>]+/g, (text) => (HIDDEN.test(text) ? clean(text) : text)) : html;
}
