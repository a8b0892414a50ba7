import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
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
import { ReadingPane } from "./ReadingPane.tsx";
import { ReplyEditor } from "./ReplyEditor.tsx";
import { useOpenMessage } from "./useOpenMessage.ts";
import { useReply } from "./useReply.ts";

const narrow = "@media (max-width: 900px)";

const useStyles = makeStyles({
  view: { position: "relative", display: "flex", flexGrow: 1, minWidth: 0, minHeight: 0 },
  folders: { width: "200px", flexShrink: 0, overflowY: "auto", paddingBottom: tokens.spacingVerticalM },
  columns: {
    display: "flex",
    flexGrow: 1,
    minWidth: 0,
    overflow: "hidden",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRight: "none",
    borderBottom: "none",
    borderTopLeftRadius: tokens.borderRadiusLarge,
  },
  list: {
    display: "flex",
    flexDirection: "column",
    width: "300px",
    flexShrink: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [narrow]: { width: "auto", flexShrink: 1, flexGrow: 1, borderRight: "none" },
  },
  reading: { display: "flex", flexDirection: "column", flexGrow: 1, minWidth: 0 },
  hiddenWhenNarrow: { [narrow]: { display: "none" } },
});

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
  const styles = useStyles();
  const graph = useMemo(() => new Graph(new MailTokens(user.id)), [user.id]);
  const folder = address.folder ?? "inbox";
  const key: MessageKey | null = address.message ? { mailbox: mailbox.address, restId: address.message } : null;
  const open = useOpenMessage(graph, user.id, key);
  const { reply, start, close } = useReply(graph, user.id);
  const writing = reply && reply.to.restId === address.message ? reply : null;

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
              onReply={() => start(key, { html: "", toAll: false })}
              onPane={() => navigate((from) => ({ ...from, pane: !from.pane }))}
            />
          )}
          <ReadingPane
            graph={graph}
            message={key}
            open={open}
            theme={address.theme}
            reply={
              writing && (
                <ReplyEditor
                  key={writing.draft.id}
                  graph={graph}
                  userId={user.id}
                  mailbox={writing.to.mailbox}
                  draft={writing.draft}
                  theme={address.theme}
                  onClose={close}
                />
              )
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
            onReply={start}
          />
        )}
      </div>
    </main>
  );
}
