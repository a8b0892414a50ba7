using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vyomiyra.Api.Data;
using Vyomiyra.Domain.Promises;

namespace Vyomiyra.Api.Tests.Conversations;

/// <summary>What follows from a promise, struck by lightning while it is armed.</summary>
public sealed class Lightning : IFactHandler
{
    public bool IsArmed { get; set; }

    public Task HandleAsync(IReadOnlyList<RecordedFact> facts, Work work, CancellationToken cancellation) =>
        IsArmed && facts.Any(recorded => recorded.Fact is PromiseRecorded) ? throw new InvalidOperationException("Lightning struck.") : Task.CompletedTask;
}

/// <summary>A host for tests that break something everybody would notice. They run one after another.</summary>
public sealed class OwnHost : IAsyncLifetime
{
    public ApiHost Api { get; private set; } = null!;

    public Lightning Lightning { get; } = new();

    public async ValueTask InitializeAsync() => Api = await ApiHost.StartAsync([], services => services.AddSingleton<IFactHandler>(Lightning));

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    /// <summary>Every row of every table.</summary>
    public Task<IReadOnlyList<string>> DatabaseAsync() => Api.WithDatabaseAsync(async db =>
    {
        var rows = new List<string>();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).Distinct().Order())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names come from the model.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                rows.Add($"{table}: {string.Join(" | ", values)}");
            }
        }

        return (IReadOnlyList<string>)rows;
    });
}

[CollectionDefinition(Name)]
public sealed class OneAfterAnother : ICollectionFixture<OwnHost>
{
    public const string Name = "one after another";
}
