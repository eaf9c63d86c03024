import type { AnyRule } from '../rule';
import bidiControl from './bidi-control';
import noGlossary from './no-glossary';
import translationGap from './translation-gap';

export const languageRules: readonly AnyRule[] = [noGlossary, translationGap, bidiControl];
