/** The packages as they are published; absolute paths. */
export interface Packages {
  readonly vsix: string;
  readonly tarball: string;
}

/** Makes both packages of what dist/ holds, in a folder; throws in words of the packager. */
export declare function makePackages(out: string): Promise<Packages>;
