using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Vyomiyra.Api.Data;
using Vyomiyra.Api.Http;

namespace Vyomiyra.Api.Identity.Members;

internal static class ListMembers
{
    /// <summary>The members, in the order of their enrolment.</summary>
    /// <param name="db">The database.</param>
    /// <param name="cancellation">Given up by the caller.</param>
    /// <param name="after">The cursor of the page before.</param>
    /// <param name="size">At most this many, up to 200.</param>
    public static async Task<Ok<Page<MemberView>>> Handle(VyomiyraDb db, CancellationToken cancellation, long after = 0, int size = 50)
    {
        var rows = await db.Members.Where(member => member.Id > after).OrderBy(member => member.Id).Take(Page.Reading(size)).AsViews(db).ToListAsync(cancellation);
        return TypedResults.Ok(Page.Of(rows, size, member => member.Id.ToString(CultureInfo.InvariantCulture)));
    }
}
