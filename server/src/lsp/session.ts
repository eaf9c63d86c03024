import type { Connection, TextDocuments } from 'vscode-languageserver';
import type { ClientAbilities } from './client';
import type { Configurations } from './configurations';
import type * as features from './features';
import type { OpenText } from './open-text';
import type { OpenPlan } from './plans';
import type { SettingsByDocument } from './settings';

/** What answers questions. */
export type Features = typeof features;

/** What all that answers an editor shares. */
export interface Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<OpenText>;
  readonly client: ClientAbilities;
  readonly settings: SettingsByDocument;
  readonly configurations: Configurations;
  /** Resolves when all that decides about an open document has been read. Never rejects. */
  ready(uri: string): Promise<unknown>;
  /** An open plan as it stands; undefined for a document that is closed or no plan. */
  planOf(uri: string): OpenPlan | undefined;
  /** The open document at an address, however the client writes it. */
  openAt(address: string): OpenText | undefined;
  /** What answers questions, loaded when it is asked for first. */
  features(): Promise<Features>;
  /** Tells the log of a fault that nobody waits for an answer of. */
  report(error: unknown): void;
}

/** Today by the machine's clock, as a day counted from 1970-01-01. */
export function localDay(): number {
  const now = new Date();
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;
}
