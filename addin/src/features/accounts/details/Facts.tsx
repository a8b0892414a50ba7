import { Button, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { Edit16Regular } from "@fluentui/react-icons/svg/edit";
import { Fragment, lazy, type ReactNode, Suspense, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { places } from "../../../ui/places.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { detailTexts as words } from "../../../ui/texts/details.ts";
import { shellTexts } from "../../../ui/texts/shell.ts";
import { texts } from "../../../ui/texts.ts";
import { MergedHere } from "../merge/MergedHere.tsx";

const AccountForm = lazy(() => import("./AccountForm.tsx"));
const StatusForm = lazy(() => import("./StatusForm.tsx"));

const useStyles = makeStyles({
  facts: {
    ...typographyStyles.body1,
    display: "grid",
    gridTemplateColumns: "minmax(96px, 160px) minmax(0, 1fr)",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0, overflowWrap: "anywhere" },
});

interface Props {
  accountId: number;
  details: Schemas["AccountDetails"];
}

/** What the account is known by and how it is handled. */
export function Facts({ accountId, details }: Props) {
  const styles = useStyles();
  const format = useFormat();
  const [editing, setEditing] = useState<"account" | "status" | null>(null);
  if (editing) {
    const Form = editing === "account" ? AccountForm : StatusForm;
    return (
      <Suspense fallback={null}>
        <Form accountId={accountId} details={details} onClose={() => setEditing(null)} />
      </Suspense>
    );
  }
  const linked = (account: Schemas["RelatedAccountRow"]) => (
    <Link href={places.account(account.id)}>
      <Foreign>{`${account.name} (${account.number})`}</Foreign>
    </Link>
  );
  const facts: [string, ReactNode][] = [
    [words.number, details.number],
    [words.company, `${details.company} · ${details.currency}`],
    [words.status, <Status key="status" details={details} onChange={() => setEditing("status")} />],
    [words.team, details.team?.name],
    [words.owner, details.owner?.name],
    [words.language, details.language && format.language(details.language)],
    [words.domains, format.list(details.domains)],
    [words.aliases, format.list(details.aliases)],
    [words.parent, details.parent && linked(details.parent)],
    [
      words.children,
      details.children.length > 0 && details.children.map((child) => <div key={child.id}>{linked(child)}</div>),
    ],
    [words.segment, details.segment],
    [words.terms, details.termsDays === null ? null : words.days(details.termsDays)],
    [words.creditLimit, details.creditLimit === null ? null : format.money(details.creditLimit, details.currency)],
  ];
  return (
    <section aria-label={words.facts}>
      <SubHeading
        actions={
          <Button size="small" appearance="subtle" icon={<Edit16Regular />} onClick={() => setEditing("account")}>
            {shellTexts.edit}
          </Button>
        }
      >
        {words.facts}
      </SubHeading>
      <dl className={styles.facts}>
        {facts.map(([term, fact]) => (
          <Fragment key={term}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.fact}>
              {typeof fact === "string" ? <Foreign>{fact || shellTexts.none}</Foreign> : fact || shellTexts.none}
            </dd>
          </Fragment>
        ))}
      </dl>
      <MergedHere accountId={accountId} merges={details.mergedIntoThis} />
    </section>
  );
}

/** What it is, since when, by whom and why. */
function Status({ details, onChange }: { details: Schemas["AccountDetails"]; onChange: () => void }) {
  const format = useFormat();
  const note = details.statusNote;
  return (
    <>
      {texts.account.status[details.status]}
      {note && ` ${words.statusSince(format.instant(note.since), note.by)}`}
      {note && (
        <div>
          <Foreign>{note.why}</Foreign>
        </div>
      )}
      <div>
        <Link as="button" onClick={onChange}>
          {words.changeStatus}
        </Link>
      </div>
    </>
  );
}
