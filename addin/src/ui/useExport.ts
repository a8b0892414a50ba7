import { useMutation } from "@tanstack/react-query";
import type { Failure } from "../http/failure.ts";
import { type Download, useTransfers } from "../http/transfers.ts";

/** Fetches a file that only the signed-in may have, and hands it to the browser to keep. */
export function useExport() {
  const transfers = useTransfers();
  return useMutation<Download, Failure, { path: string; accept: string }>({
    mutationFn: ({ path, accept }) => transfers.download(path, accept),
    onSuccess: keep,
  });
}

function keep({ name, content }: Download): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
