import type { Command, ImageBody } from './frames'

/**
 * A command as it goes over the wire. The outbox keeps what a file is called and how large it is, to show it;
 * the server says that by itself and refuses to be told.
 */
export function wire(command: Command): Command {
  if (command.type !== 'send' || (command.kind !== 'image' && command.kind !== 'file')) return command
  const { file, quote } = command.body as ImageBody
  return { ...command, body: { file, ...(quote !== undefined && { quote }) } } as Command
}
