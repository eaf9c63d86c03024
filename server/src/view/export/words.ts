import type { Language } from '../../schema/shape';

const en = {
  id: 'ID',
  who: 'In charge',
  with: 'With',
  start: 'Start',
  end: 'End',
  phase: 'Phase',
  register: 'Register of commitments',
  signatures: 'Signatures',
  signatory: 'Name and role',
  signature: 'Signature',
  date: 'Date',
  page: 'Page',
  pageOf: 'of',
  poster: 'Opportunity and price: the matrix of all partners',
  noMatrix: 'No partner has filled in the matrix yet.',
};

type Words = { readonly [Key in keyof typeof en]: string };

const he: Words = {
  id: 'מזהה',
  who: 'אחריות',
  with: 'בשיתוף',
  start: 'התחלה',
  end: 'סיום',
  phase: 'שלב',
  register: 'מרשם ההתחייבויות',
  signatures: 'חתימות',
  signatory: 'שם ותפקיד',
  signature: 'חתימה',
  date: 'תאריך',
  page: 'עמוד',
  pageOf: 'מתוך',
  poster: 'הזדמנות ומחיר: המטריצה של כל השותפים',
  noMatrix: 'אף שותף עוד לא מילא את המטריצה.',
};

const WORDS: Readonly<Record<Language, Words>> = { en, he };

/** The words that only exports have, in a language. */
export function wordsIn(language: Language): Words {
  return WORDS[language];
}
