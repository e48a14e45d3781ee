/** The gid of the sales channel of this name, whatever its case; undefined: there is none. */
export const channelNamed = (channels: readonly { id: string; name: string }[], name: string): string | undefined =>
  channels.find((one) => one.name.trim().toLowerCase() === name.trim().toLowerCase())?.id;
