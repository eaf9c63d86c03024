import * as vscode from 'vscode';
import {
  PARTNERS,
  type PartnerEditResult,
  type PartnerSummary,
  type PartnersParams,
} from '../../server/src/lsp/protocol';
import { isolated } from '../hebrew';
import { localize } from '../words';
import type { Request } from './active-plan';

interface Question {
  readonly title: string;
  /** True for a partner that has been through this already; it stands last. */
  readonly isDone: (partner: PartnerSummary) => boolean;
  /** What is said of such a partner. */
  readonly done: string;
}

/** Asks for one of a plan's partners; answers its id, or undefined where nobody was chosen. */
export async function pickPartner(
  request: Request,
  editor: vscode.TextEditor,
  { title, isDone, done }: Question,
): Promise<string | undefined> {
  const params: PartnersParams = { uri: editor.document.uri.toString() };
  const partners = await request<readonly PartnerSummary[]>(PARTNERS, params);
  if (partners.length === 0) {
    void vscode.window.showInformationMessage(localize('The plan has no partners yet. Add them under “partners”.'));
    return undefined;
  }
  const picks = [...partners]
    .sort((a, b) => Number(isDone(a)) - Number(isDone(b)))
    .map((partner) => ({
      label: isolated(partner.name),
      description: isolated(partner.sector),
      detail: isDone(partner) ? done : '',
      partner,
    }));
  const pick = await vscode.window.showQuickPick(picks, { title, matchOnDescription: true });
  return pick?.partner.id;
}

/** Makes edits of the server's in the plan, unless it has changed since, and shows where they begin. */
export async function applyEdits(editor: vscode.TextEditor, result: PartnerEditResult | null): Promise<void> {
  if (!result || editor.document.version !== result.version) {
    void vscode.window.showWarningMessage(
      result
        ? localize('The plan has changed in the meantime. Please try again.')
        : localize('The plan can’t be edited at that place as it stands. Mend its errors first.'),
    );
    return;
  }
  await editor.edit((builder) => {
    for (const { range, newText } of result.edits) {
      const { start, end } = range;
      builder.replace(new vscode.Range(start.line, start.character, end.line, end.character), newText);
    }
  });
  const at = new vscode.Position(result.line, editor.document.lineAt(result.line).firstNonWhitespaceCharacterIndex);
  editor.selection = new vscode.Selection(at, at);
  editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
