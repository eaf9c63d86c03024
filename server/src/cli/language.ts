/** The language in which the command speaks of itself: its help, and what went wrong with a run. */
import type { HelpConfiguration } from 'commander';
import type { Language } from '../schema/shape';
import { plain } from './terminal';

/** Words in both languages. */
export type Said = Readonly<Record<Language, string>>;

/**
 * The language that `--language` asks for, else that of the terminal, as POSIX has it: `LC_ALL`, `LC_MESSAGES`, `LANG`.
 * @param argv the arguments, without the program
 */
export function languageOfCommand(
  argv: readonly string[],
  { LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>,
): Language {
  const end = argv.indexOf('--');
  const options = end < 0 ? argv : argv.slice(0, end);
  const asked = options.flatMap((one, index) => {
    if (one === '--language') return options[index + 1] ?? [];
    return one.startsWith('--language=') ? one.slice('--language='.length) : [];
  });
  const last = asked.at(-1);
  if (last === 'he' || last === 'en') return last;
  return /^(?:he|iw)(?:[_.@-]|$)/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'he' : 'en';
}

/** The headings that the library which reads arguments puts into its help. */
const HEADINGS: Readonly<Record<string, string>> = {
  'Usage:': 'שימוש:',
  'Arguments:': 'ארגומנטים:',
  'Options:': 'אפשרויות:',
  'Commands:': 'פקודות:',
};

/** How the library's help is to be written. */
export function helpIn(language: Language): HelpConfiguration {
  const described = (description: string, choices: readonly string[] | undefined, preset: unknown) => {
    const words = [
      ...(choices ? [`${VALUES[language].choices}: ${choices.join(', ')}`] : []),
      ...(typeof preset === 'string' ? [`${VALUES[language].preset}: ${preset}`] : []),
    ];
    return words.length > 0 ? `${description} (${words.join('; ')})` : description;
  };
  return {
    // On a line of its own, so that Hebrew doesn't stand on one line with a command.
    styleUsage: (usage) => (language === 'he' ? `\n  ${usage}` : usage),
    styleTitle: (title) => (language === 'he' ? (HEADINGS[title] ?? title) : title),
    optionDescription: ({ description, argChoices, defaultValue }) => described(description, argChoices, defaultValue),
    argumentDescription: ({ description, argChoices, defaultValue }) =>
      described(description, argChoices, Array.isArray(defaultValue) ? defaultValue.join(' ') : defaultValue),
  };
}

const VALUES = {
  en: { choices: 'one of', preset: 'default' },
  he: { choices: 'אחד מאלה', preset: 'ברירת המחדל' },
} as const;

/** The library's complaints about arguments, as they begin in English, and their Hebrew. */
const COMPLAINTS: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [/^missing required argument '(.+)'$/, (name) => `חסר הארגומנט <${name}>`],
  [/^option '(.+)' argument missing$/, (option) => `חסר ערך לאפשרות ${option}`],
  [/^required option '(.+)' not specified$/, (option) => `חסרה האפשרות ${option}`],
  [
    /^unknown option '(.+?)'(?: \(Did you mean (?:one of )?(.+)\?\))?$/,
    (option, near) => `אין אפשרות ${option}${meant(near)}`,
  ],
  [
    /^unknown command '(.+?)'(?: \(Did you mean (?:one of )?(.+)\?\))?$/,
    (command, near) => `אין פקודה ${command}${meant(near)}`,
  ],
  [
    /^too many arguments(?: for '(.+)')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    (_, expected, got) => `יותר מדי ארגומנטים: ${got} במקום ${expected}`,
  ],
  [
    /^option '(.+?)' argument '(.*)' is invalid\. (.*)$/,
    (option, value, why) => `הערך ${value} אינו מתאים לאפשרות ${option}. ${allowed(why)}`,
  ],
];

function meant(near: string | undefined): string {
  return near ? `; אולי הכוונה ל־${near}?` : '';
}

/** What may be chosen; a reason of our own is in the right language already. */
function allowed(why: string): string {
  return why.replace(/^Allowed choices are (.*)\.$/, 'אפשר לבחור באחד מאלה: $1.');
}

/**
 * One line about arguments that can't be understood.
 * @param text as the library writes it
 * @param command whose help tells more, with the program's name
 */
export function complaint(text: string, command: string, language: Language): string {
  const words = plain(text.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')).trim();
  if (language === 'en') return `${words} (${command} --help tells more)`;
  for (const [pattern, write] of COMPLAINTS) {
    const match = pattern.exec(words);
    if (match) return `${write(...match.slice(1))} (עוד על כך: ${command} --help)`;
  }
  return `${words} (עוד על כך: ${command} --help)`;
}
