import type { Schemas } from "../../http/schemas.ts";
import type { Format } from "../../ui/Format.tsx";
import { texts } from "../../ui/texts.ts";

/** An activity in words. A kind that is not known here is told by its name. */
export function describe({ kind, details, personal }: Schemas["ActivityRow"], format: Format): string {
  const fact = new Fields(details);
  const promise = () =>
    texts.promises.by(
      format.minor(fact.number("amountMinor"), fact.text("currency") ?? ""),
      format.day(fact.text("promisedOn") ?? ""),
    );
  const credited = (field: string) => format.minor(fact.number(field), fact.text("currency") ?? "");
  const why = () => new Fields(personal).text("why");
  switch (kind) {
    case "promise_recorded":
      return texts.history.promiseRecorded(promise());
    case "promise_withdrawn":
      return texts.history.promiseWithdrawn(promise(), fact.text("state") === "withdrawnByCustomer");
    case "promise_kept":
      return texts.history.promiseKept(promise(), fact.flag("isPresumed"));
    case "promise_partly_kept":
      return texts.history.promisePartlyKept(
        promise(),
        format.minor(fact.number("paidMinor"), fact.text("currency") ?? ""),
      );
    case "promise_broken":
      return texts.history.promiseBroken(promise());
    case "promise_credited":
      return texts.history.promiseCredited(promise());
    case "promise_superseded":
      return texts.history.promiseSuperseded(promise());
    case "promise_reopened":
      return texts.history.promiseReopened(promise());
    case "promise_suspended":
      return texts.history.promiseSuspended(promise(), fact.text("why") === "unappliedCash");
    case "payment_recorded":
      return texts.history.paymentRecorded(
        format.minor(fact.number("amountMinor"), fact.text("currency") ?? ""),
        format.day(fact.text("paidOn") ?? ""),
      );
    case "payment_reversed":
      return texts.history.paymentReversed(
        format.minor(fact.number("amountMinor"), fact.text("currency") ?? ""),
        format.day(fact.text("paidOn") ?? ""),
        new Fields(personal).text("why"),
      );
    case "conversation_filed":
      return texts.history.conversationFiled(new Fields(personal).text("subject"), fact.number("messages"));
    case "conversation_unlinked":
      return texts.history.conversationUnlinked;
    case "conversation_rejected":
      return texts.history.conversationRejected;
    case "conversation_received":
      return texts.history.conversationReceived(
        new Fields(personal).text("subject"),
        fact.number("messages"),
        fact.flag("isNewLink"),
      );
    case "conversations_joined":
      return texts.history.conversationsJoined(fact.flag("isOpenWhose"));
    case "conversation_corrected":
      return texts.history.conversationCorrected(fact.number("messages"));
    case "conversation_bounced":
      return texts.history.conversationBounced(
        format.list(new Fields(personal).texts("badAddresses")),
        fact.number("failed"),
        fact.number("delayed"),
      );
    case "conversation_closed":
      return texts.history.conversationClosed;
    case "conversation_reopened":
      return texts.history.conversationReopened;
    case "conversation_asked_colleague":
      return texts.history.conversationAskedColleague;
    case "conversation_released_colleague":
      return texts.history.conversationReleasedColleague;
    case "conversation_answered_by_colleague":
      return texts.history.conversationAnsweredByColleague;
    case "conversation_tied_to_receivable":
      return texts.history.conversationTied(fact.text("documentNumber"));
    case "conversation_freed_of_receivable":
      return texts.history.conversationFreed(fact.text("documentNumber"));
    case "conversation_nudged":
      return texts.history.conversationNudged(new Fields(personal).text("note"));
    case "answer_remembered":
      return texts.history.answerRemembered(new Fields(personal).text("address"));
    case "answer_revoked":
      return texts.history.answerRevoked(new Fields(personal).text("address"));
    case "receivables_imported":
      return texts.history.receivablesImported(fact.number("created"), fact.number("changed"));
    case "account_imported":
      return texts.history.accountImported(fact.flag("created"));
    case "settlements_imported":
      return texts.history.settlementsImported(fact.number("created"), fact.number("changed"));
    case "promise_refitted":
      return texts.history.promiseRefitted;
    case "dispute_opened":
      return texts.history.disputeOpened(
        reason(fact.text("reasonCode")),
        credited("amountMinor"),
        format.list(fact.texts("documents")),
      );
    case "dispute_changed":
      return texts.history.disputeChanged(format.list(fact.texts("fields")));
    case "dispute_moved":
      return texts.history.disputeMoved(disputeState(fact.text("to")));
    case "dispute_noted":
      return texts.history.disputeNoted(new Fields(personal).text("text"));
    case "dispute_step_ticked":
      return texts.history.disputeStepTicked(fact.text("step") ?? "", fact.flag("isDone"));
    case "dispute_approval_asked":
      return texts.history.disputeApprovalAsked(credited("creditedMinor"), why());
    case "dispute_approval_declined":
      return texts.history.disputeApprovalDeclined(credited("creditedMinor"), fact.flag("isTakenBack"), why());
    case "dispute_resolved":
      return texts.history.disputeResolved(
        disputeState(fact.text("as")),
        fact.number("creditedMinor") > 0 ? credited("creditedMinor") : null,
        fact.flag("isApproved"),
        why(),
      );
    case "dispute_withdrawn":
      return texts.history.disputeWithdrawn(fact.flag("isByCustomer"), why());
    case "dispute_reopened":
      return texts.history.disputeReopened(fact.number("creditedMinor") > 0 ? credited("creditedMinor") : null, why());
    case "dispute_refitted":
      return texts.history.disputeRefitted;
    case "promise_split":
      return texts.history.promiseSplit;
    case "dispute_split":
      return texts.history.disputeSplit;
    case "evidence_asked":
      return texts.history.evidenceAsked(fact.number("messages"));
    case "evidence_retried":
      return texts.history.evidenceRetried(fact.number("failed"));
    case "evidence_frozen":
      return texts.history.evidenceFrozen(fact.number("stored"), fact.number("failed"));
    case "evidence_file_added":
      return texts.history.evidenceFileAdded(new Fields(personal).text("name"), fact.flag("isMisnamed"));
    case "evidence_erased":
      return texts.history.evidenceErased(fact.number("items"));
    case "legal_hold_changed":
      return texts.history.legalHoldChanged(fact.flag("isOn"), new Fields(personal).text("why"));
    case "receivable_document_attached":
      return texts.history.documentAttached(fact.text("document"));
    case "receivables_presumed_paid":
      return texts.history.presumedPaid(fact.number("closed"));
    case "receivables_import_undone":
      return texts.history.importUndone(fact.number("removed"), fact.number("restored"));
    case "accounts_merged":
      return texts.history.accountsMerged;
    case "account_merged_away":
      return texts.history.accountMergedAway;
    case "account_merge_undone":
      return texts.history.accountMergeUndone;
    case "account_restored":
      return texts.history.accountRestored;
    case "account_status_set":
      return texts.history.accountStatusSet(accountStatus(fact.text("to")), why());
    case "account_changed":
      return texts.history.accountChanged(format.list(fact.texts("fields")));
    case "contact_added":
      return texts.history.contactAdded(new Fields(personal).text("name"));
    case "contact_changed":
      return texts.history.contactChanged(new Fields(personal).inner("to").text("name"));
    case "contact_removed":
      return texts.history.contactRemoved(new Fields(personal).text("name"));
    case "note_written": {
      const said = new Fields(personal);
      return texts.history.noteWritten(
        fact.text("noteKind") ?? "note",
        format.day(fact.text("on") ?? ""),
        said.text("person"),
        said.text("outcome"),
        said.text("text"),
      );
    }
    case "note_withdrawn":
      return texts.history.noteWithdrawn(fact.text("noteKind") ?? "note", format.day(fact.text("on") ?? ""));
    default:
      return kind.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
  }
}

function reason(code: string | null): string {
  return texts.disputes.reasons[code ?? ""] ?? texts.disputes.otherReason(code ?? "");
}

function accountStatus(status: string | null): string {
  return Object.entries(texts.account.status).find(([known]) => known === status)?.[1] ?? "";
}

function disputeState(state: string | null): string {
  return Object.entries(texts.disputes.states).find(([known]) => known === state)?.[1] ?? "";
}

/** The shape of details depends on their kind, and may be older than this code. */
class Fields {
  readonly #values: Readonly<Record<string, unknown>>;

  constructor(json: unknown) {
    this.#values = typeof json === "object" && json !== null ? (json as Record<string, unknown>) : {};
  }

  text(name: string): string | null {
    const value = this.#values[name];
    return typeof value === "string" ? value : null;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  texts(name: string): string[] {
    const value = this.#values[name];
    return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
  }

  inner(name: string): Fields {
    return new Fields(this.#values[name]);
  }

  number(name: string): number {
    const value = this.#values[name];
    return typeof value === "number" ? value : 0;
  }
}
