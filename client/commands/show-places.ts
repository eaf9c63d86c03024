import * as vscode from 'vscode';

interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

interface ProtocolLocation {
  readonly uri: string;
  readonly range: { readonly start: ProtocolPosition; readonly end: ProtocolPosition };
}

/** Shows places of a plan in the editor's own list of references; what the server's lenses ask for. */
export async function showPlaces(
  uri: string,
  position: ProtocolPosition,
  locations: readonly ProtocolLocation[],
): Promise<void> {
  const toPosition = ({ line, character }: ProtocolPosition) => new vscode.Position(line, character);
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    vscode.Uri.parse(uri),
    toPosition(position),
    locations.map(
      ({ uri: place, range }) =>
        new vscode.Location(vscode.Uri.parse(place), new vscode.Range(toPosition(range.start), toPosition(range.end))),
    ),
  );
}
