import * as vscode from 'vscode';
import { type PartnerEditResult, SIGN, type SignParams, type Verdict } from '../../server/src/lsp/protocol';
import { localize } from '../words';
import { activePlan, type Request } from './active-plan';
import { applyEdits, pickPartner } from './partner';

/** Asks who signs and what they say of the plan, and writes it under `signoff` with the plan's fingerprint. */
export async function signPlan(request: Request): Promise<void> {
  const editor = activePlan();
  if (!editor) return;
  const partner = await pickPartner(request, editor, {
    title: localize('Sign as which partner?'),
    isDone: (one) => one.hasSigned,
    done: localize('has signed already'),
  });
  if (partner === undefined) return;
  const verdict = await askVerdict();
  if (!verdict) return;
  const note = verdict === 'approves' ? '' : await askNote();
  // Whoever leaves the box without an answer doesn't want to sign.
  if (note === undefined) return;
  const params: SignParams = {
    uri: editor.document.uri.toString(),
    partner,
    verdict,
    ...(note.trim() ? { note: note.trim() } : {}),
  };
  await applyEdits(editor, await request<PartnerEditResult | null>(SIGN, params));
}

/** The note, which may be empty; undefined where the box was left. */
function askNote(): Thenable<string | undefined> {
  return vscode.window.showInputBox({ title: localize('A note for the other partners (may stay empty)') });
}

async function askVerdict(): Promise<Verdict | undefined> {
  const picks: readonly (vscode.QuickPickItem & { readonly verdict: Verdict })[] = [
    { label: localize('approves the plan'), verdict: 'approves' },
    { label: localize('asks for changes'), verdict: 'asks-for-changes' },
    { label: localize('abstains'), verdict: 'abstains' },
  ];
  const pick = await vscode.window.showQuickPick(picks, {
    title: localize('What does this partner say of the plan?'),
  });
  return pick?.verdict;
}
