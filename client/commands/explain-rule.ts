import * as vscode from 'vscode';
import {
  type PlanLanguage,
  RULE_PAGE,
  RULES,
  type RulePageParams,
  type RuleSummary,
  type RulesParams,
} from '../../server/src/lsp/protocol';
import { isolated } from '../hebrew';
import { localize, planLanguage } from '../words';
import type { Request } from './active-plan';

const SCHEME = 'partnership-plan-rule';

/** The rules' pages as documents of the editor's own: no network, no files. */
export class RulePages implements vscode.Disposable {
  private readonly registration: vscode.Disposable;

  constructor(request: Request) {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      async provideTextDocumentContent(uri) {
        const [, language = 'en', file = ''] = uri.path.split('/');
        const params: RulePageParams = { rule: file.replace(/\.md$/, ''), language: language === 'he' ? 'he' : 'en' };
        const page = await request<string | null>(RULE_PAGE, params);
        if (!page) return localize('There is no rule {0}.', params.rule);
        return params.language === 'he' ? `<div dir="rtl">\n\n${page}\n</div>\n` : page;
      },
    });
  }

  /** Opens the page of a rule beside the plan. */
  async open(rule: string, language: PlanLanguage): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${language}/${rule}.md` });
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  }

  dispose(): void {
    this.registration.dispose();
  }
}

/**
 * Opens the page of a rule; asks which where none is given.
 * @param named the language of the finding that leads there, `en` or `he`; else that of the plan that has the focus
 */
export async function explainRule(
  request: Request,
  pages: RulePages,
  rule: string | undefined,
  named?: string,
): Promise<void> {
  const language = named === 'he' || named === 'en' ? named : planLanguage();
  if (typeof rule === 'string') return pages.open(rule, language);
  const params: RulesParams = { language };
  const rules = await request<readonly RuleSummary[]>(RULES, params);
  const picks = rules.map(({ id, category, summary }) => ({
    label: isolated(summary),
    description: id,
    detail: isolated(category),
    id,
  }));
  const title = localize('Explain which rule?');
  const pick = await vscode.window.showQuickPick(picks, { title, matchOnDescription: true, matchOnDetail: true });
  if (pick) await pages.open(pick.id, language);
}
