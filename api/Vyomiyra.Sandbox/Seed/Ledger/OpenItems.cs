using System.Globalization;

namespace Vyomiyra.Sandbox.Seed.Ledger;

/// <summary>The open items of a day: those that mail speaks of, and as many more as make an account healthy, late, very late or disputed.</summary>
static class OpenItems
{
    const int NewestNumber = 10620;

    public static IReadOnlyList<OpenItem> On(DateOnly today, LedgerSeed ledger)
    {
        var taken = ledger.Accounts.SelectMany(account => account.Known ?? []).Select(item => item.Number).ToHashSet();
        return [.. ledger.Accounts.SelectMany(account => Known(account, today).Concat(Generated(account, today, taken)))];
    }

    /// <summary>Those that mail speaks of.</summary>
    public static IEnumerable<OpenItem> Known(AccountSeed account, DateOnly today) => (account.Known ?? []).Select(item =>
    {
        var issued = today.AddDays(-item.Issued);
        return new OpenItem(
            account, "invoice", item.Number, item.Order, $"{account.Account}/{item.Number}", issued, issued.AddDays(account.Terms),
            account.Currency, item.Original, item.Open ?? item.Original);
    });

    static IEnumerable<OpenItem> Generated(AccountSeed account, DateOnly today, HashSet<string> taken)
    {
        for (var i = 0; i < account.Items; i++)
        {
            var draw = $"{account.Account}/{i}";
            var age = Age(account, i, draw);
            var issued = today.AddDays(-age);
            var original = Amount(account, draw);
            yield return (account.State, i) switch
            {
                ("disputed", 1) or ("late", 4) => Credit(account, issued, original / 6, draw),
                ("very late", 2) => Item(account, "payment on account", $"PAY-{age}{Chance.Below(90, draw) + 10}", issued, issued, original / 3, original / 3),
                ("very late", 5) => Item(account, "debit note", $"DN-4{Chance.Below(900, draw) + 100}", issued, issued.AddDays(14), 45, 45),
                (_, 3) => Invoice(account, age, issued, original, original * 2 / 5, taken),
                _ => Invoice(account, age, issued, original, original, taken),
            };
        }
    }

    /// <summary>Days since issue: a healthy account's items are mostly not due yet, a very late one's are months past it.</summary>
    static int Age(AccountSeed account, int i, string draw) => account.State switch
    {
        "healthy" when i > 0 => 1 + Chance.Below(account.Terms, draw),
        "healthy" => account.Terms + 1 + Chance.Below(4, draw),
        "very late" when i % 3 < 2 => account.Terms + 50 + Chance.Below(70, draw),
        "very late" => account.Terms + 5 + Chance.Below(40, draw),
        _ when i % 2 == 0 => account.Terms + 2 + Chance.Below(38, draw),
        _ => 1 + Chance.Below(account.Terms, draw),
    };

    static OpenItem Invoice(AccountSeed account, int age, DateOnly issued, decimal original, decimal open, HashSet<string> taken)
    {
        var number = NewestNumber - (2 * age);
        while (!taken.Add($"INV-{number}"))
            number--;
        return Item(account, "invoice", $"INV-{number}", issued, issued.AddDays(account.Terms), original, open);
    }

    static OpenItem Credit(AccountSeed account, DateOnly issued, decimal amount, string draw) =>
        Item(account, "credit note", $"CN-2{Chance.Below(900, draw) + 100}", issued, issued, amount, amount);

    static OpenItem Item(AccountSeed account, string type, string number, DateOnly issued, DateOnly due, decimal original, decimal open)
    {
        var digits = account.Currency == "JPY" ? 0 : 2;
        return new(
            account, type, number, $"PO-{60000 + Chance.Below(30000, number)}", $"{account.Account}/{number}", issued, due,
            account.Currency, Math.Round(original, digits), Math.Round(open, digits));
    }

    static decimal Amount(AccountSeed account, string draw)
    {
        var percent = 40 + Chance.Below(140, $"{draw}/size");
        var amount = account.Typical * percent / 100;
        return account.Currency == "JPY" ? Math.Round(amount / 1000) * 1000 : amount + (Chance.Below(100, $"{draw}/cents") / 100m);
    }

    public static string Money(decimal amount, string currency) => amount.ToString(currency == "JPY" ? "0" : "0.00", CultureInfo.InvariantCulture);
}
