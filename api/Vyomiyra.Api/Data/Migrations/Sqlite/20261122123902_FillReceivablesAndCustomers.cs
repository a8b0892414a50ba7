using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <summary>What rows that were there before say in the new columns.</summary>
    public partial class FillReceivablesAndCustomers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE [Receivables] SET [StatedOpenMinor] = [OpenMinor], [DocumentTail] = (WITH RECURSIVE turned(rest, tail) AS (SELECT [DocumentKey], '' UNION ALL SELECT substr(rest, 2), substr(rest, 1, 1) || tail FROM turned WHERE rest <> '') SELECT tail FROM turned WHERE rest = ''), [OrderTail] = (WITH RECURSIVE turned(rest, tail) AS (SELECT [OrderKey], '' UNION ALL SELECT substr(rest, 2), substr(rest, 1, 1) || tail FROM turned WHERE rest <> '') SELECT tail FROM turned WHERE rest = ''), [ReferenceTail] = (WITH RECURSIVE turned(rest, tail) AS (SELECT [ReferenceKey], '' UNION ALL SELECT substr(rest, 2), substr(rest, 1, 1) || tail FROM turned WHERE rest <> '') SELECT tail FROM turned WHERE rest = '')");
            migrationBuilder.Sql("UPDATE [Accounts] SET [NumberTail] = (WITH RECURSIVE turned(rest, tail) AS (SELECT [NumberKey], '' UNION ALL SELECT substr(rest, 2), substr(rest, 1, 1) || tail FROM turned WHERE rest <> '') SELECT tail FROM turned WHERE rest = '')");
            migrationBuilder.Sql("UPDATE [PromiseParts] SET [RemainingMinor] = [AmountMinor]");
            migrationBuilder.Sql("UPDATE [DisputeParts] SET [RemainingMinor] = [AmountMinor]");
            migrationBuilder.Sql("UPDATE [ImportRuns] SET [State] = 'Finished', [FinishedAt] = [At]");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
