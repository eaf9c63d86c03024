import * as vscode from 'vscode';
import { type PartnerEditResult, SIGN, type SignParams, type Verdict } from '../../server/src/lsp/protocol';
import { activePlan, type Request } from './active-plan';
import { applyEdits, pickPartner } from './partner';

/** Asks who signs and what they say of the plan, and writes it under `signoff` with the plan's fingerprint. */
export async function signPlan(request: Request): Promise<void> {
  const editor = activePlan();
  if (!editor) return;
  const partner = await pickPartner(request, editor, {
    title: vscode.l10n.t('Sign as which partner?'),
    isDone: (one) => one.hasSigned,
    done: vscode.l10n.t('has signed already'),
  });
  if (partner === undefined) return;
  const verdict = await askVerdict();
  if (!verdict) return;
  const note =
    verdict === 'approves'
      ? undefined
      : await vscode.window.showInputBox({ title: vscode.l10n.t('A note for the other partners (may stay empty)') });
  const params: SignParams = {
    uri: editor.document.uri.toString(),
    partner,
    verdict,
    ...(note?.trim() ? { note: note.trim() } : {}),
  };
  await applyEdits(editor, await request<PartnerEditResult | null>(SIGN, params));
}

async function askVerdict(): Promise<Verdict | undefined> {
  const picks: readonly (vscode.QuickPickItem & { readonly verdict: Verdict })[] = [
    { label: vscode.l10n.t('approves the plan'), verdict: 'approves' },
    { label: vscode.l10n.t('asks for changes'), verdict: 'asks-for-changes' },
    { label: vscode.l10n.t('abstains'), verdict: 'abstains' },
  ];
  const pick = await vscode.window.showQuickPick(picks, {
    title: vscode.l10n.t('What does this partner say of the plan?'),
  });
  return pick?.verdict;
}
