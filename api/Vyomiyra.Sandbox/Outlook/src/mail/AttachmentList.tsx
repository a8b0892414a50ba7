import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { DocumentRegular } from "@fluentui/react-icons";
import { useState } from "react";
import type { MessageKey } from "../protocol.ts";
import type { Graph } from "./graph.ts";
import { fetchAttachmentContent } from "./mail.ts";
import type { Attachment } from "./resources.ts";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    maxHeight: "88px",
    overflowY: "auto",
    margin: 0,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    listStyle: "none",
    flexShrink: 0,
  },
  name: { maxWidth: "220px", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  size: { color: tokens.colorNeutralForeground3, whiteSpace: "nowrap" },
});

const kilobytes = new Intl.NumberFormat(undefined, { style: "unit", unit: "kilobyte", maximumFractionDigits: 0 });

/** Always a download, never shown in place: the content is somebody else's. */
async function download(graph: Graph, message: MessageKey, { id, name }: Attachment): Promise<void> {
  const bytes = Uint8Array.from(atob(await fetchAttachmentContent(graph, message, id)), (char) => char.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

interface Props {
  graph: Graph;
  message: MessageKey;
  attachments: Attachment[];
}

export function AttachmentList({ graph, message, attachments }: Props) {
  const styles = useStyles();
  const [failure, setFailure] = useState<string | null>(null);

  return (
    <ul className={styles.list} aria-label="Attachments">
      {attachments.map((attachment) => (
        <li key={attachment.id}>
          <Button
            size="small"
            icon={<DocumentRegular />}
            title={`Download ${attachment.name}`}
            onClick={() => {
              setFailure(null);
              download(graph, message, attachment).catch((error: Error) => setFailure(error.message));
            }}
          >
            <bdi className={styles.name}>{attachment.name}</bdi>
            <Text size={200} className={styles.size}>
              &nbsp;{kilobytes.format(Math.max(1, attachment.size / 1024))}
            </Text>
          </Button>
        </li>
      ))}
      {failure && (
        <li role="alert">
          <Text size={200}>{failure}</Text>
        </li>
      )}
    </ul>
  );
}
