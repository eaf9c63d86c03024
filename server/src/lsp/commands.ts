/** What the commands of an editor ask for, beside the Language Server Protocol. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { dateOf } from '../plan/values';
import { RULES, ruleById } from '../rules/all';
import type { DocxWriter } from '../view/export';
import * as protocol from './protocol';
import { type Features, localDay, type Session } from './session';

/**
 * Answers what the commands ask for.
 * @param loadDocx what loads the writer of documents for Word, where it doesn't lie beside the server
 */
export function answerCommands(session: Session, loadDocx: () => (() => Promise<DocxWriter>) | undefined): void {
  const { connection, documents, features } = session;
  const planOf = async (uri: string) => {
    if (!documents.get(uri)) return undefined;
    await session.ready(uri);
    return session.planOf(uri);
  };
  let previews: InstanceType<Features['Previews']> | undefined;
  documents.onDidClose(({ document }) => previews?.close(document.uri));

  connection.onRequest<protocol.PreviewResult | null, void>(
    protocol.PREVIEW,
    async ({ uri, ...asked }: protocol.PreviewParams) => {
      const plan = await planOf(uri);
      if (!plan) return null;
      previews ??= new (await features()).Previews();
      return previews.of(plan, asked);
    },
  );
  connection.onRequest(protocol.EXPORT, async (params: protocol.ExportParams) => {
    const plan = await planOf(params.uri);
    if (!plan) return null;
    const { exportOf } = await features();
    const result = await exportOf(plan, params, loadDocx());
    return result ?? new ResponseError(ErrorCodes.InvalidParams, `There is no format ${String(params.to)}`);
  });
  connection.onRequest(
    protocol.NEW_PLAN,
    async ({ language, title, partners }: protocol.NewPlanParams): Promise<protocol.NewPlanResult> => {
      const { newPlan } = await features();
      return { text: newPlan({ language, title, partners }, dateOf(localDay())) };
    },
  );
  connection.onRequest(protocol.PARTNERS, async ({ uri }: protocol.PartnersParams) => {
    const plan = await planOf(uri);
    const { partnersOf } = await features();
    return plan ? partnersOf(plan.analysis) : [];
  });
  connection.onRequest(protocol.INSERT_MATRIX, async ({ uri, partner }: protocol.PartnerEditParams) => {
    const plan = await planOf(uri);
    const { insertMatrix } = await features();
    return plan ? (insertMatrix(plan, partner) ?? null) : null;
  });
  connection.onRequest(protocol.SIGN, async ({ uri, partner, verdict, note }: protocol.SignParams) => {
    const plan = await planOf(uri);
    const { signAs } = await features();
    return plan ? (signAs(plan, partner, verdict, note) ?? null) : null;
  });
  connection.onRequest(protocol.RULE_PAGE, async ({ rule, language }: protocol.RulePageParams) => {
    const { rulePage } = await features();
    const known = ruleById(rule);
    return known ? rulePage(known, language) : null;
  });
  connection.onRequest(
    protocol.RULES,
    async ({ language }: protocol.RulesParams): Promise<readonly protocol.RuleSummary[]> => {
      const { CATEGORY_NAMES } = await features();
      return RULES.map(({ id, category, summary }) => ({
        id,
        category: CATEGORY_NAMES[category][language],
        summary: summary[language],
      }));
    },
  );
}
