/**
 * Addresses in the texts of a plan: of the web, and of mail. Nothing else becomes a link, whatever it says it is.
 */

/** A stretch of a text that is an address. */
export interface WebLink {
  /** Offsets in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** `http` or `https`, as it is to be opened. */
  readonly target: string;
}

/** Runs to white space, quotation marks, or what can't be seen and would show another address than it opens. */
const WEB =
  /\bhttps?:\/\/[^\s<>"“”״`\\^{}|\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff0-\uffff]+/gi;
/**
 * Where it leads stands there in letters and digits: no name of a user that looks like it, nothing encoded, no signs that
 * look like the end of it.
 */
const OPEN_HOST = /^https?:\/\/[\p{L}\p{M}\p{N}_.:[\]-]+(?:[/?#]|$)/iu;
const LONGEST = 2000;

/** The addresses of the web in a text, in their order. */
export function webLinksIn(text: string): readonly WebLink[] {
  if (!text.includes('://')) return [];
  const links: WebLink[] = [];
  for (const { 0: found, index } of text.matchAll(WEB)) {
    const address = withoutSentence(found.slice(0, LONGEST + 1));
    const target = address.length > LONGEST ? undefined : webAddress(address);
    if (target) links.push({ start: index, end: index + address.length, target });
  }
  return links;
}

const MAIL = /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u;

/** The `mailto:` address of a mail address; undefined for what is none. What it holds can't add fields to the mail. */
export function mailAddress(text: string): string | undefined {
  const address = text.trim();
  if (address.length > 254 || !MAIL.test(address)) return undefined;
  const [local = '', domain = ''] = address.split('@');
  return `mailto:${encodeURIComponent(local)}@${encodeURIComponent(domain)}`;
}

/** An address without the marks of the sentence that it stands in. */
function withoutSentence(address: string): string {
  const count = (mark: string) => address.split(mark).length - 1;
  // A bracket belongs to the address where it was opened there.
  const unopened = new Map([
    [')', count(')') - count('(')],
    [']', count(']') - count('[')],
  ]);
  let end = address.length;
  for (; end > 0; end--) {
    const last = address.charAt(end - 1);
    const surplus = unopened.get(last);
    if (surplus === undefined ? !/[.,;:!?'’׳…]/.test(last) : surplus <= 0) break;
    if (surplus !== undefined) unopened.set(last, surplus - 1);
  }
  return address.slice(0, end);
}

function webAddress(text: string): string | undefined {
  if (!OPEN_HOST.test(text)) return undefined;
  try {
    const { protocol, hostname, href } = new URL(text);
    return (protocol === 'http:' || protocol === 'https:') && hostname !== '' ? href : undefined;
  } catch {
    return undefined;
  }
}
