/** The part of esbuild's account that tells what is bundled. */
export interface Account {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, { bytesInOutput: number }>> }>>;
}

/** The licence texts of all that is bundled; throws for a package whose licence is not allowed, or has no text. */
export declare function noticesOf(metafiles: readonly Account[]): string;
