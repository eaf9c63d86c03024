import type { AnyRule } from '../rule';
import bidiControl from './bidi-control';
import noGlossary from './no-glossary';
import placeholderLeft from './placeholder-left';
import termUndefined from './term-undefined';
import translationGap from './translation-gap';

export const languageRules: readonly AnyRule[] = [
  noGlossary,
  termUndefined,
  translationGap,
  placeholderLeft,
  bidiControl,
];
