import { Link, makeStyles, tokens, typographyStyles } from "@fluentui/react-components";
import type { Schemas } from "../../../http/schemas.ts";
import { useAnnounce } from "../../../ui/Announcer.tsx";
import { go } from "../../../ui/address.ts";
import { Foreign } from "../../../ui/Foreign.tsx";
import { useFormat } from "../../../ui/Format.tsx";
import { Heading } from "../../../ui/Heading.tsx";
import { LoadingRows } from "../../../ui/LoadingRows.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { places } from "../../../ui/places.ts";
import { useRows } from "../../../ui/rows.ts";
import { SubHeading } from "../../../ui/SubHeading.tsx";
import { promiseRoomTexts as words } from "../../../ui/texts/promiseRoom.ts";
import { texts } from "../../../ui/texts.ts";
import { Unread } from "../../../ui/Unread.tsx";
import { History } from "../../history/History.tsx";
import { NextStepWords } from "../NextStepWords.tsx";
import { PromiseActions } from "../PromiseActions.tsx";
import { PromiseBadge } from "../PromiseBadge.tsx";
import { usePromise, usePromisesChanged } from "../usePromise.ts";
import { PromiseArrivals } from "./PromiseArrivals.tsx";
import { PromiseFacts } from "./PromiseFacts.tsx";
import { PromiseParts } from "./PromiseParts.tsx";
import { RelatedPromises } from "./RelatedPromises.tsx";

const useStyles = makeStyles({
  page: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalL },
  account: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground3 },
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)",
    gap: tokens.spacingHorizontalXXXL,
    alignItems: "start",
    "@media (max-width: 900px)": { gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalXXL },
  },
  column: { display: "grid", gridTemplateColumns: "minmax(0, 1fr)", gap: tokens.spacingVerticalXXL },
});

/** One promise: what was said, what came for it part by part, and what to do next. */
export default function PromisePage({ id, mayWork }: { id: number; mayWork: boolean }) {
  const promise = usePromise(id);
  if (promise.data) return <Promised promise={promise.data} mayWork={mayWork} />;
  return promise.isError || promise.isPaused ? (
    <Unread failure={promise.error} onRetry={() => void promise.refetch()} isRetrying={promise.isFetching} />
  ) : (
    <LoadingRows />
  );
}

function Promised({ promise, mayWork }: { promise: Schemas["PromiseDetails"]; mayWork: boolean }) {
  const styles = useStyles();
  const format = useFormat();
  const announce = useAnnounce();
  const changed = usePromisesChanged(promise.account.id);
  const { account, suspended, replacedBy } = promise;
  const moved = ({ promiseId }: Schemas["PromiseResponse"]) => {
    announce(texts.suggestion.recorded);
    changed();
    go(places.promise(promiseId));
  };
  const withdrawn = () => {
    announce(texts.promises.withdrawn);
    changed();
  };
  return (
    <div className={styles.page}>
      <div>
        <Link href={places.promises()}>{words.back}</Link>
        <Heading beside={<PromiseBadge state={promise.state} />}>
          {texts.promises.by(format.money(promise.amount, promise.currency), format.day(promise.promisedOn))}
        </Heading>
        <p className={styles.account}>
          <Link href={places.account(account.id, "promises")}>
            <Foreign>{account.name}</Foreign>
          </Link>{" "}
          <Foreign>{account.number}</Foreign>
        </p>
        {mayWork && (
          <PromiseActions
            promise={promise}
            isReplaced={replacedBy.some(({ state }) => state !== "withdrawnByUs")}
            accountId={account.id}
            account={null}
            mail={null}
            onMoved={moved}
            onWithdrawn={withdrawn}
            onStale={changed}
            isOnPage
          />
        )}
      </div>
      {suspended && <Notice intent="warning">{texts.promises.suspended[suspended]}</Notice>}
      <div className={styles.columns}>
        <div className={styles.column}>
          <section aria-label={words.nextTitle}>
            <SubHeading>{words.nextTitle}</SubHeading>
            <NextStepWords next={promise.next} />
          </section>
          <PromiseParts promise={promise} />
          <PromiseArrivals promise={promise} />
          <Words promise={promise} />
        </div>
        <div className={styles.column}>
          <PromiseFacts promise={promise} />
          <RelatedPromises promise={promise} />
          <section aria-label={words.history}>
            <SubHeading>{words.history}</SubHeading>
            <History activities={promise.history} />
          </section>
        </div>
      </div>
    </div>
  );
}

/** What the customer wrote, and where. */
function Words({ promise: { account, quote, message } }: { promise: Schemas["PromiseDetails"] }) {
  const rows = useRows();
  const format = useFormat();
  return (
    <section aria-label={words.words}>
      <SubHeading>{words.words}</SubHeading>
      {quote ? (
        <blockquote className={rows.quote}>
          <Foreign>{quote}</Foreign>
        </blockquote>
      ) : (
        <p className={rows.empty}>{words.noWords}</p>
      )}
      {message && (
        <div className={rows.note}>
          <Foreign>{words.wrote(message.from, format.instant(message.sentAt))}</Foreign>{" "}
          <Link href={places.conversation(account.id, message.conversationId)}>{words.toConversation}</Link>
        </div>
      )}
    </section>
  );
}
