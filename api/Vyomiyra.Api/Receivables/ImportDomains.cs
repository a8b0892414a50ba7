using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Accounts;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain;
using Vyomiyra.Domain.Accounts;
using Vyomiyra.Domain.History;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Receivables;

/// <summary>Brings in the mail domains of customers: account and domain. They are gained and never lost; what a person took away stays away.</summary>
public sealed class ImportDomains(VyomiyraDb db, ImportFiles files, ImportRuns runs)
{
    private const int AtOnce = 500;

    private static readonly TableCell[] Columns = [FixedLayout.Column("account", CellUse.Identifier), FixedLayout.Column("domain")];

    private sealed record Row(int Line, string Account, string Domain);

    public Task<Outcome<ImportReport>> RunAsync(Stream content, string fileName, Actor by, CancellationToken cancellation) =>
        runs.ImportAsync(files, ImportKind.Domains, content, fileName, by, PublishAsync, cancellation);

    private async Task<Func<long, IEnumerable<Fact>>> PublishAsync(StoredFile file, ImportTally tally, CancellationToken cancellation)
    {
        var touched = new HashSet<long>();
        foreach (var rows in file.Rows(Columns, tally, Read).Chunk(AtOnce))
        {
            var accounts = await NumberedAccounts.FindAsync(db, rows.Select(row => row.Account), cancellation);
            var owners = accounts.Values.ToArray();
            var known = (await db.Set<AccountDomain>().Where(domain => EF.Parameter(owners).Contains(domain.AccountId))
                .Select(domain => new { domain.AccountId, domain.Domain }).ToListAsync(cancellation)).Select(domain => (domain.AccountId, domain.Domain)).ToHashSet();
            known.UnionWith(await db.DismissedOfAsync(owners, DismissedKind.Domain, cancellation));
            foreach (var row in rows)
            {
                if (!accounts.TryGetValue(row.Account, out var accountId))
                {
                    tally.Reject(NumberedAccounts.Unknown(row.Line, row.Account));
                }
                else if (known.Add((accountId, row.Domain)))
                {
                    db.Add(new AccountDomain { AccountId = accountId, Domain = row.Domain });
                    touched.Add(accountId);
                    tally.Created++;
                }
                else
                {
                    tally.Unchanged++;
                }
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        return runId => touched.Select(accountId => new AccountImported(accountId, runId, Created: false, ["domains"]));
    }

    private static Row? Read(ImportCells cells, int line)
    {
        var (account, text) = (cells.Needed(0, 40), cells.Needed(1, MailAddress.MaximumLength));
        var domain = MailAddress.Normalise("x@" + text.TrimStart('@')) is { } address ? MailAddress.DomainOf(address) : null;
        if (text.Length > 0 && (domain is null || !domain.Contains('.', StringComparison.Ordinal)))
        {
            cells.Reject(1, "bad_domain", "This is not a mail domain.");
        }
        else if (domain is not null && MailAddress.IsFreemail(domain))
        {
            cells.Reject(1, "freemail_domain", "Anybody can have such an address: it identifies no customer.");
        }

        return cells.IsRejected ? null : new Row(line, account, domain!);
    }
}
