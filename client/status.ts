import * as vscode from 'vscode';
import type { AnalysedParams } from '../server/src/lsp/protocol';
import { LANGUAGE_ID, type Server } from './server';

/** The entry in the editor's language status: how many findings the plan has, and whether the server runs. */
export function createStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('partnershipPlan.findings', { language: LANGUAGE_ID });
  item.name = vscode.l10n.t('Partnership Plan');
  const counts = new Map<string, AnalysedParams>();

  function show(): void {
    item.busy = server.currentState === 'starting';
    if (server.currentState === 'stopped') {
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.text = vscode.l10n.t('The server is not running');
      item.detail = '';
      item.command = { command: 'partnershipPlan.restartServer', title: vscode.l10n.t('Restart the Server') };
      return;
    }
    const uri = vscode.window.activeTextEditor?.document.uri.toString();
    const found = uri === undefined ? undefined : counts.get(uri);
    item.command = { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') };
    item.severity = found?.errors
      ? vscode.LanguageStatusSeverity.Error
      : found?.warnings
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    item.text = found
      ? vscode.l10n.t('{0} errors, {1} warnings, {2} notes', found.errors, found.warnings, found.infos)
      : vscode.l10n.t('Checking…');
    item.detail = vscode.l10n.t('findings about the plan');
  }

  show();
  return vscode.Disposable.from(
    item,
    server.onStateChange(show),
    server.onAnalysed((params) => {
      counts.set(params.uri, params);
      show();
    }),
    vscode.workspace.onDidCloseTextDocument((document) => counts.delete(document.uri.toString())),
    vscode.window.onDidChangeActiveTextEditor(show),
  );
}
