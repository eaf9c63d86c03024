import * as vscode from 'vscode';
import {
  EXPORT,
  type ExportFormat,
  type ExportParams,
  type ExportResult,
  type PlanLanguage,
} from '../../server/src/lsp/protocol';
import { openText } from '../open-text';
import { LANGUAGE_ID } from '../server';
import { localize } from '../words';
import { activePlan, type Request } from './active-plan';

interface FormatPick extends vscode.QuickPickItem {
  readonly to: ExportFormat;
  readonly extension: string;
}

/** What a keybinding, a task or a test may decide beforehand; what is absent is asked for. */
export interface ExportChoices {
  readonly to?: ExportFormat;
  readonly output?: vscode.Uri;
  /** Of the file's own words; the plan's where it is absent, and never asked for. */
  readonly language?: PlanLanguage;
}

/**
 * Asks into what and where a plan is to be exported, writes the file and offers to open it.
 * @param uri of the plan, where a menu names it; else the plan that has the focus
 */
export async function exportPlan(request: Request, uri?: vscode.Uri, choices: ExportChoices = {}): Promise<void> {
  const plan = uri instanceof vscode.Uri ? uri : activePlan()?.document.uri;
  if (!plan) return;
  const format = formats().find(({ to }) => to === choices.to) ?? (await askFormat());
  if (!format) return;
  const target = choices.output ?? (await askTarget(plan, format));
  if (!target) return;
  let isWhole: boolean;
  try {
    isWhole = await write(request, plan, { to: format.to, language: choices.language }, target);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(localize('The plan could not be exported: {0}', reason));
    return;
  }
  const open = localize('Open');
  const told = isWhole
    ? vscode.window.showInformationMessage(localize('Exported: {0}', nameOf(target)), open)
    : vscode.window.showWarningMessage(
        localize('Exported: {0}. The plan’s text can’t be read in full, so that parts may be missing.', nameOf(target)),
        open,
      );
  void told.then(async (choice) => {
    if (choice !== open) return;
    const isOpen = await openFile(target, format.to).catch(() => false);
    if (!isOpen) void vscode.window.showErrorMessage(localize('{0} could not be opened.', nameOf(target)));
  });
}

async function askFormat(): Promise<FormatPick | undefined> {
  return vscode.window.showQuickPick(formats(), { title: localize('Export the plan as what?') });
}

async function askTarget(plan: vscode.Uri, { label, extension }: FormatPick): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: localize('Export: where to?'),
    saveLabel: localize('Export'),
    filters: { [label]: [extension] },
    ...proposedAt(plan, extension),
  });
}

function formats(): readonly FormatPick[] {
  return [
    {
      to: 'docx',
      extension: 'docx',
      label: localize('Word document'),
      description: '.docx',
      detail: localize('the whole plan, to be edited and signed'),
    },
    {
      to: 'html',
      extension: 'html',
      label: localize('Web page'),
      description: '.html',
      detail: localize('the whole plan in one file, to be shown and printed'),
    },
    {
      to: 'markdown',
      extension: 'md',
      label: 'Markdown',
      description: '.md',
      detail: localize('the whole plan as text'),
    },
    {
      to: 'svg',
      extension: 'svg',
      label: localize('Matrix poster'),
      description: '.svg',
      detail: localize('the matrix of all partners, for a sheet of A3'),
    },
    {
      to: 'csv',
      extension: 'csv',
      label: localize('Register of commitments'),
      description: '.csv',
      detail: localize('a table for a spreadsheet'),
    },
  ];
}

/** Beside the plan, under its name; nothing for a plan that was never saved. */
function proposedAt(plan: vscode.Uri, extension: string): { readonly defaultUri?: vscode.Uri } {
  const stem = nameOf(plan).replace(/(?:\.partnership)?\.ya?ml$/i, '');
  if (plan.scheme !== 'untitled') return { defaultUri: vscode.Uri.joinPath(plan, '..', `${stem}.${extension}`) };
  const folder = vscode.workspace.workspaceFolders?.[0];
  return folder ? { defaultUri: vscode.Uri.joinPath(folder.uri, `${stem}.${extension}`) } : {};
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** Answers whether all of the plan's text could be read. */
async function write(
  request: Request,
  plan: vscode.Uri,
  { to, language }: { to: ExportFormat; language: PlanLanguage | undefined },
  target: vscode.Uri,
): Promise<boolean> {
  // The server knows open plans alone; one that a menu names may not be open yet.
  const document = await openText(plan);
  if (document.languageId !== LANGUAGE_ID) await vscode.languages.setTextDocumentLanguage(document, LANGUAGE_ID);
  const params: ExportParams = { uri: document.uri.toString(), to, ...(language ? { language } : {}) };
  const result = await request<ExportResult | null>(EXPORT, params);
  if (!result) throw new Error(localize('The server does not know this plan.'));
  const bytes = Uint8Array.from(atob(result.base64), (character) => character.charCodeAt(0));
  await vscode.workspace.fs.writeFile(target, bytes);
  return result.isWhole;
}

/**
 * What is text is shown in the editor; what isn't, by the program that the system has for it. Where the file isn't on the
 * machine that the user sits at, the explorer shows it, from where it can be downloaded.
 * @returns false where the system has no program for it
 */
async function openFile(target: vscode.Uri, to: ExportFormat): Promise<boolean> {
  const isHere = target.scheme === 'file' && vscode.env.remoteName === undefined;
  if (to === 'markdown' || to === 'csv') await vscode.window.showTextDocument(target);
  else if (isHere) return vscode.env.openExternal(target);
  else if (vscode.workspace.getWorkspaceFolder(target)) {
    await vscode.commands.executeCommand('revealInExplorer', target);
  } else await vscode.commands.executeCommand('vscode.open', target);
  return true;
}
