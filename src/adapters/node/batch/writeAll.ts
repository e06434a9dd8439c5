import type { FileHandle } from 'node:fs/promises'

/** Writes all of the bytes: the system may take them in parts. */
export async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  let done = 0
  while (done < bytes.length) {
    done += (await file.write(bytes, done, bytes.length - done)).bytesWritten
  }
}
