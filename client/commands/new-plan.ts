import * as vscode from 'vscode';
import {
  NEW_PLAN,
  type NewPlanParams,
  type NewPlanResult,
  type PlanLanguage,
  type Sector,
} from '../../server/src/lsp/protocol';
import { LANGUAGE_ID } from '../server';
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

/** Asks for language, title and partners, and opens a plan that begins with them. */
export async function newPlan(request: Request): Promise<void> {
  const language = await askLanguage();
  if (!language) return;
  const title = await vscode.window.showInputBox({
    title: vscode.l10n.t('New plan: the name of the initiative'),
    prompt: vscode.l10n.t('It can be changed at any time.'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('An initiative needs a name.') : undefined),
  });
  if (title === undefined) return;
  const partners = await askPartners();
  if (!partners) return;
  const params: NewPlanParams = { language, title: title.trim(), partners };
  const { text } = await request<NewPlanResult>(NEW_PLAN, params);
  const document = await vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content: text });
  await vscode.window.showTextDocument(document);
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

async function askPartners(): Promise<NewPlanParams['partners'] | undefined> {
  const partners: { name: string; sector: Sector }[] = [];
  for (;;) {
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t('New plan: partner {0}', partners.length + 1),
      prompt:
        partners.length < 2
          ? vscode.l10n.t('The name of the organisation')
          : vscode.l10n.t('The name of the organisation; leave empty if these are all'),
      ignoreFocusOut: true,
      validateInput: (value) =>
        value.trim() === '' && partners.length < 2
          ? vscode.l10n.t('A partnership has two partners at least.')
          : undefined,
    });
    if (name === undefined) return undefined;
    if (name.trim() === '') return partners;
    const sector = await vscode.window.showQuickPick(
      SECTORS.map((id) => ({ label: sectorName(id), id })),
      { title: vscode.l10n.t('New plan: the sector of {0}', name.trim()), ignoreFocusOut: true },
    );
    if (!sector) return undefined;
    partners.push({ name: name.trim(), sector: sector.id });
  }
}

function sectorName(sector: Sector): string {
  switch (sector) {
    case 'civil-society':
      return vscode.l10n.t('civil society');
    case 'government':
      return vscode.l10n.t('government');
    case 'local-government':
      return vscode.l10n.t('local government');
    case 'business':
      return vscode.l10n.t('business');
    case 'philanthropy':
      return vscode.l10n.t('philanthropy');
    case 'academia':
      return vscode.l10n.t('academia');
    case 'community':
      return vscode.l10n.t('community');
  }
}
