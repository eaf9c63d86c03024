import * as vscode from 'vscode';
import type { AnalysedParams } from '../server/src/lsp/protocol';
import { isWorkedOn } from './documents';
import { LANGUAGE_ID, type Server, type ServerState } from './server';

/** The entries in the editor's language status: how many findings the plan has, and how the server is. */
export function createStatus(server: Server): vscode.Disposable {
  return vscode.Disposable.from(findingsStatus(server), serverStatus(server));
}

function findingsStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('partnershipPlan.findings', { language: LANGUAGE_ID });
  item.name = vscode.l10n.t('Findings');
  item.detail = vscode.l10n.t('findings about the plan');
  item.command = { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show Problems') };
  const counts = new Map<string, AnalysedParams>();

  function show(): void {
    const uri = vscode.window.activeTextEditor?.document.uri;
    const found = uri && counts.get(uri.toString());
    item.busy = !found && server.currentState !== 'stopped' && (!uri || isWorkedOn(uri));
    item.severity = found?.errors
      ? vscode.LanguageStatusSeverity.Error
      : found?.warnings
        ? vscode.LanguageStatusSeverity.Warning
        : vscode.LanguageStatusSeverity.Information;
    item.text = found
      ? vscode.l10n.t('{0} errors, {1} warnings, {2} notes', found.errors, found.warnings, found.infos)
      : item.busy
        ? vscode.l10n.t('Checking…')
        : vscode.l10n.t('not checked');
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

function serverStatus(server: Server): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('partnershipPlan.server', { language: LANGUAGE_ID });
  item.name = vscode.l10n.t('Partnership Plan');
  const texts: Readonly<Record<ServerState, string>> = {
    starting: vscode.l10n.t('The server is starting'),
    running: vscode.l10n.t('The server is running'),
    stopped: vscode.l10n.t('The server is not running'),
  };
  const restart = { command: 'partnershipPlan.restartServer', title: vscode.l10n.t('Restart the Server') };
  const log = { command: 'partnershipPlan.showLog', title: vscode.l10n.t('Show the Log') };

  function show(): void {
    const state = server.currentState;
    item.text = texts[state];
    item.busy = state === 'starting';
    item.severity = vscode.LanguageStatusSeverity[state === 'stopped' ? 'Error' : 'Information'];
    item.command = state === 'running' ? log : restart;
  }

  show();
  return vscode.Disposable.from(item, server.onStateChange(show));
}
