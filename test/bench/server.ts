/** A language server at the other end of real pipes, and a client that does nothing but wait for it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpuOf, memoryOf } from './processes';

/** How a server is started and what it wants to be told. */
export interface Contender {
  readonly name: string;
  /** The Node binary and its arguments. */
  readonly node: string;
  readonly args: readonly string[];
  readonly languageId: string;
  /** What the server asks for as `workspace/configuration`, by section. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** The request for a plan's page, of a server that has one. */
  readonly page?: string;
}

/** A message and when its last byte came in, in milliseconds of `performance.now()`. */
interface Received {
  readonly at: number;
  readonly message: Message;
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

export interface Findings {
  readonly at: number;
  readonly count: number;
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly unknown[];
}

/** What both servers are told that the editor can do: findings are pushed, nothing is decorated. */
const CAPABILITIES = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
    hover: { contentFormat: ['markdown'] },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
  },
  workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
};

/** How long a server may take for an answer, in milliseconds. */
const PATIENCE = 120_000;

export class Server {
  private readonly child: ChildProcess;
  private buffered: Buffer[] = [];
  private bufferedLength = 0;
  /** Length of the message that is coming in, header included; 0 while its header is unknown. */
  private expected = 0;
  private bodyStart = 0;
  private nextId = 1;
  private readonly answers = new Map<number | string, (received: Received) => void>();
  private published: ((received: Received) => boolean) | undefined;
  private readonly said: string[] = [];

  private constructor(readonly contender: Contender) {
    this.child = spawn(contender.node, contender.args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.stdout?.on('data', (chunk: Buffer) => this.take(chunk));
    this.child.stderr?.on('data', (chunk: Buffer) => this.said.push(String(chunk)));
  }

  /** Starts a server and goes through the first courtesies. */
  static async start(contender: Contender): Promise<Server> {
    const server = new Server(contender);
    await server.request('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: null,
      capabilities: CAPABILITIES,
    });
    server.notify('initialized', {});
    return server;
  }

  /** Computing time so far, in milliseconds. */
  get cpu(): number {
    return cpuOf(this.child.pid ?? 0) ?? 0;
  }

  /** Memory held at present, in MiB. */
  get memory(): number {
    return memoryOf(this.child.pid ?? 0) ?? 0;
  }

  /** Opens a document; resolves with its first findings. */
  open(uri: string, text: string): Promise<Findings> {
    const { languageId } = this.contender;
    const findings = this.findings(uri, 1);
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    return findings;
  }

  /** Changes a document. */
  change(uri: string, version: number, contentChanges: readonly unknown[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
  }

  /** The findings of a version, or, of a server that tells no versions, the next ones. */
  findings(uri: string, version: number): Promise<Findings> {
    return this.inTime(`findings of version ${version}`, (resolve) => {
      this.published = ({ at, message }) => {
        const params = message.params as Published;
        if (params.uri !== uri || (params.version !== undefined && params.version !== version)) return false;
        resolve({ at, count: params.diagnostics.length });
        return true;
      };
    });
  }

  /** Asks for something; resolves with the answer and when it came. */
  async request(method: string, params: unknown): Promise<{ at: number; result: unknown }> {
    const id = this.nextId++;
    const received = await this.inTime<Received>(method, (resolve) => {
      this.answers.set(id, resolve);
      this.send({ id, method, params });
    });
    if (received.message.error) throw new Error(`${this.contender.name}: ${received.message.error.message}`);
    return { at: received.at, result: received.message.result };
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    await this.request('shutdown', undefined);
    this.notify('exit', undefined);
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 2000);
    await ended;
    clearTimeout(timer);
  }

  private inTime<T>(what: string, begin: (resolve: (value: T) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`${this.contender.name}: ${what}: ${why}\n${this.said.join('')}`));
      const timer = setTimeout(() => fail('no answer'), PATIENCE);
      const onExit = () => fail('it has ended');
      this.child.once('exit', onExit);
      this.child.once('error', onExit);
      begin((value) => {
        clearTimeout(timer);
        this.child.off('exit', onExit).off('error', onExit);
        resolve(value);
      });
    });
  }

  private notify(method: string, params: unknown): void {
    this.send({ method, params });
  }

  private send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.child.stdin?.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }

  private take(chunk: Buffer): void {
    this.buffered.push(chunk);
    this.bufferedLength += chunk.length;
    const at = performance.now();
    while (this.bufferedLength > 0) {
      if (this.expected === 0) this.readHeader();
      if (this.expected === 0 || this.bufferedLength < this.expected) return;
      const whole = Buffer.concat(this.buffered);
      const message = JSON.parse(whole.toString('utf8', this.bodyStart, this.expected)) as Message;
      const rest = whole.subarray(this.expected);
      this.buffered = rest.length > 0 ? [rest] : [];
      this.bufferedLength = rest.length;
      this.expected = 0;
      this.receive({ at, message });
    }
  }

  private readHeader(): void {
    const begin = Buffer.concat(this.buffered);
    const end = begin.indexOf('\r\n\r\n');
    if (end < 0) return;
    this.bodyStart = end + 4;
    this.expected = this.bodyStart + Number(/Content-Length: (\d+)/i.exec(begin.toString('latin1', 0, end))?.[1]);
  }

  private receive(received: Received): void {
    const { id, method, params } = received.message;
    if (method === 'textDocument/publishDiagnostics') {
      if (this.published?.(received)) this.published = undefined;
    } else if (id !== undefined && method === 'workspace/configuration') {
      const { items } = params as { readonly items: readonly { readonly section?: string }[] };
      this.send({ id, result: items.map(({ section }) => this.contender.settings[section ?? ''] ?? null) });
    } else if (id !== undefined && method !== undefined) {
      this.send({ id, result: null });
    } else if (id !== undefined) {
      const answer = this.answers.get(id);
      this.answers.delete(id);
      answer?.(received);
    }
  }
}
