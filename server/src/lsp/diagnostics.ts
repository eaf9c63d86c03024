import {
  type CancellationToken,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Checked } from '../check';
import { type ConfigurationFile, isConfiguration, normalised } from '../configuration/load';
import { diagnosticsOf } from '../features/diagnostics';
import type { OpenPlan } from './plans';
import * as protocol from './protocol';
import type { Session } from './session';
import type { WorkspacePlans } from './workspace';

/**
 * Tells the client of findings: when it asks where it can, else by itself, always for a version of the text. Everything
 * that follows from a change is told once the changes that arrived together are in.
 */
export class Diagnostics {
  private readonly waiting = new Map<string, ReturnType<typeof setTimeout>>();
  /** The closed configurations that something was told of. */
  private readonly reported = new Set<string>();

  constructor(
    private readonly session: Session,
    private readonly workspace: WorkspacePlans,
  ) {
    const { connection, documents } = session;
    documents.onDidChangeContent(({ document }) => this.schedule(document));
    documents.onDidClose(({ document: { uri } }) => this.close(uri));
    connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
      await session.ready(uri);
      const checked = isConfiguration(uri) ? await session.configurations.file(uri) : session.planOf(uri)?.analysis;
      return { kind: DocumentDiagnosticReportKind.Full, items: checked ? this.of(checked, uri) : [] };
    });
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _, partial) => {
      const told = new Map(previousResultIds.map(({ uri, value }) => [normalised(uri), value]));
      if (!partial) {
        await workspace.settled();
        return { items: this.reportsSince(told) };
      }
      await this.follow(told, token, (items) => partial.report({ items }));
      return { items: [] };
    });
  }

  /** What was found in a plan or a configuration, for the client. */
  of(checked: Checked, uri: string): Diagnostic[] {
    const { pages } = this.session.client;
    return diagnosticsOf(checked, uri, (rule) => pages?.replace('{rule}', encodeURIComponent(rule)));
  }

  /** Looks at all open documents anew: what decides about them has changed. */
  recheck(): void {
    const { client, connection, documents } = this.session;
    for (const document of documents.all()) this.schedule(document);
    // What a client doesn't show anew when asked, it will ask for by itself.
    const ignore = () => {};
    if (client.pullsDiagnostics && client.refreshesDiagnostics)
      connection.languages.diagnostics.refresh().catch(ignore);
    if (client.refreshesInlayHints) connection.languages.inlayHint.refresh().catch(ignore);
  }

  /** Tells what is wrong with a configuration that decides about plans and isn't open itself. */
  tellOfClosedConfiguration(uri: string, file: ConfigurationFile | undefined): void {
    const diagnostics = file && !this.session.openAt(uri) ? this.of(file, uri) : [];
    if (diagnostics.length === 0 && !this.reported.has(uri)) return;
    if (diagnostics.length > 0) this.reported.add(uri);
    else this.reported.delete(uri);
    void this.session.connection.sendDiagnostics({ uri, diagnostics });
  }

  /** Tells of a plan that isn't open, where the client doesn't ask. */
  tellOfClosedPlan(uri: string, diagnostics: Diagnostic[]): void {
    const { client, connection } = this.session;
    if (!client.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics });
  }

  private schedule(document: TextDocument): void {
    if (this.waiting.has(document.uri)) return;
    const later = () => {
      this.waiting.delete(document.uri);
      this.tell(document.uri).catch((error) => this.session.report(error));
    };
    this.waiting.set(document.uri, setTimeout(later, 0));
  }

  private async tell(uri: string): Promise<void> {
    const { client, configurations, connection, documents, planOf, ready } = this.session;
    if (isConfiguration(uri)) {
      const version = documents.get(uri)?.version;
      const file = await configurations.file(uri);
      if (client.pullsDiagnostics || !file || version === undefined) return;
      return connection.sendDiagnostics({ uri, version, diagnostics: this.of(file, uri) });
    }
    await ready(uri);
    const plan = planOf(uri);
    if (!plan) return;
    if (!client.pullsDiagnostics) {
      void connection.sendDiagnostics({ uri, version: plan.version, diagnostics: this.of(plan.analysis, uri) });
    }
    if (client.listens) await connection.sendNotification(protocol.ANALYSED, countsOf(plan));
  }

  private close(uri: string): void {
    clearTimeout(this.waiting.get(uri));
    this.waiting.delete(uri);
    // Of a plan of the workspace, what is in the file is told next.
    if (!this.session.client.pullsDiagnostics && !this.workspace.has(uri)) {
      void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  /** Tells of all closed plans, and then of each change, as long as somebody wants to know. */
  private async follow(
    told: Map<string, string>,
    token: CancellationToken,
    report: (items: WorkspaceDocumentDiagnosticReport[]) => void,
  ): Promise<void> {
    while (!token.isCancellationRequested) {
      const items = this.reportsSince(told).filter(({ kind }) => kind === DocumentDiagnosticReportKind.Full);
      if (items.length > 0) report(items);
      await this.workspace.changed(token);
    }
  }

  /** What is to be said of closed plans to one who knows these results, by address; `told` is brought up to date. */
  private reportsSince(told: Map<string, string>): WorkspaceDocumentDiagnosticReport[] {
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    const { plans } = this.workspace;
    for (const address of told.keys()) {
      if (plans.has(address)) continue;
      told.delete(address);
      if (this.session.openAt(address)) continue;
      reports.push({ kind: DocumentDiagnosticReportKind.Full, uri: address, version: null, items: [] });
    }
    for (const [address, { uri, resultId, diagnostics }] of plans) {
      if (told.get(address) === resultId) {
        reports.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId });
        continue;
      }
      told.set(address, resultId);
      reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items: diagnostics });
    }
    return reports;
  }
}

function countsOf({ uri, version, analysis }: OpenPlan): protocol.AnalysedParams {
  const count = (severity: string) => analysis.findings.filter((finding) => finding.severity === severity).length;
  return { uri, version, errors: count('error'), warnings: count('warning'), infos: count('info') };
}
