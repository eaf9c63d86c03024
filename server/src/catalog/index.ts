export type { Catalog, CatalogEntry } from './catalog';
export { builtInCatalog, createCatalog } from './catalog';
export { catalogEntriesIn } from './read';
export { comparable } from './wording';
