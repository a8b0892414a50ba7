using Vyomiyra.Domain;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>What an import of payments does to receivables and their accounts, until the run has a number to write it by.</summary>
internal sealed class SettledReceivables
{
    private readonly Dictionary<(long ReceivableId, SettlementKind Kind, string Number), Settlement> stored = [];
    private readonly Dictionary<long, long> pending = [];
    private readonly Dictionary<long, List<Settlement>> agreed = [];
    private readonly List<Func<long, Settlement>> drafts = [];
    private readonly Dictionary<long, (int Created, int Changed, SortedDictionary<string, (long Created, long By)> Amounts)> accounts = [];

    /// <summary>What is stored on the receivables of the next rows. Those of a receivable that was known before are known.</summary>
    public void Know(IReadOnlyCollection<Settlement> settlements)
    {
        foreach (var receivable in settlements.GroupBy(settlement => settlement.ReceivableId))
        {
            pending.TryAdd(receivable.Key, receivable.Sum(settlement => settlement.PendingMinor));
            agreed[receivable.Key] = [.. receivable.Where(settlement => settlement is { Kind: SettlementKind.Credit, RunId: null }).OrderBy(settlement => settlement.Id)];
        }

        foreach (var settlement in settlements)
        {
            stored[(settlement.ReceivableId, settlement.Kind, settlement.Number)] = settlement;
        }
    }

    public void Apply(Receivable receivable, SettlementKind kind, string number, DateOnly on, Money amount, ImportTally tally)
    {
        var isPending = receivable.IsToldBefore(on);
        if (!stored.TryGetValue((receivable.Id, kind, number), out var known))
        {
            if (kind == SettlementKind.Credit)
            {
                Replace(receivable, on, amount.Minor, isPending);
            }

            Add(receivable, kind, number, on, amount, isPending ? amount.Minor : 0);
            Count(receivable, created: 1, changed: 0, amount.Minor);
            tally.Created++;
            return;
        }

        if (known.AmountMinor == amount.Minor)
        {
            tally.Unchanged++;
            return;
        }

        var by = amount.Minor - known.AmountMinor;
        var rest = isPending ? Math.Max(0, known.PendingMinor + by) : known.PendingMinor;
        Lay(receivable, rest - known.PendingMinor);
        (known.AmountMinor, known.PendingMinor) = (amount.Minor, rest);
        Count(receivable, created: 0, changed: 1, by);
        tally.Changed++;
    }

    /// <summary>What was agreed here and has come as credit notes, all of it.</summary>
    public IReadOnlyList<Settlement> Replaced()
    {
        var replaced = agreed.Values.SelectMany(each => each).Where(settlement => settlement.AmountMinor == 0).ToList();
        agreed.Clear();
        return replaced;
    }

    public IEnumerable<Settlement> New(long runId) => drafts.Select(draft => draft(runId));

    public IEnumerable<SettlementsImported> Facts(long runId) => accounts.Select(account => new SettlementsImported(
        account.Key, runId, account.Value.Created, account.Value.Changed,
        [.. account.Value.Amounts.Select(amount => new ImportedAmount(amount.Key, amount.Value.Created, amount.Value.By))]));

    private void Add(Receivable receivable, SettlementKind kind, string number, DateOnly on, Money amount, long pendingMinor)
    {
        Lay(receivable, pendingMinor);
        var (companyId, receivableId) = (receivable.CompanyId, receivable.Id);
        drafts.Add(runId => new Settlement
        {
            CompanyId = companyId,
            ReceivableId = receivableId,
            Kind = kind,
            Number = number,
            SettledOn = on,
            Currency = amount.Currency,
            AmountMinor = amount.Minor,
            PendingMinor = pendingMinor,
            RunId = runId,
        });
    }

    /// <summary>A credit note that comes after a credit was agreed here is that credit: from here on it stands in its place and not beside it.</summary>
    private void Replace(Receivable receivable, DateOnly on, long minor, bool isPending)
    {
        foreach (var credit in agreed.GetValueOrDefault(receivable.Id, []).Where(credit => credit.SettledOn <= on))
        {
            var taken = Math.Min(minor, credit.AmountMinor);
            var rest = isPending ? Math.Max(0, credit.PendingMinor - taken) : Math.Min(credit.PendingMinor, credit.AmountMinor - taken);
            Lay(receivable, rest - credit.PendingMinor);
            (credit.AmountMinor, credit.PendingMinor) = (credit.AmountMinor - taken, rest);
            minor -= taken;
        }
    }

    /// <summary>Lays so much more over what the ERP said is open.</summary>
    private void Lay(Receivable receivable, long minor)
    {
        if (minor != 0)
        {
            pending[receivable.Id] = pending.GetValueOrDefault(receivable.Id) + minor;
            receivable.OpenMinor = OpenAmount.Of(receivable.StatedOpenMinor, pending[receivable.Id]);
        }
    }

    private void Count(Receivable receivable, int created, int changed, long minor)
    {
        var account = accounts.TryGetValue(receivable.AccountId, out var known) ? known : (0, 0, new(StringComparer.Ordinal));
        var amount = account.Amounts.GetValueOrDefault(receivable.Currency.Code);
        account.Amounts[receivable.Currency.Code] = created > 0 ? amount with { Created = amount.Created + minor } : amount with { By = amount.By + minor };
        accounts[receivable.AccountId] = (account.Created + created, account.Changed + changed, account.Amounts);
    }
}
