import { readFileSync } from 'node:fs';
import path from 'node:path';
import { examplePlans } from '../engine/support';
import type { Random } from './random';
import { randomPlan, writtenSomehow } from './random-plans';

const fixture = (name: string) => readFileSync(path.join(__dirname, `../fixtures/${name}.partnership.yaml`), 'utf8');

/** A plan whose parts are tied together by anchors, over the borders of sections and entries. */
const TIED = `partnership: 1
title: &title River Trail
language: en
x-cell: &cell
  opportunity: [Benefit to the organisation]
  price:
    - Time and resources
x-own: &own {text: We keep our name, owner: trust}
partners:
  - &trust
    id: &trust-id trust
    name: River Trust
    sector: civil-society
    boundaries: [*own]
  - id: county
    name: *title
    sector: local-government
    boundaries: &boundaries
      - *own
      - No campaigns
  - id: mill
    name: The Mill
    sector: business
    boundaries: *boundaries
    champion: &champion
      name: Ann
vision:
  statement: &statement >-
    A river that everyone
    can walk along
  sharedBy: &all [*trust-id, county, mill]
matrix:
  - partner: trust
    organization: *cell
    initiative: *cell
  - partner: county
    organization: *cell
  - partner: mill
    organization: {opportunity: [*title], price: &prices [Complexity and bureaucracy, TODO]}
    initiative:
      opportunity: *prices
landmines:
  organization: [*own]
issues:
  - id: path
    issue: *statement
    owner: *trust-id
    avoid: *boundaries
decisions:
  - id: bridge
    decision: Close the bridge
    by: [county]
    affects: *all
    consulted: [mill]
  - <<: *trust
    id: other
`;

const LARGE = [...examplePlans().map(({ text }) => text), fixture('every-key')];
const SMALL = [TIED, TIED, fixture('whole'), 'partnership: 1\ntitle: x\n', ''];

/** A text to begin with: a plan of ours, or one made by chance; with one kind of line ends or the other. */
export function anyPlan(random: Random): string {
  const kind = random.next();
  const text =
    kind < 0.25
      ? random.pick(LARGE)
      : kind < 0.65
        ? random.pick(SMALL)
        : writtenSomehow(randomPlan(random, random.pick([1, 2, 3])), random);
  const plain = text.replace(/\r\n/g, '\n');
  return random.chance(0.35) ? plain.replace(/\n/g, '\r\n') : plain;
}
