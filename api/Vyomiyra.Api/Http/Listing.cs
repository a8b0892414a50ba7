using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Vyomiyra.Api.Http;

/// <summary>What is asked of a list: a page of it, or with <c>Accept: text/csv</c> all of it as a file.</summary>
public sealed record ListFormat(bool IsCsv)
{
    public const string Csv = "text/csv";

    public static ValueTask<ListFormat> BindAsync(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return ValueTask.FromResult(new ListFormat(http.Request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == Csv)));
    }

    public PageRequest Of(string? cursor, int size) => new(IsCsv ? null : cursor, size, IsCsv);
}

/// <param name="Cursor">After which row the page begins; null for the first, and where all of the list is asked for.</param>
/// <param name="Size">Of the page.</param>
/// <param name="IsCsv">Whether all of the list is asked for, as a file.</param>
public sealed record PageRequest(string? Cursor, int Size, bool IsCsv)
{
    /// <summary>What was asked for of the rows.</summary>
    /// <param name="sorted">The rows after the cursor, in order.</param>
    /// <param name="row">A row as it is shown.</param>
    /// <param name="key">A row's cursor.</param>
    /// <param name="layout">The file's.</param>
    /// <param name="cancellation">Given up by the caller.</param>
    public async Task<Listing<TRow>> ReadAsync<TRead, TRow>(
        IQueryable<TRead> sorted, Func<TRead, TRow> row, Func<TRead, string> key, CsvLayout<TRow> layout, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        if (IsCsv)
        {
            return new Listing<TRow>(layout, sorted.AsAsyncEnumerable().Select(row));
        }

        var page = Page.Of(await sorted.Take(Page.Reading(Size)).ToListAsync(cancellation), Size, key);
        return new Listing<TRow>(new Page<TRow>([.. page.Items.Select(row)], page.Next));
    }
}

/// <summary>A page of a list as JSON, or all of it as CSV, which is sent while it is read.</summary>
public sealed class Listing<T> : IResult, IEndpointMetadataProvider
{
    private readonly Page<T>? page;
    private readonly (CsvLayout<T> Layout, IAsyncEnumerable<T> Rows) file;

    public Listing(Page<T> page) => this.page = page;

    public Listing(CsvLayout<T> layout, IAsyncEnumerable<T> rows) => file = (layout, rows);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        if (page is not null)
        {
            return TypedResults.Ok(page).ExecuteAsync(httpContext);
        }

        httpContext.Response.ContentType = $"{ListFormat.Csv}; charset=utf-8";
        httpContext.Response.GetTypedHeaders().ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = $"{file.Layout.Name}.csv" };
        return file.Layout.WriteAsync(file.Rows, httpContext.Response.Body, httpContext.RequestAborted);
    }

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder)
    {
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(Page<T>), ["application/json"]));
    }
}
