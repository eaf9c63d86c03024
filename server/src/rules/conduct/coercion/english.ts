import { clauseAfter, clauseBefore, MOST_WORDS, type Stretch, wordsOf } from './text';

const WORD =
  /(?<![\p{L}\p{N}_-])(?:impos(?:es?|ed|ing)|forc(?:es?|ed|ing)|compel(?:s|led|ling)?|dictat(?:es?|ed|ing)|coerc(?:es?|ed|ing|ion))(?![\p{L}\p{N}_-])/giu;

const PHRASES: readonly RegExp[] = [
  /(?<![\p{L}-])no\s+(?:other\s+|real\s+)?(?:choice|option|alternative)\s+(?:but|than|except)(?!\p{L})/giu,
  /(?=no\s)(?<=(?<!\p{L})(?:ha(?:ve|s|d|ving)|got|lea(?:ves?|ving)|left|g(?:ives?|iven|iving|ave)|with)\s{1,20}(?:\p{L}{1,30}\s{1,20}){0,4}?)no\s+(?:other\s+)?choice(?!\s+(?:but|than|except|of|in|between|about|yet|here)(?!\p{L}))(?!\p{L})/giu,
  /(?<![\p{L}-])(?:whether\s+(?:\p{L}+\s+){1,4}?)?(?:want(?:s|ed)?|like[sd]?)\s+it\s+or\s+not(?!\p{L})/giu,
];

const MAYBE = /impos|forc|compel|dictat|coerc|\bor\s+not\b|\bno\s/i;

const BOUNDARY =
  /[.;:!?…](?=\s|$)|\n\s*\n|\n\s*[-*•]|[—–]|\s-\s|(?<!\p{L})(?:but|yet|however|although|though|(?<!not\s)because|so(?!\s+that)|unless|until|otherwise|else|then)(?!\p{L})/giu;

