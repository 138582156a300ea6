/** What a drop or a paste brings. */
export interface Transferred {
  files: File[];
  /** Among what was dropped; a folder has no bytes of its own. */
  hasFolder: boolean;
}

export const bringsFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false;

export function transferred(data: DataTransfer): Transferred {
  const items = [...data.items].filter(({ kind }) => kind === 'file');
  const isFolder = (item: DataTransferItem): boolean => item.webkitGetAsEntry?.()?.isDirectory ?? false;
  const files = items.filter((item) => !isFolder(item)).flatMap((item) => item.getAsFile() ?? []);
  return { files, hasFolder: items.some(isFolder) };
}
