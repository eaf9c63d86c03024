/** Runs npm in a folder, without scripts, audit and advertisements; throws with the first of its complaints. */
export declare function npm(args: readonly string[], cwd: string): Promise<void>;
