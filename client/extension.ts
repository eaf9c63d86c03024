import * as vscode from 'vscode';
import { activePlan } from './commands/active-plan';
import { explainRule, RulePages } from './commands/explain-rule';
import { type ExportChoices, exportPlan } from './commands/export';
import { insertMatrix } from './commands/insert-matrix';
import { newPlan } from './commands/new-plan';
import { showPlaces } from './commands/show-places';
import { signPlan } from './commands/sign';
import { isWorkedOn } from './documents';
import { type OpenOptions, PreviewManager } from './preview/manager';
import { type ClientFactory, Server } from './server';
import { createStatus } from './status';
import { followLanguages, localize } from './words';

let server: Server | undefined;

/**
 * What both hosts have in common: commands, preview and status around a server that they start in their own way. They are
 * there at once; whoever asks the server waits until it is.
 */
export function activateWith(context: vscode.ExtensionContext, makeClient: ClientFactory): void {
  const started = new Server(makeClient, 'command:partnershipPlan.explainRule?%5B%22{rule}%22,%22{language}%22%5D');
  server = started;
  const request = started.request.bind(started);
  const previews = new PreviewManager({
    context,
    request,
    isStarting: () => started.currentState === 'starting',
    onAnalysed: started.onAnalysed,
    onStateChange: started.onStateChange,
    localize: vscode.l10n.t,
  });
  const pages = new RulePages(request);
  const command = (name: string, run: (...args: never[]) => unknown) =>
    vscode.commands.registerCommand(`partnershipPlan.${name}`, run);
  const openPreview = (uri: vscode.Uri | undefined, options: OpenOptions) => {
    const plan = uri ?? activePlan()?.document.uri;
    if (!plan) return;
    if (isWorkedOn(plan)) previews.open(plan, options);
    else {
      const text = localize('This version of the plan is read-only. To preview the plan, open its file itself.');
      void vscode.window.showInformationMessage(text);
    }
  };
  context.subscriptions.push(
    previews,
    pages,
    createStatus(started),
    followLanguages(started.onAnalysed),
    command('newPlan', () => newPlan(request)),
    command('openPreview', (uri?: vscode.Uri) => openPreview(uri, { side: false })),
    command('openPreviewToSide', (uri?: vscode.Uri) => openPreview(uri, { side: true })),
    command('openLockedPreviewToSide', (uri?: vscode.Uri) => openPreview(uri, { side: true, isLocked: true })),
    command('togglePreviewLock', () => previews.toggleLock()),
    command('switchPreviewLanguage', () => previews.active?.switchLanguage()),
    command('showPreviewSource', () => previews.active?.showSource()),
    command('insertMatrix', (uri?: string, partner?: string) =>
      insertMatrix(
        request,
        typeof uri === 'string' ? uri : undefined,
        typeof partner === 'string' ? partner : undefined,
      ),
    ),
    command('export', (uri?: vscode.Uri, choices?: ExportChoices) => {
      const shown = previews.meant(uri);
      return shown ? exportPlan(request, shown.uri, { ...shown, ...choices }) : exportPlan(request, uri, choices);
    }),
    command('sign', () => signPlan(request)),
    command('showPlaces', showPlaces),
    command('explainRule', (rule?: string, language?: string) => explainRule(request, pages, rule, language)),
    command('restartServer', () => started.restart()),
    command('showLog', () => started.showLog()),
  );
  void started.start();
}

export async function deactivate(): Promise<void> {
  await server?.dispose();
  server = undefined;
}
