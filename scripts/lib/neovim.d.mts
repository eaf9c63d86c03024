/** Finds Neovim, or installs Debian's; throws with a message for the user. */
export declare function installNeovim(options?: { log?: (line: string) => void }): Promise<string>;
