import { Button, MessageBar, MessageBarBody, mergeClasses } from "@fluentui/react-components";
import { MailEditRegular } from "@fluentui/react-icons";
import { useMemo } from "react";
import { type Address, closeDraft, navigate, openDraft, openFolder, openMessage } from "../address.ts";
import { ComposeView } from "../compose/ComposeView.tsx";
import { TaskPane } from "../pane/TaskPane.tsx";
import type { MessageKey, ReplyForm } from "../protocol.ts";
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
import { useCompose } from "./useCompose.ts";
import { useOpenMessage } from "./useOpenMessage.ts";

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
  const { write, reply, leave } = useCompose(graph, user.id, mailbox.address);
  const replying = reply.variables?.to.restId === address.message;
  const startReply = async (to: MessageKey, form: ReplyForm) => void (await reply.mutateAsync({ to, form }));

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
        <div className={mergeClasses(styles.list, (key ?? address.draft) !== null && styles.hiddenWhenNarrow)}>
          <div className={styles.write}>
            <Button
              appearance="primary"
              icon={<MailEditRegular />}
              disabledFocusable={write.isPending}
              onClick={() => write.mutate()}
            >
              New mail
            </Button>
          </div>
          {write.isError && (
            <MessageBar intent="error">
              <MessageBarBody>No mail could be begun: {write.error.message}</MessageBarBody>
            </MessageBar>
          )}
          <MessageList
            graph={graph}
            userId={user.id}
            mailbox={mailbox.address}
            folder={folder}
            selected={address.draft ?? address.message}
            onSelect={({ id, isDraft }) =>
              navigate((from) =>
                isDraft ? openDraft(from, mailbox.address, id) : openMessage({ ...from, mailbox: mailbox.address }, id),
              )
            }
          />
        </div>
        {address.draft ? (
          <ComposeView
            key={address.draft}
            graph={graph}
            user={user}
            message={{ mailbox: mailbox.address, restId: address.draft }}
            shared={!isOwn(user, mailbox)}
            theme={address.theme}
            paneOpen={address.draftPane}
            paneKey={paneKey}
            onPane={() => navigate((from) => ({ ...from, draftPane: !from.draftPane }))}
            onReply={startReply}
            onClose={() => {
              navigate(closeDraft);
              leave();
            }}
          />
        ) : (
          <>
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
              <ReadingPane graph={graph} message={key} open={open} theme={address.theme} />
            </div>
            {address.pane && (
              <TaskPane
                key={paneKey}
                user={user}
                graph={graph}
                item={item}
                theme={paneColors(address.theme)}
                pinned={address.pinned}
                onPin={() => navigate((from) => ({ ...from, pinned: !from.pinned }))}
                onClose={() => navigate((from) => ({ ...from, pane: false }))}
                onReply={startReply}
              />
            )}
          </>
        )}
      </div>
    </main>
  );
}
