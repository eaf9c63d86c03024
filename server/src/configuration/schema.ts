/** The schema of `.partnershiprc.yaml`, made from the rules and nothing else. */
import { RULES } from '../rules/all';
import { severityWords } from '../rules/page';
import type { AnyRule, Bilingual } from '../rules/rule';
import type { Shape } from '../schema/shape';

/** What a severity may be set to, the mildest first. */
export const SETTINGS = ['off', 'info', 'warning', 'error'] as const;

const SETTING_WORDS: Readonly<
  Record<(typeof SETTINGS)[number], { readonly title: Bilingual; readonly text: Bilingual }>
> = {
  off: {
    title: { en: 'off', he: 'כבוי' },
    text: { en: 'The rule doesn’t run.', he: 'הכלל אינו פועל.' },
  },
  info: {
    title: { en: 'information', he: 'הערה' },
    text: { en: 'Something to think about.', he: 'דבר שכדאי לחשוב עליו.' },
  },
  warning: {
    title: { en: 'warning', he: 'אזהרה' },
    text: { en: 'A risk for the partnership.', he: 'סיכון לשותפות.' },
  },
  error: {
    title: { en: 'error', he: 'שגיאה' },
    text: { en: 'Checks fail until it is mended.', he: 'הבדיקה נכשלת עד שהדבר מתוקן.' },
  },
};

/** The JSON schema (draft-07) of the configuration: each rule by its id, with its options and their bounds. */
export function configurationSchema(): Shape & { readonly $schema: string; readonly $id: string } {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'urn:partnership-plan:configuration:1',
    ...named(
      { en: 'Configuration of partnership plans', he: 'תצורה של תוכניות שותפות' },
      {
        en: 'What a project decides about the checks of its plans. In the file .partnershiprc.yaml, for all plans in its folder and below.',
        he: 'מה שפרויקט קובע על בדיקת התוכניות שלו. בקובץ ‎.partnershiprc.yaml‎, לכל התוכניות בתיקייה שלו ומתחתיה.',
      },
    ),
    type: 'object',
    properties: {
      rules: {
        ...named(
          { en: 'rules', he: 'כללים' },
          {
            en: 'How each rule is to speak: off, info, warning or error, or its severity and options.',
            he: 'כיצד כל כלל מתריע: off,‏ info,‏ warning או error, או החומרה והאפשרויות שלו.',
          },
        ),
        type: ['object', 'null'],
        properties: Object.fromEntries(RULES.map((rule) => [rule.id, ruleShape(rule)])),
        patternProperties: { '^x-': true },
        additionalProperties: false,
      },
      catalogs: {
        ...named(
          { en: 'catalogs', he: 'קטלוגים' },
          {
            en: 'More catalog files, by their paths from this file. Their entries are offered and recognised as the workshop’s own are; one with the id of an earlier entry takes its place. Data only.',
            he: 'קובצי קטלוג נוספים, לפי הנתיב מקובץ זה. הפריטים שבהם מוצעים ומזוהים כמו פריטי הסדנה; פריט שהמזהה שלו כבר קיים מחליף את הקודם. נתונים בלבד.',
          },
        ),
        type: ['array', 'null'],
        items: {
          ...named(
            { en: 'path', he: 'נתיב' },
            {
              en: 'A path from this file, with / between folders.',
              he: 'נתיב מקובץ זה, עם / בין תיקיות.',
            },
          ),
          type: 'string',
          examples: ['./our-catalog.yaml'],
        },
      },
      language: {
        ...named(
          { en: 'language', he: 'שפה' },
          {
            en: 'The language of messages about plans that don’t tell theirs.',
            he: 'שפת ההודעות על תוכניות שלא צוינה בהן שפה.',
          },
        ),
        type: 'string',
        enum: ['he', 'en'],
        'x-enumTitles': ['Hebrew', 'English'],
      },
    },
    patternProperties: { '^x-': true },
    additionalProperties: false,
    definitions: {
      severity: {
        ...named(
          { en: 'severity', he: 'חומרה' },
          {
            en: 'How grave a finding of the rule is, whatever the stage; without it, the rule decides.',
            he: 'עד כמה ממצא של הכלל חמור, בכל שלב; בהיעדרה, הכלל קובע.',
          },
          {
            enumTitles: SETTINGS.map((word) => SETTING_WORDS[word].title.he),
            enumDescriptions: SETTINGS.map((word) => SETTING_WORDS[word].text.he),
          },
        ),
        type: 'string',
        enum: SETTINGS,
        'x-enumTitles': SETTINGS.map((word) => SETTING_WORDS[word].title.en),
        enumDescriptions: SETTINGS.map((word) => SETTING_WORDS[word].text.en),
      },
      setting: settingShape({}),
    },
  };
}

function ruleShape(rule: AnyRule): Shape {
  const severity = severityWords(rule);
  const words = named(rule.summary, {
    en: `${rule.when.en} By itself: ${severity.en}.`,
    he: `${rule.when.he} כברירת מחדל: ${severity.he}.`,
  });
  const options = Object.entries(rule.options ?? {});
  if (options.length === 0) return { ...words, $ref: '#/definitions/setting' };
  const properties = options.map(([name, { description, minimum, maximum, default: preset }]): [string, Shape] => [
    name,
    {
      title: name,
      description: description.en,
      'x-he': { description: description.he },
      type: 'number',
      minimum,
      maximum,
      default: preset,
    },
  ]);
  return { ...words, ...settingShape(Object.fromEntries(properties)) };
}

function settingShape(options: Readonly<Record<string, Shape>>): Shape {
  return {
    anyOf: [
      { $ref: '#/definitions/severity' },
      {
        type: 'object',
        properties: { severity: { $ref: '#/definitions/severity' }, ...options },
        patternProperties: { '^x-': true },
        additionalProperties: false,
      },
    ],
  };
}

function named(
  title: Bilingual,
  description: Bilingual,
  hebrew: { readonly enumTitles?: readonly string[]; readonly enumDescriptions?: readonly string[] } = {},
): Shape {
  return {
    title: title.en,
    description: description.en,
    'x-he': { title: title.he, description: description.he, ...hebrew },
  };
}
