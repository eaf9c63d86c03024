import {
  type CancellationToken,
  CodeLensRefreshRequest,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import type { Checked } from '../check';
import { type ConfigurationFile, isConfiguration, normalised } from '../configuration/load';
import { diagnosticsOf } from '../features/diagnostics';
import type { OpenText } from './open-text';
import type { OpenPlan } from './plans';
import * as protocol from './protocol';
import type { Session } from './session';
import type { ClosedPlan, WorkspacePlans } from './workspace';

/** What is said of a closed document. */
type Told = Pick<ClosedPlan, 'uri' | 'resultId' | 'diagnostics'>;

/**
 * How long after a document is closed nothing is said of it, in milliseconds: clients ask for its findings once more when
 * it goes, and until they have taken the answer in, they pass over everything else.
 */
const LAST_ANSWER = 100;

/**
 * So many turns of the event loop without a change mean that those which arrived together are in: the connection takes up
 * one message in each turn, and a turn may begin before it does.
 */
const QUIET_TURNS = 2;

/** Calls back in the next turn of the event loop. A timer would wait for a millisecond at least. */
const nextTurn: (then: () => void) => void =
  typeof setImmediate === 'function' ? (then) => void setImmediate(then) : (then) => void setTimeout(then, 0);

/**
 * Tells the client of findings: when it asks where it can, else by itself, always for a version of the text. Everything
 * that follows from a change is told once the changes that arrived together are in.
 */
export class Diagnostics {
  /** The documents that are to be told of, and after how many turns of the event loop, by address. */
  private readonly waiting = new Map<string, { turns: number }>();
  /** What is wrong with closed configurations, by address. */
  private readonly configurations = new Map<string, Told>();
  private readings = 0;
  /** The documents that were closed and of which nothing has been said since, by address. */
  private readonly closed = new Map<string, string>();
  /** How many questions about a document aren't answered yet. */
  private readonly asked = new Map<string, number>();
  /** True once the client has asked to be told of closed documents for as long as it likes. */
  private isFollowed = false;

  constructor(
    private readonly session: Session,
    private readonly workspace: WorkspacePlans,
  ) {
    const { connection, documents } = session;
    documents.onDidChangeContent(({ document }) => this.schedule(document));
    documents.onDidClose(({ document: { uri } }) => this.close(uri));
    connection.languages.diagnostics.on(async ({ textDocument: { uri } }) => {
      this.asked.set(uri, (this.asked.get(uri) ?? 0) + 1);
      try {
        const checked = await this.checked(uri);
        return { kind: DocumentDiagnosticReportKind.Full, items: checked ? this.of(checked, uri) : [] };
      } finally {
        const others = (this.asked.get(uri) ?? 1) - 1;
        if (others > 0) this.asked.set(uri, others);
        else this.asked.delete(uri);
      }
    });
    connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _, partial) => {
      const told = new Map(previousResultIds.map(({ uri, value }) => [normalised(uri), value]));
      if (!partial) {
        await workspace.settled();
        return { items: this.reportsSince(told) };
      }
      this.beginFollowing();
      await this.follow(told, token, (items) => partial.report({ items }));
      return { items: [] };
    });
  }

  /** What was found in a plan or a configuration, for the client. */
  of(checked: Checked, uri: string): Diagnostic[] {
    const pages = this.session.client.pages?.replace('{language}', checked.language);
    return diagnosticsOf(checked, uri, (rule) => pages?.replace('{rule}', encodeURIComponent(rule)));
  }

  /** Looks at all open documents anew: what decides about them has changed. */
  recheck(): void {
    const { client, connection, documents } = this.session;
    for (const document of documents.all()) this.schedule(document);
    const { diagnostics, inlayHint, semanticTokens } = connection.languages;
    const refreshes = [
      client.pullsDiagnostics && client.refreshesDiagnostics && diagnostics.refresh(),
      client.refreshesInlayHints && inlayHint.refresh(),
      client.refreshesTokens && semanticTokens.refresh(),
      client.refreshesLenses && connection.sendRequest(CodeLensRefreshRequest.type),
    ];
    // What a client doesn't show anew when asked, it will ask for by itself.
    for (const refresh of refreshes) if (refresh) refresh.catch(() => {});
  }

  /** Tells what is wrong with a configuration that decides about plans and isn't open itself. */
  tellOfClosedConfiguration(uri: string, file: ConfigurationFile | undefined): void {
    const diagnostics = file && !this.session.openAt(uri) ? this.of(file, uri) : [];
    const wasTold = this.configurations.delete(uri);
    if (diagnostics.length === 0 && !wasTold) return;
    if (diagnostics.length > 0) {
      this.configurations.set(uri, { uri, resultId: `configuration-${++this.readings}`, diagnostics });
    }
    if (this.isFollowed) this.workspace.wake();
    else void this.session.connection.sendDiagnostics({ uri, diagnostics });
  }

  /** Tells of a plan that isn't open, where the client doesn't ask. */
  tellOfClosedPlan(uri: string, diagnostics: Diagnostic[]): void {
    const { client, connection } = this.session;
    if (!client.pullsDiagnostics) void connection.sendDiagnostics({ uri, diagnostics });
  }

  private schedule(document: OpenText): void {
    const { uri } = document;
    const known = this.waiting.get(uri);
    const wait = known ?? { turns: 0 };
    wait.turns = QUIET_TURNS;
    if (known) return;
    this.waiting.set(uri, wait);
    const next = () => {
      if (this.waiting.get(uri) !== wait) return;
      if (--wait.turns > 0) return nextTurn(next);
      this.waiting.delete(uri);
      this.tell(uri).catch((error) => this.session.report(error));
    };
    nextTurn(next);
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

  /** What a client asks about: an open document, or a configuration that decides about one. */
  private async checked(uri: string): Promise<Checked | undefined> {
    const { configurations, documents, planOf, ready } = this.session;
    if (isConfiguration(uri)) {
      return documents.get(uri) || configurations.knows(uri) ? configurations.file(uri) : undefined;
    }
    if (!documents.get(uri)) return undefined;
    await ready(uri);
    return planOf(uri)?.analysis;
  }

  private close(uri: string): void {
    this.waiting.delete(uri);
    if (this.session.client.pullsDiagnostics) this.letGo(uri);
    // Of a plan of the workspace, what is in the file is told next.
    else if (!this.workspace.has(uri)) void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  /** Sees to it that a client that asks forgets what it knows of a document: it waits until it is told so. */
  private letGo(uri: string): void {
    const later = () => {
      if (this.asked.has(uri)) return this.letGo(uri);
      this.closed.set(normalised(uri), uri);
      this.workspace.wake();
    };
    setTimeout(later, LAST_ANSWER);
  }

  /** What was said of closed configurations without a question is said in answer to this one. */
  private beginFollowing(): void {
    if (this.isFollowed) return;
    this.isFollowed = true;
    for (const uri of this.configurations.keys()) {
      void this.session.connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  /** Tells of all closed documents, and then of each change, as long as somebody wants to know. */
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

  /** What is to be said of closed documents to one who knows these results, by address; `told` is brought up to date. */
  private reportsSince(told: Map<string, string>): WorkspaceDocumentDiagnosticReport[] {
    const reports: WorkspaceDocumentDiagnosticReport[] = [];
    const { closed, workspace } = this;
    const { openAt } = this.session;
    const held: readonly ReadonlyMap<string, Told>[] = [
      workspace.plans,
      ...(this.isFollowed ? [this.configurations] : []),
    ];
    const isHeld = (address: string) => held.some((documents) => documents.has(address));
    const forget = (uri: string) =>
      reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
    for (const address of told.keys()) {
      if (isHeld(address)) continue;
      told.delete(address);
      if (openAt(address)) continue;
      closed.delete(address);
      forget(address);
    }
    for (const [address, uri] of closed) {
      const isOpen = openAt(address) !== undefined;
      // What the workspace is still to read, it will tell of by itself.
      if (!isOpen && !isHeld(address) && workspace.has(uri)) continue;
      closed.delete(address);
      if (!isOpen && !isHeld(address)) forget(uri);
    }
    for (const documents of held) {
      for (const [address, { uri, resultId, diagnostics }] of documents) {
        if (told.get(address) === resultId) {
          reports.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version: null, resultId });
          continue;
        }
        told.set(address, resultId);
        reports.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, resultId, items: diagnostics });
      }
    }
    return reports;
  }
}

function countsOf({ uri, version, analysis }: OpenPlan): protocol.AnalysedParams {
  const count = (severity: string) => analysis.findings.filter((finding) => finding.severity === severity).length;
  return {
    uri,
    version,
    language: analysis.language,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
  };
}
