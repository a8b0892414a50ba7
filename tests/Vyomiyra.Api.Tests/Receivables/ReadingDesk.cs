using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Moq;
using Vyomiyra.Api.Receivables;
using Vyomiyra.Domain.Receivables;

namespace Vyomiyra.Api.Tests.Receivables;

/// <summary>Files are kept and read here, without a database.</summary>
internal sealed class ReadingDesk : IDisposable
{
    public ReadingDesk() => Files = new ImportFiles(
        Options.Create(new ImportOptions { Path = "imports" }), Mock.Of<IHostEnvironment>(environment => environment.ContentRootPath == Folder), TimeProvider.System);

    public string Folder { get; } = Directory.CreateTempSubdirectory("vyomiyra-desk-").FullName;

    public ImportFiles Files { get; }

    public static ImportProfile Profile { get; } = new()
    {
        Name = "desk",
        Columns = new Dictionary<ReceivableField, string>
        {
            [ReceivableField.Account] = "Account",
            [ReceivableField.Name] = "Name",
            [ReceivableField.Number] = "Document",
            [ReceivableField.Issued] = "Issued",
            [ReceivableField.Due] = "Due",
            [ReceivableField.Open] = "Open",
        },
        Constants = new Dictionary<ReceivableField, string>
        {
            [ReceivableField.Company] = "1000",
            [ReceivableField.Type] = "invoice",
            [ReceivableField.Currency] = "EUR",
        },
        Types = new Dictionary<string, ReceivableType> { ["invoice"] = ReceivableType.Invoice },
        Dates = ["dd.MM.yyyy"],
        DecimalSeparator = ',',
        ThousandsSeparator = '.',
    };

    public async Task<StoredFile> KeepAsync(byte[] content, string name = "items.xlsx")
    {
        var kept = await Files.KeepAsync(new MemoryStream(content), name, TestContext.Current.CancellationToken);
        return kept.IsRefused ? throw new UnreadableFileException(kept.Refusals[0].Code, kept.Refusals[0].Detail) : kept.Value;
    }

    public async Task<List<ReadReceivable>> ReadAsync(byte[] content, ImportProfile? profile = null)
    {
        var rows = new List<ReadReceivable>();
        await foreach (var row in ReceivableRows.Of(await KeepAsync(content), profile ?? Profile))
        {
            rows.Add(row);
        }

        return rows;
    }

    public Task<List<ReadReceivable>> ReadAsync(string csv, ImportProfile? profile = null) => ReadAsync(Encoding.UTF8.GetBytes(csv), profile);

    /// <summary>The code by which the file as a whole is refused; null where it is read to its end.</summary>
    public async Task<string?> RefusalOfAsync(byte[] content, ImportProfile? profile = null)
    {
        try
        {
            await ReadAsync(content, profile);
            return null;
        }
        catch (UnreadableFileException fault)
        {
            return fault.Refusal.Code;
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
