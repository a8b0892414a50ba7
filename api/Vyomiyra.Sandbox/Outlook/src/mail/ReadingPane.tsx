import { Avatar, Button, makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ThemeName } from "../address.ts";
import type { MessageKey } from "../protocol.ts";
import { AttachmentList } from "./AttachmentList.tsx";
import { fullDate } from "./dates.ts";
import type { Graph } from "./graph.ts";
import { MessageBody } from "./MessageBody.tsx";
import { personOf } from "./mail.ts";
import { People } from "./People.tsx";
import type { OpenMessage } from "./useOpenMessage.ts";

const useStyles = makeStyles({
  article: { display: "flex", flexDirection: "column", flexGrow: 1, minHeight: 0 },
  subject: {
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    maxHeight: "84px",
    overflowY: "auto",
    flexShrink: 0,
  },
  header: {
    display: "flex",
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalS}`,
    flexShrink: 0,
  },
  people: { flexGrow: 1, minWidth: 0 },
  first: { display: "flex", alignItems: "baseline", gap: tokens.spacingHorizontalM },
  name: { flexGrow: 1 },
  quiet: { color: tokens.colorNeutralForeground3, whiteSpace: "nowrap" },
  note: {
    margin: "auto",
    padding: tokens.spacingHorizontalL,
    textAlign: "center",
    color: tokens.colorNeutralForeground3,
  },
});

interface Props {
  graph: Graph;
  message: MessageKey | null;
  open: UseQueryResult<OpenMessage>;
  theme: ThemeName;
}

export function ReadingPane({ graph, message, open, theme }: Props) {
  const styles = useStyles();
  if (!message) return <Text className={styles.note}>Select a message to read it</Text>;
  if (open.isPending) return <Spinner label="Loading the message" className={styles.note} />;
  if (open.isError) {
    return (
      <div role="alert" className={styles.note}>
        <Text block>{open.error.message}</Text>
        <Button onClick={() => open.refetch()}>Try again</Button>
      </div>
    );
  }

  const { content, attachments } = open.data;
  const from = personOf(content.from ?? content.sender);
  return (
    <article className={styles.article} aria-label="Message">
      <h2 className={styles.subject} dir="auto">
        {content.subject || "(no subject)"}
      </h2>
      <header className={styles.header}>
        <Avatar name={from.name} size={36} color="colorful" aria-hidden />
        <div className={styles.people}>
          <div className={styles.first}>
            <Text weight="semibold" truncate wrap={false} className={styles.name}>
              <bdi>{from.name}</bdi>
            </Text>
            <Text size={200} className={styles.quiet}>
              <time dateTime={content.receivedDateTime}>{fullDate(content.receivedDateTime)}</time>
            </Text>
          </div>
          {from.address !== from.name && (
            <Text size={200} block truncate wrap={false} className={styles.quiet} title={from.address}>
              <bdi>{from.address}</bdi>
            </Text>
          )}
          <People label="To" recipients={content.toRecipients} />
          <People label="Cc" recipients={content.ccRecipients} />
        </div>
      </header>
      {attachments.length > 0 && <AttachmentList graph={graph} message={message} attachments={attachments} />}
      <MessageBody body={content.body} theme={theme} />
    </article>
  );
}
