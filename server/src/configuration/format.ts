import catalogSchema from '../../../schemas/catalog.schema.json';
import configurationSchema from '../../../schemas/partnershiprc.schema.json';
import { createFormat, type Format, type Shape } from '../schema/shape';

/** The format of `.partnershiprc.yaml`. */
export const configurationFormat: Format = createFormat(configurationSchema as unknown as Shape);

/** The format of a catalog file. */
export const catalogFormat: Format = createFormat(catalogSchema as unknown as Shape);
