using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.SqlServer
{
    /// <inheritdoc />
    public partial class FillWhoAccountsWaitFor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // What stalled, and whom accounts wait for, the clocks compute anew.
            migrationBuilder.Sql("UPDATE [ConversationTurns] SET [ChangesAt] = [StalledSince] WHERE [StalledSince] IS NOT NULL");
            migrationBuilder.Sql("UPDATE [Standings] SET [NextChangeOn] = '2000-01-01' WHERE [AccountId] IN (SELECT [AccountId] FROM [Conversations])");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
