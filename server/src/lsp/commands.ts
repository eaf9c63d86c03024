/** What the commands of an editor ask for, beside the Language Server Protocol. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { insertMatrix, partnersOf, signAs } from '../features/partners';
import { newPlan } from '../plan/new-plan';
import { dateOf } from '../plan/values';
import { RULES, ruleById } from '../rules/all';
import { CATEGORY_NAMES, rulePage } from '../rules/page';
import type { DocxWriter } from '../view/export';
import { exportOf } from './exports';
import { Previews } from './previews';
import * as protocol from './protocol';
import { localDay, type Session } from './session';

/**
 * Answers what the commands ask for.
 * @param loadDocx what loads the writer of documents for Word, where it doesn't lie beside the server
 */
export function answerCommands(session: Session, loadDocx: () => (() => Promise<DocxWriter>) | undefined): void {
  const { connection, documents } = session;
  const planOf = async (uri: string) => {
    if (!documents.get(uri)) return undefined;
    await session.ready(uri);
    return session.planOf(uri);
  };
  const previews = new Previews();
  documents.onDidClose(({ document }) => previews.close(document.uri));

  connection.onRequest<protocol.PreviewResult | null, void>(
    protocol.PREVIEW,
    async ({ uri, ...asked }: protocol.PreviewParams) => {
      const plan = await planOf(uri);
      return plan ? previews.of(plan, asked) : null;
    },
  );
  connection.onRequest(protocol.EXPORT, async (params: protocol.ExportParams) => {
    const plan = await planOf(params.uri);
    if (!plan) return null;
    const result = await exportOf(plan, params, loadDocx());
    return result ?? new ResponseError(ErrorCodes.InvalidParams, `There is no format ${String(params.to)}`);
  });
  connection.onRequest(
    protocol.NEW_PLAN,
    ({ language, title, partners }: protocol.NewPlanParams): protocol.NewPlanResult => ({
      text: newPlan({ language, title, partners }, dateOf(localDay())),
    }),
  );
  connection.onRequest(protocol.PARTNERS, async ({ uri }: protocol.PartnersParams) => {
    const plan = await planOf(uri);
    return plan ? partnersOf(plan.analysis) : [];
  });
  connection.onRequest(protocol.INSERT_MATRIX, async ({ uri, partner }: protocol.PartnerEditParams) => {
    const plan = await planOf(uri);
    return plan ? (insertMatrix(plan, partner) ?? null) : null;
  });
  connection.onRequest(protocol.SIGN, async ({ uri, partner, verdict, note }: protocol.SignParams) => {
    const plan = await planOf(uri);
    return plan ? (signAs(plan, partner, verdict, note) ?? null) : null;
  });
  connection.onRequest(protocol.RULE_PAGE, ({ rule, language }: protocol.RulePageParams) => {
    const known = ruleById(rule);
    return known ? rulePage(known, language) : null;
  });
  connection.onRequest(protocol.RULES, ({ language }: protocol.RulesParams): readonly protocol.RuleSummary[] =>
    RULES.map(({ id, category, summary }) => ({
      id,
      category: CATEGORY_NAMES[category][language],
      summary: summary[language],
    })),
  );
}
