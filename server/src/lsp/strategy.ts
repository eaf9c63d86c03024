import { type ConnectionStrategy, LSPErrorCodes, Message, type ResponseMessage } from 'vscode-languageserver';

/** How a connection treats what arrives: of what nobody waits for any longer, nothing is begun. */
export const STRATEGY: ConnectionStrategy = {
  cancelUndispatched(message): ResponseMessage | undefined {
    if (!Message.isRequest(message)) return undefined;
    const error = { code: LSPErrorCodes.RequestCancelled, message: 'cancelled' };
    return { jsonrpc: '2.0', id: message.id, error };
  },
};
