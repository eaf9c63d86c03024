const LONGEST = 40;

/** An id made from a text in Latin letters (`City of Haifa` → `city-of-haifa`); empty for texts in other scripts. */
export function slug(text: string): string {
  const plain = text.slice(0, 500).normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/['’]/g, '');
  if (/[^\p{Script=Latin}\p{N}\p{P}\p{S}\p{C}\s]/u.test(plain)) return '';
  let id = '';
  for (const word of plain.split(/[^a-z0-9]+/)) {
    if (word === '') continue;
    const longer = id === '' ? word.slice(0, LONGEST) : `${id}-${word}`;
    if (longer.length > LONGEST) break;
    id = longer;
  }
  // Alone, these would be read as something else than text.
  return /^(?:null|true|false|\d+(?:e\d+)?|0x[0-9a-f]+|0o[0-7]+)$/.test(id) ? '' : id;
}
