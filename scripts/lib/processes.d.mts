/** The project's root folder (absolute). */
export declare const root: string;

/** Registers what is to be undone when this process ends; the returned function takes that back. */
export declare function atExit(cleanup: () => void | Promise<void>): () => void;
