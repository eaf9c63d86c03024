/** Installs a VSIX where the embedded VS Code is to find it; throws with what VS Code says. */
export declare function installExtension(
  vsix: string,
  extensionsDir: string,
  options?: { log?: (line: string) => void },
): Promise<void>;
