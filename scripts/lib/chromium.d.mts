/** What Chromium is started with, so that it asks nothing of the network and of the machine's graphics. */
export declare const chromiumArguments: readonly string[];

/** Finds a Chromium, or installs Debian's; throws with a message for the user. */
export declare function installChromium(options?: { log?: (line: string) => void }): Promise<string>;
