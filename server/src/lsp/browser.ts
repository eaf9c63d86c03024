/** The language server in a web worker. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { version } from '../../../package.json';
import type { Formatter } from '../features/format';
import type { DocxWriter } from '../view/export';
import { startServer } from './server';
import { STRATEGY } from './strategy';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0] & {
  importScripts(address: string): void;
  close(): void;
  /** Left by the formatter's script. */
  readonly partnershipPlanFormatting?: { readonly formatYaml: Formatter };
  /** Left by the script that writes documents. */
  readonly partnershipPlanDocx?: { readonly docxOf: DocxWriter };
};

/** The formatter is a script of its own; only the client knows at what address. */
async function loadFormatter(address: string): Promise<Formatter> {
  if (!self.partnershipPlanFormatting) self.importScripts(address);
  const formatting = self.partnershipPlanFormatting;
  if (!formatting) throw new Error(`The formatter is not at ${address}`);
  return formatting.formatYaml;
}

async function loadDocx(address: string): Promise<DocxWriter> {
  if (!self.partnershipPlanDocx) self.importScripts(address);
  const docx = self.partnershipPlanDocx;
  if (!docx) throw new Error(`The writer of documents is not at ${address}`);
  return docx.docxOf;
}

const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), STRATEGY);
// A process would end here by itself; a worker goes on until somebody closes it.
connection.onExit(() => self.close());
startServer(connection, {
  version,
  formatterAt: (address) => (address === undefined ? undefined : () => loadFormatter(address)),
  docxAt: (address) => () =>
    address === undefined ? Promise.reject(new Error('The client must tell where docx.js is')) : loadDocx(address),
});
