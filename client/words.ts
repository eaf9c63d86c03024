import * as vscode from 'vscode';
import hebrew from '../l10n/bundle.l10n.he.json';
import { LANGUAGE_ID } from './server';

/** Puts a text of the extension's own into a language; values take the place of `{0}`, `{1}`, … */
export type Localize = (message: string, ...values: (string | number)[]) => string;

/**
 * The language of the plan that has the focus: the setting's, else that of its words, else the editor's own.
 * VS Code itself has no Hebrew, so that the editor's language says little about who writes a Hebrew plan.
 */
export function planLanguage(): 'en' | 'he' {
  const chosen = vscode.workspace.getConfiguration('partnershipPlan').get('language');
  if (chosen === 'he' || chosen === 'en') return chosen;
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  // Beside a preview that has the focus, the plan's editor hasn't.
  const editor = activeTextEditor ?? visibleTextEditors.find(({ document }) => document.languageId === LANGUAGE_ID);
  const text = editor?.document.getText(new vscode.Range(0, 0, 20, 0)) ?? '';
  if (/[\u05d0-\u05ea]/.test(text)) return 'he';
  return /^he\b/i.test(vscode.env.language) ? 'he' : 'en';
}

/** Words for whoever writes a plan in a language: Hebrew for Hebrew plans, else the language of the editor. */
export function wordsIn(language: 'en' | 'he'): Localize {
  if (language === 'en') return (message, ...values) => vscode.l10n.t(message, ...values);
  const texts: Readonly<Record<string, string>> = hebrew;
  return (message, ...values) =>
    (texts[message] ?? message).replace(/\{(\d+)\}/g, (hole, index) => String(values[Number(index)] ?? hole));
}

/** A text in the language of the plan that has the focus. */
export const localize: Localize = (message, ...values) => wordsIn(planLanguage())(message, ...values);
