export type { Catalog, CatalogEntry, CatalogKind } from './catalog';
export { builtInCatalog, createCatalog } from './catalog';
export { catalogEntriesIn } from './read';
export { comparable } from './wording';