/** Deny whatever follows in their clause. */
const DENIALS =
  /(?<!\p{L})(?:not(?!\s+(?:only|just|merely|simply|least)(?!\p{L}))|never|no(?!\s+(?:matter|doubt|later|sooner|less|fewer|more|wonder)(?!\p{L}))|nobody|no-one|none|nothing|nowhere|neither|nor|without|cannot|instead\s+of|rather\s+than|as\s+opposed\s+to|refus(?:es?|ed|ing|al)\s+to|declin(?:es?|ed|ing)\s+to|opposed\s+to|far\s+from|less\s+than)(?!\p{L})|n['’]t(?!\p{L})/giu;
/** Deny a noun or an -ing form that follows soon. */
const REFUSALS =
  /(?<!\p{L})(?:avoid(?:s|ed|ing)?|refrain(?:s|ed|ing)?\s+from|abstain(?:s|ed|ing)?\s+from|reject(?:s|ed|ing|ion\s+of)?|oppos(?:es?|ing|ition\s+to)|against|prevent(?:s|ed|ing)?|free(?:dom)?\s+(?:of|from)|stop(?:s|ped|ping)?|forbid(?:s|den)?|prohibit(?:s|ed|ing)?|rul(?:es?|ed|ing)\s+out|exclud(?:es?|ed|ing)|(?:victims?|survivors?)\s+of|protect(?:s|ed|ion|ing)?\s+(?:\p{L}+\s+){0,3}?(?:from|against)|end\s+(?:to|of)|absence\s+of|lack\s+of)(?!\p{L})/giu;

/** Somebody begins to act right before the word, so that a denial before is not of this. */
const NEW_SUBJECT =
  /(?<!(?:that|what|because|how|do|does|did|will|would|shall|should|can|could|may|must|might)\s+)(?<!\p{L})(?:we|they|you|i|he|she|it)(?:['’](?:ll|re|ve|d))?(?:\s+(?:will|shall|must|can|could|may|might|should|would|are|were|is|was|have|has|had|going|to|need|simply|just|also|still|now))*\s*$/iu;
const SUBJECT_FIRST =
  /^\s*(?:we|they|you|i|he|she|it|the|our|their|this|these|all|every(?:one|body)?|somebody|someone)(?!\p{L})/iu;
const SUBORDINATE =
  /^\s*(?:and\s+)?(?:if|when(?:ever)?|once|since|as|while|after|before|where|in\s+case|should)(?!\p{L})/iu;

const OBJECT =
  '(?:them(?:selves)?|us|him|her|you|me|it|everyone|everybody|anyone|anybody|someone|somebody|others|whoever|people|partners?|organi[sz]ations|members|residents|parents|schools|families|communities|municipalities|staff|teachers|employees|volunteers|participants|young|small(?:er)?|weak(?:er)?|local|other|the|a|an|our|their|his|its|your|my|this|that|these|those|all|every|each|any|both|some|such|one)';
const TO_DO = /^\s+(?:[\p{L}\p{N}'’-]+\s+){0,6}?(?:to|into|onto|through|upon|on|out|off|down|away|back)(?!\p{L})/iu;
const BEFORE_NOUN =
  /(?<!\p{L})(?:the|a|an|of|in|into|by|with|this|that|these|those|its|their|our|your|his|her|my|no|any|some|more|much|many|enough|same|two|both|use|join(?:s|ed|ing)?|as|from|through|task|police|air|labou?r|work|sales|armed|driving|full|brute|military|security|peacekeeping|strike|naval|defen[cs]e|life|market|main|major|moral|legal|binding|physical|sheer|great|special|social|political|economic|external|opposing|combined|natural|ground|land|reserve|global|unseen|outside|\p{L}+['’]s)\s+$/iu;
/** “resort to force”, “from force to consent”: the noun behind “to”. */
const NOUN_AFTER_TO =
  /^\s*(?:$|[,)\]]|(?:and|or|as|in|is|was|when|if|alone|majeure|of|by|against|rather|for|with)(?!\p{L}))/iu;
const HELPERS =
  /(?<!\p{L})(?:to|will|would|shall|should|can|could|may|might|must|do|does|did|not|never|cannot|we|they|you|i|who|which|and|or|then|simply|just|even|only|either|please|let['’]s|['’]ll|n['’]t)\s+$|n['’]t\s+$|['’]ll\s+$|not\s+$/iu;
const NATURE =
  '(?:law|laws|statutes?|regulations?|the\\s+courts?|circumstances?|the\\s+weather|weather|necessity|nature|events|conditions|the\\s+seasons?|physics|geography)';
const BY_NATURE = new RegExp(`^\\s+(?:\\p{L}+\\s+){0,2}?by\\s+(?:the\\s+)?${NATURE}(?!\\p{L})`, 'iu');
const NATURE_DOES =
  /(?<!\p{L})(?:circumstances?|weather|seasons?|conditions|events|necessity|sense|reason|logic|conscience|tides?|rains?|daylight|terrain|needs?|facts?|data|evidence|law|geography|time)\s+(?:(?:may|might|will|would|can|should|must)\s+)?$/iu;

/** The words of a text that speak of force, in English. */
export function findEnglish(text: string): readonly Stretch[] {
  if (!MAYBE.test(text)) return [];
  const found: Stretch[] = [];
  let count = 0;
  for (const match of text.matchAll(WORD)) {
    if (count++ >= MOST_WORDS) break;
    const start = match.index;
    const end = start + match[0].length;
    const before = clauseBefore(text, start, BOUNDARY);
    const after = clauseAfter(text, end, BOUNDARY);
    const word = match[0].toLowerCase();
    if (forces(word, before, after) && !isDenied(word, before, after)) found.push({ start, end });
  }
  for (const phrase of PHRASES) {
    for (const match of text.matchAll(phrase)) {
      if (count++ >= MOST_WORDS) break;
      const before = clauseBefore(text, match.index, BOUNDARY);
      if (!isDeniedBefore('', before)) found.push({ start: match.index, end: match.index + match[0].length });
    }
  }
  return found;
}

/** True where the word means what a rule of conduct looks for, whoever does it and whether it is denied or not. */
function forces(word: string, before: string, after: string): boolean {
  if (word.endsWith('ed') && BY_NATURE.test(after)) return false;
  switch (word) {
    case 'force':
      return isVerb(before, after);
    case 'forces':
      return isVerb(before, after) && new RegExp(`^\\s+${OBJECT}(?!\\p{L})`, 'iu').test(after);
    case 'forced':
      return !/^\s+(?:labou?r|marriages?|displacements?|migration|evictions?|sterili[sz]ations?|entry|landing|smile|removals?|adoptions?|disappearances?|prostitution|begging|ventilation|air)(?!\p{L})/iu.test(
        after,
      );
    case 'forcing':
      return !/^\s+(?:functions?|bulbs)(?!\p{L})/iu.test(after);
    case 'imposing':
      return !isAdjective(before, after);
    case 'compelling':
      return (
        !/(?<!\p{L})(?:a|an|the|more|most|very|so|as|less|equally|and|or)\s+$/iu.test(before) && isTransitive(after)
      );
    case 'compelled':
      return !/(?<!\p{L})(?:feels?|felt|feeling)\s+(?:\p{L}+\s+)?$/iu.test(before);
    case 'dictate':
    case 'dictates':
    case 'dictated':
    case 'dictating':
      if (/^\s+(?:a|the|his|her|their|some)\s+(?:letters?|minutes|notes?|texts?|memos?|summary)(?!\p{L})/iu.test(after))
        return false;
      if (NATURE_DOES.test(before)) return false;
      return !(word === 'dictates' && /^\s+of(?!\p{L})/iu.test(after) && BEFORE_NOUN.test(before));
    default:
      return true;
  }
}

function isVerb(before: string, after: string): boolean {
  if (/^\s+majeure/i.test(after) || BEFORE_NOUN.test(before)) return false;
  if (/(?<!\p{L})to\s+$/iu.test(before)) return !NOUN_AFTER_TO.test(after);
  if (/^\s+(?:of|is|was|are|were|has|have|in|for|and|or|that)(?!\p{L})/iu.test(after)) return false;
  if (!isTransitive(after)) return HELPERS.test(before) && /^\s+\p{L}/u.test(after) && TO_DO.test(after);
  const isClear = /^\s+(?:them(?:selves)?|us|him|you|me|everyone|everybody|anyone|others)(?!\p{L})/iu.test(after);
  return isClear || before.trim() === '' || HELPERS.test(before) || TO_DO.test(after);
}

function isTransitive(after: string): boolean {
  return new RegExp(`^\\s+${OBJECT}(?!\\p{L})`, 'iu').test(after);
}

/** “an imposing hall”, “the hall is imposing” */
function isAdjective(before: string, after: string): boolean {
  if (/(?<!\p{L})(?:a|an|very|more|most|so|too|rather|quite|equally|less|such|and|its)\s+$/iu.test(before)) {
    return !/(?<!\p{L})and\s+$/iu.test(before) || !isTransitive(after);
  }
  if (/(?<!\p{L})(?:the|this|that|these|those|their|our)\s+$/iu.test(before)) return !/^\s+of(?!\p{L})/iu.test(after);
  const isPredicate = /(?<!\p{L})(?:is|are|was|were|be|looks?|seems?|feels?)\s+$/iu.test(before);
  return isPredicate && /^\s*(?:$|[,)]|and(?!\p{L}))/iu.test(after);
}

function isDenied(word: string, before: string, after: string): boolean {
  return isDeniedBefore(word, before) || isDeniedAfter(word, after);
}

/** How many words a denial may stand before what it denies. */
const FAR = 9;
const NEAR = 4;

function isDeniedBefore(word: string, before: string): boolean {
  for (const denial of before.matchAll(DENIALS)) {
    const between = before.slice(denial.index + denial[0].length);
    if (wordsOf(between).length > FAR || NEW_SUBJECT.test(between)) continue;
    // “did not wait and forced them”
    if (word.endsWith('ed') && /^(?:not|n['’]t)$/i.test(denial[0]) && /(?<!\p{L})and\s+$/iu.test(between)) continue;
    if (reaches(before.slice(0, denial.index), between)) return true;
  }
  if (!/(?:ing|ed|ion)$/.test(word) && word !== '') return false;
  for (const refusal of before.matchAll(REFUSALS)) {
    const between = before.slice(refusal.index + refusal[0].length);
    if (wordsOf(between).length <= NEAR && !NEW_SUBJECT.test(between)) return true;
  }
  return false;
}

/** True where a denial goes on beyond the commas that follow it: in a list, not from one clause into the next. */
function reaches(before: string, between: string): boolean {
  const parts = between.split(',');
  if (parts.length === 1) return true;
  const lead = before.slice(before.lastIndexOf(',') + 1);
  return !SUBORDINATE.test(lead === '' ? between : lead) && !parts.slice(1).some((part) => SUBJECT_FIRST.test(part));
}

function isDeniedAfter(word: string, after: string): boolean {
  const none = '(?:nothing|nobody|no\\s+one|no-one|none|no\\s+partners?)';
  if (
    new RegExp(`^\\s+(?:${none}|(?:\\p{L}+\\s+){0,4}?(?:on|upon|by)\\s+${none}|no(?=\\s))(?!\\p{L})`, 'iu').test(after)
  )
    return true;
  if (!/(?:ing|ion)$/.test(word)) return false;
  return /^(?:\s+\p{L}+){0,4}?\s+(?:(?:is|are|has|have|was|will|would|does|do|must|can|should|shall|may)(?:\s+not|n['’]t|\s+never|\s+no)|cannot|never|(?:is|are)\s+(?:forbidden|excluded|ruled\s+out|out\s+of|off\s+the|wrong|against))(?!\p{L})/iu.test(
    after,
  );
}
