import { SymbolKind } from 'vscode-languageserver-types';
import type { IdKind } from '../schema/shape';

/** How editors show the kinds of things that a plan declares. */
export const SYMBOL_KINDS: Readonly<Record<IdKind, SymbolKind>> = {
  partner: SymbolKind.Class,
  goal: SymbolKind.Constant,
  issue: SymbolKind.Interface,
  decision: SymbolKind.Event,
  phase: SymbolKind.Namespace,
  commitment: SymbolKind.Method,
  indicator: SymbolKind.Number,
  resource: SymbolKind.Field,
};
