import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';

const SERVER = path.join(__dirname, '../../dist/server.js');

/** What an editor with all the comforts can do. */
export const RICH: ClientCapabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: false },
    completion: {
      completionItem: {
        snippetSupport: true,
        insertTextModeSupport: { valueSet: [1, 2] },
        resolveSupport: { properties: ['documentation'] },
        documentationFormat: ['markdown', 'plaintext'],
      },
    },
    hover: { contentFormat: ['markdown', 'plaintext'] },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll'] } } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true } },
};

/** An editor that can do nothing but the least. */
export const PLAIN: ClientCapabilities = {};

/** What a client is started with beside what it can do. */
export interface Workspace {
  /** Addresses of the folders that are open. */
  readonly folders?: readonly string[];
  /** Answers what the server asks, from the first request on. */
  readonly prepare?: (connection: ProtocolConnection) => void;
  /** Another server than the built one. */
  readonly server?: string;
  /** Another Node to run it. */
  readonly node?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** The built server in a process of its own, and what an editor says to it. */
export class TestClient {
  readonly stderr: string[] = [];
  initialized!: InitializeResult;
  private readonly published: PublishDiagnosticsParams[] = [];
  private readonly waiting: (() => void)[] = [];

  private constructor(
    readonly process: ChildProcess,
    readonly connection: ProtocolConnection,
  ) {}

  static async start(
    capabilities: ClientCapabilities,
    initializationOptions: unknown = {},
    { folders, prepare, server = SERVER, node = process.execPath, env }: Workspace = {},
  ): Promise<TestClient> {
    const stdio: ['pipe', 'pipe', 'pipe'] = ['pipe', 'pipe', 'pipe'];
    const child = spawn(node, [server, '--stdio'], { stdio, env: { ...process.env, ...env } });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const client = new TestClient(child, connection);
    child.stderr.on('data', (data) => client.stderr.push(String(data)));
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      client.published.push(params);
      for (const wake of client.waiting.splice(0)) wake();
    });
    prepare?.(connection);
    connection.listen();
    client.initialized = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions,
      ...(folders ? { workspaceFolders: folders.map((uri) => ({ uri, name: uri })) } : {}),
    });
    await connection.sendNotification(InitializedNotification.type, {});
    return client;
  }

  async open(uri: string, text: string, version = 1): Promise<void> {
    const textDocument = { uri, languageId: 'partnership-plan', version, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  async change(uri: string, version: number, edits: readonly { range: Range; text: string }[]): Promise<void> {
    const params = { textDocument: { uri, version }, contentChanges: [...edits] };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, params);
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** The diagnostics that the server pushed for a version of a document. */
  async pushed(uri: string, version: number | undefined): Promise<readonly Diagnostic[]> {
    for (;;) {
      const found = this.published.find((params) => params.uri === uri && params.version === version);
      if (found) return found.diagnostics;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  /** Whether the server has pushed anything for a document. */
  told(uri: string): boolean {
    return this.published.some((params) => params.uri === uri);
  }

  /** What the server pushes next for a document. */
  async next(uri: string): Promise<PublishDiagnosticsParams> {
    const known = this.published.length;
    for (;;) {
      const found = this.published.slice(known).find((params) => params.uri === uri);
      if (found) return found;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }

  async stop(): Promise<number | null> {
    const ended = new Promise<number | null>((resolve) => this.process.on('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await ended;
    this.connection.dispose();
    return code;
  }
}

/** A text without its marker `█`, and where that stood. */
export function atCursor(marked: string): { text: string; position: Position } {
  const offset = marked.indexOf('█');
  const before = marked.slice(0, offset).split('\n');
  return {
    text: marked.replace('█', ''),
    position: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
  };
}
