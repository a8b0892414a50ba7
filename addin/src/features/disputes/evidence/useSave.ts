import { useMutation } from "@tanstack/react-query";
import type { Failure } from "../../../http/failure.ts";
import { useTransfers } from "../../../http/transfers.ts";

/** Has the browser save a file by itself: it may be longer than what a page can hold. */
export function useSave() {
  const transfers = useTransfers();
  return useMutation<string, Failure, string>({
    mutationFn: transfers.addressOf,
    onSuccess: (address) => {
      const link = document.createElement("a");
      link.href = address;
      link.download = "";
      link.click();
    },
  });
}
