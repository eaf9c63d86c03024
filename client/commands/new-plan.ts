import * as vscode from 'vscode';
import {
  NEW_PLAN,
  type NewPlanParams,
  type NewPlanResult,
  type PlanLanguage,
  type Sector,
} from '../../server/src/lsp/protocol';
import { LANGUAGE_ID } from '../server';
import { type Localize, wordsIn } from '../words';
import type { Request } from './active-plan';

const SECTORS: readonly Sector[] = [
  'civil-society',
  'government',
  'local-government',
  'business',
  'philanthropy',
  'academia',
  'community',
];

/** Asks for language, and in that language for title and partners; opens a plan that begins with them. */
export async function newPlan(request: Request): Promise<void> {
  const language = await askLanguage();
  if (!language) return;
  const localize = wordsIn(language);
  const title = await vscode.window.showInputBox({
    title: localize('New plan: the name of the initiative'),
    prompt: localize('It can be changed at any time.'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? localize('An initiative needs a name.') : undefined),
  });
  if (title === undefined) return;
  const partners = await askPartners(localize);
  if (!partners) return;
  const params: NewPlanParams = { language, title: title.trim(), partners };
  const { text } = await request<NewPlanResult>(NEW_PLAN, params);
  await vscode.window.showTextDocument(await openNew(title, text));
}

/** A new document, not saved yet. In a folder it has a name already, since VS Code would propose none with an ending. */
async function openNew(title: string, text: string): Promise<vscode.TextDocument> {
  const uri = await freeName(title);
  if (!uri) return vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content: text });
  const document = await vscode.workspace.openTextDocument(uri);
  const edit = new vscode.WorkspaceEdit();
  edit.insert(uri, new vscode.Position(0, 0), text);
  await vscode.workspace.applyEdit(edit);
  return document;
}

/** `<title>.partnership.yaml` in the first folder of the workspace, with a number where that exists. */
async function freeName(title: string): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  // Of other places than the disk, an unsaved document does not know its folder.
  if (!folder || !['file', 'vscode-remote'].includes(folder.scheme)) return undefined;
  const stem = title
    .replace(/[\\/:*?"<>|#%\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 60)
    .replace(/^[. ]+|[. ]+$|[\ud800-\udbff]$/g, '');
  for (let count = 1; count < 100; count++) {
    const name = `${stem || 'plan'}${count > 1 ? `-${count}` : ''}.partnership.yaml`;
    const target = vscode.Uri.joinPath(folder, name);
    if (await isTaken(target)) continue;
    return target.with({ scheme: 'untitled', authority: '' });
  }
  return undefined;
}

async function isTaken(uri: vscode.Uri): Promise<boolean> {
  if (vscode.workspace.textDocuments.some((one) => one.uri.path === uri.path)) return true;
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

async function askLanguage(): Promise<PlanLanguage | undefined> {
  const pick = await vscode.window.showQuickPick(
    [
      { label: 'עברית', description: 'Hebrew', language: 'he' as const },
      { label: 'English', description: 'אנגלית', language: 'en' as const },
    ],
    { title: vscode.l10n.t('New plan: in which language?'), ignoreFocusOut: true },
  );
  return pick?.language;
}

async function askPartners(localize: Localize): Promise<NewPlanParams['partners'] | undefined> {
  const partners: { name: string; sector: Sector }[] = [];
  for (;;) {
    const name = await vscode.window.showInputBox({
      title: localize('New plan: partner {0}', partners.length + 1),
      prompt:
        partners.length < 2
          ? localize('The name of the organisation')
          : localize('The name of the organisation; leave empty if these are all'),
      ignoreFocusOut: true,
      validateInput: (value) =>
        value.trim() === '' && partners.length < 2 ? localize('A partnership has two partners at least.') : undefined,
    });
    if (name === undefined) return undefined;
    if (name.trim() === '') return partners;
    const sector = await vscode.window.showQuickPick(
      SECTORS.map((id) => ({ label: sectorName(id, localize), id })),
      { title: localize('New plan: the sector of {0}', name.trim()), ignoreFocusOut: true },
    );
    if (!sector) return undefined;
    partners.push({ name: name.trim(), sector: sector.id });
  }
}

function sectorName(sector: Sector, localize: Localize): string {
  switch (sector) {
    case 'civil-society':
      return localize('civil society');
    case 'government':
      return localize('government');
    case 'local-government':
      return localize('local government');
    case 'business':
      return localize('business');
    case 'philanthropy':
      return localize('philanthropy');
    case 'academia':
      return localize('academia');
    case 'community':
      return localize('community');
  }
}
