import type { Language } from '../schema/shape';

/**
 * Sentences that partners may well agree to as they stand: usual answers to what every partnership settles. New plans
 * begin with them, fixes propose them.
 */
export const WORDINGS = {
  forum: { en: 'A standing forum of all partners', he: 'פורום קבוע של כל השותפים' },
  transparency: {
    en: 'Minutes, budgets and decisions are open to all partners',
    he: 'הפרוטוקולים, התקציבים וההחלטות פתוחים לכל השותפים',
  },
  disputes: {
    en: 'Those concerned talk first; then two other partners help; then a mediator whom all accept',
    he: 'תחילה שיחה בין הצדדים; אחר כך סיוע של שני שותפים אחרים; ולבסוף גישור שמקובל על כולם',
  },
  trigger: { en: 'A partner can no longer carry its part', he: 'שותף אינו יכול עוד לשאת בחלקו' },
  process: {
    en: 'Three months’ notice, a handover of commitments to another partner, and a closing talk',
    he: 'הודעה שלושה חודשים מראש, העברת ההתחייבויות לשותף אחר, ושיחת סיכום',
  },
  how: { en: 'It stands on the agenda of every partners’ meeting', he: 'נושא קבוע בסדר היום של כל פגישת שותפים' },
  method: {
    en: 'The partners go through the indicators together, and hear those whom the initiative serves',
    he: 'השותפים בוחנים יחד את המדדים, ושומעים את מי שהמהלך משרת',
  },
  term: { en: 'Partnership', he: 'שותפות' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>;
