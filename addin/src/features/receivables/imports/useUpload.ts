import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { Failure } from "../../../http/failure.ts";
import type { Schemas } from "../../../http/schemas.ts";
import { useTransfers } from "../../../http/transfers.ts";

/** Brings a file to the server, which says how it seems to be read. */
export function useUpload(onDone: (file: Schemas["ImportFileView"]) => void) {
  const transfers = useTransfers();
  const control = useRef<AbortController>(null);
  const [share, setShare] = useState(0);
  const upload = useMutation<Schemas["ImportFileView"], Failure, File>({
    mutationFn: (file) => {
      control.current = new AbortController();
      setShare(0);
      const path = `/api/imports/files?name=${encodeURIComponent(file.name)}`;
      return transfers.upload(path, file, setShare, control.current.signal);
    },
    onSuccess: onDone,
  });
  return {
    start: upload.mutate,
    cancel: () => {
      control.current?.abort();
      upload.reset();
    },
    file: upload.variables,
    isPending: upload.isPending,
    error: upload.error,
    share,
  };
}
