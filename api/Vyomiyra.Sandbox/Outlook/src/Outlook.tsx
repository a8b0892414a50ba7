import { makeStyles, tokens } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { navigate, openFolder, switchUser, useAddress } from "./address.ts";
import { DeliverDialog } from "./deliver/DeliverDialog.tsx";
import { MailView } from "./mail/MailView.tsx";
import { mailboxesOf, mailboxesOfAll, type Session, type User } from "./session/session.ts";
import { Rail } from "./shell/Rail.tsx";
import { TopBar } from "./shell/TopBar.tsx";
import { UserMenu } from "./shell/UserMenu.tsx";
import { WorkspaceTab } from "./tab/WorkspaceTab.tsx";
import { paneColors } from "./theme.ts";

const useStyles = makeStyles({
  page: {
    display: "flex",
    flexDirection: "column",
    height: "100vh",
    backgroundColor: tokens.colorNeutralBackground3,
  },
  below: {
    display: "flex",
    flexGrow: 1,
    minHeight: 0,
    "@media (max-width: 640px)": { flexDirection: "column-reverse" },
  },
});

const wideEnoughForFolders = () => window.matchMedia("(min-width: 1101px)").matches;

export function Outlook({ session }: { session: Session }) {
  const styles = useStyles();
  const client = useQueryClient();
  const address = useAddress();
  const [foldersShown, setFoldersShown] = useState(wideEnoughForFolders);
  const [delivering, setDelivering] = useState(false);
  const [paneKey, setPaneKey] = useState(0);

  const known = (id: string | null) => session.users.find((user) => user.id === id);
  const user = known(address.user) ?? known(session.defaultUser) ?? session.users[0];
  const mailboxes = user ? mailboxesOf(user) : [];
  const mailbox = mailboxes.find((each) => each.address === address.mailbox) ?? mailboxes[0];
  if (!user || !mailbox) return null;

  const onSwitch = ({ id, ...next }: User) =>
    navigate((from) =>
      switchUser(
        { ...from, mailbox: mailbox.address },
        id,
        next.mailboxes.map((each) => each.address),
      ),
    );
  const onSignedOut = (signedOut: boolean) => {
    navigate((from) => ({ ...from, signedOut }));
    setPaneKey(paneKey + 1);
  };
  const onDelivered = async (to: string) => {
    setDelivering(false);
    if (mailboxes.some((each) => each.address === to)) navigate((from) => openFolder(from, to, null));
    await client.invalidateQueries({ queryKey: [user.id, to] });
  };

  return (
    <div className={styles.page}>
      <TopBar
        theme={address.theme}
        place={address.place}
        foldersShown={foldersShown}
        onTheme={(theme) => navigate((from) => ({ ...from, theme }))}
        onFolders={() => setFoldersShown(!foldersShown)}
        onDeliver={() => setDelivering(true)}
      >
        <UserMenu
          session={session}
          user={user}
          signedOut={address.signedOut}
          onSwitch={onSwitch}
          onSignedOut={onSignedOut}
        />
      </TopBar>
      <div className={styles.below}>
        <Rail place={address.place} onPlace={(place) => navigate((from) => ({ ...from, place }))} />
        {address.place === "workspace" ? (
          <WorkspaceTab key={`${user.id} ${paneKey}`} user={user} theme={paneColors(address.theme)} />
        ) : (
          <MailView
            key={user.id}
            user={user}
            address={address}
            mailbox={mailbox}
            foldersShown={foldersShown}
            paneKey={paneKey}
          />
        )}
      </div>
      {delivering && (
        <DeliverDialog
          mailboxes={mailboxesOfAll(session)}
          mailbox={mailbox.address}
          onDelivered={onDelivered}
          onClose={() => setDelivering(false)}
        />
      )}
    </div>
  );
}
