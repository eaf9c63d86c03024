/** Finds yaml-language-server and a Node that runs it (`node script --stdio`), or installs both; throws with a message. */
export declare function installYamlLanguageServer(options?: {
  log?: (line: string) => void;
}): Promise<{ readonly node: string; readonly script: string; readonly version: string }>;
