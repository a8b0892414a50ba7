import { Badge, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import type { Schemas } from "../../http/schemas.ts";
import { Foreign } from "../../ui/Foreign.tsx";
import { useFormat } from "../../ui/Format.tsx";
import { Heading } from "../../ui/Heading.tsx";
import { accountTexts } from "../../ui/texts/accounts.ts";
import { detailTexts } from "../../ui/texts/details.ts";
import { texts } from "../../ui/texts.ts";

const useStyles = makeStyles({
  facts: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground3, overflowWrap: "anywhere" },
});

interface Props {
  account: Schemas["AccountCard"];
  actions?: ReactNode;
}

/** Who: name and status with who gave it when and why, and below them number, company, team, owner and segment. */
export function AccountTitle({ account, actions }: Props) {
  const styles = useStyles();
  const { number, company, team, owner, segment } = account;
  const facts = Object.entries({
    number,
    company,
    team: team ?? texts.account.noTeam,
    owner,
    segment: segment && accountTexts.segment(segment),
  }).flatMap(([fact, value]) => (value ? [[fact, value] as const] : []));
  return (
    <div>
      <Heading
        actions={actions}
        beside={
          account.status !== "normal" && (
            <Badge appearance="filled" color="danger">
              {texts.account.status[account.status]}
            </Badge>
          )
        }
      >
        {account.name}
      </Heading>
      <p className={styles.facts}>
        {facts.map(([fact, value], index) => (
          <span key={fact}>
            {index > 0 && " · "}
            <Foreign>{value}</Foreign>
          </span>
        ))}
      </p>
      {account.statusNote && <StatusLine note={account.statusNote} />}
    </div>
  );
}

/** Since when the account has its status, by whom and why. */
function StatusLine({ note: { why, since, by } }: { note: Schemas["StatusNote"] }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <p className={styles.facts}>
      <Foreign>{`${detailTexts.statusSince(format.instant(since), by)}: ${why}`}</Foreign>
    </p>
  );
}
