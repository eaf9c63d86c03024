import type * as vscode from 'vscode';
import { INSERT_MATRIX, type PartnerEditParams, type PartnerEditResult } from '../../server/src/lsp/protocol';
import { localize } from '../words';
import { activePlan, type Request } from './active-plan';
import { applyEdits, pickPartner } from './partner';

/** Asks for which partner, and writes that partner's row of the matrix where it belongs. */
export async function insertMatrix(request: Request, uri?: string, partner?: string): Promise<void> {
  const editor = activePlan(uri);
  if (!editor) return;
  const chosen = partner ?? (await askPartner(request, editor));
  if (chosen === undefined) return;
  const params: PartnerEditParams = { uri: editor.document.uri.toString(), partner: chosen };
  await applyEdits(editor, await request<PartnerEditResult | null>(INSERT_MATRIX, params));
}

function askPartner(request: Request, editor: vscode.TextEditor): Promise<string | undefined> {
  return pickPartner(request, editor, {
    title: localize('Insert the matrix of which partner?'),
    isDone: (partner) => partner.hasMatrixRow,
    done: localize('has a row already'),
  });
}
