import { Link } from "@fluentui/react-components";
import { receivableTexts as words } from "../../../ui/texts/receivables.ts";
import { useExport } from "../../../ui/useExport.ts";

interface Props {
  receivableId: number;
  number: string;
}

/** The invoice as the customer got it. Only the signed-in may have it, so it is fetched and kept rather than linked to. */
export function DocumentButton({ receivableId, number }: Props) {
  const document = useExport();
  return (
    <>
      <Link
        as="button"
        aria-label={words.pdfOf(number)}
        disabled={document.isPending}
        onClick={() =>
          document.mutate({ path: `/api/receivables/${receivableId}/document`, accept: "application/pdf" })
        }
      >
        {words.pdf}
      </Link>
      {document.isError && <span role="alert"> {words.noPdf}</span>}
    </>
  );
}
