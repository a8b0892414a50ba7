using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.SqlServer
{
    /// <summary>What rows that were there before say in the new columns.</summary>
    public partial class FillReceivablesAndCustomers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("UPDATE [Receivables] SET [StatedOpenMinor] = [OpenMinor], [DocumentTail] = REVERSE([DocumentKey]), [OrderTail] = REVERSE([OrderKey]), [ReferenceTail] = REVERSE([ReferenceKey])");
            migrationBuilder.Sql("UPDATE [Accounts] SET [NumberTail] = REVERSE([NumberKey])");
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
