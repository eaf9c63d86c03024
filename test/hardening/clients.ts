/** Clients of the built server, and what they ask. */
import { type Diagnostic, DocumentDiagnosticRequest } from 'vscode-languageserver-protocol/node';
import { check } from '../../server/src/check';
import { diagnosticsOf } from '../../server/src/features/diagnostics';
import { RICH, TestClient } from '../protocol/client';

const started: TestClient[] = [];
/** A client whose server is ended even when a test fails. */
export async function start(more: Parameters<typeof TestClient.start>[2] = {}): Promise<TestClient> {
  const client = await TestClient.start(RICH, {}, more);
  started.push(client);
  return client;
}

/** To be called when all tests are done. */
export function endAll(): void {
  for (const { process: server } of started) if (server.exitCode === null) server.kill('SIGKILL');
}

/** What the server finds in a document. */
export async function diagnose(client: TestClient, uri: string): Promise<readonly Diagnostic[]> {
  const report = await client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri } });
  return report.kind === 'full' ? report.items : [];
}

/** The diagnostics that a fresh analysis of a text gives. */
export function expected(text: string, uri: string): readonly Diagnostic[] {
  return JSON.parse(JSON.stringify(diagnosticsOf(check(text), uri, () => undefined)));
}
