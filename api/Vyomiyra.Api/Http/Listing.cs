using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Vyomiyra.Domain;

namespace Vyomiyra.Api.Http;

/// <summary>What is asked of a list: a page of it, or with <c>Accept: text/csv</c> all of it as a file.</summary>
public sealed record ListFormat(bool IsCsv)
{
    public const string Csv = "text/csv";
    private const int RowsAtOnce = 1000;

    public static ValueTask<ListFormat> BindAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return ValueTask.FromResult(new ListFormat(http.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == Csv)));
    }

    /// <summary>
    /// A page of the list; or all of it, page after page while it is sent, so that neither a database's rows nor its connection are held
    /// however long the list is.
    /// </summary>
    /// <param name="cursor">As the caller gave it; a file begins at the first row.</param>
    /// <param name="size">As the caller gave it; a file has no pages.</param>
    /// <param name="list">Answers with a page.</param>
    public async Task<Outcome<Listing<T>>> ReadAsync<T>(string? cursor, int size, Func<PageRequest, Task<Outcome<Listing<T>>>> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (!IsCsv)
        {
            return await list(new PageRequest(cursor, Math.Clamp(size, 1, Page.MaximumSize)));
        }

        var first = await list(new PageRequest(null, RowsAtOnce));
        return first.IsRefused ? first : first.Value.AsFile(next => list(new PageRequest(next, RowsAtOnce)));
    }
}

/// <param name="Cursor">After which row the page begins; null for the first.</param>
/// <param name="Size">Of the page.</param>
public sealed record PageRequest(string? Cursor, int Size)
{
    /// <summary>What was asked for of the rows.</summary>
    /// <param name="sorted">The rows after the cursor, in order.</param>
    /// <param name="row">A row as it is shown.</param>
    /// <param name="key">A row's cursor.</param>
    /// <param name="layout">The file's.</param>
    /// <param name="cancellation">Given up by the caller.</param>
    public Task<Listing<TRow>> ReadAsync<TRead, TRow>(
        IQueryable<TRead> sorted, Func<TRead, TRow> row, Func<TRead, string> key, CsvLayout<TRow> layout, CancellationToken cancellation) =>
        ReadAsync(sorted, read => Task.FromResult<IReadOnlyList<TRow>>([.. read.Select(row)]), key, layout, cancellation);

    /// <summary>The same, where more is to be read about the rows of a page before they can be shown.</summary>
    public async Task<Listing<TRow>> ReadAsync<TRead, TRow>(
        IQueryable<TRead> sorted, Func<IReadOnlyList<TRead>, Task<IReadOnlyList<TRow>>> rows, Func<TRead, string> key, CsvLayout<TRow> layout,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(key);
        // One more, which tells whether another page follows.
        var read = await sorted.Take(Size + 1).ToListAsync(cancellation);
        return new Listing<TRow>(layout, new Page<TRow>(await rows([.. read.Take(Size)]), read.Count > Size ? key(read[Size - 1]) : null));
    }
}

/// <summary>A page of a list as JSON, or all of it as CSV, which is sent while it is read.</summary>
public sealed class Listing<T>(CsvLayout<T> layout, Page<T> page) : IResult, IEndpointMetadataProvider
{
    private Func<string, Task<Outcome<Listing<T>>>>? more;

    public Page<T> Page => page;

    /// <summary>The page and all that follow it, as a file.</summary>
    internal Listing<T> AsFile(Func<string, Task<Outcome<Listing<T>>>> following) => new(layout, page) { more = following };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (more is null)
        {
            return TypedResults.Ok(page).ExecuteAsync(httpContext);
        }

        httpContext.Response.ContentType = $"{ListFormat.Csv}; charset=utf-8";
        httpContext.Response.GetTypedHeaders().ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{layout.Name}.csv" };
        return layout.WriteAsync(RowsAsync(more, httpContext), httpContext.Response.Body, httpContext.RequestAborted);
    }

    private async IAsyncEnumerable<T> RowsAsync(Func<string, Task<Outcome<Listing<T>>>> following, HttpContext http)
    {
        for (var part = page; ;)
        {
            foreach (var row in part.Items)
            {
                yield return row;
            }

            if (part.Next is null)
            {
                yield break;
            }

            var next = await following(part.Next);
            if (next.IsRefused)
            {
                // It may not be seen any more: nobody shall take the part for the whole.
                http.Abort();
                yield break;
            }

            part = next.Value.Page;
        }
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<T>), ["application/json"]));
    }
}
