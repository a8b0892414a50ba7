using System.Text.Json;

namespace Vyomiyra.Domain.Receivables;

/// <summary>A receivable's values at one moment: all that an import may change. Amounts are in minor units.</summary>
public sealed record ReceivableImage(
    long AccountId, string? Order, string? Reference, DateOnly IssuedOn, DateOnly DueOn, string Currency, long OriginalMinor, long OpenMinor,
    long StatedOpenMinor, DateOnly? PresumedPaidOn, long? ChangedByRunId, DateOnly? StatedOn = null)
{
    /// <summary>Those settlements whose pending part the import changed, as it was.</summary>
    public IReadOnlyList<PendingSettlement> Settlements { get; init; } = [];

    public static ReceivableImage Of(Receivable row) => new(
        row.AccountId, row.OrderNumber, row.Reference, row.IssuedOn, row.DueOn, row.Currency.Code, row.OriginalMinor, row.OpenMinor, row.StatedOpenMinor,
        row.PresumedPaidOn, row.ChangedByRunId, row.StatedOn);

    public static ReceivableImage Parse(string json) => JsonSerializer.Deserialize<ReceivableImage>(json, JsonSerializerOptions.Web)!;

    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <param name="row">What becomes as it was.</param>
    /// <param name="pendingMinor">What is recorded on it now and the ERP's amount of then does not reflect.</param>
    public void Restore(Receivable row, long pendingMinor)
    {
        row.AccountId = AccountId;
        (row.OrderNumber, row.OrderKey) = (Order, Domain.ReferenceKey.OrNull(Order));
        (row.Reference, row.ReferenceKey) = (Reference, Domain.ReferenceKey.OrNull(Reference));
        (row.IssuedOn, row.DueOn) = (IssuedOn, DueOn);
        (row.Currency, row.OriginalMinor) = (Domain.Currency.Parse(Currency), OriginalMinor);
        (row.OpenMinor, row.StatedOpenMinor, row.PresumedPaidOn) = (OpenAmount.Of(StatedOpenMinor, pendingMinor), StatedOpenMinor, PresumedPaidOn);
        (row.ChangedByRunId, row.StatedOn) = (ChangedByRunId, StatedOn);
    }
}
