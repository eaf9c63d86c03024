/** The stylesheet of the preview, as text; written at build time. */
export const pageStyle: string;
