import { MessageBar, MessageBarBody, mergeClasses } from "@fluentui/react-components";
import { useMemo } from "react";
import { type Address, navigate, openFolder, openMessage } from "../address.ts";
import { TaskPane } from "../pane/TaskPane.tsx";
import type { MessageKey } from "../protocol.ts";
import { isOwn, type Mailbox, mailboxesOf, type User } from "../session/session.ts";
import { MailTokens } from "../session/tokens.ts";
import { paneColors } from "../theme.ts";
import { ActionBar } from "./ActionBar.tsx";
import { FolderList } from "./FolderList.tsx";
import { Graph } from "./graph.ts";
import { MessageList } from "./MessageList.tsx";
import { snapshotOf } from "./mail.ts";
import { useMailViewStyles } from "./mailView.styles.ts";
import { ReadingPane } from "./ReadingPane.tsx";
import { ReplyEditor } from "./ReplyEditor.tsx";
import { useOpenMessage } from "./useOpenMessage.ts";
import { useReply } from "./useReply.ts";

interface Props {
  user: User;
  address: Address;
  mailbox: Mailbox;
  foldersShown: boolean;
  /** Changes when the add-ins of this user must start anew. */
  paneKey: number;
}

/** Mail as one user sees it: folders, messages, the open message and the add-in's pane. */
export function MailView({ user, address, mailbox, foldersShown, paneKey }: Props) {
  const styles = useMailViewStyles();
  const graph = useMemo(() => new Graph(new MailTokens(user.id)), [user.id]);
  const folder = address.folder ?? "inbox";
  const key: MessageKey | null = address.message ? { mailbox: mailbox.address, restId: address.message } : null;
  const open = useOpenMessage(graph, user.id, key);
  const reply = useReply(graph, user.id);
  const replying = reply.variables?.to.restId === address.message;

  const item = useMemo(() => {
    if (!address.message || open.isError) return null;
    return open.data && snapshotOf(open.data.content, open.data.attachments, mailbox.address, !isOwn(user, mailbox));
  }, [address.message, open.data, open.isError, mailbox, user]);

  return (
    <main className={styles.view}>
      {foldersShown && (
        <nav className={styles.folders} aria-label="Folders">
          {mailboxesOf(user).map((each) => (
            <FolderList
              key={each.address}
              graph={graph}
              userId={user.id}
              mailbox={each}
              selected={each === mailbox ? folder : null}
              onSelect={(chosen) => navigate((from) => openFolder(from, each.address, chosen))}
            />
          ))}
        </nav>
      )}
      <div className={styles.columns}>
        <div className={mergeClasses(styles.list, key !== null && styles.hiddenWhenNarrow)}>
          <MessageList
            graph={graph}
            userId={user.id}
            mailbox={mailbox.address}
            folder={folder}
            selected={address.message}
            onSelect={(message) => navigate((from) => openMessage({ ...from, mailbox: mailbox.address }, message))}
          />
        </div>
        <div className={mergeClasses(styles.reading, !key && styles.hiddenWhenNarrow)}>
          {key && (
            <ActionBar
              paneOpen={address.pane}
              replyDisabled={!open.isSuccess}
              onBack={() => navigate((from) => openFolder(from, mailbox.address, address.folder))}
              onReply={() => reply.mutate({ to: key, form: { html: "", toAll: false } })}
              onPane={() => navigate((from) => ({ ...from, pane: !from.pane }))}
            />
          )}
          {replying && reply.isError && (
            <MessageBar intent="error">
              <MessageBarBody>No reply could be started: {reply.error.message}</MessageBarBody>
            </MessageBar>
          )}
          <ReadingPane
            graph={graph}
            message={key}
            open={open}
            theme={address.theme}
            reply={
              replying && reply.data ? (
                <ReplyEditor
                  key={reply.data.id}
                  graph={graph}
                  userId={user.id}
                  mailbox={mailbox.address}
                  draft={reply.data}
                  theme={address.theme}
                  onClose={reply.reset}
                />
              ) : null
            }
          />
        </div>
        {address.pane && (
          <TaskPane
            key={paneKey}
            user={user}
            graph={graph}
            item={item}
            theme={paneColors(address.theme)}
            pinned={address.pinned}
            onReply={async (to, form) => void (await reply.mutateAsync({ to, form }))}
          />
        )}
      </div>
    </main>
  );
}
