import * as vscode from 'vscode';
import hebrew from '../l10n/bundle.l10n.he.json';
import type { AnalysedParams, PlanLanguage } from '../server/src/lsp/protocol';
import { LANGUAGE_ID } from './server';

/** Puts a text of the extension's own into a language; values take the place of `{0}`, `{1}`, … */
export type Localize = (message: string, ...values: (string | number)[]) => string;

/** The language of messages about each open plan, as the server tells it. */
const languages = new Map<string, PlanLanguage>();

/** Takes in what language each plan has, for all that is said of it. */
export function followLanguages(onAnalysed: vscode.Event<AnalysedParams>): vscode.Disposable {
  return vscode.Disposable.from(
    onAnalysed(({ uri, language }) => languages.set(uri, language)),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => languages.delete(uri.toString())),
  );
}

/**
 * The language of the plan that has the focus, as the server tells it; where there is none, the setting's, else the
 * editor's own. VS Code itself has no Hebrew, so that the editor's language says little about who writes a Hebrew plan.
 */
export function planLanguage(): PlanLanguage {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  const isPlan = (editor: vscode.TextEditor | undefined) => editor?.document.languageId === LANGUAGE_ID;
  // Beside a preview that has the focus, or another file, the plan's editor hasn't.
  const editor = isPlan(activeTextEditor) ? activeTextEditor : visibleTextEditors.find(isPlan);
  const told = editor && languages.get(editor.document.uri.toString());
  if (told) return told;
  const chosen = vscode.workspace.getConfiguration('partnershipPlan', editor?.document.uri).get('language');
  if (chosen === 'he' || chosen === 'en') return chosen;
  return /^(?:he|iw)\b/i.test(vscode.env.language) ? 'he' : 'en';
}

/** Words for whoever writes a plan in a language: Hebrew for Hebrew plans, else the language of the editor. */
export function wordsIn(language: PlanLanguage): Localize {
  if (language === 'en') return (message, ...values) => vscode.l10n.t(message, ...values);
  const texts: Readonly<Record<string, string>> = hebrew;
  return (message, ...values) =>
    (texts[message] ?? message).replace(/\{(\d+)\}/g, (hole, index) => String(values[Number(index)] ?? hole));
}

/** A text in the language of the plan that has the focus. */
export const localize: Localize = (message, ...values) => wordsIn(planLanguage())(message, ...values);
