import { Button, Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import type { Schemas } from "../../../http/schemas.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { Heading } from "../../../ui/Heading.tsx";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { places } from "../../../ui/places.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { disputeRoomTexts as words } from "../../../ui/texts/disputeRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { Unread } from "../../../ui/Unread.tsx";
import { describe } from "../../history/describe.ts";
import { History } from "../../history/History.tsx";
import { DisputeBadge } from "../DisputeBadge.tsx";
import { EvidencePart } from "../evidence/EvidencePart.tsx";
import { useDispute } from "../useDisputes.ts";
import { CustomersWords } from "./CustomersWords.tsx";
import { DisputeFacts } from "./DisputeFacts.tsx";
import { DisputeNotes } from "./DisputeNotes.tsx";
import { DisputeParts } from "./DisputeParts.tsx";
import { DisputeSteps } from "./DisputeSteps.tsx";
import { MoveButtons } from "./MoveButtons.tsx";
import { Resolutions } from "./Resolutions.tsx";

const DisputeForm = lazy(() => import("./DisputeForm.tsx"));
const SettleForm = lazy(() => import("./SettleForm.tsx"));
const WithdrawForm = lazy(() => import("./WithdrawForm.tsx"));
const ReopenForm = lazy(() => import("./ReopenForm.tsx"));

const forms = {
  change: { Form: DisputeForm, title: words.edit },
  resolve: { Form: SettleForm, title: words.settle },
  withdraw: { Form: WithdrawForm, title: words.withdraw },
  reopen: { Form: ReopenForm, title: words.reopen },
};
const formNames = ["resolve", "change", "withdraw", "reopen"] as const satisfies (keyof typeof forms)[];

const useStyles = makeStyles({
  page: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  account: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground3 },
  form: { maxWidth: "720px" },
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    gap: tokens.spacingHorizontalXXXL,
    alignItems: "start",
    "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalXXL },
  },
  column: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalXXL },
});

interface Props {
  id: number;
  /** Whether the reader may keep its evidence from being erased. */
  mayHold: boolean;
}

/** One dispute: what is contested, what was done about it, how it ends, and the evidence. */
export default function DisputePage({ id, mayHold }: Props) {
  const dispute = useDispute(id);
  if (dispute.data) return <Dispute dispute={dispute.data} mayHold={mayHold} />;
  return dispute.isError || dispute.isPaused ? (
    <Unread failure={dispute.error} onRetry={() => void dispute.refetch()} isRetrying={dispute.isFetching} />
  ) : (
    <LoadingRows />
  );
}

function Dispute({ dispute, mayHold }: { dispute: Schemas["DisputeDetail"]; mayHold: boolean }) {
  const styles = useStyles();
  const [chosen, setChosen] = useState<keyof typeof forms | null>(null);
  const [overtakenAt, setOvertakenAt] = useState<number | null>(null);
  const { account, may } = dispute;
  const act = { dispute, onOvertaken: setOvertakenAt };
  const Form = chosen !== null && may.includes(chosen) ? forms[chosen].Form : null;
  return (
    <div className={styles.page}>
      <div>
        <Link href={places.disputes()}>{words.back}</Link>
        <Heading
          beside={<DisputeBadge state={dispute.state} />}
          actions={formNames
            .filter((name) => may.includes(name))
            .map((name) => (
              <Button
                key={name}
                size="small"
                appearance={name === "resolve" ? "primary" : "secondary"}
                aria-expanded={name === chosen}
                onClick={() => setChosen(name === chosen ? null : name)}
              >
                {forms[name].title}
              </Button>
            ))}
        >
          {dispute.reason}
        </Heading>
        <p className={styles.account}>
          <Link href={places.account(account.id, "disputes")}>
            <Foreign>{account.name}</Foreign>
          </Link>{" "}
          <Foreign>{account.number}</Foreign>
        </p>
      </div>
      {overtakenAt === dispute.version && <Overtaken dispute={dispute} />}
      {Form && (
        <div className={styles.form}>
          <Suspense fallback={null}>
            <Form {...act} onClose={() => setChosen(null)} />
          </Suspense>
        </div>
      )}
      {may.includes("move") && <MoveButtons {...act} />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Resolutions {...act} />
          <DisputeParts dispute={dispute} />
          <CustomersWords dispute={dispute} />
          <EvidencePart dispute={dispute} mayHold={mayHold} />
        </div>
        <div className={styles.column}>
          <DisputeFacts dispute={dispute} />
          <DisputeSteps {...act} />
          <DisputeNotes {...act} />
          <section aria-label={words.history}>
            <SubHeading>{words.history}</SubHeading>
            <History activities={dispute.history} />
          </section>
        </div>
      </div>
    </div>
  );
}

/** Somebody else did something first: who, and what. */
function Overtaken({ dispute }: { dispute: Schemas["DisputeDetail"] }) {
  const format = useFormat();
  const [latest] = dispute.history;
  return (
    <Notice intent="warning" title={words.overtaken}>
      {latest && (
        <div>
          <Foreign>{words.overtakenBy(latest.actor ?? texts.history.machine, describe(latest, format))}</Foreign>
        </div>
      )}
      <div>{words.overtakenHint}</div>
    </Notice>
  );
}
