/** What a client is told of the features before anything is asked of them: in a file of its own, for they are loaded later. */
import {
  CodeActionKind,
  SemanticTokenModifiers,
  type SemanticTokensLegend,
  SemanticTokenTypes,
} from 'vscode-languageserver-types';
import type { IdKind } from '../schema/shape';
import { SOURCE } from './diagnostics';

/** The characters after which an editor should ask for completion by itself. */
export const COMPLETION_TRIGGERS: readonly string[] = [' ', ':', '-', '"', "'", '[', '{', ','];

/** The kind of action that mends at once all that can be mended without asking. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.${SOURCE}`;

export const TOKEN_TYPES: Readonly<Record<IdKind | 'practice' | 'text' | 'force', string>> = {
  partner: SemanticTokenTypes.class,
  goal: SemanticTokenTypes.enum,
  issue: SemanticTokenTypes.interface,
  decision: SemanticTokenTypes.event,
  phase: SemanticTokenTypes.namespace,
  commitment: SemanticTokenTypes.method,
  indicator: SemanticTokenTypes.variable,
  resource: SemanticTokenTypes.struct,
  practice: SemanticTokenTypes.enumMember,
  text: SemanticTokenTypes.string,
  force: SemanticTokenTypes.keyword,
};

/** The workshop's own entries, by a standard modifier; and words of force, by one of ours. */
export const TOKEN_MODIFIERS = {
  declaration: SemanticTokenModifiers.declaration,
  ofWorkshop: SemanticTokenModifiers.defaultLibrary,
  coercive: 'coercive',
};

export const SEMANTIC_TOKENS: SemanticTokensLegend = {
  tokenTypes: Object.values(TOKEN_TYPES),
  tokenModifiers: Object.values(TOKEN_MODIFIERS),
};
