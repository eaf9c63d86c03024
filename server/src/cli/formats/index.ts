import type { Format } from './format';
import { github } from './github';
import { json } from './json';
import { junit } from './junit';
import { sarif } from './sarif';
import { stylish } from './stylish';

export const FORMATS = { stylish, json, sarif, github, junit } as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof FORMATS;
