import * as vscode from 'vscode';
import {
  INSERT_MATRIX,
  PARTNERS,
  type PartnerEditParams,
  type PartnerEditResult,
  type PartnerSummary,
  type PartnersParams,
} from '../../server/src/lsp/protocol';
import { activePlan, type Request } from './active-plan';

/** Asks for which partner, and writes that partner's row of the matrix where it belongs. */
export async function insertMatrix(request: Request): Promise<void> {
  const editor = activePlan();
  if (!editor) return;
  const uri = editor.document.uri.toString();
  const partners = await request<readonly PartnerSummary[]>(PARTNERS, { uri } satisfies PartnersParams);
  if (partners.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The plan has no partners yet. Add them under “partners”.'),
    );
    return;
  }
  const picks = [...partners]
    .sort((a, b) => Number(a.hasMatrixRow) - Number(b.hasMatrixRow))
    .map((partner) => ({
      label: partner.name,
      description: partner.sector,
      detail: partner.hasMatrixRow ? vscode.l10n.t('has a row already') : '',
      partner,
    }));
  const title = vscode.l10n.t('Insert the matrix of which partner?');
  const pick = await vscode.window.showQuickPick(picks, { title, matchOnDescription: true });
  if (!pick) return;
  const params: PartnerEditParams = { uri, partner: pick.partner.id };
  const result = await request<PartnerEditResult | null>(INSERT_MATRIX, params);
  await applyEdits(editor, result);
}

/** Makes edits of the server's in the plan, unless it has changed since, and shows where they begin. */
export async function applyEdits(editor: vscode.TextEditor, result: PartnerEditResult | null): Promise<void> {
  if (!result || editor.document.version !== result.version) {
    void vscode.window.showWarningMessage(
      result
        ? vscode.l10n.t('The plan has changed in the meantime. Please try again.')
        : vscode.l10n.t('The plan can’t be edited at that place as it stands. Mend its errors first.'),
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
